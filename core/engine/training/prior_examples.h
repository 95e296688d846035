#pragma once
// PriorExamples: training examples of a prior: codes, labels and where in the lyrics each token sings (spec/08 §3).

#include <ATen/ATen.h>

#include <memory>
#include <vector>

#include "core/domain/training_request.h"
#include "core/engine/codec/codec.h"
#include "core/engine/training/code_cache.h"
#include "core/engine/training/collective.h"
#include "core/engine/training/dataset/chunk_sampler.h"
#include "core/labels/label_vector.h"

namespace jukebox {

/// One batch. Undefined tensors: not needed by this prior.
struct PriorBatch {
  at::Tensor codes;        ///< (N, n_ctx) int64, the level's own
  at::Tensor upperCodes;   ///< (N, n_ctx/ratio) int64
  at::Tensor y;            ///< (N, label length) int64
  at::Tensor lyricTarget;  ///< (N, n_ctx) int64: lyric column being sung, −1 where nothing is
};

class PriorExamples {
 public:
  /// Encodes the data set if necessary. `vocabulary` gives the ids.
  static Result<PriorExamples> open(const TrainingRequest& request, const Codec& codec, const std::string& codecHash,
                                    ArtistGenreVocabulary vocabulary, const Collective& collective,
                                    const std::function<void(double)>& progress, const CancellationToken& cancellation);

  Result<PriorBatch> batch(std::int64_t step, int micro) const;
  /// `count` windows of held-out songs, always the same.
  Result<PriorBatch> heldOut(int count) const;

  /// Cross entropy in bits a token of held-out codes under unigram and bigram tables of the training codes (one pseudo
  /// count spread over all codes; bigrams interpolate with unigrams).
  struct Baseline {
    double unigramBits = 0, bigramBits = 0;
  };
  Baseline baseline() const;

 private:
  struct Side {
    ChunkSampler sampler;
    std::vector<std::size_t> songs;  ///< the sampler's songs as numbers in the data set
  };
  struct SongText {
    SongLabels labels;
    std::vector<std::int64_t> timingTokens;  ///< place of each timing in the full token list, −1 dropped
  };
  PriorExamples(const TrainingRequest& request, std::shared_ptr<const PreparedDataset> dataset, Side training,
                Side heldOut, int rank);
  Status prepareTexts(const ArtistGenreVocabulary& vocabulary);
  Result<PriorBatch> collect(const Side& side, const std::vector<ChunkPlace>& places) const;
  Result<WindowLabels> windowLabels(std::size_t song, std::int64_t startTokens) const;
  std::vector<std::int64_t> lyricTargets(std::size_t song, std::int64_t startTokens,
                                         const std::vector<std::int64_t>& indices) const;

  PriorHyperparameters m_prior;
  PriorObjective m_objective;
  std::shared_ptr<const PreparedDataset> m_dataset;
  Side m_training, m_heldOut;
  LabelLayout m_layout;
  std::int64_t m_hop, m_upperRatio;
  int m_sampleRate, m_bins, m_rank;
  std::vector<SongText> m_texts;  ///< a song each
  std::shared_ptr<TokenShard> m_codes, m_upperCodes;
};

}  // namespace jukebox
