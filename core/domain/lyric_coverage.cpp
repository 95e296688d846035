#include "core/domain/lyric_coverage.h"

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

constexpr double kSungFraction = 0.6;
constexpr double kBlurredFraction = 0.25;
constexpr double kJitterSeconds = 0.25;
constexpr double kFastestLettersPerSecond = 40;
constexpr int kLettersOfAPace = 4;

/// Independent of the locale; the lyrics that a model reads are ASCII.
bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct Letter {
  double seconds = 0;
  std::size_t line = 0;
};

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Indices of the longest run of seconds that never falls by the jitter or more (patience sorting over steps of it).
std::vector<std::size_t> longestRun(const std::vector<Letter>& letters) {
  const auto step = [&](std::size_t i) { return std::floor(letters[i].seconds / kJitterSeconds); };
  std::vector<std::size_t> tails;  // tails[n]: the letter that ends the best run of n + 1
  std::vector<std::size_t> previous(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto place = std::upper_bound(tails.begin(), tails.end(), step(i),
                                        [&](double value, std::size_t tail) { return value < step(tail); });
    previous[i] = place == tails.begin() ? i : *(place - 1);
    if (place == tails.end()) {
      tails.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<std::size_t> run(tails.size());
  std::size_t letter = tails.empty() ? 0 : tails.back();
  for (std::size_t n = run.size(); n-- > 0; letter = previous[letter]) run[n] = letter;
  return run;
}

struct LineCount {
  int letters = 0, inOrder = 0;
};

LineState stateOf(const LineCoverage& line, const LineCount& count) {
  const bool isTooFast = count.inOrder >= kLettersOfAPace &&
                         count.inOrder > kFastestLettersPerSecond * (line.endSeconds - line.beginSeconds);
  if (line.fraction >= kSungFraction && !isTooFast) return LineState::sung;
  return line.fraction >= kBlurredFraction ? LineState::blurred : LineState::skipped;
}

bool isHeard(const LineCoverage& line) {
  return line.state == LineState::sung || line.state == LineState::blurred;
}

}  // namespace

std::optional<LyricCoverage> lyricCoverage(const std::string& cleanedLyrics, const LyricAlignment& alignment) {
  if (alignment.characterSeconds.size() != cleanedLyrics.size()) return std::nullopt;
  LyricCoverage coverage;
  std::vector<LineCount> counts;
  std::vector<Letter> letters;
  for (std::size_t begin = 0; begin < cleanedLyrics.size();) {
    const std::size_t end = std::min(cleanedLyrics.find('\n', begin), cleanedLyrics.size());
    LineCount count;
    for (std::size_t i = begin; i < end; ++i) {
      if (!isLetter(cleanedLyrics[i])) continue;
      ++count.letters;
      const double seconds = alignment.characterSeconds[i];
      if (std::isfinite(seconds) && seconds >= 0) letters.push_back({seconds, counts.size()});
    }
    if (count.letters > 0) {
      coverage.lines.push_back({trimmed(cleanedLyrics.substr(begin, end - begin))});
      counts.push_back(count);
    }
    begin = end + 1;
  }
  if (counts.empty()) return std::nullopt;

  for (const std::size_t i : longestRun(letters)) {
    auto& line = coverage.lines[letters[i].line];
    if (counts[letters[i].line].inOrder++ == 0) line.beginSeconds = line.endSeconds = letters[i].seconds;
    line.beginSeconds = std::min(line.beginSeconds, letters[i].seconds);
    line.endSeconds = std::max(line.endSeconds, letters[i].seconds);
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    coverage.lines[i].fraction = static_cast<double>(counts[i].inOrder) / counts[i].letters;
    coverage.lines[i].state = stateOf(coverage.lines[i], counts[i]);
  }
  for (auto line = coverage.lines.rbegin(); line != coverage.lines.rend() && !isHeard(*line); ++line) {
    line->state = LineState::ahead;
  }
  int letterCount = 0;
  int inOrder = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (coverage.lines[i].state == LineState::ahead) continue;
    letterCount += counts[i].letters;
    inOrder += counts[i].inOrder;
  }
  coverage.fraction = letterCount == 0 ? 0 : static_cast<double>(inOrder) / letterCount;
  return coverage;
}

std::optional<LyricCoverage> lyricCoverage(const Sample& sample) {
  if (!sample.alignment) return std::nullopt;
  return lyricCoverage(sample.cleanedLyrics, *sample.alignment);
}

std::optional<std::size_t> firstSkippedLine(const LyricCoverage& coverage) {
  const auto found = std::find_if(coverage.lines.begin(), coverage.lines.end(),
                                  [](const LineCoverage& line) { return line.state == LineState::skipped; });
  if (found == coverage.lines.end()) return std::nullopt;
  return static_cast<std::size_t>(found - coverage.lines.begin());
}

std::optional<double> rerollSeconds(const LyricCoverage& coverage, std::size_t line) {
  for (std::size_t i = std::min(line, coverage.lines.size()); i-- > 0;) {
    const auto& before = coverage.lines[i];
    if (isHeard(before) && before.endSeconds > 0) return before.endSeconds;
  }
  return std::nullopt;
}

}  // namespace jukebox
