#include "app/cli/codes_tape.h"

#include <algorithm>

namespace jukebox::cli {
namespace {

/// Forgetting moves what stays: done a quarter of a minute at a time.
constexpr std::int64_t kForgottenAtOnceSeconds = 15;

}  // namespace

CodesTape::CodesTape(CodecHyperparameters codec)
    : m_codec(std::move(codec)), m_levels(static_cast<std::size_t>(m_codec.levels)) {}

std::int64_t CodesTape::hopSamples() const {
  return m_codec.samplesPerToken(m_codec.levels - 1);
}

void CodesTape::add(const SongCodes& piece, double forgetBeforeSeconds) {
  const auto forgetBefore = static_cast<std::int64_t>(forgetBeforeSeconds * m_codec.sampleRate);
  for (std::size_t i = 0; i < std::min(m_levels.size(), piece.levels.size()); ++i) {
    Level& level = m_levels[i];
    const LevelCodes& all = piece.levels[i];
    const std::int64_t known = level.firstToken + std::ssize(level.codes);
    if (known < std::ssize(all)) level.codes.insert(level.codes.end(), all.begin() + known, all.end());
    const std::int64_t hop = m_codec.samplesPerToken(static_cast<int>(i));
    const std::int64_t surplus = std::min(forgetBefore / hop - level.firstToken, std::ssize(level.codes));
    if (surplus * hop < kForgottenAtOnceSeconds * m_codec.sampleRate) continue;
    level.codes.erase(level.codes.begin(), level.codes.begin() + surplus);
    level.firstToken += surplus;
  }
}

std::optional<SongCodes> CodesTape::between(std::int64_t begin, std::int64_t end) const {
  if (begin < 0 || begin >= end || begin % hopSamples() != 0 || end % hopSamples() != 0) return std::nullopt;
  SongCodes cut;
  for (std::size_t i = 0; i < m_levels.size(); ++i) {
    const Level& level = m_levels[i];
    LevelCodes& codes = cut.levels.emplace_back();
    if (level.codes.empty()) continue;  // the piece ends above this level
    const std::int64_t hop = m_codec.samplesPerToken(static_cast<int>(i));
    const std::int64_t first = begin / hop - level.firstToken, last = end / hop - level.firstToken;
    if (first < 0 || last > std::ssize(level.codes)) return std::nullopt;
    codes.assign(level.codes.begin() + first, level.codes.begin() + last);
  }
  return cut.levels.back().empty() ? std::nullopt : std::optional(std::move(cut));
}

}  // namespace jukebox::cli
