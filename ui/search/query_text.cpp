#include "ui/search/query_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <iterator>

namespace jukebox::ui {
namespace {

struct Field {
  const char* name;
  const char* meaning;
  const char* values;  ///< separated by |
};
constexpr Field kFields[] = {
    {"artist", QT_TRANSLATE_NOOP("QueryText", "words of the artist"), ""},
    {"genre", QT_TRANSLATE_NOOP("QueryText", "words of the genre"), ""},
    {"title", QT_TRANSLATE_NOOP("QueryText", "words of the title"), ""},
    {"lyrics", QT_TRANSLATE_NOOP("QueryText", "words that are sung"), ""},
    {"tag", QT_TRANSLATE_NOOP("QueryText", "a tag of yours"), ""},
    {"notes", QT_TRANSLATE_NOOP("QueryText", "words of your notes"), ""},
    {"collection", QT_TRANSLATE_NOOP("QueryText", "in one of your collections"), ""},
    {"rating", QT_TRANSLATE_NOOP("QueryText", "stars, as in rating:>3"), "5|>=4|>=3|0"},
    {"duration", QT_TRANSLATE_NOOP("QueryText", "seconds, as in duration:<30"), "<10|<30|>60"},
    {"made", QT_TRANSLATE_NOOP("QueryText", "when, as in made:today"), "today|yesterday|week"},
    {"is", QT_TRANSLATE_NOOP("QueryText", "a property, as in is:favourite"),
     "favourite|unplayed|played|draft|full|deleted"},
    {"has", QT_TRANSLATE_NOOP("QueryText", "something it has, as in has:lyrics"), "lyrics|alignment|parent"},
    {"mode", QT_TRANSLATE_NOOP("QueryText", "how it was made"), "ancestral|continue|upsample|primed"},
    {"model", QT_TRANSLATE_NOOP("QueryText", "the model's name"), ""},
    {"seed", QT_TRANSLATE_NOOP("QueryText", "the seed, as in seed:42"), ""},
};

const Field* fieldNamed(const QString& name) {
  for (const auto& field : kFields) {
    if (name == QLatin1String(field.name)) return &field;
  }
  return nullptr;
}

bool isQuote(QChar c) {
  return c == u'"' || (c.unicode() >= 0x201c && c.unicode() <= 0x201e);
}

/// End of the term that starts at `start`.
qsizetype endOfTerm(const QString& query, qsizetype start) {
  bool isQuoted = false;
  qsizetype at = start;
  for (; at < query.size(); ++at) {
    if (isQuote(query[at])) isQuoted = !isQuoted;
    if (!isQuoted && query[at].isSpace()) break;
  }
  return at;
}

}  // namespace

QStringList splitTerms(const QString& query) {
  QStringList terms;
  for (qsizetype at = 0; at < query.size();) {
    if (query[at].isSpace()) {
      ++at;
      continue;
    }
    const auto end = endOfTerm(query, at);
    terms << query.mid(at, end - at);
    at = end;
  }
  return terms;
}

bool isFieldTerm(const QString& term) {
  static const QRegularExpression kFieldTerm(QStringLiteral("^-?([a-z]+):."));
  const auto match = kFieldTerm.match(term);
  return match.hasMatch() && fieldNamed(match.captured(1)) != nullptr;
}

std::pair<qsizetype, qsizetype> termAt(const QString& query, qsizetype cursor) {
  for (qsizetype at = 0; at < query.size();) {
    if (query[at].isSpace()) {
      ++at;
      continue;
    }
    const auto end = endOfTerm(query, at);
    if (cursor > at && cursor <= end) return {at, end - at};
    at = end;
  }
  return {cursor, 0};
}

QString fieldTerm(const QString& field, const QString& value) {
  static const QRegularExpression kPlain(QStringLiteral("^[^\\s\"“”„]+$"));
  // Names of artists and genres are phrases: without quotes only their first word would belong to the field.
  if (kPlain.match(value).hasMatch()) return field + u':' + value;
  return field + QStringLiteral(":\"") + QString(value).remove(u'"') + u'"';
}

QStringList fieldNames() {
  QStringList names;
  for (const auto& field : kFields) names << QString::fromLatin1(field.name);
  return names;
}

QString fieldMeaning(const QString& field) {
  const auto* known = fieldNamed(field);
  return known != nullptr ? QCoreApplication::translate("QueryText", known->meaning) : QString();
}

QStringList fixedValues(const QString& field) {
  const auto* known = fieldNamed(field);
  if (known == nullptr) return {};
  return QString::fromLatin1(known->values).split(u'|', Qt::SkipEmptyParts);
}

}  // namespace jukebox::ui
