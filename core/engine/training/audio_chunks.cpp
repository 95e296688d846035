#include "core/engine/training/audio_chunks.h"

#include <fmt/format.h>

#include <algorithm>

namespace jukebox {
namespace {

constexpr double kEvenBlend = 0.5;

std::vector<std::size_t> heldOutSongs(const PreparedDataset& dataset, std::int64_t lengthFrames) {
  std::vector<std::size_t> songs = dataset.songsOf(SongSplit::validation);
  const auto isLong = [&](std::size_t song) { return dataset.index().songs[song].frameCount >= lengthFrames; };
  return std::any_of(songs.begin(), songs.end(), isLong) ? songs : dataset.songsOf(SongSplit::train);
}

}  // namespace

ChunkSamplerSettings chunkSamplerSettings(const TrainingRequest& request, int processes) {
  return {request.chunks.lengthSamples, request.chunks.alignmentSamples,
          request.chunks.shift,         request.seed,
          request.batch,                request.accumulation,
          processes,                    request.chunks.looseShare,
          request.chunks.looseSamples};
}

std::vector<std::int64_t> frameCounts(const PreparedDataset& dataset, const std::vector<std::size_t>& songs) {
  std::vector<std::int64_t> counts;
  for (const std::size_t song : songs) counts.push_back(dataset.index().songs[song].frameCount);
  return counts;
}

Result<AudioChunks> AudioChunks::open(const TrainingRequest& request, int sampleRate, const Collective& collective) {
  ASSIGN_OR_RETURN(PreparedDataset opened, PreparedDataset::open(request.dataFolder));
  const auto dataset = std::make_shared<const PreparedDataset>(std::move(opened));
  if (dataset->index().sampleRate != sampleRate) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The data set has {} samples a second, but the model needs {}.",
                                 dataset->index().sampleRate, sampleRate),
                     fmt::format("Prepare it with --sample-rate {}.", sampleRate));
  }
  ASSIGN_OR_RETURN(ChunkSampler training,
                   ChunkSampler::create(frameCounts(*dataset, dataset->songsOf(SongSplit::train)),
                                        chunkSamplerSettings(request, collective.size())));
  ChunkSamplerSettings plain{request.chunks.lengthSamples, request.chunks.alignmentSamples};
  ASSIGN_OR_RETURN(
      ChunkSampler heldOut,
      ChunkSampler::create(frameCounts(*dataset, heldOutSongs(*dataset, request.chunks.lengthSamples)), plain));
  return AudioChunks(dataset, std::move(training), std::move(heldOut), request, collective.rank());
}

AudioChunks::AudioChunks(std::shared_ptr<const PreparedDataset> dataset, ChunkSampler training, ChunkSampler heldOut,
                         const TrainingRequest& request, int rank)
    : m_dataset(std::move(dataset)),
      m_training(std::move(training)),
      m_heldOut(std::move(heldOut)),
      m_trainingSongs(m_dataset->songsOf(SongSplit::train)),
      m_heldOutSongs(heldOutSongs(*m_dataset, request.chunks.lengthSamples)),
      m_lengthFrames(request.chunks.lengthSamples),
      m_blend(request.chunks.blend),
      m_rank(rank) {}

at::Tensor AudioChunks::read(std::size_t song, std::int64_t startFrame, double leftWeight) const {
  const at::Tensor chunk = at::empty({m_lengthFrames, 1}, at::kFloat);
  m_dataset->readMono(song, startFrame, m_lengthFrames, leftWeight, chunk.data_ptr<float>());
  return chunk;
}

at::Tensor AudioChunks::batch(std::int64_t step, int micro) const {
  std::vector<at::Tensor> chunks;
  for (const ChunkPlace& place : m_training.batch(step, micro, m_rank)) {
    const int index = static_cast<int>(chunks.size());
    const double weight = m_blend ? m_training.leftWeight(step, micro, m_rank, index) : kEvenBlend;
    chunks.push_back(read(m_trainingSongs[place.song], place.startFrame, weight));
  }
  return at::stack(chunks);
}

at::Tensor AudioChunks::heldOut(int count) const {
  std::vector<at::Tensor> chunks;
  for (int i = 0; i < count; ++i) {
    const ChunkPlace place = m_heldOut.place(std::int64_t{i} * m_heldOut.itemCount() / count, 0);
    chunks.push_back(read(m_heldOutSongs[place.song], place.startFrame, kEvenBlend));
  }
  return at::stack(chunks);
}

Bandwidth AudioChunks::bandwidth(double seconds, Collective& collective) const {
  const at::Tensor sums = at::zeros({5}, at::kDouble);  // Σ|x|, Σx, Σx², values, Σ spectral norms
  // The items are the same for any number of processes; each takes its share of them.
  const std::int64_t stride = std::max(16, collective.size());
  const auto wanted = static_cast<std::int64_t>(seconds * m_dataset->index().sampleRate) / m_lengthFrames + 1;
  const std::int64_t used = std::min(wanted, (m_training.itemCount() + stride - 1) / stride);
  for (std::int64_t i = collective.rank(); i < used; i += collective.size()) {
    const ChunkPlace place = m_training.place(i * stride, 0);
    const at::Tensor x = read(m_trainingSongs[place.song], place.startFrame, kEvenBlend);
    const at::Tensor values = x.to(at::kDouble);
    const double spectral = at::norm(magnitudeSpectrum(x.view({1, -1}), {})).item<double>();
    sums.add_(at::tensor({at::sum(at::abs(values)).item<double>(), at::sum(values).item<double>(),
                          at::sum(values * values).item<double>(), static_cast<double>(values.numel()), spectral},
                         at::kDouble));
  }
  collective.sum(sums);
  const double* s = sums.data_ptr<double>();
  Bandwidth bandwidth;
  bandwidth.l1 = std::max(1e-8, s[0] / s[3]);
  bandwidth.l2 = std::max(1e-10, s[2] / s[3] - (s[1] / s[3]) * (s[1] / s[3]));
  bandwidth.spectral = std::max(1e-8, s[4] / static_cast<double>(used));
  return bandwidth;
}

}  // namespace jukebox
