#pragma once
// Model checks: does a model load, does it compute finite numbers, where does it read the lyrics?

#include "core/engine/engine.h"

namespace jukebox {

/// Loads every part and runs a few tokens through it. Kind corrupt when something is not finite.
Status verifyModelRuns(const InstalledModel& model, const FractionCallback& progress);

/// Samples one short window with a plain verse and measures every layer and head that sees the lyrics.
/// Kind unsupported for a model without lyrics.
Result<Engine::AlignmentHead> searchAlignmentHead(const InstalledModel& model);

}  // namespace jukebox
