#include "app/cli/preview_mix.h"

#include <algorithm>

namespace jukebox::cli {
namespace {

constexpr double kFadeSeconds = 0.02;

}  // namespace

void PreviewMix::put(int level, std::int64_t beginFrame, const AudioBuffer& sound) {
  m_audio.sampleRate = sound.sampleRate;
  m_audio.channels = 1;
  auto& heard = m_audio.samples;
  const auto oldLength = static_cast<std::int64_t>(heard.size());
  const auto end = beginFrame + static_cast<std::int64_t>(sound.samples.size());
  if (end > oldLength) heard.resize(static_cast<std::size_t>(end), 0.0F);
  const auto fade = static_cast<std::int64_t>(kFadeSeconds * sound.sampleRate);
  // Only where coarser sound goes on behind it is there something to fade into.
  const std::int64_t fadeBegin = end < oldLength ? end - fade : end;
  for (std::int64_t frame = std::max(beginFrame, finerEnd(level)); frame < end; ++frame) {
    const float fresh = sound.samples[static_cast<std::size_t>(frame - beginFrame)];
    float& old = heard[static_cast<std::size_t>(frame)];
    const float share = frame < fadeBegin
                            ? 1.0F
                            : static_cast<float>(end - frame) / static_cast<float>(std::max<std::int64_t>(1, fade));
    old = share * fresh + (1.0F - share) * old;
  }
  auto& levelEnd = m_ends[level];
  levelEnd = std::max(levelEnd, end);
}

std::int64_t PreviewMix::finerEnd(int level) const {
  std::int64_t end = 0;
  for (const auto& [other, otherEnd] : m_ends) {
    if (other < level) end = std::max(end, otherEnd);
  }
  return end;
}

std::vector<LevelSpan> PreviewMix::spans() const {
  std::vector<LevelSpan> spans;
  std::int64_t covered = 0;
  for (const auto& [level, end] : m_ends) {  // the finest first
    if (end <= covered) continue;
    spans.push_back({level, static_cast<double>(end) / m_audio.sampleRate});
    covered = end;
  }
  return spans;
}

}  // namespace jukebox::cli
