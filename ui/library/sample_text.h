#pragma once
// What facts about a sample are called in the studio.

#include <QCoreApplication>
#include <QString>

#include "core/domain/sample_summary.h"

namespace jukebox::ui {

class SampleText {
  Q_DECLARE_TR_FUNCTIONS(SampleText)
 public:
  /// "0:08", "1:02:03".
  static QString length(double seconds);
  /// How far the levels were sampled: "Draft", "Mid", "Full".
  static QString level(int lowestLevel, int topLevel);
  /// One sentence about a level.
  static QString levelMeaning(int lowestLevel, int topLevel);
  /// "New", "Continuation", …
  static QString mode(GenerationMode mode);
  static QString modeMeaning(GenerationMode mode);
  /// "Mara Vale · folk".
  static QString artistAndGenre(const SampleSummary& sample);
  static QString title(const SampleSummary& sample);
  /// "today 14:03", "yesterday", "12 Nov 2026", from UTC ISO 8601.
  static QString made(const std::string& createdAt);
  /// "★★★☆☆" in words.
  static QString rating(int rating);
  /// Everything on one line, for assistive technology.
  static QString spoken(const SampleSummary& sample);
};

/// "1 sample" or "7 samples": `one` as it stands, or `many` with the number in place of %1.
inline QString counted(qint64 count, const QString& one, const QString& many) {
  return count == 1 ? one : many.arg(count);
}

inline QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

}  // namespace jukebox::ui
