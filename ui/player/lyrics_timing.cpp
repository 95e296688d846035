#include "ui/player/lyrics_timing.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/domain/lyric_timing.h"

namespace jukebox::ui {

LyricsTiming::LyricsTiming(const std::string& lyrics, const std::vector<double>& characterSeconds,
                           double durationSeconds) {
  const std::u32string characters = decodeUtf8(lyrics);
  const auto times = sungSeconds(characterSeconds, characters.size(), durationSeconds);
  std::vector<int> unitOf;  // where a code point stands in UTF-16
  int units = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const int width = characters[i] > 0xFFFF ? 2 : 1;
    unitOf.push_back(units);
    units += width;
    if (!times.empty()) m_times.insert(m_times.end(), static_cast<std::size_t>(width), times[i]);
  }
  unitOf.push_back(units);
  for (const LyricLineSpan& line : lyricLines(characters)) {
    const auto [begin, end] = line.span;
    m_lineStarts.push_back(unitOf[begin]);
    m_lines.append(QString::fromUcs4(characters.data() + begin, static_cast<qsizetype>(end - begin)));
    if (!isTimed()) continue;
    const auto index = static_cast<int>(m_lines.size()) - 1;
    for (const LyricSpan& word : line.words) {
      m_words.push_back(
          {index, unitOf[word.begin] - m_lineStarts.back(), unitOf[word.end] - unitOf[word.begin], times[word.begin]});
    }
  }
}

LyricsTiming::Cursor LyricsTiming::cursorAt(double seconds) const {
  if (m_times.empty()) return {};
  const auto next = std::upper_bound(m_times.begin(), m_times.end(), seconds);
  const auto sung = static_cast<int>(next - m_times.begin());
  double fraction = 0;
  if (sung > 0 && next != m_times.end() && *next > *(next - 1))
    fraction = (seconds - *(next - 1)) / (*next - *(next - 1));
  const auto lineEnd = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), std::max(sung - 1, 0));
  Cursor cursor;
  cursor.line = std::min(static_cast<int>(lineEnd - m_lineStarts.begin()) - 1, static_cast<int>(m_lines.size()) - 1);
  const double inLine = sung - m_lineStarts[static_cast<std::size_t>(cursor.line)];
  cursor.characters = std::clamp(inLine + fraction, 0.0, static_cast<double>(m_lines[cursor.line].size()));
  const auto word =
      std::upper_bound(m_words.begin(), m_words.end(), seconds, [](double s, const Word& w) { return s < w.seconds; });
  cursor.word = static_cast<int>(word - m_words.begin()) - 1;
  return cursor;
}

std::optional<LyricsTiming::Word> LyricsTiming::wordAt(int line, int character) const {
  const auto after =
      std::upper_bound(m_words.begin(), m_words.end(), std::pair(line, character),
                       [](const auto& place, const Word& word) { return place < std::pair(word.line, word.begin); });
  if (after == m_words.begin()) return m_words.empty() ? std::nullopt : std::optional(m_words.front());
  return *(after - 1);
}

}  // namespace jukebox::ui
