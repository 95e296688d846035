#include "core/engine/checkpoint/presets.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {
namespace {

CodecHyperparameters officialCodec() {
  CodecHyperparameters codec;
  codec.downsT = {3, 2, 2};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {2, 1, 1};
  return codec;
}

CodecHyperparameters smallCodec() {
  CodecHyperparameters codec;
  codec.sampleRate = 22050;
  codec.levels = 2;
  codec.downsT = {5, 3};
  codec.stridesT = {2, 2};
  codec.multipliers = {1, 1};
  codec.bins = 1024;
  codec.lossFn = "l2";
  codec.lmixL2 = 0;
  codec.lmixLinf = 0;
  return codec;
}

TransformerHyperparameters transformer(int width, int depth, int heads, int attnOrder, int blocks, double initScale) {
  TransformerHyperparameters result;
  result.width = width;
  result.depth = depth;
  result.heads = heads;
  result.attnOrder = attnOrder;
  result.blocks = blocks;
  result.initScale = initScale;
  return result;
}

void useV2Labels(PriorHyperparameters& prior) {
  prior.genreBins = 120;
  prior.artistBins = 4111;
  prior.tBins = 128;
  prior.maxBowGenreSize = 5;
}

void useConditioner(PriorHyperparameters& prior, int width, bool resScale) {
  prior.condWidth = width;
  prior.condDepth = 16;
  prior.condDilationGrowthRate = 3;
  prior.condDilationCycle = 8;
  prior.condResScale = resScale;
  prior.condCheckpointed = true;
}

PriorHyperparameters officialUpsampler(int level) {
  PriorHyperparameters prior;
  prior.level = level;
  prior.nCtx = 8192;
  prior.transformer = transformer(1920, 72, 1, 2, 128, 0.4);
  prior.primeLossFraction = 0;
  useV2Labels(prior);
  useConditioner(prior, 1024, level == 1);
  return prior;
}

PriorHyperparameters prior5b() {
  PriorHyperparameters prior;
  prior.level = 2;
  prior.nCtx = 8192;
  prior.transformer = transformer(4800, 72, 8, 2, 128, 0.1);
  prior.mergedDecoder = true;
  prior.minDurationSeconds = 60.0;
  prior.maxDurationSeconds = 600.0;
  prior.primeLossFraction = 0;
  useV2Labels(prior);
  return prior;
}

PriorHyperparameters prior5bLyrics() {
  PriorHyperparameters prior = prior5b();
  prior.transformer.depth = 79;
  prior.transformer.attnOrder = 10;
  prior.minDurationSeconds = 23.8;
  prior.useTokens = true;
  prior.nTokens = 512;
  prior.nVocab = 80;
  prior.primeLossFraction = 0.4;
  prior.prime = transformer(1280, 18, 4, 2, 32, 0.7);
  prior.alignmentLayer = 68;
  prior.alignmentHead = 2;
  return prior;
}

PriorHyperparameters prior1bLyrics() {
  PriorHyperparameters prior;
  prior.level = 2;
  prior.nCtx = 6144;
  prior.transformer = transformer(2048, 72, 2, 12, 64, 0.2);
  prior.singleEncDec = true;
  prior.labelsV3 = true;
  prior.genreBins = 604;
  prior.artistBins = 7898;
  prior.tBins = 64;
  prior.maxBowGenreSize = 1;
  prior.useTokens = true;
  prior.nTokens = 384;
  prior.nVocab = 79;
  prior.primeLossFraction = 0.4;
  prior.minDurationSeconds = 17.84;
  prior.maxDurationSeconds = 600.0;
  prior.alignmentLayer = 63;
  prior.alignmentHead = 0;
  return prior;
}

// The small presets of spec/06 §3 are made for the two-level codec: the top level is 1, the upsampler's 0.
PriorHyperparameters smallPrior() {
  PriorHyperparameters prior;
  prior.level = 1;
  prior.nCtx = 8192;
  prior.transformer = transformer(1024, 48, 1, 2, 64, 0.7);
  prior.labels = false;
  prior.primeLossFraction = 0;
  return prior;
}

PriorHyperparameters smallLabelledPrior() {
  PriorHyperparameters prior = smallPrior();
  prior.labels = true;
  prior.labelsV3 = true;
  prior.genreBins = 10;
  prior.artistBins = 100;
  prior.minDurationSeconds = 60.0;
  prior.maxDurationSeconds = 600.0;
  return prior;
}

void useSmallLyrics(PriorHyperparameters& prior) {
  prior.nCtx = 6144;
  prior.useTokens = true;
  prior.nTokens = 384;
  prior.nVocab = 79;
  prior.primeLossFraction = 0.4;
}

PriorHyperparameters smallSingleEncDecPrior() {
  PriorHyperparameters prior = smallLabelledPrior();
  useSmallLyrics(prior);
  prior.transformer = transformer(1024, 48, 2, 12, 64, 0.7);
  prior.singleEncDec = true;
  return prior;
}

PriorHyperparameters smallSepEncDecPrior() {
  PriorHyperparameters prior = smallLabelledPrior();
  useSmallLyrics(prior);
  prior.transformer = transformer(1024, 50, 2, 8, 64, 0.7);
  prior.prime = transformer(256, 9, 2, 2, 32, 0.7);
  return prior;
}

PriorHyperparameters smallUpsampler() {
  PriorHyperparameters prior = smallPrior();
  prior.level = 0;
  useConditioner(prior, 512, false);
  return prior;
}

struct NamedPrior {
  std::string_view name;
  PriorHyperparameters (*make)();
};
constexpr NamedPrior kPriors[] = {
    {"upsampler_level_0", [] { return officialUpsampler(0); }},
    {"upsampler_level_1", [] { return officialUpsampler(1); }},
    {"prior_5b", prior5b},
    {"prior_5b_lyrics", prior5bLyrics},
    {"prior_1b_lyrics", prior1bLyrics},
    {"small_prior", smallPrior},
    {"small_labelled_prior", smallLabelledPrior},
    {"small_single_enc_dec_prior", smallSingleEncDecPrior},
    {"small_sep_enc_dec_prior", smallSepEncDecPrior},
    {"small_upsampler", smallUpsampler},
};

Error unknownName(std::string_view what, std::string_view name, const std::vector<std::string>& known) {
  return makeError(ErrorKind::notFound, fmt::format("There is no {} \"{}\".", what, name),
                   fmt::format("Known: {}.", fmt::join(known, ", ")));
}

}  // namespace

std::vector<std::string> codecPresetNames() {
  return {"vqvae", "small_vqvae"};
}

std::vector<std::string> priorPresetNames() {
  std::vector<std::string> names;
  for (const auto& prior : kPriors) names.emplace_back(prior.name);
  return names;
}

std::vector<std::string> presetSetNames() {
  return {"1b_lyrics", "5b", "5b_lyrics"};
}

Result<CodecHyperparameters> codecPreset(std::string_view name) {
  if (name == "vqvae") return officialCodec();
  if (name == "small_vqvae") return smallCodec();
  return unknownName("codec preset", name, codecPresetNames());
}

Result<PriorHyperparameters> priorPreset(std::string_view name) {
  for (const auto& prior : kPriors) {
    if (prior.name == name) return prior.make();
  }
  return unknownName("prior preset", name, priorPresetNames());
}

Result<PresetSet> presetSet(std::string_view name) {
  const auto names = presetSetNames();
  if (std::find(names.begin(), names.end(), name) == names.end()) return unknownName("preset set", name, names);
  return PresetSet{"vqvae", {"upsampler_level_0", "upsampler_level_1", fmt::format("prior_{}", name)}};
}

Result<PresetGuess> guessPreset(const StateDict& state) {
  for (const auto& name : codecPresetNames()) {
    if (checkWeights(expectedCodecWeights(*codecPreset(name)), state, name)) return PresetGuess{name, false};
  }
  const CodecHyperparameters codec = officialCodec();
  for (const char* name : {"upsampler_level_0", "prior_5b", "prior_5b_lyrics", "prior_1b_lyrics"}) {
    if (!checkWeights(expectedPriorWeights(*priorPreset(name), codec), state, name)) continue;
    const bool isUpsampler = std::string_view(name).starts_with("upsampler");
    return PresetGuess{isUpsampler ? "upsampler" : name, isUpsampler};
  }
  return makeError(ErrorKind::notFound, "The weights are not those of a released model.",
                   "Name the preset or give a file with the hyperparameters.");
}

}  // namespace jukebox
