#pragma once
// PreviewMix: what can be heard of a sample while it is made: for each moment the finest level that exists.

#include <cstdint>
#include <map>
#include <vector>

#include "core/domain/job.h"
#include "core/sound/audio_buffer.h"

namespace jukebox::cli {

/// Levels grow from the beginning of the song, so each of them covers it up to one moment.
class PreviewMix {
 public:
  /// Puts mono sound of a level at `beginFrame` (≤ the level's end so far). It replaces coarser sound and is faded over
  /// into it where it ends. Coarser sound never replaces finer.
  void put(int level, std::int64_t beginFrame, const AudioBuffer& sound);

  const AudioBuffer& audio() const { return m_audio; }
  std::vector<LevelSpan> spans() const;

 private:
  /// Up to where something finer than `level` is heard.
  std::int64_t finerEnd(int level) const;

  AudioBuffer m_audio;
  std::map<int, std::int64_t> m_ends;  ///< frames, by level
};

}  // namespace jukebox::cli
