#include "app/export/lyric_subtitles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr double kLeastTrend = 0.5;
constexpr double kLastCharacterSeconds = 0.5;
constexpr double kStatementSeconds = 4;

bool isKnown(double seconds) {
  return seconds >= 0 && std::isfinite(seconds);
}

/// Correlation of the known moments with their place in the text; 0 for fewer than two.
double risingTrend(const std::vector<double>& moments) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (!isKnown(moments[i])) continue;
    const auto place = static_cast<double>(i);
    n += 1;
    x += place;
    y += moments[i];
    xx += place * place;
    yy += moments[i] * moments[i];
    xy += place * moments[i];
  }
  const double spread = (n * xx - x * x) * (n * yy - y * y);
  return n >= 2 && spread > 1e-9 ? (n * xy - x * y) / std::sqrt(spread) : 0;
}

/// The never falling moments nearest to the known ones in squares (pool adjacent violators); unknown ones take the
/// one before them.
std::vector<double> smoothed(const std::vector<double>& moments) {
  struct Pool {
    double sum = 0;
    std::size_t known = 0, places = 0;
    double mean() const { return sum / static_cast<double>(known); }
  };
  std::vector<Pool> pools;
  std::size_t unknownInFront = 0;
  for (const double moment : moments) {
    if (!isKnown(moment)) {
      ++(pools.empty() ? unknownInFront : pools.back().places);
      continue;
    }
    pools.push_back({moment, 1, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().known += last.known;
      pools.back().places += last.places;
    }
  }
  if (pools.empty()) return {};
  pools.front().places += unknownInFront;
  std::vector<double> result;
  for (const Pool& pool : pools) result.insert(result.end(), pool.places, pool.mean());
  return result;
}

/// One line of the text, characters [begin, end), without the spaces around it; nothing for a blank one.
std::optional<LyricLine> lineOf(std::u32string_view text, std::size_t begin, std::size_t end,
                                const std::vector<double>& times) {
  const auto isSpace = [&](std::size_t at) { return text[at] == U' ' || text[at] == U'\t' || text[at] == U'\r'; };
  while (begin < end && isSpace(begin)) ++begin;
  while (begin < end && isSpace(end - 1)) --end;
  if (begin == end) return std::nullopt;
  return LyricLine{encodeUtf8(text.substr(begin, end - begin)), times[begin], times[end - 1] + kLastCharacterSeconds};
}

std::string oneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == ']'; }, ' ');
  return text;
}

std::string lrcTime(double seconds) {
  const auto hundredths = std::llround(seconds * 100);
  return fmt::format("{:02}:{:02}.{:02}", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
}

std::string srtTime(double seconds) {
  const auto ms = std::llround(seconds * 1000);
  return fmt::format("{:02}:{:02}:{:02},{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

}  // namespace

std::vector<LyricLine> timedLyricLines(const Sample& sample) {
  const std::u32string text = decodeUtf8(sample.cleanedLyrics);
  if (!sample.alignment || sample.alignment->characterSeconds.size() != text.size()) return {};
  if (risingTrend(sample.alignment->characterSeconds) < kLeastTrend) return {};
  const auto times = smoothed(sample.alignment->characterSeconds);
  std::vector<LyricLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(U'\n', begin), text.size());
    if (auto line = lineOf(text, begin, end, times)) lines.push_back(std::move(*line));
    begin = end + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& line = lines[i];
    line.startSeconds = std::clamp(line.startSeconds, 0.0, sample.durationSeconds);
    const double next = i + 1 < lines.size() ? lines[i + 1].startSeconds : sample.durationSeconds;
    line.endSeconds = std::max(line.startSeconds, std::min({line.endSeconds, next, sample.durationSeconds}));
  }
  return lines;
}

std::string lrcText(const Sample& sample, const std::vector<LyricLine>& lines) {
  std::string text = fmt::format("[ti:{}]\n[ar:{}]\n[length:{}]\n# {}\n", oneLine(sample.title),
                                 oneLine(sample.request.conditioning.artist), lrcTime(sample.durationSeconds),
                                 oneLine(aiMadeStatement(sample)));
  for (const auto& line : lines) text += fmt::format("[{}]{}\n", lrcTime(line.startSeconds), line.text);
  return text;
}

std::string srtText(const Sample& sample, const std::vector<LyricLine>& lines) {
  std::string text =
      fmt::format("1\n{} --> {}\n{}\n\n", srtTime(0), srtTime(std::min(kStatementSeconds, sample.durationSeconds)),
                  oneLine(aiMadeStatement(sample)));
  int number = 1;
  for (const auto& line : lines) {
    text +=
        fmt::format("{}\n{} --> {}\n{}\n\n", ++number, srtTime(line.startSeconds), srtTime(line.endSeconds), line.text);
  }
  return text;
}

}  // namespace jukebox
