#include "core/labels/lyric_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace jukebox {
namespace {

// trunc(F·(o + d/2)/T), every step rounded to `Real`.
template <class Real>
std::int64_t middleToken(std::int64_t fullLength, const LyricWindowPosition& position) {
  const Real centre =
      static_cast<Real>(position.offsetSamples) + static_cast<Real>(position.durationSamples) / static_cast<Real>(2);
  const Real scaled = static_cast<Real>(fullLength) * centre;
  // Capped before the conversion: beyond the last token the caller clamps anyway.
  const Real token = std::min(scaled / static_cast<Real>(position.totalLengthSamples), static_cast<Real>(fullLength));
  return static_cast<std::int64_t>(token);
}

LyricWindow paddedInFront(std::span<const std::int64_t> fullTokens, std::int64_t lyricTokens) {
  const std::size_t padding = static_cast<std::size_t>(lyricTokens) - fullTokens.size();
  LyricWindow window{std::vector<std::int64_t>(padding, 0), std::vector<std::int64_t>(padding, -1)};
  window.tokens.insert(window.tokens.end(), fullTokens.begin(), fullTokens.end());
  window.indices.resize(static_cast<std::size_t>(lyricTokens));
  std::iota(window.indices.begin() + static_cast<std::ptrdiff_t>(padding), window.indices.end(), 0);
  return window;
}

}  // namespace

Result<LyricWindow> lyricWindow(std::span<const std::int64_t> fullTokens, std::int64_t lyricTokens,
                                const LyricWindowPosition& position, LyricWindowArithmetic arithmetic) {
  constexpr std::int64_t kMaximumLyricTokens = 1 << 20;
  if (lyricTokens < 0 || lyricTokens > kMaximumLyricTokens || position.durationSamples < 0) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A lyric window of {} characters over {} samples does not exist.", lyricTokens,
                                 position.durationSamples),
                     "Check the model's description.");
  }
  const auto fullLength = static_cast<std::int64_t>(fullTokens.size());
  if (fullLength < lyricTokens) return paddedInFront(fullTokens, lyricTokens);
  if (position.offsetSamples < 0 || position.offsetSamples >= position.totalLengthSamples) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The window starts at sample {}, outside the song of {} samples.",
                                 position.offsetSamples, position.totalLengthSamples),
                     "Declare a longer song or generate less.");
  }
  if (lyricTokens % 2 != 0) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The model has an odd number of lyric places ({}).", lyricTokens),
                     "Use a model with an even number, or lyrics shorter than that.");
  }
  const std::int64_t half = lyricTokens / 2;
  const std::int64_t ideal = arithmetic == LyricWindowArithmetic::doublePrecision
                                 ? middleToken<double>(fullLength, position)
                                 : middleToken<float>(fullLength, position);
  const std::int64_t middle = std::min(std::max(ideal, half), fullLength - half);
  const auto excerpt =
      fullTokens.subspan(static_cast<std::size_t>(middle - half), static_cast<std::size_t>(lyricTokens));
  LyricWindow window{{excerpt.begin(), excerpt.end()}, std::vector<std::int64_t>(excerpt.size())};
  std::iota(window.indices.begin(), window.indices.end(), middle - half);
  return window;
}

}  // namespace jukebox
