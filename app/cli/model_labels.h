#pragma once
// ModelLabels: the artists and genres that a model knows, as the command line uses them.

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/domain/conditioning.h"
#include "core/domain/model_card.h"
#include "core/labels/artist_genre_vocabulary.h"

namespace jukebox::cli {

/// Refuses (kind invalidInput) an artist or genre that a prior of `lowestLevel` or above does not know, with the names
/// most like it. Empty names pass.
Status checkNames(const InstalledModel& model, const Conditioning& conditioning, int lowestLevel);

/// Fills an artist or genre that was not given with the model's first one.
Status fillDefaultNames(const InstalledModel& model, bool fillArtist, bool fillGenre, Conditioning& conditioning);

}  // namespace jukebox::cli
