#pragma once
// ChunkSampler: which piece of which song comes when (spec/08 §1). A pure function of (seed, step), so that a resumed
// run, or one on several processes, sees the same pieces.

#include <cstdint>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

struct ChunkPlace {
  std::size_t song = 0;         ///< number in the list that the sampler was made with
  std::int64_t startFrame = 0;  ///< within the song
};

struct ChunkSamplerSettings {
  std::int64_t chunkFrames = 0;      ///< SL
  std::int64_t alignmentFrames = 1;  ///< pieces begin at multiples of this
  bool shift = false;                ///< random offsets of up to half a chunk
  std::uint64_t seed = 0;
  int batch = 1;         ///< chunks a process and micro-step
  int accumulation = 1;  ///< micro-steps a step
  int processes = 1;
  double looseShare = 0;         ///< of the pieces that begin at multiples of looseFrames instead
  std::int64_t looseFrames = 1;
};

class ChunkSampler {
 public:
  /// Songs shorter than a chunk are left out. Kind invalidInput when nothing remains or a batch is larger than an epoch.
  static Result<ChunkSampler> create(const std::vector<std::int64_t>& songFrames, const ChunkSamplerSettings& settings);

  /// ⌊total length / SL⌋, counted over the songs that are long enough.
  std::int64_t itemCount() const { return m_itemCount; }
  std::int64_t stepsAnEpoch() const { return m_itemCount / itemsAStep(); }

  /// Piece of an item; the shift is drawn anew every epoch.
  ChunkPlace place(std::int64_t item, std::int64_t epoch) const;
  /// The pieces of one micro-step of one process, in order. Together the processes' pieces of a step are those of a
  /// single process with the same number of chunks a step.
  std::vector<ChunkPlace> batch(std::int64_t step, int micro, int rank) const;
  /// Share of the left channel for the same piece: uniform in [0, 1).
  double leftWeight(std::int64_t step, int micro, int rank, int index) const;

 private:
  explicit ChunkSampler(const ChunkSamplerSettings& settings) : m_settings(settings) {}
  std::int64_t itemsAStep() const {
    return std::int64_t{m_settings.batch} * m_settings.accumulation * m_settings.processes;
  }
  std::int64_t positionOf(std::int64_t step, int micro, int rank) const;
  std::int64_t alignmentOf(std::int64_t item, std::int64_t epoch) const;
  const std::vector<std::int64_t>& orderOf(std::int64_t epoch) const;

  ChunkSamplerSettings m_settings;
  std::vector<std::size_t> m_songs;       ///< numbers of the songs that are long enough
  std::vector<std::int64_t> m_ends;       ///< c_i: cumulative ends of these songs
  std::int64_t m_itemCount = 0;
  mutable std::int64_t m_orderEpoch = -1;  ///< the last permutation is kept
  mutable std::vector<std::int64_t> m_order;
};

}  // namespace jukebox
