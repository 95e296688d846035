#pragma once
// Generator: a whole run, level by level from the top; one prior resident at a time (spec/05 §5, design.md §4).

#include "core/engine/engine.h"

namespace jukebox {

/// Samples every level that the request asks for. Kinds invalidInput, outOfMemory, cancelled, and those of the
/// observer.
Result<GenerationOutcome> runGeneration(const GenerationInput& input, GenerationObserver& observer,
                                        const CancellationToken& cancellation);

}  // namespace jukebox
