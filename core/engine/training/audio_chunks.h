#pragma once
// AudioChunks: batches of audio from a prepared data set, the same for the same (seed, step) (spec/08 §1).

#include <ATen/ATen.h>

#include <memory>

#include "core/domain/training_request.h"
#include "core/engine/training/codec_losses.h"
#include "core/engine/training/collective.h"
#include "core/engine/training/dataset/chunk_sampler.h"
#include "core/engine/training/dataset/prepared_dataset.h"

namespace jukebox {

/// Settings of a sampler over one side of the data set.
ChunkSamplerSettings chunkSamplerSettings(const TrainingRequest& request, int processes);
/// Lengths in frames of some songs.
std::vector<std::int64_t> frameCounts(const PreparedDataset& dataset, const std::vector<std::size_t>& songs);

class AudioChunks {
 public:
  /// Kind invalidInput when the sample rate or the lengths do not fit the data.
  static Result<AudioChunks> open(const TrainingRequest& request, int sampleRate, const Collective& collective);

  /// Micro-batch `micro` of optimiser step `step` for this process: (batch, length, 1) float32.
  at::Tensor batch(std::int64_t step, int micro) const;
  /// `count` pieces of held-out songs (of the training songs when none is held out), always the same.
  at::Tensor heldOut(int count) const;
  /// Statistics of at least `seconds` of training audio over all processes (spec/02 §10).
  Bandwidth bandwidth(double seconds, Collective& collective) const;

 private:
  AudioChunks(std::shared_ptr<const PreparedDataset> dataset, ChunkSampler training, ChunkSampler heldOut,
              const TrainingRequest& request, int rank);
  at::Tensor read(std::size_t song, std::int64_t startFrame, double leftWeight) const;

  std::shared_ptr<const PreparedDataset> m_dataset;
  ChunkSampler m_training, m_heldOut;
  std::vector<std::size_t> m_trainingSongs, m_heldOutSongs;  ///< the samplers' songs as numbers in the data set
  std::int64_t m_lengthFrames;
  bool m_blend;
  int m_rank;
};

}  // namespace jukebox
