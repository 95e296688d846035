#pragma once
// SampleQuery: the search language of the library, parsed.
//
//   night train          samples with words that begin like these, in any text field
//   "night train"        this exact phrase;  nig*  a word that begins so (as every unquoted word does)
//   artist: genre: title: lyrics: notes:     the same in one field: artist:mara  lyrics:"in the rain"
//   tag:live  tag:"late night"               a tag with such a word / exactly this tag
//   collection:"Road songs"  model:starter   in that collection / made by a model whose name begins so
//   mode:primed  seed:42                     ancestral, continue, upsample, primed
//   rating:>3  duration:<30                  with > >= < <= or nothing for "equal"; whole seconds
//   made:today|yesterday|week|2026-11-23|>2026-11-01    by local calendar days; week = today and the six days before
//   is:favourite|played|unplayed|deleted|draft|full          has:lyrics|alignment|parent
//   -term                                    not this one
//
// All terms must hold. Samples in the trash are hidden unless the query says is:deleted. AND, OR, NEAR and the like
// are plain words. Upper and lower case and accents make no difference to words.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"

namespace jukebox {

/// Words looked up in the full-text index. Never empty of letters and digits.
struct TextTerm {
  enum class Field { any, title, artist, genre, lyrics, notes, tags };
  Field field = Field::any;
  std::string words;
  bool prefix = true;  ///< the last word may go on
};
/// A name compared as a whole (letters of ASCII without case).
struct NameTerm {
  enum class Field { tag, collection, model };
  Field field = Field::tag;
  std::string name;
  bool prefix = false;
};
/// A number with its comparison.
struct NumberTerm {
  enum class Field { rating, durationSeconds };
  enum class Comparison { equal, less, lessOrEqual, greater, greaterOrEqual };
  Field field = Field::rating;
  Comparison comparison = Comparison::equal;
  double value = 0;
};
/// from ≤ created_at < until, both UTC ISO 8601; empty: open.
struct DateTerm {
  std::string from, until;
};
/// A property that a sample has or has not.
enum class SampleFlag { favourite, played, unplayed, deleted, draft, full, lyrics, alignment, parent };
struct ModeTerm {
  GenerationMode mode = GenerationMode::ancestral;
};
struct SeedTerm {
  std::uint64_t seed = 0;
};

struct QueryTerm {
  bool negated = false;
  std::variant<TextTerm, NameTerm, NumberTerm, DateTerm, SampleFlag, ModeTerm, SeedTerm> what;
};

/// Empty: every sample that is not in the trash.
struct SampleQuery {
  std::vector<QueryTerm> terms;
  bool hasText() const;  ///< some TextTerm is asked for (relevance has a meaning)
};

/// Parses what a person typed (≤ 4096 bytes). Kind invalidInput: the message gives the character at which the mistake
/// is, the advice what may stand there, the detail "characters FIRST-LAST" (1-based). `now` decides what today is.
Result<SampleQuery> parseSampleQuery(std::string_view text,
                                     std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

}  // namespace jukebox
