#include "core/engine/prior/prior.h"

#include <fmt/format.h>

#include <cmath>

#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {
namespace {

AttentionGeometry geometryOf(const PriorHyperparameters& hyper) {
  return {hyper.contextLength(), hyper.transformer.blocks, hyper.transformer.spread,
          hyper.singleEncDec ? hyper.nTokens : 0, hyper.hasLyricEncoder() ? hyper.nTokens : 0};
}

at::Tensor crossEntropyBits(const at::Tensor& logits, const at::Tensor& targets) {
  return at::cross_entropy_loss(logits.reshape({-1, logits.size(-1)}), targets.reshape({-1})) / std::log(2.0);
}

}  // namespace

bool layerSeesLyrics(const PriorHyperparameters& hyper, int layer) {
  if (!hyper.hasLyrics() || layer < 0 || layer >= hyper.transformer.depth) return false;
  const int type =
      attentionTypes(hyper.transformer.attnOrder, hyper.transformer.depth)[static_cast<std::size_t>(layer)];
  return hyper.singleEncDec ? type == 0 || type == 7 : type == 6;
}

Result<Prior> Prior::load(const std::filesystem::path& file, const PriorHyperparameters& hyper,
                          const CodecHyperparameters& codec, WeightDtype dtype, at::Device device) {
  ASSIGN_OR_RETURN(const WeightSet weights, WeightSet::open(file, expectedPriorWeights(hyper, codec), dtype));
  return Prior(weights, hyper, codec, codec.sampleRate, device);
}

Prior::Prior(const WeightSet& weights, const PriorHyperparameters& hyper, const CodecHyperparameters& codec,
             int sampleRate, at::Device device)
    : m_hyper(hyper),
      m_codeBins(codec.bins),
      m_device(device),
      m_weightBytes(weights.byteCount()),
      m_model(weights, "prior.", hyper.transformer, geometryOf(hyper),
              {hyper.contextLength(), !hyper.mergedDecoder, !hyper.labels, false}, device) {
  const bool top = hyper.level == codec.levels - 1;
  if (!top) {
    m_upperRatio = codec.tokensPerUpperToken(hyper.level);
    m_conditioner.emplace(weights, hyper, codec, device);
  }
  if (hyper.labels) m_labels.emplace(weights, hyper, sampleRate, top, device);
  if (hyper.hasLyricEncoder()) m_lyricEncoder.emplace(weights, hyper, device);
}

Result<PriorConditions> Prior::conditions(const at::Tensor& upperCodes, const at::Tensor& y) const {
  PriorConditions result;
  const at::Tensor labels = y.defined() ? y.to(m_device) : y;
  if (m_labels) {
    const std::int64_t expected = 4 + m_hyper.maxBowGenreSize + m_hyper.nTokens;
    if (!y.defined() || y.size(1) != expected) {
      return makeError(ErrorKind::invalidInput, fmt::format("The prior needs labels of length {}.", expected));
    }
    ASSIGN_OR_RETURN(result.yCond, m_labels->startVector(labels));
  }
  if (m_conditioner) {
    const std::int64_t expected = m_hyper.nCtx / m_upperRatio;
    if (!upperCodes.defined() || upperCodes.size(1) != expected) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("The upsampler of level {} needs {} codes of the level above for a window.",
                                   m_hyper.level, expected));
    }
    result.xCond = m_conditioner->forward(upperCodes.to(m_device));
  } else if (m_labels) {
    ASSIGN_OR_RETURN(result.xCond, m_labels->timing(labels));
  }
  if (m_hyper.hasLyrics()) {
    result.lyricTokens = labels.narrow(1, labels.size(1) - m_hyper.nTokens, m_hyper.nTokens);
    if (m_lyricEncoder) result.encoder = m_lyricEncoder->forward(result.lyricTokens);
  }
  if (m_hyper.singleEncDec) {
    const at::Tensor& timing = result.xCond;
    result.xCond = at::cat({timing.new_zeros({timing.size(0), m_hyper.nTokens, timing.size(2)}), timing}, 1);
  }
  return result;
}

at::Tensor Prior::modelTokens(const at::Tensor& z, const PriorConditions& conditions) const {
  if (!m_hyper.singleEncDec) return z;
  return at::cat({conditions.lyricTokens, z + m_hyper.nVocab}, 1);
}

PriorForward Prior::forward(const at::Tensor& z, const PriorConditions& conditions, AttentionRecord* record) const {
  PriorForward result;
  const at::Tensor tokens = modelTokens(z, conditions);
  result.activations = m_model.forward(tokens, conditions.yCond, conditions.xCond, conditions.encoder, record);
  result.logits = m_model.logits(result.activations);
  const std::int64_t prefix = lyricPrefix();
  const auto part = [&](std::int64_t begin, std::int64_t count) {
    return crossEntropyBits(result.logits.narrow(1, begin, count), tokens.narrow(1, begin, count));
  };
  result.genLoss = part(prefix, tokens.size(1) - prefix);
  if (m_hyper.singleEncDec) {
    result.primeLoss = part(0, prefix);
  } else if (m_lyricEncoder) {
    result.primeLoss = m_lyricEncoder->loss(conditions.encoder, conditions.lyricTokens);
  } else {
    result.primeLoss = at::zeros({}, result.genLoss.options());
  }
  const double lyrics = m_hyper.hasLyrics() ? m_hyper.nTokens : 0;
  const double total = lyrics + m_hyper.nCtx;
  result.loss = m_hyper.primeLossFraction * result.primeLoss * lyrics / total + result.genLoss * m_hyper.nCtx / total;
  return result;
}

Result<at::Tensor> Prior::lyricAttention(const at::Tensor& z, const PriorConditions& conditions, int layer) const {
  if (!layerSeesLyrics(m_hyper, layer)) {
    return makeError(ErrorKind::unsupported, fmt::format("Layer {} of this prior does not read the lyrics.", layer));
  }
  AttentionRecord record;
  record.layer = layer;
  const at::Tensor tokens = modelTokens(z, conditions);
  const at::Tensor xCond =
      conditions.xCond.defined() ? conditions.xCond.narrow(1, 0, tokens.size(1)) : conditions.xCond;
  m_model.forward(tokens, conditions.yCond, xCond, conditions.encoder, &record);
  // (1, H, L, keys): rows of the music, columns of the lyrics.
  return record.weights.squeeze(0).narrow(1, lyricPrefix(), z.size(1)).narrow(2, 0, m_hyper.nTokens).contiguous();
}

}  // namespace jukebox
