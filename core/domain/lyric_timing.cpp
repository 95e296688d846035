#include "core/domain/lyric_timing.h"

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

bool isKnown(double seconds) {
  return seconds >= 0 && std::isfinite(seconds);
}

/// White space of Unicode.
bool isSpace(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

LyricLineSpan lineOf(std::u32string_view lyrics, std::size_t begin, std::size_t end) {
  LyricLineSpan line{{begin, end}, {}};
  for (std::size_t at = begin; at < end; ++at) {
    if (isSpace(lyrics[at])) continue;
    const std::size_t first = at;
    while (at < end && !isSpace(lyrics[at])) ++at;
    line.words.push_back({first, at});
  }
  return line;
}

/// Every unknown value becomes a straight line between its known neighbours; unknown ends stay at the nearest.
std::vector<double> filled(std::vector<double> values) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (isKnown(values[i])) known.push_back(i);
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

}  // namespace

std::vector<LyricLineSpan> lyricLines(std::u32string_view lyrics) {
  std::vector<LyricLineSpan> lines;
  std::size_t begin = 0;
  do {
    const std::size_t end = std::min(lyrics.find(U'\n', begin), lyrics.size());
    lines.push_back(lineOf(lyrics, begin, end));
    begin = end + 1;
  } while (begin < lyrics.size());
  return lines;
}

double risingTrend(const std::vector<double>& characterSeconds) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < characterSeconds.size(); ++i) {
    const double seconds = characterSeconds[i];
    if (!isKnown(seconds)) continue;
    const auto place = static_cast<double>(i);
    n += 1;
    x += place;
    y += seconds;
    xx += place * place;
    yy += seconds * seconds;
    xy += place * seconds;
  }
  const double spread = (n * xx - x * x) * (n * yy - y * y);
  return n >= 2 && spread > 1e-9 ? (n * xy - x * y) / std::sqrt(spread) : 0.0;
}

bool risesWithText(const std::vector<double>& characterSeconds) {
  return risingTrend(characterSeconds) >= kLeastRisingTrend;
}

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

std::vector<double> sungSeconds(const std::vector<double>& characterSeconds, std::size_t characters,
                                double durationSeconds) {
  if (characterSeconds.size() != characters || !risesWithText(characterSeconds)) return {};
  auto times = nearestRising(filled(characterSeconds));
  for (double& seconds : times) seconds = std::clamp(seconds, 0.0, std::max(durationSeconds, 0.0));
  return times;
}

}  // namespace jukebox
