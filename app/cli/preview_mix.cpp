#include "app/cli/preview_mix.h"

#include <algorithm>
#include <limits>

namespace jukebox::cli {
namespace {

constexpr double kFadeSeconds = 0.02;
constexpr int kSilence = std::numeric_limits<int>::max();  // coarser than every level

}  // namespace

void PreviewMix::put(int level, std::int64_t beginFrame, const AudioBuffer& sound, bool isSketch) {
  m_audio.sampleRate = sound.sampleRate;
  m_audio.channels = 1;
  auto& heard = m_audio.samples;
  const auto oldLength = static_cast<std::int64_t>(heard.size());
  if (beginFrame > oldLength) cover(oldLength, {beginFrame, kSilence, false});
  const Stretch fresh{beginFrame + static_cast<std::int64_t>(sound.samples.size()), level, isSketch};
  if (fresh.endFrame > oldLength) heard.resize(static_cast<std::size_t>(fresh.endFrame), 0.0F);
  const auto fade = std::max<std::int64_t>(1, static_cast<std::int64_t>(kFadeSeconds * sound.sampleRate));
  for (const auto& [begin, end] : placesFor(fresh, beginFrame)) {
    // Faded only where other sound comes before or goes on behind it.
    const Stretch* before = begin > 0 && begin < oldLength ? at(begin - 1) : nullptr;
    const bool fadesIn = before != nullptr && !before->isSameKind(fresh);
    const bool fadesOut = end < oldLength;
    for (std::int64_t frame = begin; frame < end; ++frame) {
      const std::int64_t inside = std::min(fadesIn ? frame - begin + 1 : fade, fadesOut ? end - frame : fade);
      const float share = static_cast<float>(std::min(inside, fade)) / static_cast<float>(fade);
      float& old = heard[static_cast<std::size_t>(frame)];
      old = share * sound.samples[static_cast<std::size_t>(frame - beginFrame)] + (1.0F - share) * old;
    }
    cover(begin, {end, level, isSketch});
  }
}

std::vector<std::pair<std::int64_t, std::int64_t>> PreviewMix::placesFor(const Stretch& fresh,
                                                                         std::int64_t begin) const {
  std::vector<std::pair<std::int64_t, std::int64_t>> places;
  const auto add = [&](std::int64_t from, std::int64_t to) {
    if (from >= to) return;
    if (!places.empty() && places.back().second == from) {
      places.back().second = to;
    } else {
      places.emplace_back(from, to);
    }
  };
  std::int64_t from = 0;
  for (const Stretch& old : m_stretches) {
    const bool givesWay = old.level > fresh.level || (old.level == fresh.level && (old.isSketch || !fresh.isSketch));
    if (givesWay) add(std::max(from, begin), std::min(old.endFrame, fresh.endFrame));
    from = old.endFrame;
  }
  add(std::max(from, begin), fresh.endFrame);
  return places;
}

const PreviewMix::Stretch* PreviewMix::at(std::int64_t frame) const {
  const auto found = std::find_if(m_stretches.begin(), m_stretches.end(),
                                  [&](const Stretch& stretch) { return frame < stretch.endFrame; });
  return found == m_stretches.end() ? nullptr : &*found;
}

void PreviewMix::cover(std::int64_t begin, const Stretch& fresh) {
  std::vector<Stretch> stretches;
  const auto add = [&](std::int64_t from, const Stretch& stretch) {
    if (from >= stretch.endFrame) return;
    if (!stretches.empty() && stretches.back().isSameKind(stretch)) {
      stretches.back().endFrame = stretch.endFrame;
    } else {
      stretches.push_back(stretch);
    }
  };
  std::int64_t from = 0;
  for (const Stretch& old : m_stretches) {
    Stretch head = old;
    head.endFrame = std::min(old.endFrame, begin);
    add(from, head);
    from = old.endFrame;
  }
  add(begin, fresh);
  from = 0;
  for (const Stretch& old : m_stretches) {
    add(std::max(from, fresh.endFrame), old);
    from = old.endFrame;
  }
  m_stretches = std::move(stretches);
}

std::vector<LevelSpan> PreviewMix::spans() const {
  std::vector<LevelSpan> spans;
  for (const Stretch& stretch : m_stretches) {
    // Silence is told as part of what follows it.
    if (stretch.level == kSilence) continue;
    spans.push_back({stretch.level, static_cast<double>(stretch.endFrame) / m_audio.sampleRate, stretch.isSketch});
  }
  while (spans.size() > kMaximumLevelSpans) spans.erase(spans.end() - 2);
  return spans;
}

}  // namespace jukebox::cli
