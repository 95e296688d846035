#include "app/export/lyric_subtitles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/utf8.h"
#include "core/domain/lyric_timing.h"

namespace jukebox {
namespace {

constexpr double kLastCharacterSeconds = 0.5;
constexpr double kStatementSeconds = 4;

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
  if (!sample.alignment) return {};
  const std::u32string text = decodeUtf8(sample.cleanedLyrics);
  const auto times = sungSeconds(sample.alignment->characterSeconds, text.size(), sample.durationSeconds);
  if (times.empty()) return {};
  std::vector<LyricLine> lines;
  for (const LyricLineSpan& line : lyricLines(text)) {
    if (line.words.empty()) continue;
    const std::size_t begin = line.words.front().begin, end = line.words.back().end;
    lines.push_back({encodeUtf8(std::u32string_view(text).substr(begin, end - begin)), times[begin],
                     times[end - 1] + kLastCharacterSeconds});
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& line = lines[i];
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
