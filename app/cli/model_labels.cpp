#include "app/cli/model_labels.h"

#include <fmt/format.h>

#include "core/labels/model_vocabulary.h"

namespace jukebox::cli {
namespace {

constexpr std::size_t kSuggestions = 5;

Error unknownName(const char* what, const std::string& name, const std::vector<VocabularyEntry>& nearest,
                  const std::string& model) {
  std::vector<std::string> names;
  for (const auto& entry : nearest) names.push_back(fmt::format("\"{}\"", entry.name));
  const std::string similar = names.empty() ? std::string() : fmt::format("Did you mean {}? ", fmt::join(names, ", "));
  return makeError(
      ErrorKind::invalidInput, fmt::format("The model does not know the {} \"{}\".", what, name),
      fmt::format("{}`jukebox labels --model {}` lists what it knows; --allow-unknown goes on.", similar, model));
}

Status checkNamesAreNotNeeded(const InstalledModel& model, const Conditioning& conditioning) {
  if (conditioning.artist.empty() && conditioning.genre.empty()) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("The model \"{}\" came without its artist and genre names.", model.card.name),
                   "Import it again with the id files, or go on without names with --allow-unknown.");
}

std::string firstKnownName(std::span<const VocabularyEntry> entries) {
  for (const auto& entry : entries) {
    if (entry.id != 0) return entry.name;
  }
  return {};
}

}  // namespace

Status checkNames(const InstalledModel& model, const Conditioning& conditioning, int lowestLevel) {
  for (int level = model.card.topLevel(); level >= lowestLevel; --level) {
    const ModelPrior* prior = model.card.priorOf(level);
    if (prior == nullptr || !prior->hyperparameters.labels) continue;
    ASSIGN_OR_RETURN(const auto vocabulary, vocabularyOf(model, level));
    if (!vocabulary) return checkNamesAreNotNeeded(model, conditioning);
    const auto& [artist, genre, lyrics] = conditioning;
    if (!artist.empty() && !vocabulary->knowsArtist(artist)) {
      return unknownName("artist", artist, vocabulary->nearestArtists(artist, kSuggestions), model.card.name);
    }
    if (!genre.empty() && !vocabulary->genreIds(genre).unknownWords.empty()) {
      return unknownName("genre", genre, vocabulary->nearestGenres(genre, kSuggestions), model.card.name);
    }
  }
  return {};
}

Status fillDefaultNames(const InstalledModel& model, bool fillArtist, bool fillGenre, Conditioning& conditioning) {
  if (!fillArtist && !fillGenre) return {};
  ASSIGN_OR_RETURN(const auto vocabulary, vocabularyOf(model, model.card.topLevel()));
  if (!vocabulary) return {};
  if (fillArtist) conditioning.artist = firstKnownName(vocabulary->artists());
  if (fillGenre) conditioning.genre = firstKnownName(vocabulary->genres());
  return {};
}

}  // namespace jukebox::cli
