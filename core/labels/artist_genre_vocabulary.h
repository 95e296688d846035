#pragma once
// ArtistGenreVocabulary: artist and genre names of a model and their embedding ids (spec 04 §4 and 09).

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/labels/label_style.h"

namespace jukebox {

/// One name as written in the id file, and its id.
struct VocabularyEntry {
  std::string name;
  std::int64_t id = 0;
  bool operator==(const VocabularyEntry&) const = default;
};

/// Ids of a genre text. v2: one id a word, in order; v3: exactly one. An unknown word has id 0 and keeps its place.
struct GenreLookup {
  std::vector<std::int64_t> ids;
  std::vector<std::string> unknownWords;  ///< normalised words that are not in the vocabulary, in order
};

/// Both name tables of one model. Immutable after loading, cheap to move.
class ArtistGenreVocabulary {
 public:
  /// Reads the two id files ("name;id" lines, UTF-8, at most 16 MB each). Errors name the file and the line.
  static Result<ArtistGenreVocabulary> load(LabelStyle style, const std::filesystem::path& artistsFile,
                                            const std::filesystem::path& genresFile);
  /// The same from text in memory.
  static Result<ArtistGenreVocabulary> fromText(LabelStyle style, std::string_view artistsText,
                                                std::string_view genresText);

  LabelStyle style() const { return m_style; }

  /// The form in which a name is looked up. v2: lower-cased, everything but a–z and 0–9 becomes single inner `_`;
  /// v3: lower-cased only.
  static std::string normalise(LabelStyle style, std::string_view name);
  /// The words looked up for a genre text: v2 the normalised text split at `_` (never empty), v3 one word.
  static std::vector<std::string> genreWords(LabelStyle style, std::string_view genre);

  /// Id of an artist; 0 ("unknown") for a name that is not in the vocabulary.
  std::int64_t artistId(std::string_view name) const;
  bool knowsArtist(std::string_view name) const;
  /// Ids of a genre text (see GenreLookup). No limit on the number of words: the label layout has one.
  GenreLookup genreIds(std::string_view genre) const;

  /// Display name of an id: lower-cased; several names of one id are sorted and joined by `_`. Unknown id: notFound.
  Result<std::string> artistName(std::int64_t id) const;
  Result<std::string> genreName(std::int64_t id) const;
  /// Names of several genre ids joined by `_`, entries −1 skipped. Unknown id: notFound.
  Result<std::string> genreText(std::span<const std::int64_t> ids) const;

  /// Every name with its id for display, in file order, as written in the file; of a duplicate name the last line.
  std::span<const VocabularyEntry> artists() const { return m_artists.entries; }
  std::span<const VocabularyEntry> genres() const { return m_genres.entries; }
  /// Largest id in use; an embedding table must have more rows than this.
  std::int64_t largestArtistId() const { return m_artists.largestId; }
  std::int64_t largestGenreId() const { return m_genres.largestId; }

  /// At most `count` names that resemble `text`, best first: edit distance that ignores case, accents and
  /// punctuation, with a bonus for a common beginning or containment. Empty text: nothing. At most some 30 ms for 8000
  /// names.
  std::vector<VocabularyEntry> nearestArtists(std::string_view text, std::size_t count) const;
  std::vector<VocabularyEntry> nearestGenres(std::string_view text, std::size_t count) const;

 private:
  struct Table {
    std::vector<VocabularyEntry> entries;
    std::vector<std::string> searchKeys;                      // parallel to entries
    std::unordered_map<std::string, std::int64_t> idsByName;  // lower-cased name
    std::map<std::int64_t, std::string> namesById;
    std::int64_t largestId = 0;
  };
  static Result<Table> parseTable(std::string_view text, std::string_view source);
  static std::vector<VocabularyEntry> nearest(const Table& table, std::string_view text, std::size_t count);

  LabelStyle m_style = LabelStyle::v3;
  Table m_artists;
  Table m_genres;
};

}  // namespace jukebox
