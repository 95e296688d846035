#pragma once
// Memory check: refuse with a plain sentence before loading, instead of being killed while loading.

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/domain/model_card.h"

namespace jukebox {

/// Bytes of one level's weights in a format, of its caches a sample, and of the workspace.
struct LevelMemory {
  std::uint64_t weightBytes = 0;
  std::uint64_t cacheBytesPerSample = 0;
  std::uint64_t workspaceBytes = 0;
  /// Of the next window of a single sample, begun while one is sampled; it can be done without.
  std::uint64_t nextWindowBytes = 0;
  /// Another level that is in memory at the same time; only one of them computes at a moment.
  void add(const LevelMemory& other) {
    weightBytes += other.weightBytes;
    cacheBytesPerSample += other.cacheBytesPerSample;
    workspaceBytes = std::max(workspaceBytes, other.workspaceBytes);
    nextWindowBytes += other.nextWindowBytes;
  }
  /// Guidance: every sample also goes through the prior without its labels.
  void addPlainRows() {
    cacheBytesPerSample *= 2;
    nextWindowBytes *= 2;
  }
  std::uint64_t total(int batch) const {
    return weightBytes + workspaceBytes + static_cast<std::uint64_t>(batch) * cacheBytesPerSample;
  }
};

/// Computed from the hyperparameters alone; nothing is opened.
LevelMemory levelMemory(const ModelPrior& prior, const CodecHyperparameters& codec, WeightDtype dtype,
                        WeightDtype storedDtype, WeightDtype cacheDtype = WeightDtype::automatic);

/// Kind outOfMemory: "… needs 4.1 GB, 2.3 GB are free: choose int8 or a smaller model".
Status checkMemory(const std::string& what, std::uint64_t neededBytes, std::uint64_t availableBytes, WeightDtype dtype);

/// "4.1 GB"
std::string bytesText(std::uint64_t bytes);

}  // namespace jukebox
