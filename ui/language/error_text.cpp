#include "ui/language/error_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <optional>
#include <vector>

#include "ui/language/error_templates.h"

namespace jukebox::ui {
namespace {

constexpr int kLongestSentence = 4096;

QString translated(const char* source) {
  return QCoreApplication::translate("Error", source);
}

/// A template cut at its placeholders, which stand in the order %1, %2 ….
struct Pattern {
  const char* source = nullptr;
  QStringList pieces;
  qsizetype literals = 0;
};

Pattern makePattern(const char* source) {
  Pattern pattern{source, {}, 0};
  QString rest = QString::fromUtf8(source);
  for (int number = 1;; ++number) {
    const QString placeholder = QStringLiteral("%%1").arg(number);
    const auto at = rest.indexOf(placeholder);
    pattern.pieces << (at < 0 ? rest : rest.left(at));
    pattern.literals += pattern.pieces.back().size();
    if (at < 0) return pattern;
    rest = rest.mid(at + placeholder.size());
  }
}

std::vector<Pattern> makePatterns() {
  std::vector<Pattern> patterns;
  for (const auto templates : {commonErrorTemplates(), detailErrorTemplates(), weightErrorTemplates()}) {
    for (const char* source : templates) patterns.push_back(makePattern(source));
  }
  return patterns;
}

const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> kPatterns = makePatterns();
  return kPatterns;
}

/// What stands at the placeholders; nothing if the sentence is another one. Linear: every piece is looked for once.
std::optional<QStringList> partsOf(const Pattern& pattern, const QString& sentence) {
  const QStringList& pieces = pattern.pieces;
  if (pieces.size() == 1) return sentence == pieces[0] ? std::optional(QStringList()) : std::nullopt;
  if (sentence.size() < pattern.literals || !sentence.startsWith(pieces.front())) return std::nullopt;
  if (!sentence.endsWith(pieces.back())) return std::nullopt;
  const qsizetype end = sentence.size() - pieces.back().size();
  qsizetype from = pieces.front().size();
  QStringList parts;
  for (qsizetype i = 1; i + 1 < pieces.size(); ++i) {
    const qsizetype at = sentence.indexOf(pieces[i], from);
    if (at < 0 || at + pieces[i].size() > end) return std::nullopt;
    parts << sentence.mid(from, at - from);
    from = at + pieces[i].size();
  }
  if (from > end) return std::nullopt;
  parts << sentence.mid(from, end - from);
  return parts;
}

/// Puts the parts in; what looks like a placeholder inside a part is left alone.
QString filled(const QString& text, const QStringList& parts) {
  QString result;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
    if (number < 1 || number > parts.size()) {
      result += text[i];
      continue;
    }
    result += parts[number - 1];
    ++i;
  }
  return result;
}

bool holdsSentenceEnd(const QStringList& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const QString& part) { return part.contains(QLatin1String(". ")); });
}

/// The template with the most text of its own. `mayHoldSentences`: whether a part may be a sentence itself.
std::optional<QString> matched(const QString& sentence, bool mayHoldSentences, int depth = 0) {
  const Pattern* best = nullptr;
  QStringList bestParts;
  for (const Pattern& pattern : patterns()) {
    if (best != nullptr && pattern.literals <= best->literals) continue;
    auto parts = partsOf(pattern, sentence);
    if (!parts || (!mayHoldSentences && holdsSentenceEnd(*parts))) continue;
    best = &pattern;
    bestParts = std::move(*parts);
  }
  if (best == nullptr) return std::nullopt;
  for (QString& part : bestParts) {  // a reason within a sentence
    if (depth == 0) part = matched(part, mayHoldSentences, 1).value_or(part);
  }
  return filled(translated(best->source), bestParts);
}

/// A message and its advice.
std::optional<QString> matchedPair(const QString& text) {
  for (qsizetype at = text.indexOf(u' '); at > 0; at = text.indexOf(u' ', at + 1)) {
    const QChar last = text[at - 1];
    if (last != u'.' && last != u'?' && last != u'!') continue;
    const auto message = matched(text.left(at), false), advice = matched(text.mid(at + 1), false);
    if (message && advice) return *message + u' ' + *advice;
  }
  return std::nullopt;
}

bool isEnglish() {
  const char* first = commonErrorTemplates().front();
  return translated(first) == QString::fromUtf8(first);
}

}  // namespace

QString errorText(const QString& sentence) {
  if (sentence.isEmpty() || sentence.size() > kLongestSentence || isEnglish()) return sentence;
  if (const auto whole = matched(sentence, false)) return *whole;
  if (const auto pair = matchedPair(sentence)) return *pair;
  return matched(sentence, true).value_or(sentence);
}

QString errorText(const std::string& utf8) {
  return errorText(QString::fromStdString(utf8));
}

QString errorSentence(const Error& error) {
  const QString message = errorText(error.message);
  return error.advice.empty() ? message : message + u' ' + errorText(error.advice);
}

}  // namespace jukebox::ui
