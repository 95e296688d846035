#pragma once
// AudioChunks: batches of audio from a prepared data set, the same for the same (seed, step) (spec/08 §1).

#include <ATen/ATen.h>

#include <memory>

#include "core/base/mapped_file.h"
#include "core/domain/training_request.h"
#include "core/engine/training/codec_losses.h"
#include "core/engine/training/collective.h"

namespace jukebox {

class AudioChunks {
 public:
  static Result<AudioChunks> open(const TrainingRequest& request, int sampleRate, const Collective& collective);
  Result<at::Tensor> batch(std::int64_t step, int micro) const;
  Result<at::Tensor> heldOut(int count) const;
  Result<Bandwidth> bandwidth(double seconds, Collective& collective) const;

 private:
  struct Song { std::int64_t start, count; };
  at::Tensor chunk(const Song& song, double u) const;
  std::shared_ptr<const MappedFile> m_file;
  std::vector<Song> m_train, m_test;
  std::int64_t m_length, m_align; int m_batch; std::uint64_t m_seed;
};

}  // namespace jukebox
