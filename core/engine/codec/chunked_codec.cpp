#include "core/engine/codec/chunked_codec.h"

#include <fmt/format.h>

#include <algorithm>

namespace jukebox {
namespace {

std::int64_t roundUp(std::int64_t value, std::int64_t unit) {
  return (value + unit - 1) / unit * unit;
}

at::Tensor audioTensor(const std::vector<float>& samples, at::Device device) {
  return at::tensor(samples, at::kFloat).view({1, static_cast<std::int64_t>(samples.size()), 1}).to(device);
}

void appendCodes(const at::Tensor& codes, std::int64_t from, std::int64_t count, LevelCodes& out) {
  const at::Tensor part = codes.narrow(1, from, count).to(at::kCPU, at::kInt).contiguous();
  out.insert(out.end(), part.data_ptr<std::int32_t>(), part.data_ptr<std::int32_t>() + count);
}

// A sliding buffer over the input that keeps only what the next chunk and its context need.
class SampleWindow {
 public:
  explicit SampleWindow(const AudioPull& pull) : m_pull(pull) {}

  /// Makes [begin, end) available (less if the input ends before) and forgets what lies before `begin`.
  Status require(std::int64_t begin, std::int64_t end) {
    m_samples.erase(m_samples.begin(), m_samples.begin() + (begin - m_begin));
    m_begin = begin;
    while (!m_ended && bufferedEnd() < end) {
      const auto wanted = static_cast<std::size_t>(end - bufferedEnd());
      ASSIGN_OR_RETURN(const std::vector<float> more, m_pull(wanted));
      m_samples.insert(m_samples.end(), more.begin(), more.end());
      m_ended = more.size() < wanted;
    }
    return {};
  }
  std::int64_t begin() const { return m_begin; }
  std::int64_t bufferedEnd() const { return m_begin + static_cast<std::int64_t>(m_samples.size()); }
  bool ended() const { return m_ended; }
  const std::vector<float>& samples() const { return m_samples; }

 private:
  const AudioPull& m_pull;
  std::vector<float> m_samples;
  std::int64_t m_begin = 0;
  bool m_ended = false;
};

/// Fills the levels [firstLevel, lastLevel].
Result<SongCodes> encodeLevels(const Codec& codec, int firstLevel, int lastLevel, const AudioPull& pull,
                               std::int64_t knownSamples, const FractionCallback& progress,
                               const CancellationToken& cancellation, std::int64_t chunkSamples) {
  const CodecHyperparameters& hyper = codec.hyperparameters();
  const std::int64_t topHop = hyper.samplesPerToken(lastLevel);
  const std::int64_t core = roundUp(chunkSamples, topHop);
  std::int64_t context = 0;
  for (int level = firstLevel; level <= lastLevel; ++level) {
    context = std::max(context, Encoder::contextSamples(hyper, level));
  }
  context = roundUp(context, topHop);

  SongCodes codes;
  codes.levels.resize(static_cast<std::size_t>(hyper.levels));
  SampleWindow window(pull);
  for (std::int64_t start = 0;; start += core) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    RETURN_IF_ERROR(window.require(std::max<std::int64_t>(0, start - context), start + core + context));
    if (window.bufferedEnd() <= start) break;
    const bool last = window.ended() && window.bufferedEnd() <= start + core;
    const at::Tensor x = audioTensor(window.samples(), codec.device());
    for (int level = firstLevel; level <= lastLevel; ++level) {
      const std::int64_t hop = hyper.samplesPerToken(level);
      const std::int64_t own = roundUp(Encoder::contextSamples(hyper, level), hop);
      const std::int64_t before = start - window.begin();
      const std::int64_t first = std::max<std::int64_t>(0, before - own);
      const std::int64_t samples = std::min(x.size(1), before + core + own) - first;
      if (samples < hop) continue;
      const at::Tensor chunk = codec.encode(x.narrow(1, first, samples), level);  // (1, tokens)
      const std::int64_t from = (before - first) / hop;
      const std::int64_t count = last ? chunk.size(1) - from : core / hop;
      if (count > 0) appendCodes(chunk, from, count, codes.levels[static_cast<std::size_t>(level)]);
    }
    if (progress && knownSamples > 0) {
      progress(std::min(1.0, static_cast<double>(start + core) / static_cast<double>(knownSamples)));
    }
    if (last) break;
  }
  return codes;
}

}  // namespace

Result<SongCodes> encodeInChunks(const Codec& codec, const AudioPull& pull, std::int64_t knownSamples,
                                 const FractionCallback& progress, const CancellationToken& cancellation,
                                 std::int64_t chunkSamples) {
  return encodeLevels(codec, 0, codec.hyperparameters().levels - 1, pull, knownSamples, progress, cancellation,
                      chunkSamples);
}

Result<LevelCodes> encodeLevelInChunks(const Codec& codec, int level, const AudioPull& pull,
                                       const CancellationToken& cancellation, std::int64_t chunkSamples) {
  ASSIGN_OR_RETURN(SongCodes codes, encodeLevels(codec, level, level, pull, 0, {}, cancellation, chunkSamples));
  return std::move(codes.levels[static_cast<std::size_t>(level)]);
}

Status decodeInChunks(const Codec& codec, const LevelCodes& codes, int level, const AudioPush& push,
                      const FractionCallback& progress, const CancellationToken& cancellation,
                      std::int64_t chunkSamples) {
  const CodecHyperparameters& hyper = codec.hyperparameters();
  for (const std::int32_t code : codes) {
    if (code < 0 || code >= hyper.bins) {
      return makeError(
          ErrorKind::invalidInput,
          fmt::format("A code is {}, but the codebook of level {} has {} entries.", code, level, hyper.bins),
          "The codes belong to another model, or the file is damaged.");
    }
  }
  const std::int64_t core = std::max<std::int64_t>(1, chunkSamples / hyper.samplesPerToken(level));
  const std::int64_t context = hyper.decoderReachTokens(level);
  const auto total = static_cast<std::int64_t>(codes.size());
  const at::Tensor all = at::from_blob(const_cast<std::int32_t*>(codes.data()), {1, total}, at::kInt);
  for (std::int64_t start = 0; start < total; start += core) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    const std::int64_t end = std::min(total, start + core);
    const std::int64_t from = std::max<std::int64_t>(0, start - context);
    const std::int64_t to = std::min(total, end + context);
    const at::Tensor inContext = all.narrow(1, from, to - from).to(codec.device(), at::kLong);
    const at::Tensor audio = codec.decode(inContext, level, {start - from, to - end}).view({-1}).to(at::kCPU);
    RETURN_IF_ERROR(push(std::vector<float>(audio.data_ptr<float>(), audio.data_ptr<float>() + audio.numel())));
    if (progress) progress(static_cast<double>(end) / static_cast<double>(total));
  }
  return {};
}

Result<std::vector<float>> decodeSpan(const Codec& codec, const LevelCodes& codes, int level, std::int64_t beginToken,
                                      std::int64_t endToken, const CancellationToken& cancellation) {
  const auto total = static_cast<std::int64_t>(codes.size());
  if (beginToken < 0 || endToken < beginToken || endToken > total) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("Tokens {} to {} of {} cannot be decoded.", beginToken, endToken, total));
  }
  const std::int64_t context = codec.hyperparameters().decoderReachTokens(level);
  const std::int64_t from = std::max<std::int64_t>(0, beginToken - context);
  const std::int64_t to = std::min(total, endToken + context);
  std::vector<float> samples;
  const AudioPush push = [&](const std::vector<float>& piece) -> Status {
    samples.insert(samples.end(), piece.begin(), piece.end());
    return {};
  };
  RETURN_IF_ERROR(
      decodeInChunks(codec, LevelCodes(codes.begin() + from, codes.begin() + to), level, push, {}, cancellation));
  const std::int64_t hop = codec.hyperparameters().samplesPerToken(level);
  samples.resize(static_cast<std::size_t>((endToken - from) * hop));
  samples.erase(samples.begin(), samples.begin() + (beginToken - from) * hop);
  return samples;
}

}  // namespace jukebox
