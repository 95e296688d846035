#include "core/engine/checkpoint/weight_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace jukebox {
namespace {

using Shape = std::vector<std::int64_t>;

/// Collects expected weights in order.
class WeightList {
 public:
  std::vector<ExpectedWeight> weights;

  void add(std::string name, Shape shape, WeightRole role, std::string tiedTo = {}) {
    weights.push_back({std::move(name), std::move(shape), role, std::move(tiedTo)});
  }
  /// "name.weight" (out, in, kernel) and "name.bias". `biasAxis` is the axis of the output channels.
  void addConvolution(const std::string& name, Shape shape, std::size_t biasAxis = 0) {
    const std::int64_t outputs = shape[biasAxis];
    add(name + ".weight", std::move(shape), WeightRole::convolution);
    add(name + ".bias", {outputs}, WeightRole::vector);
  }
  /// "name.w" (in, out) and "name.b".
  void addDense(const std::string& name, std::int64_t in, std::int64_t out) {
    add(name + ".w", {in, out}, WeightRole::dense);
    add(name + ".b", {out}, WeightRole::vector);
  }
  void addLayerNorm(const std::string& name, std::int64_t width) {
    add(name + ".weight", {width}, WeightRole::vector);
    add(name + ".bias", {width}, WeightRole::vector);
  }
};

/// Residual stack: `depth` blocks of two convolutions (spec/02 §3).
void addResidualStack(WeightList& list, const std::string& name, std::int64_t width, std::int64_t hidden, int depth) {
  for (int d = 0; d < depth; ++d) {
    list.addConvolution(fmt::format("{}.{}.model.1", name, d), {hidden, width, 3});
    list.addConvolution(fmt::format("{}.{}.model.3", name, d), {width, hidden, 1});
  }
}

/// Decoder stage, also the upsamplers' conditioner: projection, then `stages` × (stack, transposed convolution).
struct DecoderStage {
  std::string name;
  std::string stackName;  ///< "model" or "blocks"
  std::int64_t inputWidth = 0, width = 0, hidden = 0, outputWidth = 0;
  int depth = 0, stages = 0;
  std::int64_t stride = 2;
};
void addDecoderStage(WeightList& list, const DecoderStage& stage) {
  list.addConvolution(stage.name + ".model.0", {stage.width, stage.inputWidth, 3});
  for (int i = 1; i <= stage.stages; ++i) {
    addResidualStack(list, fmt::format("{}.model.{}.0.{}", stage.name, i, stage.stackName), stage.width, stage.hidden,
                     stage.depth);
    const std::int64_t outputs = i == stage.stages ? stage.outputWidth : stage.width;
    list.addConvolution(fmt::format("{}.model.{}.1", stage.name, i), {stage.width, outputs, 2 * stage.stride}, 1);
  }
}

void addEncoder(WeightList& list, const CodecHyperparameters& codec, int level) {
  const std::int64_t width = codec.widthOf(level);
  const auto hidden = static_cast<std::int64_t>(codec.mConv * static_cast<double>(width));
  for (int l = 0; l <= level; ++l) {
    const std::string stage = fmt::format("encoders.{}.level_blocks.{}.model", level, l);
    const int stages = codec.downsT[static_cast<std::size_t>(l)];
    const std::int64_t kernel = 2 * std::int64_t{codec.stridesT[static_cast<std::size_t>(l)]};
    for (int i = 0; i < stages; ++i) {
      const std::int64_t inputs = i > 0 ? width : l == 0 ? 1 : codec.embWidth;
      list.addConvolution(fmt::format("{}.{}.0", stage, i), {width, inputs, kernel});
      addResidualStack(list, fmt::format("{}.{}.1.model", stage, i), width, hidden, codec.depthOf(level));
    }
    list.addConvolution(fmt::format("{}.{}", stage, stages), {codec.embWidth, width, 3});
  }
}

void addDecoder(WeightList& list, const CodecHyperparameters& codec, int level) {
  const std::int64_t width = codec.widthOf(level);
  const auto hidden = static_cast<std::int64_t>(codec.mConv * static_cast<double>(width));
  for (int l = 0; l <= level; ++l) {
    addDecoderStage(list, {fmt::format("decoders.{}.level_blocks.{}", level, l), "model", codec.embWidth, width, hidden,
                           codec.embWidth, codec.depthOf(level), codec.downsT[static_cast<std::size_t>(l)],
                           codec.stridesT[static_cast<std::size_t>(l)]});
  }
  list.addConvolution(fmt::format("decoders.{}.out", level), {1, codec.embWidth, 3});
}

/// One autoregressive transformer (spec/03 §8). `startToken`: no y_cond; `output`: has x_out.
struct TransformerLayout {
  std::string prefix;
  std::int64_t bins = 0, context = 0;
  bool startToken = false, output = true, tiedOutput = true;
};
void addTransformer(WeightList& list, const TransformerHyperparameters& transformer, const TransformerLayout& layout) {
  const std::int64_t width = transformer.width, attention = transformer.attentionWidth();
  const std::string& prefix = layout.prefix;
  list.add(prefix + "x_emb.weight", {layout.bins, width}, WeightRole::embedding);
  list.add(prefix + "pos_emb.pos_emb", {layout.context, width}, WeightRole::table);
  if (layout.startToken) list.add(prefix + "start_token", {1, width}, WeightRole::table);
  const auto types = attentionTypes(transformer.attnOrder, transformer.depth);
  for (std::size_t d = 0; d < types.size(); ++d) {
    constexpr int kCrossAttention = 6;
    const std::string layer = fmt::format("{}transformer._attn_mods.{}.", prefix, d);
    if (types[d] == kCrossAttention) {
      list.addDense(layer + "attn.c_attn", width, attention);
      list.addDense(layer + "attn.c_enc_kv", width, 2 * attention);
    } else {
      list.addDense(layer + "attn.c_attn", width, 3 * attention);
    }
    list.addDense(layer + "attn.c_proj", attention, width);
    list.addLayerNorm(layer + "ln_0", width);
    list.addDense(layer + "mlp.c_fc", width, transformer.mlpWidth());
    list.addDense(layer + "mlp.c_proj", transformer.mlpWidth(), width);
    list.addLayerNorm(layer + "ln_1", width);
  }
  if (layout.output) {
    list.add(prefix + "x_out.weight", {layout.bins, width}, WeightRole::embedding,
             layout.tiedOutput ? prefix + "x_emb.weight" : std::string());
  }
}

void addConditioner(WeightList& list, const PriorHyperparameters& prior, const CodecHyperparameters& codec) {
  const auto upper = static_cast<std::size_t>(prior.level) + 1;
  const std::string name = "conditioner_blocks.0";
  const std::int64_t width = prior.transformer.width;
  list.add(name + ".x_emb.weight", {codec.bins, width}, WeightRole::embedding);
  addDecoderStage(list, {name + ".cond", prior.condCheckpointed ? "blocks" : "model", width, prior.condWidth,
                         static_cast<std::int64_t>(prior.condMConv * prior.condWidth), width, prior.condDepth,
                         codec.downsT[upper], codec.stridesT[upper]});
  list.addLayerNorm(name + ".ln", width);
}

void addLabelTables(WeightList& list, const PriorHyperparameters& prior, bool isTop) {
  const std::int64_t width = prior.transformer.width;
  list.add("y_emb.bow_genre_emb.emb.weight", {prior.genreBins, width}, WeightRole::table);
  list.add("y_emb.artist_emb.emb.weight", {prior.artistBins, width}, WeightRole::table);
  if (!isTop) return;
  for (const char* name : {"total_length", "absolute_pos", "relative_pos"}) {
    list.add(fmt::format("y_emb.{}_emb.emb.weight", name), {prior.tBins, width}, WeightRole::table);
  }
}

void addLyricEncoder(WeightList& list, const PriorHyperparameters& prior) {
  addTransformer(list, prior.prime, {"prime_prior.", prior.nVocab, prior.nTokens, true, false, false});
  const std::int64_t width = prior.transformer.width;
  list.addDense("prime_state_proj", prior.prime.width, width);
  list.addLayerNorm("prime_state_ln", width);
  list.add("prime_x_out.weight", {prior.nVocab, width}, WeightRole::embedding);
}

/// One paragraph of a report: "3 missing: a, b, c".
std::string paragraph(std::string_view title, const std::vector<std::string>& items) {
  constexpr std::size_t kShown = 5;
  if (items.empty()) return {};
  std::string text = fmt::format(" {} {}: ", items.size(), title);
  for (std::size_t i = 0; i < std::min(items.size(), kShown); ++i) text += (i > 0 ? ", " : "") + items[i];
  return text + (items.size() > kShown ? ", …." : ".");
}

}  // namespace

std::vector<ExpectedWeight> expectedCodecWeights(const CodecHyperparameters& codec) {
  WeightList list;
  for (int level = 0; level < codec.levels; ++level) addEncoder(list, codec, level);
  for (int level = 0; level < codec.levels; ++level) addDecoder(list, codec, level);
  for (int level = 0; level < codec.levels; ++level) {
    list.add(fmt::format("bottleneck.level_blocks.{}.k", level), {codec.bins, codec.embWidth}, WeightRole::codebook);
  }
  return std::move(list.weights);
}

std::vector<ExpectedWeight> expectedPriorWeights(const PriorHyperparameters& prior, const CodecHyperparameters& codec) {
  WeightList list;
  const bool isTop = prior.level == codec.levels - 1;
  const bool isJoint = prior.singleEncDec && prior.hasLyrics();
  addTransformer(list, prior.transformer,
                 {"prior.", codec.bins + (isJoint ? std::int64_t{prior.nVocab} : 0),
                  prior.nCtx + (isJoint ? std::int64_t{prior.nTokens} : 0), !prior.labels, true, !prior.mergedDecoder});
  if (!isTop) addConditioner(list, prior, codec);
  if (prior.labels) addLabelTables(list, prior, isTop);
  if (prior.hasLyricEncoder()) addLyricEncoder(list, prior);
  return std::move(list.weights);
}

std::int64_t parameterCount(const std::vector<ExpectedWeight>& expected) {
  std::int64_t count = 0;
  for (const auto& weight : expected) {
    if (weight.tiedTo.empty() && weight.role != WeightRole::codebook) count += elementCountOf(weight.shape).value_or(0);
  }
  return count;
}

std::string canonicalWeightName(std::string_view name) {
  // conditioner_blocks.0.cond.model.N.0.model.D… → …N.0.blocks.D…
  constexpr std::string_view kPrefix = "conditioner_blocks.0.cond.model.";
  constexpr std::string_view kModel = ".0.model.";
  std::string result(name);
  if (!name.starts_with(kPrefix)) return result;
  const std::size_t place = name.find('.', kPrefix.size());
  if (place != std::string_view::npos && name.substr(place).starts_with(kModel)) {
    result.replace(place, kModel.size(), ".0.blocks.");
  }
  return result;
}

Result<WeightTable> matchWeights(const std::vector<ExpectedWeight>& expected,
                                 const std::map<std::string, TensorView, std::less<>>& found, std::string_view what) {
  std::map<std::string, const TensorView*> byCanonicalName;
  std::vector<std::string> missing, extra, misshaped;
  for (const auto& [name, view] : found) {
    if (!byCanonicalName.try_emplace(canonicalWeightName(name), &view).second) extra.push_back(name);
  }
  WeightTable table;
  std::set<std::string> used;
  for (const auto& weight : expected) {
    const std::string canonical = canonicalWeightName(weight.name);
    auto it = byCanonicalName.find(canonical);
    if (it == byCanonicalName.end() && !weight.tiedTo.empty()) it = byCanonicalName.find(weight.tiedTo);
    if (it == byCanonicalName.end()) {
      missing.push_back(fmt::format("{} {}", weight.name, shapeText(weight.shape)));
      continue;
    }
    used.insert(it->first);
    if (it->second->shape != weight.shape) {
      misshaped.push_back(
          fmt::format("{} is {} instead of {}", weight.name, shapeText(it->second->shape), shapeText(weight.shape)));
    } else if (!isFloating(it->second->dtype)) {
      misshaped.push_back(fmt::format("{} is of type {}", weight.name, dtypeName(it->second->dtype)));
    } else {
      table.emplace(weight.name, *it->second);
    }
  }
  for (const auto& [name, view] : byCanonicalName) {
    if (!used.contains(name)) extra.push_back(name.substr(0, 200));
  }
  if (missing.empty() && extra.empty() && misshaped.empty()) return table;
  return makeError(ErrorKind::corrupt,
                   fmt::format("{} does not hold the weights that its settings describe.{}{}{}", what,
                               paragraph("are missing", missing), paragraph("are too many", extra),
                               paragraph("have the wrong shape or type", misshaped)),
                   "Check that the file and the preset belong together.");
}

Status checkWeights(const std::vector<ExpectedWeight>& expected,
                    const std::map<std::string, TensorView, std::less<>>& found, std::string_view what) {
  auto table = matchWeights(expected, found, what);
  if (!table) return std::move(table).error();
  return {};
}

}  // namespace jukebox
