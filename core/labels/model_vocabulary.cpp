#include "core/labels/model_vocabulary.h"

#include "core/labels/label_style.h"

namespace jukebox {

Result<std::optional<ArtistGenreVocabulary>> vocabularyOf(const InstalledModel& model, int level) {
  using Vocabulary = std::optional<ArtistGenreVocabulary>;
  const ModelPrior* prior = model.card.priorOf(level);
  if (prior == nullptr || !prior->hyperparameters.labels) return Vocabulary();
  const LabelSet* set = model.card.labelSetOf(*prior);
  if (set == nullptr || set->artistsFile.empty() || set->genresFile.empty()) return Vocabulary();
  ASSIGN_OR_RETURN(const auto style, parseLabelStyle(set->style));
  ASSIGN_OR_RETURN(auto vocabulary,
                   ArtistGenreVocabulary::load(style, model.folder / set->artistsFile, model.folder / set->genresFile));
  return Vocabulary(std::move(vocabulary));
}

}  // namespace jukebox
