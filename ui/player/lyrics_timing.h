#pragma once
// LyricsTiming: when each character of the lyrics is sung, as lines and words to be drawn.

#include <QString>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

namespace jukebox::ui {

/// Places in the text are those of QString (UTF-16).
class LyricsTiming {
 public:
  struct Word {
    int line = 0;
    int begin = 0;  ///< in its line
    int length = 0;
    double seconds = 0;
    bool operator==(const Word&) const = default;
  };
  /// A moment in the text: everything before is sung.
  struct Cursor {
    int line = 0;
    double characters = 0;  ///< of that line, with a fraction
    int word = -1;          ///< index in words(); -1 before the first one
    bool operator==(const Cursor&) const = default;
  };

  LyricsTiming() = default;
  /// `characterSeconds`: one a code point of `lyrics` (UTF-8), -1 unknown, as attention found them, in any order; or
  /// empty: the text has no times. core/domain/lyric_timing.h smooths them, or finds that they say nothing.
  LyricsTiming(const std::string& lyrics, const std::vector<double>& characterSeconds, double durationSeconds);

  const QStringList& lines() const { return m_lines; }
  const std::vector<Word>& words() const { return m_words; }
  bool isTimed() const { return !m_times.empty(); }
  Cursor cursorAt(double seconds) const;
  /// The word at a place of a line, or the nearest one before it; empty without times.
  std::optional<Word> wordAt(int line, int character) const;

 private:
  QStringList m_lines;
  std::vector<int> m_lineStarts;  ///< index of the first character of a line in m_times
  std::vector<Word> m_words;
  std::vector<double> m_times;  ///< one a UTF-16 unit, line breaks included; never falls
};

}  // namespace jukebox::ui
