#include "core/engine/training/prior_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/engine/sampling/song_labeller.h"
#include "core/engine/training/audio_chunks.h"
#include "core/labels/lyric_vocabulary.h"

namespace jukebox {
namespace {

constexpr double kLongestSyllableSeconds = 1.5;  // after this the singer has stopped

// Byte offset of every code point of a text.
std::vector<std::size_t> codePointOffsets(const std::string& text) {
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) offsets.push_back(i);
  }
  return offsets;
}

// Place of every timing in the cleaned lyrics.
std::vector<std::int64_t> timingTokens(const DatasetSong& song, const LyricVocabulary& vocabulary) {
  const CleanedLyrics cleaned = vocabulary.cleanWithSources(song.lyrics);
  const std::vector<std::size_t> offsets = codePointOffsets(song.lyrics);
  std::vector<std::int64_t> tokens;
  for (const LyricTiming& timing : song.timings) {
    const auto character = static_cast<std::size_t>(timing.character);
    std::int64_t token = -1;
    if (character < offsets.size()) {
      const auto found =
          std::lower_bound(cleaned.sourceOffsets.begin(), cleaned.sourceOffsets.end(), offsets[character]);
      if (found != cleaned.sourceOffsets.end()) token = found - cleaned.sourceOffsets.begin();
    }
    tokens.push_back(token);
  }
  return tokens;
}

std::int64_t commonMultiple(std::int64_t a, std::int64_t b) {
  return a / std::gcd(a, b) * b;
}

}  // namespace

Result<PriorExamples> PriorExamples::open(const TrainingRequest& original, const Codec& codec,
                                          const std::string& codecHash, ArtistGenreVocabulary vocabulary,
                                          const Collective& collective, const std::function<void(double)>& progress,
                                          const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(PreparedDataset opened, PreparedDataset::open(original.dataFolder));
  const auto dataset = std::make_shared<const PreparedDataset>(std::move(opened));
  if (dataset->index().sampleRate != original.codec.sampleRate) {
    return makeError(ErrorKind::invalidInput, fmt::format("The data set has {} samples a second, the codec works at {}.",
                                                          dataset->index().sampleRate, original.codec.sampleRate));
  }
  const int level = original.prior.level;
  const bool isTop = level == original.codec.levels - 1;
  TrainingRequest request = original;
  const std::int64_t hop = request.codec.samplesPerToken(level);
  request.chunks.lengthSamples = request.prior.nCtx * hop;
  request.chunks.looseSamples = isTop ? hop : request.codec.samplesPerToken(level + 1);
  request.chunks.alignmentSamples = commonMultiple(request.chunks.alignmentSamples, request.chunks.looseSamples);
  const auto makeSide = [&](std::vector<std::size_t> songs, const ChunkSamplerSettings& settings) -> Result<Side> {
    ASSIGN_OR_RETURN(ChunkSampler sampler, ChunkSampler::create(frameCounts(*dataset, songs), settings));
    return Side{std::move(sampler), std::move(songs)};
  };
  ASSIGN_OR_RETURN(Side training, makeSide(dataset->songsOf(SongSplit::train),
                                           chunkSamplerSettings(request, collective.size())));
  const ChunkSamplerSettings plain{request.chunks.lengthSamples, request.chunks.alignmentSamples};
  Result<Side> heldOut = makeSide(dataset->songsOf(SongSplit::validation), plain);
  if (!heldOut) heldOut = makeSide(dataset->songsOf(SongSplit::train), plain);
  RETURN_IF_ERROR(heldOut);
  PriorExamples examples(request, dataset, std::move(training), std::move(*heldOut), collective.rank());
  RETURN_IF_ERROR(examples.prepareTexts(vocabulary));
  const auto shard = [&](int shardLevel) -> Result<std::shared_ptr<TokenShard>> {
    ASSIGN_OR_RETURN(TokenShard made, openOrMakeShard(*dataset, codec, codecHash, shardLevel, {collective.rank(), collective.size()},
                                                     progress, cancellation));
    return std::make_shared<TokenShard>(std::move(made));
  };
  ASSIGN_OR_RETURN(examples.m_codes, shard(level));
  if (!isTop) {
    ASSIGN_OR_RETURN(examples.m_upperCodes, shard(level + 1));
  }
  return examples;
}

PriorExamples::PriorExamples(const TrainingRequest& request, std::shared_ptr<const PreparedDataset> dataset,
                             Side training, Side heldOut, int rank)
    : m_prior(request.prior),
      m_objective(request.priorObjective),
      m_dataset(std::move(dataset)),
      m_training(std::move(training)),
      m_heldOut(std::move(heldOut)),
      m_layout(labelLayout(request.prior, request.codec)),
      m_hop(request.codec.samplesPerToken(request.prior.level)),
      m_upperRatio(request.prior.level == request.codec.levels - 1
                       ? 1
                       : request.codec.tokensPerUpperToken(request.prior.level)),
      m_sampleRate(request.codec.sampleRate),
      m_bins(request.codec.bins),
      m_rank(rank) {}

Status PriorExamples::prepareTexts(const ArtistGenreVocabulary& vocabulary) {
  const LyricVocabulary alphabet(m_layout.style);
  for (const DatasetSong& song : m_dataset->index().songs) {
    SongText text;
    const SongConditioning conditioning{song.artist, song.genre, song.lyrics, song.frameCount, 0};
    ASSIGN_OR_RETURN(text.labels, buildLabels(m_layout, vocabulary, alphabet, conditioning));
    if (m_layout.lyricTokens > 0) text.timingTokens = timingTokens(song, alphabet);
    m_texts.push_back(std::move(text));
  }
  return {};
}

Result<WindowLabels> PriorExamples::windowLabels(std::size_t song, std::int64_t startTokens) const {
  const SongText& text = m_texts[song];
  ASSIGN_OR_RETURN(WindowLabels window, labelsForWindow(m_layout, text.labels, startTokens));
  const auto& timings = m_dataset->index().songs[song].timings;
  const auto length = static_cast<std::int64_t>(text.labels.fullTokens.size());
  if (!m_objective.timedLyrics || timings.empty() || length <= m_layout.lyricTokens) return window;
  // The excerpt around the character that is sung in the middle of the window.
  const double middle = static_cast<double>(startTokens * m_hop + m_layout.sampleLength / 2) / m_sampleRate;
  std::int64_t centre = 0;
  for (std::size_t i = 0; i < timings.size() && timings[i].seconds <= middle; ++i) {
    centre = std::max(centre, text.timingTokens[i]);
  }
  const std::int64_t begin =
      std::clamp<std::int64_t>(centre - m_layout.lyricTokens / 2, 0, length - m_layout.lyricTokens);
  for (std::int64_t i = 0; i < m_layout.lyricTokens; ++i) {
    const auto place = static_cast<std::size_t>(i);
    window.indices[place] = begin + i;
    window.y[window.y.size() - static_cast<std::size_t>(m_layout.lyricTokens - i)] =
        text.labels.fullTokens[static_cast<std::size_t>(begin + i)];
  }
  return window;
}

// Column c of the lyric encoder has read the characters before c; while character i sounds, column i+1 is the newest
// that knows it. Between two timings the singer moves evenly through the characters.
std::vector<std::int64_t> PriorExamples::lyricTargets(std::size_t song, std::int64_t startTokens,
                                                      const std::vector<std::int64_t>& indices) const {
  std::vector<std::int64_t> targets(static_cast<std::size_t>(m_prior.nCtx), -1);
  const auto& timings = m_dataset->index().songs[song].timings;
  const auto& places = m_texts[song].timingTokens;
  std::vector<std::int64_t> columnOf(m_texts[song].labels.fullTokens.size(), -1);
  for (std::size_t column = 0; column < indices.size(); ++column) {
    if (indices[column] >= 0) columnOf[static_cast<std::size_t>(indices[column])] = static_cast<std::int64_t>(column);
  }
  const double tokenSeconds = static_cast<double>(m_hop) / m_sampleRate;
  for (std::size_t i = 0; i < timings.size(); ++i) {
    const bool last = i + 1 == timings.size();
    const double begin = timings[i].seconds;
    const double end = last ? begin + 0.5 : std::min(timings[i + 1].seconds, begin + kLongestSyllableSeconds);
    const std::int64_t first = places[i];
    const std::int64_t next = last ? first + 1 : places[i + 1];
    if (first < 0 || next <= first || end <= begin) continue;
    const auto from = static_cast<std::int64_t>(std::ceil(begin / tokenSeconds)) - startTokens;
    const auto to = static_cast<std::int64_t>(std::ceil(end / tokenSeconds)) - startTokens;
    for (std::int64_t t = std::max<std::int64_t>(0, from); t < std::min<std::int64_t>(to, m_prior.nCtx); ++t) {
      const double share = (static_cast<double>(t + startTokens) * tokenSeconds - begin) / (end - begin);
      const auto character = first + static_cast<std::int64_t>(std::clamp(share, 0.0, 0.999) * static_cast<double>(next - first));
      const std::int64_t column = columnOf[static_cast<std::size_t>(character)];
      const bool inside = column >= 0 && column + 1 < m_layout.lyricTokens;
      if (inside) targets[static_cast<std::size_t>(t)] = column + 1;
    }
  }
  return targets;
}

Result<PriorBatch> PriorExamples::collect(const Side& side, const std::vector<ChunkPlace>& places) const {
  const auto count = static_cast<std::int64_t>(places.size());
  PriorBatch batch;
  batch.codes = at::empty({count, m_prior.nCtx}, at::kLong);
  const std::int64_t upper = m_prior.nCtx / m_upperRatio;
  if (m_upperCodes) batch.upperCodes = at::empty({count, upper}, at::kLong);
  if (m_layout.labels) batch.y = at::empty({count, m_layout.length()}, at::kLong);
  if (m_layout.lyricTokens > 0) batch.lyricTarget = at::empty({count, m_prior.nCtx}, at::kLong);
  for (std::int64_t n = 0; n < count; ++n) {
    const ChunkPlace& place = places[static_cast<std::size_t>(n)];
    const std::size_t song = side.songs[place.song];
    const std::int64_t start = place.startFrame / m_hop;
    m_codes->read(song, start, m_prior.nCtx, batch.codes[n].data_ptr<std::int64_t>());
    if (m_upperCodes) m_upperCodes->read(song, start / m_upperRatio, upper, batch.upperCodes[n].data_ptr<std::int64_t>());
    if (!m_layout.labels) continue;
    ASSIGN_OR_RETURN(const WindowLabels window, windowLabels(song, start));
    std::copy(window.y.begin(), window.y.end(), batch.y[n].data_ptr<std::int64_t>());
    if (m_layout.lyricTokens == 0) continue;
    const std::vector<std::int64_t> targets = lyricTargets(song, start, window.indices);
    std::copy(targets.begin(), targets.end(), batch.lyricTarget[n].data_ptr<std::int64_t>());
  }
  return batch;
}

Result<PriorBatch> PriorExamples::batch(std::int64_t step, int micro) const {
  return collect(m_training, m_training.sampler.batch(step, micro, m_rank));
}

Result<PriorBatch> PriorExamples::heldOut(int count) const {
  std::vector<ChunkPlace> places;
  for (int i = 0; i < count; ++i) {
    places.push_back(m_heldOut.sampler.place(std::int64_t{i} * m_heldOut.sampler.itemCount() / count, 0));
  }
  return collect(m_heldOut, places);
}

PriorExamples::Baseline PriorExamples::baseline() const {
  const auto bins = static_cast<std::size_t>(m_bins);
  std::vector<double> single(bins, 1.0 / static_cast<double>(bins));
  std::vector<double> pairs(bins * bins, 0), following(bins, 0);
  std::vector<std::int64_t> codes;
  const auto load = [&](std::size_t song) {
    codes.resize(static_cast<std::size_t>(m_codes->tokenCount(song)));
    m_codes->read(song, 0, m_codes->tokenCount(song), codes.data());
  };
  double total = 1;
  for (const std::size_t song : m_training.songs) {
    load(song);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      single[static_cast<std::size_t>(codes[i])] += 1;
      total += 1;
      if (i == 0) continue;
      pairs[static_cast<std::size_t>(codes[i - 1]) * bins + static_cast<std::size_t>(codes[i])] += 1;
      following[static_cast<std::size_t>(codes[i - 1])] += 1;
    }
  }
  Baseline result;
  double tokens = 0;
  constexpr double kUnigramWeight = 8;  // pseudo counts that a row of the bigram table gets from the unigrams
  for (const std::size_t song : m_heldOut.songs) {
    load(song);
    for (std::size_t i = 1; i < codes.size(); ++i) {
      const auto before = static_cast<std::size_t>(codes[i - 1]), now = static_cast<std::size_t>(codes[i]);
      const double unigram = single[now] / total;
      result.unigramBits -= std::log2(unigram);
      result.bigramBits -=
          std::log2((pairs[before * bins + now] + kUnigramWeight * unigram) / (following[before] + kUnigramWeight));
      tokens += 1;
    }
  }
  if (tokens > 0) {
    result.unigramBits /= tokens;
    result.bigramBits /= tokens;
  }
  return result;
}

}  // namespace jukebox
