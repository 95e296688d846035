#pragma once
// CodecTask: training of encoder, codebooks and decoders on chunks of a prepared data set (spec/02 §7–10, 08 §2).

#include <memory>

#include "core/domain/training_request.h"
#include "core/engine/training/audio_chunks.h"
#include "core/engine/training/codec_training.h"
#include "core/engine/training/collective.h"
#include "core/engine/training/training_task.h"

namespace jukebox {

class CodecTask : public TrainingTask {
 public:
  /// Opens the data and the start weights (or makes fresh ones). `collective` must outlive the task.
  static Result<std::unique_ptr<CodecTask>> create(const TrainingRequest& request, Collective& collective);

  const std::vector<NamedTensor>& parameters() const override { return m_parameters; }
  std::vector<NamedTensor> buffers() const override;
  void restoreBuffers(const std::map<std::string, at::Tensor>& buffers) override;
  Result<TrainingLoss> loss(std::int64_t step, int micro) override;
  Result<TrainingMetrics> validate() override;
  Status writeWeights(const std::filesystem::path& file) const override;
  Status makeExamples(const ExampleSink& sink) override;

 private:
  CodecTask(const TrainingRequest& request, Collective& collective, AudioChunks chunks, WeightSet weights,
            at::Device device);
  void initialiseCodebooks(const at::Tensor& x);
  TrainingLoss perceptualStep(const at::Tensor& x, std::int64_t step, const RestartRows& restartRows);
  at::Tensor quantised(const at::Tensor& x, int level) const;
  at::Tensor roundTrip(const at::Tensor& x, int level) const;
  double thresholdOf(int level) const;

  TrainingRequest m_request;
  Collective& m_collective;
  AudioChunks m_chunks;
  WeightSet m_weights;
  at::Device m_device;
  Codec m_codec;
  std::vector<NamedTensor> m_parameters;
  std::vector<CodebookState> m_codebooks;
  at::Tensor m_hasCodebooks;  ///< int64 scalar, 0 before the first batch
  Bandwidth m_bandwidth;
};

}  // namespace jukebox
