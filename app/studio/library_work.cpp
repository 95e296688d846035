#include "app/studio/library_work.h"

#include <algorithm>
#include <set>

#include "core/base/log.h"

namespace jukebox::studio {
namespace {

constexpr std::size_t kMostSuggestions = 3;

/// The words of the text terms that must hold, split at what is not a word.
std::vector<std::string> wordsOf(const SampleQuery& query) {
  std::vector<std::string> words;
  for (const auto& term : query.terms) {
    const auto* text = std::get_if<TextTerm>(&term.what);
    if (text == nullptr || term.negated) continue;
    std::string word;
    for (const char c : text->words + ' ') {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalnum(byte) != 0 || c == '\'') {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::move(word));
        word.clear();
      }
    }
  }
  return words;
}

/// The change that brings back what `edit` is about to replace.
SampleEdit inverseOf(const SampleEdit& edit, const Sample& before) {
  SampleEdit inverse;
  if (edit.title) inverse.title = before.title;
  if (edit.notes) inverse.notes = before.notes;
  if (edit.rating) inverse.rating = before.rating;
  if (edit.favourite) inverse.favourite = before.favourite;
  if (edit.played) inverse.played = before.played;
  if (edit.deleted) inverse.deleted = before.deleted;
  if (edit.tags) inverse.tags = before.tags;
  return inverse;
}

}  // namespace

Result<ui::SampleListing> listSamples(Library& library, const ui::ListRequest& request) {
  ASSIGN_OR_RETURN(const auto query, parseSampleQuery(request.query));
  ASSIGN_OR_RETURN(auto rows, library.samples().listRows(query, request.sort));
  return ui::SampleListing{std::move(rows), wordsOf(query)};
}

Result<ui::LibraryOverview> overviewOf(Library& library, const std::vector<std::string>& queries) {
  ui::LibraryOverview overview;
  for (const auto& text : queries) {
    const auto query = parseSampleQuery(text);
    std::int64_t count = 0;
    if (query) {
      ASSIGN_OR_RETURN(count, library.samples().count(*query));
    }
    overview.queryCounts.push_back(count);
  }
  ASSIGN_OR_RETURN(overview.artists, library.samples().artists());
  ASSIGN_OR_RETURN(overview.genres, library.samples().genres());
  ASSIGN_OR_RETURN(overview.tags, library.samples().tags());
  ASSIGN_OR_RETURN(const auto collections, library.collections().list());
  for (const auto& collection : collections) {
    overview.collections.push_back({collection.id, collection.name, collection.sampleCount});
  }
  return overview;
}

Result<std::vector<std::string>> suggestionsFor(Library& library, const std::string& query) {
  std::vector<std::string> suggestions;
  ASSIGN_OR_RETURN(const auto parsed, parseSampleQuery(query));
  for (const auto& word : wordsOf(parsed)) {
    ASSIGN_OR_RETURN(const auto similar, library.samples().similarWords(word));
    for (const auto& other : similar) {
      std::string text = query;
      const auto at = text.find(word);
      if (at == std::string::npos) continue;
      text.replace(at, word.size(), other);
      const auto corrected = parseSampleQuery(text);
      if (!corrected) continue;
      ASSIGN_OR_RETURN(const auto count, library.samples().count(*corrected));
      if (count > 0) suggestions.push_back(std::move(text));
      if (suggestions.size() == kMostSuggestions) return suggestions;
    }
  }
  return suggestions;
}

Result<std::vector<ui::SampleChange>> applyChanges(Library& library, const std::vector<ui::SampleChange>& changes) {
  std::vector<ui::SampleChange> inverse;
  const auto applyOne = [&](const ui::SampleChange& change) -> Status {
    ASSIGN_OR_RETURN(const auto before, library.samples().get(change.id));
    RETURN_IF_ERROR(library.editSample(change.id, change.edit));
    inverse.push_back({change.id, inverseOf(change.edit, before)});
    return {};
  };
  for (const auto& change : changes) {
    const auto status = applyOne(change);
    if (status) continue;
    for (auto it = inverse.rbegin(); it != inverse.rend(); ++it) {
      const auto undone = library.editSample(it->id, it->edit);
      if (!undone) logWarning("studio", "{} keeps a change: {}", it->id, undone.error().sentence());
    }
    return status.error();
  }
  return inverse;
}

Result<std::string> makeCollection(Library& library, const ui::CollectionContents& collection) {
  auto& store = library.collections();
  std::string id = collection.id;
  if (id.empty()) {
    ASSIGN_OR_RETURN(id, store.create(collection.name));
    RETURN_IF_ERROR(store.addSamples(id, collection.sampleIds));
    return id;
  }
  RETURN_IF_ERROR(store.restore({{id, collection.name, collection.createdAt, collection.sampleIds}}));
  return id;
}

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& excluded) {
  const std::set<std::string> unwanted(excluded.begin(), excluded.end());
  std::vector<std::string> rest;
  std::copy_if(all.begin(), all.end(), std::back_inserter(rest),
               [&](const std::string& id) { return !unwanted.contains(id); });
  return rest;
}

}  // namespace jukebox::studio
