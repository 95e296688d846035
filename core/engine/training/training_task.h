#pragma once
// TrainingTask: what is trained, as the loop sees it. Codec and prior each implement it.

#include <ATen/ATen.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/training_state.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

struct NamedTensor {
  std::string name;
  at::Tensor tensor;
};

inline std::vector<at::Tensor> tensorsOf(const std::vector<NamedTensor>& named) {
  std::vector<at::Tensor> tensors;
  for (const NamedTensor& item : named) tensors.push_back(item.tensor);
  return tensors;
}

/// A scalar to differentiate, and numbers for the log.
struct TrainingLoss {
  at::Tensor loss;
  TrainingMetrics metrics;
};

/// Stores something to listen to under a plain name without extension.
using ExampleSink = std::function<Status(const std::string& name, const AudioBuffer& audio)>;

class TrainingTask {
 public:
  virtual ~TrainingTask() = default;

  /// Leaves that require gradients, in a stable order.
  virtual const std::vector<NamedTensor>& parameters() const = 0;
  /// State besides parameters that a checkpoint keeps (codebooks and their averages).
  virtual std::vector<NamedTensor> buffers() const { return {}; }
  /// Takes over what buffers() gave; names and shapes were checked against it.
  virtual void restoreBuffers(const std::map<std::string, at::Tensor>&) {}

  /// Loss of micro-step `micro` of optimiser step `step`: a pure function of (request, step, micro, rank, weights).
  virtual Result<TrainingLoss> loss(std::int64_t step, int micro) = 0;
  /// Metrics on held-out songs, names without "test_". Called with the averaged weights in place.
  virtual Result<TrainingMetrics> validate() = 0;
  /// Writes the weights in place (the averaged ones) under their official names.
  virtual Status writeWeights(const std::filesystem::path& file) const = 0;
  /// Makes things to listen to: reconstructions, samples.
  virtual Status makeExamples(const ExampleSink& sink) = 0;
};

}  // namespace jukebox
