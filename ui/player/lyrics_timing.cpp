#include "ui/player/lyrics_timing.h"

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"

namespace jukebox::ui {
namespace {

constexpr double kLeastTrend = 0.5;

/// Every unknown value becomes a straight line between its known neighbours; unknown ends stay at the nearest.
std::vector<double> filled(std::vector<double> values) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] >= 0 && std::isfinite(values[i])) known.push_back(i);
  }
  if (known.empty()) return {};
  std::fill_n(values.begin(), known.front(), values[known.front()]);
  std::fill(values.begin() + static_cast<std::ptrdiff_t>(known.back()), values.end(), values[known.back()]);
  for (std::size_t k = 0; k + 1 < known.size(); ++k) {
    const double from = values[known[k]];
    const double to = values[known[k + 1]];
    const auto gap = static_cast<double>(known[k + 1] - known[k]);
    for (std::size_t i = known[k] + 1; i < known[k + 1]; ++i) {
      values[i] = from + (to - from) * static_cast<double>(i - known[k]) / gap;
    }
  }
  return values;
}

/// Correlation of the known values with their place; 0 for fewer than two.
double risingTrend(const std::vector<double>& values) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] < 0 || !std::isfinite(values[i])) continue;
    const auto place = static_cast<double>(i);
    n += 1;
    x += place;
    y += values[i];
    xx += place * place;
    yy += values[i] * values[i];
    xy += place * values[i];
  }
  const double spread = (n * xx - x * x) * (n * yy - y * y);
  return n >= 2 && spread > 1e-9 ? (n * xy - x * y) / std::sqrt(spread) : 0.0;
}

}  // namespace

std::vector<double> nearestRising(const std::vector<double>& values) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  for (const double value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> result;
  result.reserve(values.size());
  for (const Pool& pool : pools) result.insert(result.end(), pool.count, pool.mean());
  return result;
}

LyricsTiming::LyricsTiming(const std::string& lyrics, const std::vector<double>& characterSeconds,
                           double durationSeconds) {
  const std::u32string characters = decodeUtf8(lyrics);
  std::vector<double> times;
  const bool isTold = characterSeconds.size() == characters.size() && risingTrend(characterSeconds) >= kLeastTrend;
  if (isTold) times = nearestRising(filled(characterSeconds));
  QString line;
  m_lineStarts.push_back(0);
  int units = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const QString text = QString::fromUcs4(&characters[i], 1);
    units += static_cast<int>(text.size());
    if (!times.empty()) {
      m_times.insert(m_times.end(), static_cast<std::size_t>(text.size()), std::clamp(times[i], 0.0, durationSeconds));
    }
    if (characters[i] != U'\n') {
      line += text;
      continue;
    }
    m_lines.append(line);
    m_lineStarts.push_back(units);
    line.clear();
  }
  if (!line.isEmpty() || m_lines.isEmpty()) m_lines.append(line);
  for (int index = 0; index < m_lines.size() && isTimed(); ++index) {
    const QString& text = m_lines[index];
    for (int at = 0; at < text.size(); ++at) {
      if (text[at].isSpace()) continue;
      const int begin = at;
      while (at < text.size() && !text[at].isSpace()) ++at;
      const auto start = static_cast<std::size_t>(m_lineStarts[static_cast<std::size_t>(index)] + begin);
      m_words.push_back({index, begin, at - begin, m_times[start]});
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
