#pragma once
// Weight writer: streams the weights of one codec or prior into a safetensors file in the dtype of the model.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// Where the values come from, one weight at a time.
struct WeightSource {
  std::function<Status(const ExpectedWeight&, std::vector<float>&)> read;
  std::function<void(const ExpectedWeight&)> release;  ///< the weight is not needed any more
};

/// Counts the bytes of a long operation and tells the caller.
class ProgressMeter {
 public:
  ProgressMeter(ImportProgressCallback callback, std::uint64_t totalBytes)
      : m_callback(std::move(callback)), m_progress{{}, 0, totalBytes} {}
  void beginStep(std::string step) { m_progress.step = std::move(step); }
  void advance(std::uint64_t bytes) {
    m_progress.doneBytes += bytes;
    if (m_callback) m_callback(m_progress);
  }

 private:
  ImportProgressCallback m_callback;
  ImportProgress m_progress;
};

/// Bytes that writeWeights() will write for these weights, without the header.
std::uint64_t storedBytes(const std::vector<ExpectedWeight>& expected, WeightDtype dtype, bool includeTied = false);

/// Writes `expected` to `path`; tied doubles only if asked for. Every value must be finite, also after rounding to f16
/// (kind corrupt / unsupported, naming the weight). Memory: a few copies of one tensor.
Status writeWeights(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected, WeightDtype dtype,
                    const WeightSource& source, ProgressMeter& progress, const CancellationToken& cancellation,
                    bool includeTied = false);

}  // namespace jukebox
