#pragma once
// The PyTorch file format since 1.6: a zip archive with one pickle and one entry a storage (spec/07 §3).

#include <cstddef>
#include <span>

#include "core/base/result.h"
#include "core/engine/checkpoint/pickle.h"
#include "core/engine/checkpoint/pickled_checkpoint.h"

namespace jukebox {

/// Parses a whole file image. Views refer to `file`. Refuses TorchScript archives and big-endian data.
Result<PickledCheckpoint> parseZipCheckpoint(std::span<const std::byte> file, const PickleOptions& options = {});

}  // namespace jukebox
