// jukebox labels: artists and genres that a model knows.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "core/base/paths.h"
#include "core/labels/model_vocabulary.h"

namespace jukebox::cli {
namespace {

constexpr std::size_t kNearest = 20;

nlohmann::json toJsonList(std::span<const VocabularyEntry> entries) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& entry : entries) list.push_back({{"id", entry.id}, {"name", entry.name}});
  return list;
}

void printEntries(const char* heading, std::span<const VocabularyEntry> entries) {
  printLine(fmt::format("{} ({})", heading, entries.size()));
  for (const auto& entry : entries) printLine(fmt::format("  {:>5}  {}", entry.id, entry.name));
}

}  // namespace

Result<int> runCommand(const LabelsOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(const auto model, findModel(options.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(const auto vocabulary, vocabularyOf(model, model.card.topLevel()));
  if (!vocabulary) {
    return makeError(ErrorKind::notFound, fmt::format("Model \"{}\" has no lists of names.", model.card.name),
                     "The names of the released models are imported with --artists-v3, --genres-v3 and so on.");
  }
  std::vector<VocabularyEntry> artists(vocabulary->artists().begin(), vocabulary->artists().end());
  std::vector<VocabularyEntry> genres(vocabulary->genres().begin(), vocabulary->genres().end());
  if (!options.search.empty()) {
    artists = vocabulary->nearestArtists(options.search, kNearest);
    genres = vocabulary->nearestGenres(options.search, kNearest);
  }
  if (common.json) {
    printJson({{"model", model.card.name}, {"artists", toJsonList(artists)}, {"genres", toJsonList(genres)}});
  } else {
    printEntries("Artists", artists);
    printEntries("Genres", genres);
  }
  return kExitOk;
}

}  // namespace jukebox::cli
