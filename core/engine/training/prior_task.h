#pragma once
// PriorTask: training of one level's prior on the codes of a prepared data set (spec/08 §3, spec/04 §11).

#include <memory>

#include "core/domain/model_card.h"
#include "core/engine/prior/prior.h"
#include "core/engine/training/prior_examples.h"
#include "core/engine/training/training_task.h"

namespace jukebox {

class PriorTask : public TrainingTask {
 public:
  /// Loads the codec of request.codecModel, encodes the data set if necessary (`progress` hears 0…1) and makes or loads
  /// the weights. A fresh prior's label tables get the data set's names; the changed request is `request()`.
  static Result<std::unique_ptr<PriorTask>> create(const TrainingRequest& request, Collective& collective,
                                                   const std::function<void(double)>& progress,
                                                   const CancellationToken& cancellation);

  const TrainingRequest& request() const { return m_request; }
  const std::vector<NamedTensor>& parameters() const override { return m_parameters; }
  Result<TrainingLoss> loss(std::int64_t step, int micro) override;
  Result<TrainingMetrics> validate() override;
  Status writeWeights(const std::filesystem::path& file) const override;
  Status makeExamples(const ExampleSink& sink) override;

 private:
  PriorTask(const TrainingRequest& request, Collective& collective, PriorExamples examples, WeightSet weights,
            Codec codec, at::Device device);
  Result<TrainingLoss> lossOf(const PriorBatch& given, bool training, std::int64_t step) const;
  at::Tensor disturbed(const at::Tensor& upperCodes, std::int64_t step) const;
  PriorBatch withoutSomeLabels(const PriorBatch& batch, std::int64_t step) const;

  TrainingRequest m_request;
  Collective& m_collective;
  PriorExamples m_examples;
  WeightSet m_weights;
  Codec m_codec;
  at::Device m_device;
  Prior m_prior;
  std::vector<NamedTensor> m_parameters;
  PriorExamples::Baseline m_baseline;
};

}  // namespace jukebox
