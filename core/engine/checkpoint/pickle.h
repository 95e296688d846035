#pragma once
// Restricted unpickler: reads the pickles inside PyTorch files without ever looking up or calling anything (spec/07
// §5).

#include <cstddef>
#include <span>

#include "core/base/result.h"
#include "core/engine/checkpoint/pickle_value.h"

namespace jukebox {

/// What a pickle may cost. The defaults fit every official file many times over.
struct PickleLimits {
  std::size_t pickleBytes = 256U << 20;
  std::size_t values = 4'000'000;       ///< nodes of the arena
  std::size_t references = 16'000'000;  ///< container slots in total
  std::size_t memoEntries = 2'000'000;
  std::size_t stackDepth = 1'000'000;  ///< values waiting on the stack
  std::size_t nesting = 64;            ///< containers inside containers, of the finished value
  std::size_t textBytes = 16U << 20;   ///< one string
  std::size_t integerBytes = 1024;     ///< one LONG
  std::size_t tensors = 200'000;
  std::size_t dimensions = 8;
};

struct PickleOptions {
  /// Turn unknown names into inert placeholders instead of refusing the file. Callers must then refuse placeholders
  /// where they matter (findPlaceholder).
  bool allowUnknownGlobals = false;
  PickleLimits limits;
};

struct PickleResult {
  PickleDocument document;
  std::size_t byteCount = 0;  ///< length of the pickle including STOP
};

/// Reads one pickle at the start of `bytes`; what follows it is ignored. Kinds: corrupt (breaks the format or a limit),
/// unsupported (an opcode or a name outside the allow-list, named in the message).
Result<PickleResult> readPickle(std::span<const std::byte> bytes, const PickleOptions& options = {});

}  // namespace jukebox
