#include "core/engine/training/dataset/chunk_sampler.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace jukebox {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014) of a few numbers: a good hash is all that is needed here.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t state = a;
  for (const std::uint64_t part : {b, c, std::uint64_t{0}}) {
    state += part + 0x9e3779b97f4a7c15ULL;
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111ebULL;
    state ^= state >> 31U;
  }
  return state;
}

double uniform(std::uint64_t bits) {
  return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

enum Stream : std::uint64_t { kOrder = 1, kShift = 2, kBlend = 3, kLoose = 4 };

}  // namespace

Result<ChunkSampler> ChunkSampler::create(const std::vector<std::int64_t>& songFrames,
                                          const ChunkSamplerSettings& settings) {
  ChunkSampler sampler(settings);
  std::int64_t end = 0;
  for (std::size_t song = 0; song < songFrames.size(); ++song) {
    if (songFrames[song] < settings.chunkFrames) continue;
    sampler.m_songs.push_back(song);
    sampler.m_ends.push_back(end += songFrames[song]);
  }
  sampler.m_itemCount = settings.chunkFrames > 0 ? end / settings.chunkFrames : 0;
  if (sampler.m_itemCount < sampler.itemsAStep()) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The data set has {} pieces of {} samples, but a step needs {}.", sampler.m_itemCount,
                                 settings.chunkFrames, sampler.itemsAStep()),
                     "Add recordings, or choose shorter pieces or a smaller batch.");
  }
  return sampler;
}

ChunkPlace ChunkSampler::place(std::int64_t item, std::int64_t epoch) const {
  const std::int64_t length = m_settings.chunkFrames;
  const std::int64_t half = length / 2;
  std::int64_t shift = 0;
  if (m_settings.shift) {
    const std::uint64_t key = mixed(m_settings.seed + kShift, static_cast<std::uint64_t>(epoch),
                                    static_cast<std::uint64_t>(item));
    shift = static_cast<std::int64_t>(uniform(key) * static_cast<double>(2 * half)) - half;
  }
  std::int64_t offset = item * length + shift;
  const std::int64_t middle = offset + half;
  const auto found = std::lower_bound(m_ends.begin(), m_ends.end(), middle);  // smallest i with c_i ≥ middle
  const auto place = static_cast<std::size_t>(std::min(found, m_ends.end() - 1) - m_ends.begin());
  const std::int64_t start = place == 0 ? 0 : m_ends[place - 1];
  const std::int64_t end = m_ends[place];
  if (offset > end - length) {
    offset = std::max(start, offset - half);
  } else if (offset < start) {
    offset = std::min(end - length, offset + half);
  }
  const std::int64_t inSong = std::clamp<std::int64_t>(offset - start, 0, end - start - length);
  const std::int64_t alignment = alignmentOf(item, epoch);
  return {m_songs[place], inSong / alignment * alignment};
}

std::int64_t ChunkSampler::alignmentOf(std::int64_t item, std::int64_t epoch) const {
  if (m_settings.looseShare <= 0) return m_settings.alignmentFrames;
  const std::uint64_t key =
      mixed(m_settings.seed + kLoose, static_cast<std::uint64_t>(epoch), static_cast<std::uint64_t>(item));
  return uniform(key) < m_settings.looseShare ? m_settings.looseFrames : m_settings.alignmentFrames;
}

const std::vector<std::int64_t>& ChunkSampler::orderOf(std::int64_t epoch) const {
  if (m_orderEpoch == epoch) return m_order;
  m_order.resize(static_cast<std::size_t>(m_itemCount));
  std::iota(m_order.begin(), m_order.end(), std::int64_t{0});
  for (std::size_t i = m_order.size(); i > 1; --i) {
    const std::uint64_t key = mixed(m_settings.seed + kOrder, static_cast<std::uint64_t>(epoch), i);
    std::swap(m_order[i - 1], m_order[static_cast<std::size_t>(uniform(key) * static_cast<double>(i))]);
  }
  m_orderEpoch = epoch;
  return m_order;
}

// Place of the micro-step's first item in its epoch's order.
std::int64_t ChunkSampler::positionOf(std::int64_t step, int micro, int rank) const {
  const std::int64_t inEpoch = step % stepsAnEpoch();
  return inEpoch * itemsAStep() + (std::int64_t{micro} * m_settings.processes + rank) * m_settings.batch;
}

std::vector<ChunkPlace> ChunkSampler::batch(std::int64_t step, int micro, int rank) const {
  const std::int64_t epoch = step / stepsAnEpoch();
  const auto& order = orderOf(epoch);
  const std::int64_t position = positionOf(step, micro, rank);
  std::vector<ChunkPlace> places;
  for (int i = 0; i < m_settings.batch; ++i) {
    places.push_back(place(order[static_cast<std::size_t>(position + i)], epoch));
  }
  return places;
}

double ChunkSampler::leftWeight(std::int64_t step, int micro, int rank, int index) const {
  const std::int64_t global = positionOf(step, micro, rank) + index;
  return uniform(mixed(m_settings.seed + kBlend, static_cast<std::uint64_t>(step / stepsAnEpoch()),
                       static_cast<std::uint64_t>(global)));
}

}  // namespace jukebox
