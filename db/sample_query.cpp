#include "db/sample_query.h"

#include <fmt/format.h>
#include <wctype.h>

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <optional>

#include "core/base/utf8.h"
#include "db/query_date.h"

namespace jukebox {
namespace {

constexpr std::size_t kMaximumQueryBytes = 4096;
constexpr std::size_t kMaximumTerms = 64;
constexpr const char* kFieldAdvice =
    "Fields are artist, genre, title, lyrics, notes, tag, collection, model, mode, seed, rating, duration, made, is "
    "and "
    "has. Put the text in quotes to search for it as it stands.";

bool isSpace(char32_t c) {
  return c <= U' ' || c == 0x7f || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x3000;
}

/// Straight and typographic quotation marks: keyboards and clipboards give either.
bool isQuote(char32_t c) {
  return c == U'"' || (c >= 0x201c && c <= 0x201e);
}

bool isAsciiLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Whether the full-text index can hold this character: letters and digits of any script, as Unicode has them.
bool isSearchable(char32_t c) {
  static const locale_t unicode = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  if (c < 0x80) return isAsciiLetter(c) || (c >= U'0' && c <= U'9');
  if (unicode == nullptr) return c >= 0xc0;
  return ::iswalnum_l(static_cast<wint_t>(c), unicode) != 0;
}

std::string lowered(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) result += static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
  return result;
}

/// One term as it was typed. Positions count characters from 0.
struct RawTerm {
  std::size_t start = 0;       ///< of the whole term
  std::size_t valueStart = 0;  ///< of the value, after field and opening quote
  std::size_t end = 0;
  bool negated = false, quoted = false, starred = false;
  std::string field;  ///< lower case; empty: plain words
  std::string value;
  bool searchable = false;  ///< the value has a letter or digit
};

class QueryParser {
 public:
  QueryParser(std::u32string text, std::chrono::system_clock::time_point now) : m_text(std::move(text)), m_now(now) {}

  Result<SampleQuery> parse() {
    SampleQuery query;
    while (skipSpaces()) {
      ASSIGN_OR_RETURN(const RawTerm raw, readTerm());
      if (raw.field.empty() && !raw.searchable) continue;  // "&", "-", "" say nothing
      if (query.terms.size() == kMaximumTerms) return mistake(raw, "The search has too many terms", "Use at most 64.");
      ASSIGN_OR_RETURN(auto term, understand(raw));
      query.terms.push_back(std::move(term));
    }
    return query;
  }

 private:
  bool skipSpaces() {
    while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
    return m_at < m_text.size();
  }

  Result<RawTerm> readTerm() {
    RawTerm raw;
    raw.start = m_at;
    if (m_text[m_at] == U'-' && m_at + 1 < m_text.size() && !isSpace(m_text[m_at + 1])) {
      raw.negated = true;
      ++m_at;
    }
    readField(raw);
    raw.valueStart = m_at;
    if (m_at < m_text.size() && isQuote(m_text[m_at])) {
      RETURN_IF_ERROR(readPhrase(raw));
    } else {
      readWord(raw);
    }
    raw.end = m_at;
    return raw;
  }

  void readField(RawTerm& raw) {
    std::size_t end = m_at;
    while (end < m_text.size() && isAsciiLetter(m_text[end])) ++end;
    if (end == m_at || end == m_text.size() || m_text[end] != U':') return;
    raw.field = lowered(std::u32string_view(m_text).substr(m_at, end - m_at));
    m_at = end + 1;
  }

  Status readPhrase(RawTerm& raw) {
    raw.quoted = true;
    const std::size_t opening = m_at++;
    const std::size_t first = m_at;
    while (m_at < m_text.size() && !isQuote(m_text[m_at])) ++m_at;
    if (m_at == m_text.size()) {
      raw.valueStart = opening;
      raw.end = m_at;
      return mistake(raw, "The quotation mark is not closed", "Write a second one at the end of the phrase.");
    }
    take(raw, first, m_at);
    ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == U'*') {
      raw.starred = true;
      ++m_at;
    }
    return {};
  }

  void readWord(RawTerm& raw) {
    const std::size_t first = m_at;
    while (m_at < m_text.size() && !isSpace(m_text[m_at])) ++m_at;
    std::size_t end = m_at;
    while (end > first && m_text[end - 1] == U'*') --end;
    raw.starred = end < m_at;
    take(raw, first, end);
  }

  void take(RawTerm& raw, std::size_t first, std::size_t end) {
    const auto value = std::u32string_view(m_text).substr(first, end - first);
    raw.searchable = std::any_of(value.begin(), value.end(), isSearchable);
    raw.value = encodeUtf8(value);
    // NUL would end the expression inside SQLite.
    std::replace(raw.value.begin(), raw.value.end(), '\0', ' ');
  }

  Result<QueryTerm> understand(const RawTerm& raw) const {
    QueryTerm term;
    term.negated = raw.negated;
    if (!raw.field.empty() && raw.value.empty()) {
      return mistake(raw, fmt::format("Nothing stands after \"{}:\"", raw.field),
                     fmt::format("Write the value right after the colon, as in {}.", exampleOf(raw.field)));
    }
    const auto readers = {&QueryParser::asText, &QueryParser::asName,     &QueryParser::asNumber,
                          &QueryParser::asDate, &QueryParser::asProperty, &QueryParser::asRequest};
    for (const auto reader : readers) {
      ASSIGN_OR_RETURN(const bool isKnown, (this->*reader)(raw, term));
      if (isKnown) return term;
    }
    return mistake(raw, fmt::format("There is no search field \"{}\"", raw.field), kFieldAdvice);
  }

  /// Every reader: false if the field is not one of its own.
  Result<bool> asText(const RawTerm& raw, QueryTerm& term) const {
    using Field = TextTerm::Field;
    TextTerm text{Field::any, raw.value, !raw.quoted || raw.starred};
    if (raw.field == "title") {
      text.field = Field::title;
    } else if (raw.field == "artist") {
      text.field = Field::artist;
    } else if (raw.field == "genre") {
      text.field = Field::genre;
    } else if (raw.field == "lyrics") {
      text.field = Field::lyrics;
    } else if (raw.field == "notes") {
      text.field = Field::notes;
    } else if (raw.field == "tag" && !raw.quoted) {
      text.field = Field::tags;
    } else if (!raw.field.empty()) {
      return false;
    }
    if (!raw.searchable) {
      return mistake(raw, fmt::format("\"{}\" has no letter or digit to look for", raw.value),
                     fmt::format("Write a word, as in {}.", exampleOf(raw.field)));
    }
    term.what = std::move(text);
    return true;
  }

  Result<bool> asName(const RawTerm& raw, QueryTerm& term) const {
    using Field = NameTerm::Field;
    NameTerm name{Field::tag, raw.value, !raw.quoted || raw.starred};
    if (raw.field == "collection") {
      name.field = Field::collection;
    } else if (raw.field == "model") {
      name.field = Field::model;
    } else if (raw.field != "tag") {
      return false;
    }
    term.what = std::move(name);
    return true;
  }

  Result<bool> asNumber(const RawTerm& raw, QueryTerm& term) const {
    const bool isRating = raw.field == "rating";
    if (!isRating && raw.field != "duration") return false;
    NumberTerm number;
    number.field = isRating ? NumberTerm::Field::rating : NumberTerm::Field::durationSeconds;
    std::string_view digits = raw.value;
    number.comparison = takeComparison(digits);
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    const bool isNumber = code == std::errc() && end == digits.data() + digits.size() && std::isfinite(number.value);
    if (isRating && (!isNumber || number.value < 0 || number.value > 5 || number.value != std::floor(number.value))) {
      return mistake(raw, fmt::format("\"{}\" is not a rating", raw.value),
                     "Use a whole number from 0 to 5, as in rating:>3.");
    }
    if (!isNumber || number.value < 0) {
      return mistake(raw, fmt::format("\"{}\" is not a length", raw.value),
                     "Use a number of seconds, as in duration:<30.");
    }
    term.what = number;
    return true;
  }

  Result<bool> asDate(const RawTerm& raw, QueryTerm& term) const {
    if (raw.field != "made") return false;
    std::string_view day = raw.value;
    const auto comparison = takeComparison(day);
    const auto span = localDays(day, m_now);
    if (!span) {
      return mistake(raw, fmt::format("\"{}\" is not a day", day),
                     "Use today, yesterday, week or a date such as 2026-11-23, also with < or > before it.");
    }
    switch (comparison) {
      case NumberTerm::Comparison::equal:
        term.what = DateTerm{span->from, span->until};
        break;
      case NumberTerm::Comparison::less:
        term.what = DateTerm{"", span->from};
        break;
      case NumberTerm::Comparison::lessOrEqual:
        term.what = DateTerm{"", span->until};
        break;
      case NumberTerm::Comparison::greater:
        term.what = DateTerm{span->until, ""};
        break;
      case NumberTerm::Comparison::greaterOrEqual:
        term.what = DateTerm{span->from, ""};
        break;
    }
    return true;
  }

  Result<bool> asProperty(const RawTerm& raw, QueryTerm& term) const {
    struct Property {
      const char *field, *name;
      SampleFlag flag;
    };
    constexpr Property kProperties[] = {{"is", "favourite", SampleFlag::favourite},
                                        {"is", "favorite", SampleFlag::favourite},
                                        {"is", "played", SampleFlag::played},
                                        {"is", "unplayed", SampleFlag::unplayed},
                                        {"is", "deleted", SampleFlag::deleted},
                                        {"is", "draft", SampleFlag::draft},
                                        {"is", "full", SampleFlag::full},
                                        {"has", "lyrics", SampleFlag::lyrics},
                                        {"has", "alignment", SampleFlag::alignment},
                                        {"has", "parent", SampleFlag::parent}};
    if (raw.field != "is" && raw.field != "has") return false;
    for (const auto& property : kProperties) {
      if (raw.field == property.field && raw.value == property.name) {
        term.what = property.flag;
        return true;
      }
    }
    return mistake(raw, fmt::format("\"{}:{}\" is not a property", raw.field, raw.value),
                   "There are is:favourite, is:played, is:unplayed, is:deleted, is:draft, is:full, has:lyrics, "
                   "has:alignment and has:parent.");
  }

  Result<bool> asRequest(const RawTerm& raw, QueryTerm& term) const {
    if (raw.field == "mode") {
      const auto mode = generationModeFromName(raw.value);
      if (!mode) return mistake(raw, fmt::format("There is no mode \"{}\"", raw.value), mode.error().advice);
      term.what = ModeTerm{*mode};
      return true;
    }
    if (raw.field != "seed") return false;
    SeedTerm seed;
    const char* last = raw.value.data() + raw.value.size();
    const auto [end, code] = std::from_chars(raw.value.data(), last, seed.seed);
    if (code != std::errc() || end != last) {
      return mistake(raw, fmt::format("\"{}\" is not a seed", raw.value), "Use a whole number, as in seed:42.");
    }
    term.what = seed;
    return true;
  }

  static NumberTerm::Comparison takeComparison(std::string_view& value) {
    using Comparison = NumberTerm::Comparison;
    constexpr std::pair<std::string_view, Comparison> kSigns[] = {{">=", Comparison::greaterOrEqual},
                                                                  {"<=", Comparison::lessOrEqual},
                                                                  {">", Comparison::greater},
                                                                  {"<", Comparison::less},
                                                                  {"=", Comparison::equal}};
    for (const auto& [sign, comparison] : kSigns) {
      if (!value.starts_with(sign)) continue;
      value.remove_prefix(sign.size());
      return comparison;
    }
    return Comparison::equal;
  }

  static std::string_view exampleOf(std::string_view field) {
    constexpr std::pair<std::string_view, std::string_view> kExamples[] = {
        {"rating", "rating:>3"},    {"duration", "duration:<30"},
        {"made", "made:today"},     {"is", "is:favourite"},
        {"has", "has:lyrics"},      {"mode", "mode:primed"},
        {"seed", "seed:42"},        {"tag", "tag:live"},
        {"model", "model:starter"}, {"collection", "collection:\"Road songs\""}};
    for (const auto& [name, example] : kExamples) {
      if (name == field) return example;
    }
    return "artist:mara";
  }

  static Error mistake(const RawTerm& raw, const std::string& problem, std::string advice) {
    const std::size_t at = raw.valueStart < raw.end ? raw.valueStart : raw.start;
    return makeError(ErrorKind::invalidInput, fmt::format("{} (at character {}).", problem, at + 1), std::move(advice),
                     fmt::format("characters {}-{}", at + 1, std::max(raw.end, at + 1)));
  }

  std::u32string m_text;
  std::chrono::system_clock::time_point m_now;
  std::size_t m_at = 0;
};

}  // namespace

bool SampleQuery::hasText() const {
  return std::any_of(terms.begin(), terms.end(), [](const QueryTerm& term) {
    return !term.negated && std::holds_alternative<TextTerm>(term.what);
  });
}

Result<SampleQuery> parseSampleQuery(std::string_view text, std::chrono::system_clock::time_point now) {
  if (text.size() > kMaximumQueryBytes) {
    return makeError(ErrorKind::invalidInput, "The search is too long (at character 1).", "Use at most 4096 bytes.",
                     "characters 1-1");
  }
  if (!isValidUtf8(text)) {
    return makeError(ErrorKind::invalidInput, "The search is not UTF-8 text (at character 1).", "", "characters 1-1");
  }
  return QueryParser(decodeUtf8(text), now).parse();
}

}  // namespace jukebox
