#pragma once
// QueryText: a search as it is typed, taken apart into terms for chips and completion. The meaning of a term is the
// library's business; here only its borders count (the rules of db/sample_query.h).

#include <QString>
#include <QStringList>

namespace jukebox::ui {

/// Terms as they were typed: words, "quoted phrases", field:value, field:"quoted value", each maybe with - before it.
QStringList splitTerms(const QString& query);
/// True for what is shown as a chip: a term with a field.
bool isFieldTerm(const QString& term);
/// The term that ends at `cursor`: (start, length).
std::pair<qsizetype, qsizetype> termAt(const QString& query, qsizetype cursor);
/// field:value, with quotes where the value needs them.
QString fieldTerm(const QString& field, const QString& value);
/// The names of all fields, in the order in which they are offered.
QStringList fieldNames();
/// What a field searches, in a few words.
QString fieldMeaning(const QString& field);
/// Values that a field always has ("favourite", "today").
QStringList fixedValues(const QString& field);

}  // namespace jukebox::ui
