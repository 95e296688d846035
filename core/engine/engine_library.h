#pragma once
// The engine as a library of its own, for those who link it directly (tests, the shared library's entry).

#include <memory>

#include "core/engine/engine.h"

namespace jukebox {

/// A new engine on LibTorch.
std::unique_ptr<Engine> createEngine();

}  // namespace jukebox
