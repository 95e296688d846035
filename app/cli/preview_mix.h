#pragma once
// PreviewMix: what can be heard of a sample while it is made: for each moment the finest level that exists.

#include <cstdint>
#include <utility>
#include <vector>

#include "core/domain/job.h"
#include "core/sound/audio_buffer.h"

namespace jukebox::cli {

class PreviewMix {
 public:
  /// Puts mono sound of a level at `beginFrame`. It replaces what is coarser, or as fine and older, and is faded over
  /// into what it meets; what is finer stays. A sketch gives way to the song's own sound of the same level.
  void put(int level, std::int64_t beginFrame, const AudioBuffer& sound, bool isSketch = false);

  const AudioBuffer& audio() const { return m_audio; }
  /// At most kMaximumLevelSpans.
  std::vector<LevelSpan> spans() const;

 private:
  /// One stretch of frames that is heard from one kind of sound; stretches follow each other from frame 0 on.
  struct Stretch {
    std::int64_t endFrame = 0;
    int level = 0;
    bool isSketch = false;
    bool isSameKind(const Stretch& other) const { return level == other.level && isSketch == other.isSketch; }
  };
  /// [begin, end) of the frames, as parts that a sound of this kind takes the place of.
  std::vector<std::pair<std::int64_t, std::int64_t>> placesFor(const Stretch& fresh, std::int64_t begin) const;
  /// What is heard at a frame.
  const Stretch* at(std::int64_t frame) const;
  void cover(std::int64_t begin, const Stretch& fresh);

  AudioBuffer m_audio;
  std::vector<Stretch> m_stretches;
};

}  // namespace jukebox::cli
