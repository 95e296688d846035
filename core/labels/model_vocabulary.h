#pragma once
// ModelVocabulary: the artists and genres that a level of an installed model knows by name.

#include <optional>

#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/labels/artist_genre_vocabulary.h"

namespace jukebox {

/// Names that the prior of `level` was trained with; nothing when it takes no labels or the model has only ids.
/// Errors: those of ArtistGenreVocabulary::load().
Result<std::optional<ArtistGenreVocabulary>> vocabularyOf(const InstalledModel& model, int level);

}  // namespace jukebox
