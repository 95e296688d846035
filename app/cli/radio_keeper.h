#pragma once
// RadioKeeper: a piece of the radio that was heard becomes an audio file, or a sample of the library.

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/heard_tape.h"
#include "core/domain/model_card.h"
#include "core/domain/sample.h"

namespace jukebox::cli {

/// What the model was told from a moment of the piece on.
struct RadioTurn {
  double fromSeconds = 0;
  GenerationRequest request;
};

/// What is known of a piece: its request is that of the turn that most of it follows; `turns` in the order of time, the
/// first of them at the beginning. Its notes tell all turns, and that the seed alone does not make it again.
Sample describeKept(const RadioKeep& wish, const HeardTape::Piece& piece, const InstalledModel& model,
                    const std::vector<RadioTurn>& turns);

/// Into wish.file, whose extension says the format, or into the library of that folder. The file carries the tags of
/// the sample, and that a machine made it. Kinds: invalidInput (nothing was heard yet), alreadyExists, those of
/// AudioWriter and Library.
Result<RadioAnswer> keepHeard(const RadioKeep& wish, const HeardTape::Piece& piece, const InstalledModel& model,
                              const std::vector<RadioTurn>& turns, const std::filesystem::path& library);

}  // namespace jukebox::cli
