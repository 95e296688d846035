#pragma once
// Lyric alignment of a prior case: alignment.json, alignment_inputs and alignment_expected.

#include "core/engine/parity/parity_case.h"
#include "core/engine/prior/prior.h"

namespace jukebox {

/// Nothing to do when the case has no alignment files.
Status checkAlignment(const Prior& prior, const CodecHyperparameters& codec, const ParityCase& parityCase,
                      ParityReport& report);

}  // namespace jukebox
