#include "app/cli/alignment_store.h"

namespace jukebox::cli {

Result<std::optional<Engine::AlignmentHead>> storeAlignmentHead(const std::filesystem::path& modelFolder) {
  ASSIGN_OR_RETURN(ModelCard card, readModelCard(modelFolder));
  if (card.priors.empty()) return std::optional<Engine::AlignmentHead>();
  PriorHyperparameters& top = card.priors.back().hyperparameters;
  if (top.level != card.topLevel() || !top.hasLyrics() || top.alignmentLayer)
    return std::optional<Engine::AlignmentHead>();
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  ASSIGN_OR_RETURN(const Engine::AlignmentHead best, engine->findAlignmentHead({modelFolder, card}));
  top.alignmentLayer = best.layer;
  top.alignmentHead = best.head;
  RETURN_IF_ERROR(writeModelCard(modelFolder, card));
  return std::optional(best);
}

}  // namespace jukebox::cli
