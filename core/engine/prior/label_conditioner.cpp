#include "core/engine/prior/label_conditioner.h"

#include "core/labels/range_bins.h"

namespace jukebox {

LabelConditioner::LabelConditioner(const WeightSet& weights, const PriorHyperparameters& prior, int sampleRate,
                                   bool timing, at::Device device)
    : m_prior(prior),
      m_sampleRate(sampleRate),
      m_genres(weights.floatTensor("y_emb.bow_genre_emb.emb.weight").to(device)),
      m_artists(weights.floatTensor("y_emb.artist_emb.emb.weight").to(device)) {
  if (timing) {
    m_total = weights.floatTensor("y_emb.total_length_emb.emb.weight").to(device);
    m_absolute = weights.floatTensor("y_emb.absolute_pos_emb.emb.weight").to(device);
    m_relative = weights.floatTensor("y_emb.relative_pos_emb.emb.weight").to(device);
  }
}

Result<at::Tensor> LabelConditioner::startVector(const at::Tensor& y) const {
  const at::Tensor artist = y.narrow(1, 3, 1);                        // (N, 1)
  const at::Tensor genres = y.narrow(1, 4, m_prior.maxBowGenreSize);  // (N, G), −1 = unused
  const bool inside = artist.ge(0).all().item<bool>() && artist.lt(m_artists.size(0)).all().item<bool>() &&
                      genres.ge(-1).all().item<bool>() && genres.lt(m_genres.size(0)).all().item<bool>();
  if (!inside) {
    return makeError(ErrorKind::invalidInput, "An artist or genre id lies outside the model's tables.",
                     "The id files do not belong to this model.");
  }
  const at::Tensor mask = genres.ge(0).to(at::kFloat).unsqueeze(-1);                    // (N, G, 1)
  const at::Tensor genreVectors = at::embedding(m_genres, genres.clamp_min(0)) * mask;  // (N, G, W)
  return at::embedding(m_artists, artist) + at::sum(genreVectors, {1}, true);           // (N, 1, W)
}

Result<at::Tensor> LabelConditioner::timing(const at::Tensor& y) const {
  std::vector<at::Tensor> items;
  const at::Tensor cpu = y.to(at::kCPU).contiguous();
  const auto longs = [&](const std::vector<std::int64_t>& values) {
    return at::tensor(values, at::kLong).to(m_total.device());
  };
  for (std::int64_t n = 0; n < cpu.size(0); ++n) {
    const std::int64_t* row = cpu.data_ptr<std::int64_t>() + n * cpu.size(1);
    TimingInput input;
    input.totalLengthSamples = row[0];
    input.offsetSamples = row[1];
    input.windowSamples = row[2];
    input.positions = m_prior.nCtx;
    input.bins = m_prior.tBins;
    input.minimumLengthSamples = m_prior.minDurationSeconds.value_or(0) * m_sampleRate;
    input.maximumLengthSamples = m_prior.maxDurationSeconds.value_or(0) * m_sampleRate;
    ASSIGN_OR_RETURN(const TimingBins bins, timingBins(input));
    const at::Tensor total = at::embedding(m_total, longs({bins.totalLengthBin}));
    items.push_back(total + at::embedding(m_absolute, longs(bins.absoluteBins)) +
                    at::embedding(m_relative, longs(bins.relativeBins)));  // (n_ctx, W)
  }
  return at::stack(items);
}

}  // namespace jukebox
