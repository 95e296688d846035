#pragma once
// Prior: the model of one level. The top prior is conditioned on labels, timing and lyrics; an upsampler on labels and
// the codes of the level above (spec/04 §12).

#include <ATen/ATen.h>

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/prior/autoregressive.h"
#include "core/engine/prior/conditioner.h"
#include "core/engine/prior/label_conditioner.h"
#include "core/engine/prior/lyric_encoder.h"

namespace jukebox {

/// Everything a window is conditioned on, computed once a window. N items.
struct PriorConditions {
  at::Tensor yCond;        ///< (N, 1, W), or undefined
  at::Tensor xCond;        ///< (N, contextLength, W), or undefined
  at::Tensor encoder;      ///< (N, n_tokens, W) of the lyric encoder, or undefined
  at::Tensor lyricTokens;  ///< (N, n_tokens), or undefined
};

/// Result of a teacher-forced pass; losses in bits per token (spec/04 §11).
struct PriorForward {
  at::Tensor activations;  ///< (N, context, W)
  at::Tensor logits;       ///< (N, context, bins)
  at::Tensor loss, primeLoss, genLoss;
};

class Prior {
 public:
  static Result<Prior> load(const std::filesystem::path& file, const PriorHyperparameters& hyper,
                            const CodecHyperparameters& codec, WeightDtype dtype, at::Device device);
  /// `sampleRate` scales the durations of the timing tables.
  Prior(const WeightSet& weights, const PriorHyperparameters& hyper, const CodecHyperparameters& codec, int sampleRate,
        at::Device device);

  /// upperCodes (N, n_ctx/ratio) for upsamplers; y (N, length) unless labels are off. int64.
  Result<PriorConditions> conditions(const at::Tensor& upperCodes, const at::Tensor& y) const;

  /// Joint models: lyrics in front and music codes shifted behind the lyric vocabulary; else z itself.
  at::Tensor modelTokens(const at::Tensor& z, const PriorConditions& conditions) const;

  /// z (N, n_ctx) → losses, logits. Differentiable. `record` (not stopping) receives one layer's attention.
  PriorForward forward(const at::Tensor& z, const PriorConditions& conditions, AttentionRecord* record = nullptr) const;

  /// Attention of one layer for z (1, n ≤ n_ctx): (heads, n, n_tokens), what each music position looks at in the
  /// lyrics. Kind unsupported for a layer that does not see them.
  Result<at::Tensor> lyricAttention(const at::Tensor& z, const PriorConditions& conditions, int layer) const;

  /// See Transformer::setRecomputation.
  void setRecomputation(bool recomputes) { m_model.transformer().setRecomputation(recomputes); }

  const PriorHyperparameters& hyperparameters() const { return m_hyper; }
  const Autoregressive& model() const { return m_model; }
  const std::optional<LyricEncoder>& lyricEncoder() const { return m_lyricEncoder; }
  bool isTop() const { return !m_conditioner.has_value(); }
  int bins() const { return m_codeBins; }  ///< codes of the level, without lyric symbols
  /// Added to a music code to make it a model token.
  std::int64_t musicShift() const { return m_hyper.singleEncDec ? m_hyper.nVocab : 0; }
  /// Model positions before the first music token.
  std::int64_t lyricPrefix() const { return m_hyper.singleEncDec ? m_hyper.nTokens : 0; }
  std::uint64_t weightBytes() const { return m_weightBytes; }
  at::Device device() const { return m_device; }

 private:
  PriorHyperparameters m_hyper;
  int m_codeBins;
  std::int64_t m_upperRatio = 1;
  at::Device m_device;
  std::uint64_t m_weightBytes;
  std::optional<Conditioner> m_conditioner;
  std::optional<LabelConditioner> m_labels;
  std::optional<LyricEncoder> m_lyricEncoder;
  Autoregressive m_model;
};

/// True when a layer of this type can show where the lyrics are read.
bool layerSeesLyrics(const PriorHyperparameters& hyper, int layer);

}  // namespace jukebox
