#include "core/domain/hyperparameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr int kMaximumLevels = 8;
constexpr int kMaximumWidth = 1 << 16;
constexpr int kMaximumDepth = 1024;
constexpr int kMaximumContext = 1 << 20;
constexpr int kMaximumDilationBits = 20;
constexpr double kMaximumStrideBits = 24;  // samples a token of the top level

void readTransformer(JsonReader& reader, const std::string& prefix, const char* depthName, const char* widthName,
                     TransformerHyperparameters& out) {
  const auto name = [&](const char* field) { return prefix + field; };
  reader.integer(widthName, out.width, 1, kMaximumWidth);
  reader.integer(depthName, out.depth, 1, kMaximumDepth);
  reader.integer(name("heads").c_str(), out.heads, 1, 1024);
  reader.integer(name("attn_order").c_str(), out.attnOrder, 0, 12);
  reader.integer(name("blocks").c_str(), out.blocks, 1, kMaximumContext);
  reader.integer(name("spread").c_str(), out.spread, 1, kMaximumContext);
  reader.number(name("m_attn").c_str(), out.mAttn, 1e-3, 16);
  reader.number(name("m_mlp").c_str(), out.mMlp, 1e-3, 16);
  reader.boolean(name("res_scale").c_str(), out.resScale);
  reader.number(name("init_scale").c_str(), out.initScale, 0, 1e6);
}

void writeTransformer(nlohmann::json& json, const std::string& prefix, const TransformerHyperparameters& t) {
  json[prefix + "heads"] = t.heads;
  json[prefix + "attn_order"] = t.attnOrder;
  json[prefix + "blocks"] = t.blocks;
  if (t.spread > 0) json[prefix + "spread"] = t.spread;
  json[prefix + "m_attn"] = t.mAttn;
  json[prefix + "m_mlp"] = t.mMlp;
  json[prefix + "res_scale"] = t.resScale;
  json[prefix + "init_scale"] = t.initScale;
}

nlohmann::json orNull(const std::optional<int>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json();
}
nlohmann::json orNull(const std::optional<double>& value) {
  return value ? nlohmann::json(*value) : nlohmann::json();
}

// Dilations grow by powers: log2 of the largest of a stack of `depth` blocks.
double largestDilationBits(int depth, int growthRate, const std::optional<int>& cycle) {
  const int exponent = std::max(0, std::min(depth, cycle.value_or(depth)) - 1);
  return exponent * std::log2(static_cast<double>(growthRate));
}

Status validateDilation(int depth, int growthRate, const std::optional<int>& cycle, const char* what) {
  if (largestDilationBits(depth, growthRate, cycle) <= kMaximumDilationBits) return {};
  return makeError(ErrorKind::corrupt, fmt::format("The {} has dilations above 2^{}.", what, kMaximumDilationBits));
}

// Which lyrics a transformer can look at decides which attention types it may have.
enum class LyricAccess { none, encoder, joint };

// nullptr, or why a layer of this type is impossible.
const char* problemOfType(int type, const TransformerHyperparameters& t, int context, LyricAccess lyrics) {
  if (type == 5 && (t.spread < 1 || t.spread > context / t.blocks)) {
    return "its attention order needs a spread of 1 to the length of a block";
  }
  if (type == 6 && lyrics != LyricAccess::encoder) return "its attention order needs a lyric encoder";
  if (type == 7 && lyrics != LyricAccess::joint) return "its attention order needs lyrics in front of the music";
  return nullptr;
}

Status validateTransformer(const TransformerHyperparameters& t, int context, LyricAccess lyrics, const char* what) {
  const auto bad = [&](const std::string& problem) {
    return makeError(ErrorKind::corrupt, fmt::format("The {} configuration is impossible: {}.", what, problem));
  };
  if (t.width <= 0 || t.depth <= 0) return bad("width and depth must be given");
  if (context <= 0) return bad("the context must be given");
  if (t.attentionWidth() <= 0 || t.attentionWidth() % t.heads != 0) {
    return bad(fmt::format("{} heads do not divide the attention width {}", t.heads, t.attentionWidth()));
  }
  if (t.mlpWidth() <= 0) return bad("the MLP width is 0");
  if (context % t.blocks != 0) return bad(fmt::format("{} blocks do not divide the context {}", t.blocks, context));
  for (const int type : attentionTypes(t.attnOrder, t.depth)) {
    if (const char* problem = problemOfType(type, t, context, lyrics)) return bad(problem);
  }
  return {};
}

Status validateMultispectral(const CodecHyperparameters& codec) {
  const std::size_t count = codec.multispecFft.size();
  if (codec.multispecHop.size() != count || codec.multispecWindow.size() != count) {
    return makeError(ErrorKind::corrupt,
                     "The codec's lists of multispectral sizes, hops and windows differ in length.");
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (codec.multispecWindow[i] > codec.multispecFft[i]) {
      return makeError(ErrorKind::corrupt, "A multispectral window of the codec is longer than its transform.");
    }
  }
  return {};
}

}  // namespace

std::int64_t CodecHyperparameters::samplesPerToken(int level) const {
  std::int64_t product = 1;
  for (int l = 0; l <= level; ++l) product *= tokensPerUpperToken(l - 1);
  return product;
}

std::int64_t CodecHyperparameters::tokensPerUpperToken(int level) const {
  const auto upper = static_cast<std::size_t>(level + 1);
  std::int64_t product = 1;
  for (int i = 0; i < downsT[upper]; ++i) product *= stridesT[upper];
  return product;
}

std::int64_t CodecHyperparameters::decoderReachTokens(int level) const {
  std::int64_t stack = 0;  // of the residual blocks behind one stride
  for (int i = 0; i < depthOf(level); ++i) {
    std::int64_t dilation = 1;
    for (int power = dilationCycle ? i % *dilationCycle : i; power > 0; --power) dilation *= dilationGrowthRate;
    stack += dilation;
  }
  std::int64_t reach = 1;  // from the samples back to the tokens
  for (int l = 0; l <= level; ++l) {
    const std::int64_t stride = stridesT[static_cast<std::size_t>(l)];
    for (int i = 0; i < downsT[static_cast<std::size_t>(l)]; ++i) reach = (reach + stride - 1) / stride + 1 + stack;
    reach += 1;
  }
  return reach;
}

Result<CodecHyperparameters> codecHyperparametersFromJson(const nlohmann::json& json) {
  CodecHyperparameters codec;
  JsonReader reader(json, "The codec configuration");
  codec.levels = 2;
  codec.bins = 512;
  codec.width = 128;
  codec.depth = 3;
  codec.dilationGrowthRate = 1;
  codec.commit = 1.0;
  codec.lossFn = "l2";
  codec.lmixL2 = codec.lmixLinf = 0;
  codec.downsT = {1, 1};
  codec.stridesT = {2, 2};
  reader.integer("sr", codec.sampleRate, 100, 768000);
  reader.integer("levels", codec.levels, 1, kMaximumLevels);
  reader.integers("downs_t", codec.downsT, 1, 16, kMaximumLevels);
  reader.integers("strides_t", codec.stridesT, 2, 64, kMaximumLevels);
  reader.integers("hvqvae_multipliers", codec.multipliers, 1, 64, kMaximumLevels);
  reader.integer("emb_width", codec.embWidth, 1, 1 << 14);
  reader.integer("l_bins", codec.bins, 2, 1 << 20);
  reader.integer("width", codec.width, 1, 1 << 14);
  reader.integer("depth", codec.depth, 0, 64);
  reader.number("m_conv", codec.mConv, 1e-3, 64);
  reader.integer("dilation_growth_rate", codec.dilationGrowthRate, 1, 16);
  reader.optionalInteger("dilation_cycle", codec.dilationCycle, 1, 64);
  reader.boolean("vqvae_reverse_decoder_dilation", codec.reverseDecoderDilation);
  reader.number("l_mu", codec.mu, 0, 1);
  reader.number("commit", codec.commit, 0, 1e9);
  reader.number("spectral", codec.spectral, 0, 1e9);
  reader.number("multispectral", codec.multispectral, 0, 1e9);
  reader.text("loss_fn", codec.lossFn, 16);
  reader.number("lmix_l1", codec.lmixL1, 0, 1e9);
  reader.number("lmix_l2", codec.lmixL2, 0, 1e9);
  reader.number("lmix_linf", codec.lmixLinf, 0, 1e9);
  reader.integer("linf_k", codec.linfK, 1, 1 << 24);
  reader.number("revival_threshold", codec.revivalThreshold, 0, 1e9);
  reader.boolean("use_nonrelative_specloss", codec.useNonrelativeSpecloss);
  reader.integers("multispec_loss_n_fft", codec.multispecFft, 2, 1 << 20, 16);
  reader.integers("multispec_loss_hop_length", codec.multispecHop, 1, 1 << 20, 16);
  reader.integers("multispec_loss_window_size", codec.multispecWindow, 1, 1 << 20, 16);
  RETURN_IF_ERROR(reader.status());
  if (codec.multipliers.empty()) codec.multipliers.assign(static_cast<std::size_t>(codec.levels), 1);
  RETURN_IF_ERROR(validate(codec));
  return codec;
}

Status validate(const CodecHyperparameters& codec) {
  const auto levels = static_cast<std::size_t>(codec.levels);
  if (codec.downsT.size() != levels || codec.stridesT.size() != levels || codec.multipliers.size() != levels) {
    return makeError(ErrorKind::corrupt,
                     fmt::format("The codec has {} levels, but its lists of strides, stages or multipliers have "
                                 "another length.",
                                 codec.levels));
  }
  // In logarithms: the product itself may not fit into 64 bits.
  double strideBits = 0;
  for (std::size_t l = 0; l < levels; ++l) strideBits += codec.downsT[l] * std::log2(codec.stridesT[l]);
  if (strideBits > kMaximumStrideBits) {
    return makeError(ErrorKind::corrupt, "The codec's strides multiply to more than 2^24 samples a token.");
  }
  if (codec.lossFn != "l1" && codec.lossFn != "l2" && codec.lossFn != "linf" && codec.lossFn != "lmix") {
    return makeError(ErrorKind::corrupt, fmt::format("The codec names an unknown loss \"{}\".", codec.lossFn));
  }
  const int multiplier = *std::max_element(codec.multipliers.begin(), codec.multipliers.end());
  RETURN_IF_ERROR(validateDilation(codec.depth * multiplier, codec.dilationGrowthRate, codec.dilationCycle, "codec"));
  return validateMultispectral(codec);
}

nlohmann::json toJson(const CodecHyperparameters& codec) {
  return {{"sr", codec.sampleRate},
          {"levels", codec.levels},
          {"downs_t", codec.downsT},
          {"strides_t", codec.stridesT},
          {"hvqvae_multipliers", codec.multipliers},
          {"emb_width", codec.embWidth},
          {"l_bins", codec.bins},
          {"width", codec.width},
          {"depth", codec.depth},
          {"m_conv", codec.mConv},
          {"dilation_growth_rate", codec.dilationGrowthRate},
          {"dilation_cycle", orNull(codec.dilationCycle)},
          {"vqvae_reverse_decoder_dilation", codec.reverseDecoderDilation},
          {"l_mu", codec.mu},
          {"commit", codec.commit},
          {"spectral", codec.spectral},
          {"multispectral", codec.multispectral},
          {"loss_fn", codec.lossFn},
          {"lmix_l1", codec.lmixL1},
          {"lmix_l2", codec.lmixL2},
          {"lmix_linf", codec.lmixLinf},
          {"linf_k", codec.linfK},
          {"revival_threshold", codec.revivalThreshold},
          {"use_nonrelative_specloss", codec.useNonrelativeSpecloss},
          {"multispec_loss_n_fft", codec.multispecFft},
          {"multispec_loss_hop_length", codec.multispecHop},
          {"multispec_loss_window_size", codec.multispecWindow}};
}

Result<PriorHyperparameters> priorHyperparametersFromJson(const nlohmann::json& json) {
  PriorHyperparameters prior;
  JsonReader reader(json, "The prior's configuration");
  reader.integer("level", prior.level, 0, kMaximumLevels - 1);
  reader.integer("n_ctx", prior.nCtx, 1, kMaximumContext);
  readTransformer(reader, "", "prior_depth", "prior_width", prior.transformer);
  reader.boolean("merged_decoder", prior.mergedDecoder);
  reader.boolean("single_enc_dec", prior.singleEncDec);
  reader.boolean("labels", prior.labels);
  reader.boolean("labels_v3", prior.labelsV3);
  if (const auto* bins = reader.child("y_bins"); bins != nullptr && bins->is_array()) {
    std::vector<int> pair;
    reader.integers("y_bins", pair, 0, 1 << 24, 2);
    if (pair.size() == 2) {
      prior.genreBins = pair[0];
      prior.artistBins = pair[1];
    }
  }
  reader.integer("t_bins", prior.tBins, 1, 1 << 20);
  reader.integer("max_bow_genre_size", prior.maxBowGenreSize, 0, 1024);
  reader.optionalNumber("min_duration", prior.minDurationSeconds, 0, 1e6);
  reader.optionalNumber("max_duration", prior.maxDurationSeconds, 0, 1e6);
  reader.boolean("use_tokens", prior.useTokens);
  reader.integer("n_tokens", prior.nTokens, 0, kMaximumContext);
  reader.integer("n_vocab", prior.nVocab, 0, 1 << 20);
  reader.number("prime_loss_fraction", prior.primeLossFraction, 0, 1e6);
  readTransformer(reader, "prime_", "prime_depth", "prime_width", prior.prime);
  reader.integer("cond_width", prior.condWidth, 1, kMaximumWidth);
  reader.integer("cond_depth", prior.condDepth, 0, kMaximumDepth);
  reader.number("cond_m_conv", prior.condMConv, 1e-3, 64);
  reader.integer("cond_dilation_growth_rate", prior.condDilationGrowthRate, 1, 16);
  reader.optionalInteger("cond_dilation_cycle", prior.condDilationCycle, 1, 64);
  reader.boolean("cond_res_scale", prior.condResScale);
  reader.boolean("cond_c_res", prior.condCheckpointed);
  reader.optionalInteger("alignment_layer", prior.alignmentLayer, 0, kMaximumDepth);
  reader.optionalInteger("alignment_head", prior.alignmentHead, 0, 1024);
  RETURN_IF_ERROR(reader.status());
  if (!prior.useTokens) prior.nTokens = 0;
  // Shrunken configurations keep the alignment layer of the preset they came from: then there is none.
  if (prior.alignmentLayer && *prior.alignmentLayer >= prior.transformer.depth) {
    prior.alignmentLayer.reset();
    prior.alignmentHead.reset();
  }
  RETURN_IF_ERROR(validate(prior));
  return prior;
}

Status validate(const PriorHyperparameters& prior) {
  // In the joint model the lyric tokens alone make a context; a window of no music is still none.
  if (prior.nCtx <= 0) return makeError(ErrorKind::corrupt, "The prior's configuration names no window (n_ctx).");
  const LyricAccess lyrics = prior.hasLyricEncoder()                   ? LyricAccess::encoder
                             : prior.singleEncDec && prior.hasLyrics() ? LyricAccess::joint
                                                                       : LyricAccess::none;
  RETURN_IF_ERROR(validateTransformer(prior.transformer, prior.contextLength(), lyrics, "prior"));
  if (prior.singleEncDec && (!prior.hasLyrics() || !prior.labels)) {
    return makeError(ErrorKind::corrupt, "A joint lyric model needs lyric tokens and labels.");
  }
  if (prior.hasLyrics() && prior.nVocab <= 0) {
    return makeError(ErrorKind::corrupt, "The prior uses lyrics but names no lyric vocabulary (n_vocab).");
  }
  if (prior.hasLyricEncoder()) {
    RETURN_IF_ERROR(validateTransformer(prior.prime, prior.nTokens, LyricAccess::none, "lyric encoder"));
  }
  RETURN_IF_ERROR(
      validateDilation(prior.condDepth, prior.condDilationGrowthRate, prior.condDilationCycle, "prior's conditioner"));
  if (prior.labels && (prior.genreBins <= 0 || prior.artistBins <= 0)) {
    return makeError(ErrorKind::corrupt, "The prior uses labels but names no label tables (y_bins).");
  }
  if (prior.alignmentLayer && *prior.alignmentLayer >= prior.transformer.depth) {
    return makeError(ErrorKind::corrupt, "The alignment layer lies beyond the prior's last layer.");
  }
  if (prior.alignmentHead && *prior.alignmentHead >= prior.transformer.heads) {
    return makeError(ErrorKind::corrupt, "The alignment head lies beyond the prior's last head.");
  }
  return {};
}

nlohmann::json toJson(const PriorHyperparameters& prior) {
  nlohmann::json json = {{"level", prior.level},
                         {"n_ctx", prior.nCtx},
                         {"prior_width", prior.transformer.width},
                         {"prior_depth", prior.transformer.depth},
                         {"merged_decoder", prior.mergedDecoder},
                         {"single_enc_dec", prior.singleEncDec},
                         {"labels", prior.labels},
                         {"labels_v3", prior.labelsV3},
                         {"y_bins", {prior.genreBins, prior.artistBins}},
                         {"t_bins", prior.tBins},
                         {"max_bow_genre_size", prior.maxBowGenreSize},
                         {"min_duration", orNull(prior.minDurationSeconds)},
                         {"max_duration", orNull(prior.maxDurationSeconds)},
                         {"use_tokens", prior.useTokens},
                         {"n_tokens", prior.nTokens},
                         {"n_vocab", prior.nVocab},
                         {"prime_loss_fraction", prior.primeLossFraction},
                         {"alignment_layer", orNull(prior.alignmentLayer)},
                         {"alignment_head", orNull(prior.alignmentHead)}};
  writeTransformer(json, "", prior.transformer);
  if (prior.hasLyricEncoder()) {
    json["prime_width"] = prior.prime.width;
    json["prime_depth"] = prior.prime.depth;
    writeTransformer(json, "prime_", prior.prime);
  }
  if (prior.condWidth > 0) {
    json["cond_width"] = prior.condWidth;
    json["cond_depth"] = prior.condDepth;
    json["cond_m_conv"] = prior.condMConv;
    json["cond_dilation_growth_rate"] = prior.condDilationGrowthRate;
    json["cond_dilation_cycle"] = orNull(prior.condDilationCycle);
    json["cond_res_scale"] = prior.condResScale;
    json["cond_c_res"] = prior.condCheckpointed ? 1 : 0;
  }
  return json;
}

std::vector<int> attentionTypes(int order, int depth) {
  std::vector<int> types(static_cast<std::size_t>(depth));
  const auto cycle3 = [](int d) { return 1 + d % 3; };
  for (int d = 0; d < depth; ++d) {
    int& type = types[static_cast<std::size_t>(d)];
    switch (order) {
      case 0:
        type = 0;
        break;
      case 1:
        type = d % 2 == 0 ? 1 : 2;
        break;
      case 2:
        type = cycle3(d);
        break;
      case 3:
        type = d % 2 == 0 ? 1 : 4;
        break;
      case 4:
        type = d % 2 == 0 ? 1 : 5;
        break;
      case 5:
        type = d % 4 == 1 ? 4 : 1;
        break;
      case 6:
        type = d % 4 == 3 ? 6 : 1 + d % 4;
        break;
      case 7:
        type = d % 16 == 15 ? 6 : cycle3(d % 16);
        break;
      case 8:
        type = d % 10 == 9 ? 6 : cycle3(d % 10);
        break;
      case 9:
        type = d % 4 == 3 ? 0 : 1 + d % 4;
        break;
      case 10: {
        const int p = d % 79;
        type = p < 9 ? cycle3(p) : ((p - 9) % 10 == 9 ? 6 : cycle3((p - 9) % 10));
        break;
      }
      case 11:
        type = d % 16 == 15 ? (d % 3 == 2 ? 0 : 6) : cycle3(d);
        break;
      default:
        type = d % 16 == 15 ? (d % 3 == 2 ? 0 : 7) : cycle3(d);
        break;
    }
  }
  return types;
}

}  // namespace jukebox
