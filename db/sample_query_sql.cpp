#include "db/sample_query_sql.h"

#include <bit>
#include <string_view>
#include <type_traits>

namespace jukebox {
namespace {

std::string_view columnFilter(TextTerm::Field field) {
  switch (field) {
    case TextTerm::Field::any:
      return "";
    case TextTerm::Field::title:
      return "title : ";
    case TextTerm::Field::artist:
      return "artist : ";
    case TextTerm::Field::genre:
      return "genre : ";
    case TextTerm::Field::lyrics:
      return "lyrics : ";
    case TextTerm::Field::notes:
      return "notes : ";
    case TextTerm::Field::tags:
      return "tags : ";
  }
  return "";
}

/// FTS5 string: in quotes, inner quotes doubled; nothing inside has a meaning.
std::string fullTextOf(const TextTerm& term) {
  std::string expression(columnFilter(term.field));
  expression += '"';
  for (const char c : term.words) {
    if (c == '"') expression += '"';
    expression += c;
  }
  expression += '"';
  if (term.prefix) expression += " *";
  return expression;
}

constexpr std::string_view kMatches = "+row_id IN (SELECT rowid FROM samples_fts WHERE samples_fts MATCH ?)";

/// Appends SQL and values of one kind of term after the other. A unary + keeps SQLite from gathering half the library
/// through an index on that column only to sort it: walking in the order of the list and stopping early is faster.
class ConditionBuilder {
 public:
  explicit ConditionBuilder(SampleCondition& condition) : m_condition(condition) {}

  void operator()(const TextTerm& term) { add(kMatches, fullTextOf(term)); }

  void operator()(const NameTerm& term) {
    // U+10FFFF sorts after everything that can follow a prefix.
    const std::string last = term.prefix ? term.name + "\U0010FFFF" : term.name;
    switch (term.field) {
      case NameTerm::Field::tag:
        return add(
            "row_id IN (SELECT sample_row FROM sample_tags JOIN tags ON tags.row_id = tag_row"
            " WHERE tags.name BETWEEN ? AND ?)",
            term.name, last);
      case NameTerm::Field::collection:
        return add(
            "row_id IN (SELECT sample_row FROM collection_samples"
            " JOIN collections ON collections.row_id = collection_row WHERE collections.name BETWEEN ? AND ?)",
            term.name, last);
      case NameTerm::Field::model:
        return add("+model_name BETWEEN ? AND ?", term.name, last);
    }
  }

  void operator()(const NumberTerm& term) {
    const bool isRating = term.field == NumberTerm::Field::rating;
    using Comparison = NumberTerm::Comparison;
    switch (term.comparison) {
      case Comparison::equal:
        if (isRating) return add("+rating = ?", term.value);
        return add("+duration_seconds >= ? AND +duration_seconds < ?", term.value - 0.5, term.value + 0.5);
      case Comparison::less:
        return add(isRating ? "+rating < ?" : "+duration_seconds < ?", term.value);
      case Comparison::lessOrEqual:
        return add(isRating ? "+rating <= ?" : "+duration_seconds <= ?", term.value);
      case Comparison::greater:
        return add(isRating ? "+rating > ?" : "+duration_seconds > ?", term.value);
      case Comparison::greaterOrEqual:
        return add(isRating ? "+rating >= ?" : "+duration_seconds >= ?", term.value);
    }
  }

  void operator()(const DateTerm& term) {
    if (!term.from.empty() && !term.until.empty())
      return add("created_at >= ? AND created_at < ?", term.from, term.until);
    if (!term.from.empty()) return add("created_at >= ?", term.from);
    add("created_at < ?", term.until);
  }

  void operator()(SampleFlag flag) {
    switch (flag) {
      case SampleFlag::favourite:
        return add("favourite = 1");
      case SampleFlag::played:
        return add("played = 1");
      case SampleFlag::unplayed:
        return add("played = 0");
      case SampleFlag::deleted:
        return add("deleted = 1");
      case SampleFlag::draft:
        return add("lowest_level > 0");
      case SampleFlag::full:
        return add("lowest_level = 0");
      case SampleFlag::lyrics:
        return add("has_lyrics = 1");
      case SampleFlag::alignment:
        return add("has_alignment = 1");
      case SampleFlag::parent:
        return add("parent_id IS NOT NULL");
    }
  }

  void operator()(const ModeTerm& term) { add("mode = ?", std::string(generationModeName(term.mode))); }
  void operator()(const SeedTerm& term) {
    add("row_id IN (SELECT row_id FROM samples WHERE seed = ?)", std::bit_cast<std::int64_t>(term.seed));
  }

 private:
  template <class... Values>
  void add(std::string_view sql, Values... values) {
    m_condition.sql += sql;
    (m_condition.values.emplace_back(std::move(values)), ...);
  }
  SampleCondition& m_condition;
};

bool isTrashFlag(const QueryTerm& term) {
  const auto* flag = std::get_if<SampleFlag>(&term.what);
  return flag != nullptr && *flag == SampleFlag::deleted;
}

}  // namespace

SampleCondition compileSampleQuery(const SampleQuery& query, bool withWords) {
  // "deleted" stands plainly first: every index for lists begins with it.
  bool wantsTrash = false;
  for (const auto& term : query.terms) wantsTrash |= isTrashFlag(term) && !term.negated;
  SampleCondition condition{wantsTrash ? "deleted = 1" : "deleted = 0", {}};

  for (const auto& term : query.terms) {
    if (!term.negated && (std::holds_alternative<TextTerm>(term.what) || isTrashFlag(term))) continue;
    condition.sql += term.negated ? " AND NOT (" : " AND (";
    std::visit(ConditionBuilder(condition), term.what);
    condition.sql += ')';
  }
  // Words come last: asking the index's answer about a row costs more than any other question.
  if (auto expression = fullTextExpression(query); withWords && !expression.empty()) {
    condition.sql += " AND ";
    condition.sql += kMatches;
    condition.values.emplace_back(std::move(expression));
  }
  return condition;
}

std::string fullTextExpression(const SampleQuery& query) {
  std::string expression;
  for (const auto& term : query.terms) {
    const auto* text = std::get_if<TextTerm>(&term.what);
    if (text == nullptr || term.negated) continue;
    if (!expression.empty()) expression += " AND ";
    expression += fullTextOf(*text);
  }
  return expression;
}

}  // namespace jukebox
