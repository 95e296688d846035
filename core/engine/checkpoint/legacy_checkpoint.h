#pragma once
// The PyTorch file format before 1.6, in which the official models were released (spec/07 §2).

#include <cstddef>
#include <span>

#include "core/base/result.h"
#include "core/engine/checkpoint/pickle.h"
#include "core/engine/checkpoint/pickled_checkpoint.h"

namespace jukebox {

/// True if the bytes start like a legacy file (magic number).
bool looksLikeLegacyCheckpoint(std::span<const std::byte> file);

/// Parses a whole file image: magic, version, sys info, object, storage keys, storages up to the last byte.
/// Views refer to `file`. Kinds corrupt and unsupported.
Result<PickledCheckpoint> parseLegacyCheckpoint(std::span<const std::byte> file, const PickleOptions& options = {});

}  // namespace jukebox
