#pragma once
// Improviser: a piece without an end, on all levels at once, that follows the listener's wishes.
//
// The top level grows by short windows; each level below follows as soon as the level above covers its window. The
// labels place every window in a song of the model's usual length: at its end the next song begins. A wish is heard
// after the windows that are already made: a change of artist or genre also shortens what the top level remembers, so
// that the new style is not drowned by the old one.

#include "core/engine/engine.h"

namespace jukebox {

/// New music of one window of the top level, at most.
inline constexpr double kImprovisationStepSeconds = 2;
/// What the top level still remembers after a change of artist or genre, and up to a step more.
inline constexpr double kRememberedSeconds = 1.5;

/// Errors of planRun(), planMemory() and the observer; kind cancelled when stopped.
Status runImprovisation(const GenerationInput& input, ImprovisationObserver& observer,
                        const CancellationToken& cancellation);

}  // namespace jukebox
