#include "core/labels/artist_genre_vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/labels/name_similarity.h"
#include "core/labels/unicode_case.h"

namespace jukebox {
namespace {

constexpr std::uint64_t kMaximumFileBytes = 16ULL << 20U;
constexpr std::size_t kMaximumLines = 1'000'000;
constexpr std::int64_t kMaximumId = 10'000'000;
constexpr std::size_t kMaximumNameBytes = 1000;

Error malformedLine(std::string_view source, std::size_t lineNumber, std::string_view reason) {
  return makeError(ErrorKind::corrupt, fmt::format("{}, line {}: {}.", source, lineNumber, reason),
                   "Each line must read name;id, as in the files of the released models.");
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kWhiteSpace = " \t\r\n\v\f";
  const std::size_t first = line.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kWhiteSpace) - first + 1);
}

Result<VocabularyEntry> parseLine(std::string_view line, std::string_view source, std::size_t lineNumber) {
  if (!isValidUtf8(line)) return malformedLine(source, lineNumber, "not valid UTF-8");
  const std::size_t semicolon = line.find(';');
  if (semicolon == std::string_view::npos) return malformedLine(source, lineNumber, "no semicolon");
  const std::string_view name = line.substr(0, semicolon);
  const std::string_view number = trimmed(line.substr(semicolon + 1));
  if (number.find(';') != std::string_view::npos) return malformedLine(source, lineNumber, "more than one semicolon");
  if (name.size() > kMaximumNameBytes) return malformedLine(source, lineNumber, "the name is too long");
  std::int64_t id = -1;
  const auto [end, status] = std::from_chars(number.data(), number.data() + number.size(), id);
  if (status != std::errc{} || end != number.data() + number.size() || id < 0 || id > kMaximumId) {
    return malformedLine(source, lineNumber, fmt::format("the id is not a whole number from 0 to {}", kMaximumId));
  }
  return VocabularyEntry{std::string(name), id};
}

// Every entry of an id file, duplicates included.
Result<std::vector<VocabularyEntry>> parseLines(std::string_view text, std::string_view source) {
  if (text.size() > kMaximumFileBytes) {
    return makeError(ErrorKind::unsupported, fmt::format("{} is larger than 16 MB.", source), "Use a shorter list.");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<VocabularyEntry> lines;
  for (std::size_t lineNumber = 1; !text.empty(); ++lineNumber) {
    if (lineNumber > kMaximumLines) return malformedLine(source, lineNumber, "too many lines");
    const std::size_t lineEnd = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, lineEnd));
    text.remove_prefix(std::min(lineEnd + 1, text.size()));
    if (line.empty()) continue;
    ASSIGN_OR_RETURN(VocabularyEntry entry, parseLine(line, source, lineNumber));
    lines.push_back(std::move(entry));
  }
  if (!lines.empty()) return lines;
  return makeError(ErrorKind::corrupt, fmt::format("{} has no entries.", source),
                   "Use the file that belongs to the model's weights.");
}

std::int64_t idOrUnknown(const std::unordered_map<std::string, std::int64_t>& ids, const std::string& name) {
  const auto found = ids.find(name);
  return found == ids.end() ? 0 : found->second;
}

Result<std::string> nameOf(const std::map<std::int64_t, std::string>& names, std::int64_t id, const char* what) {
  const auto found = names.find(id);
  if (found != names.end()) return found->second;
  return makeError(ErrorKind::notFound, fmt::format("No {} has the id {}.", what, id),
                   "Choose one from the model's list.");
}

}  // namespace

Result<ArtistGenreVocabulary> ArtistGenreVocabulary::load(LabelStyle style, const std::filesystem::path& artistsFile,
                                                          const std::filesystem::path& genresFile) {
  ASSIGN_OR_RETURN(const std::string artistsText, readFile(artistsFile, kMaximumFileBytes));
  ASSIGN_OR_RETURN(const std::string genresText, readFile(genresFile, kMaximumFileBytes));
  ArtistGenreVocabulary vocabulary;
  vocabulary.m_style = style;
  ASSIGN_OR_RETURN(vocabulary.m_artists, parseTable(artistsText, artistsFile.string()));
  ASSIGN_OR_RETURN(vocabulary.m_genres, parseTable(genresText, genresFile.string()));
  return vocabulary;
}

Result<ArtistGenreVocabulary> ArtistGenreVocabulary::fromText(LabelStyle style, std::string_view artistsText,
                                                              std::string_view genresText) {
  ArtistGenreVocabulary vocabulary;
  vocabulary.m_style = style;
  ASSIGN_OR_RETURN(vocabulary.m_artists, parseTable(artistsText, "artist list"));
  ASSIGN_OR_RETURN(vocabulary.m_genres, parseTable(genresText, "genre list"));
  return vocabulary;
}

Result<ArtistGenreVocabulary::Table> ArtistGenreVocabulary::parseTable(std::string_view text, std::string_view source) {
  ASSIGN_OR_RETURN(std::vector<VocabularyEntry> lines, parseLines(text, source));
  std::unordered_map<std::string, std::size_t> lastLineOfName;
  for (std::size_t i = 0; i < lines.size(); ++i) lastLineOfName[lowerCase(lines[i].name)] = i;

  Table table;
  std::map<std::int64_t, std::vector<std::string>> namesById;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string name = lowerCase(lines[i].name);
    if (lastLineOfName[name] != i) continue;
    table.largestId = std::max(table.largestId, lines[i].id);
    table.searchKeys.push_back(nameSearchKey(name));
    namesById[lines[i].id].push_back(name);
    table.idsByName.emplace(std::move(name), lines[i].id);
    table.entries.push_back(std::move(lines[i]));
  }
  for (auto& [id, names] : namesById) {
    std::sort(names.begin(), names.end());
    table.namesById.emplace(id, fmt::format("{}", fmt::join(names, "_")));
  }
  return table;
}

std::string ArtistGenreVocabulary::normalise(LabelStyle style, std::string_view name) {
  std::string lower = lowerCase(name);
  if (style == LabelStyle::v3) return lower;
  std::string words;
  for (const char c : lower) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words.push_back(c);
    } else if (!words.empty() && words.back() != '_') {
      words.push_back('_');
    }
  }
  if (!words.empty() && words.back() == '_') words.pop_back();
  return words;
}

std::vector<std::string> ArtistGenreVocabulary::genreWords(LabelStyle style, std::string_view genre) {
  std::string rest = normalise(style, genre);
  std::vector<std::string> words;
  for (std::size_t cut = 0; style == LabelStyle::v2 && (cut = rest.find('_')) != std::string::npos;) {
    words.push_back(rest.substr(0, cut));
    rest.erase(0, cut + 1);
  }
  words.push_back(std::move(rest));
  return words;
}

std::int64_t ArtistGenreVocabulary::artistId(std::string_view name) const {
  return idOrUnknown(m_artists.idsByName, normalise(m_style, name));
}

bool ArtistGenreVocabulary::knowsArtist(std::string_view name) const {
  return m_artists.idsByName.contains(normalise(m_style, name));
}

GenreLookup ArtistGenreVocabulary::genreIds(std::string_view genre) const {
  GenreLookup lookup;
  for (std::string& word : genreWords(m_style, genre)) {
    lookup.ids.push_back(idOrUnknown(m_genres.idsByName, word));
    if (!m_genres.idsByName.contains(word)) lookup.unknownWords.push_back(std::move(word));
  }
  return lookup;
}

Result<std::string> ArtistGenreVocabulary::artistName(std::int64_t id) const {
  return nameOf(m_artists.namesById, id, "artist");
}

Result<std::string> ArtistGenreVocabulary::genreName(std::int64_t id) const {
  return nameOf(m_genres.namesById, id, "genre");
}

Result<std::string> ArtistGenreVocabulary::genreText(std::span<const std::int64_t> ids) const {
  std::vector<std::string> names;
  for (const std::int64_t id : ids) {
    if (id == -1) continue;
    ASSIGN_OR_RETURN(std::string name, genreName(id));
    names.push_back(std::move(name));
  }
  return fmt::format("{}", fmt::join(names, "_"));
}

std::vector<VocabularyEntry> ArtistGenreVocabulary::nearest(const Table& table, std::string_view text,
                                                            std::size_t count) {
  const std::string wanted = nameSearchKey(text);
  struct Candidate {
    double cost;
    std::size_t index;
    auto operator<=>(const Candidate&) const = default;
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < table.searchKeys.size(); ++i) {
    if (const auto cost = nameDissimilarity(wanted, table.searchKeys[i])) candidates.push_back({*cost, i});
  }
  const std::size_t kept = std::min(count, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end());
  std::vector<VocabularyEntry> result;
  for (std::size_t i = 0; i < kept; ++i) result.push_back(table.entries[candidates[i].index]);
  return result;
}

std::vector<VocabularyEntry> ArtistGenreVocabulary::nearestArtists(std::string_view text, std::size_t count) const {
  return nearest(m_artists, text, count);
}

std::vector<VocabularyEntry> ArtistGenreVocabulary::nearestGenres(std::string_view text, std::size_t count) const {
  return nearest(m_genres, text, count);
}

}  // namespace jukebox
