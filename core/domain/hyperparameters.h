#pragma once
// Hyperparameters: everything that fixes the shape and arithmetic of a codec or a prior, under the names of spec/06.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Codec (VQ-VAE) configuration, spec/02 and spec/06 §1. Lists are ordered bottom → top.
struct CodecHyperparameters {
  int sampleRate = 44100;              ///< sr
  int levels = 3;                      ///< levels
  std::vector<int> downsT;             ///< downs_t: stride stages that each level adds
  std::vector<int> stridesT;           ///< strides_t: stride of each of these stages
  std::vector<int> multipliers;        ///< hvqvae_multipliers, one per level (1 when absent)
  int embWidth = 64;                   ///< emb_width
  int bins = 2048;                     ///< l_bins
  int width = 32;                      ///< width, before the multiplier
  int depth = 4;                       ///< depth, before the multiplier
  double mConv = 1.0;                  ///< m_conv: hidden width of a residual block / width
  int dilationGrowthRate = 3;          ///< dilation_growth_rate
  std::optional<int> dilationCycle;    ///< dilation_cycle
  bool reverseDecoderDilation = true;  ///< vqvae_reverse_decoder_dilation

  // Training only (spec/02 §8–9).
  double mu = 0.99;             ///< l_mu
  double commit = 0.02;         ///< commit
  double spectral = 0.0;        ///< spectral
  double multispectral = 1.0;   ///< multispectral
  std::string lossFn = "lmix";  ///< loss_fn: l1, l2, linf, lmix
  double lmixL1 = 0, lmixL2 = 1.0, lmixLinf = 0.02;
  int linfK = 2048;
  double revivalThreshold = 1.0;
  bool useNonrelativeSpecloss = true;
  std::vector<int> multispecFft{2048, 1024, 512};
  std::vector<int> multispecHop{240, 120, 50};
  std::vector<int> multispecWindow{1200, 600, 240};

  /// Audio samples per token of a level: the product of all strides up to it ("raw to tokens", "hop length").
  std::int64_t samplesPerToken(int level) const;
  /// Tokens of `level` per token of `level`+1 ("cond_downsample" of the upsampler of `level`).
  std::int64_t tokensPerUpperToken(int level) const;
  /// Tokens of `level` to each side that a decoded sample depends on (an upper bound), spec/02 §3–4.
  std::int64_t decoderReachTokens(int level) const;
  int widthOf(int level) const { return width * multipliers[static_cast<std::size_t>(level)]; }
  int depthOf(int level) const { return depth * multipliers[static_cast<std::size_t>(level)]; }
};

/// Transformer configuration shared by a prior's decoder and its lyric encoder, spec/03.
struct TransformerHyperparameters {
  int width = 0;
  int depth = 0;
  int heads = 1;
  int attnOrder = 0;  ///< 0–12, spec/03 §3
  int blocks = 1;     ///< rows of the 2-D factorisation; must divide the context
  int spread = 0;     ///< attention type 5 only
  double mAttn = 0.25;
  double mMlp = 1.0;
  bool resScale = false;
  double initScale = 1.0;
  int attentionWidth() const { return static_cast<int>(mAttn * width); }
  int mlpWidth() const { return static_cast<int>(mMlp * width); }
};

/// One prior (top prior or upsampler), spec/03, 04 and 06 §2.
struct PriorHyperparameters {
  int level = 0;
  int nCtx = 0;  ///< n_ctx: window in tokens of this level (music only)
  TransformerHyperparameters transformer;
  bool mergedDecoder = false;
  bool singleEncDec = false;

  bool labels = true;
  bool labelsV3 = false;
  int genreBins = 0, artistBins = 0;  ///< y_bins = (genres, artists)
  int tBins = 64;
  int maxBowGenreSize = 1;
  std::optional<double> minDurationSeconds, maxDurationSeconds;

  bool useTokens = false;
  int nTokens = 0;
  int nVocab = 0;
  double primeLossFraction = 0.1;
  TransformerHyperparameters prime;  ///< lyric encoder; unused unless useTokens and not singleEncDec

  int condWidth = 0, condDepth = 0;
  double condMConv = 1.0;
  int condDilationGrowthRate = 1;
  std::optional<int> condDilationCycle;
  bool condResScale = false;
  bool condCheckpointed = false;  ///< cond_c_res: names contain "blocks" instead of "model"

  std::optional<int> alignmentLayer, alignmentHead;

  bool hasLyrics() const { return useTokens && nTokens > 0; }
  bool hasLyricEncoder() const { return hasLyrics() && !singleEncDec; }
  /// Length of the transformer's sequence: lyrics + music in the joint model, else n_ctx.
  int contextLength() const { return nCtx + (singleEncDec ? nTokens : 0); }
};

/// Reads a flat object of spec/06 names; unknown names are ignored (a full training dump is accepted), missing ones
/// take the defaults of spec/06 §4. Every number is bounded; kind corrupt names the offending field.
Result<CodecHyperparameters> codecHyperparametersFromJson(const nlohmann::json& json);
Result<PriorHyperparameters> priorHyperparametersFromJson(const nlohmann::json& json);
nlohmann::json toJson(const CodecHyperparameters& codec);
nlohmann::json toJson(const PriorHyperparameters& prior);

/// Attention type (0–7) of every layer for an attn_order, spec/03 §3. `order` must be 0–12.
std::vector<int> attentionTypes(int order, int depth);

/// Consistency that the fields alone cannot show: divisibility of contexts, heads, rows; lyric set-up.
Status validate(const CodecHyperparameters& codec);
Status validate(const PriorHyperparameters& prior);

}  // namespace jukebox
