#include "core/engine/model_checks.h"

#include <fmt/format.h>

#include <cmath>

#include "core/engine/codec/codec.h"
#include "core/engine/prior/prior.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/level_sampler.h"

namespace jukebox {
namespace {

constexpr int kTrialTokens = 4;
constexpr std::int64_t kSearchTokens = 1024;  // enough of a verse to see a direction
constexpr const char* kVerse =
    "the morning light is on the hill\nand all the river wind is still\nwe sing the road we sing the sea\n"
    "and every little song is free";

GenerationRequest plainRequest() {
  GenerationRequest request;
  request.allowUnknownNames = true;
  request.conditioning.lyrics = kVerse;
  return request;
}

SongSpan plainSpan(const ModelCard& card) {
  const PriorHyperparameters& top = card.priors.back().hyperparameters;
  const double window = static_cast<double>(top.nCtx * card.codec.samplesPerToken(top.level)) / card.codec.sampleRate;
  const double seconds = std::max({top.minDurationSeconds.value_or(0), window, card.defaultTotalDurationSeconds});
  return {static_cast<std::int64_t>(std::ceil(seconds * card.codec.sampleRate)), 0};
}

Status checkCodec(const Codec& codec) {
  const CodecHyperparameters& hyper = codec.hyperparameters();
  const std::int64_t samples = 4 * hyper.samplesPerToken(hyper.levels - 1);
  const at::Tensor x = at::sin(at::arange(samples, at::kFloat) * 0.05).view({1, samples, 1});
  for (int level = 0; level < hyper.levels; ++level) {
    const at::Tensor audio = codec.decode(codec.encode(x, level), level);
    if (!at::isfinite(audio).all().item<bool>()) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("The codec's level {} computes numbers that are not finite.", level),
                       "Its weights are damaged: import or download the model again.");
    }
  }
  return {};
}

Status checkPrior(const InstalledModel& model, const ModelPrior& modelPrior) {
  const PriorHyperparameters& hyper = modelPrior.hyperparameters;
  ASSIGN_OR_RETURN(const Prior prior, Prior::load(model.folder / modelPrior.weightsFile, hyper, model.card.codec,
                                                  WeightDtype::automatic, at::kCPU));
  ASSIGN_OR_RETURN(const SongLabeller labels,
                   SongLabeller::create(model, modelPrior, plainRequest(), plainSpan(model.card)));
  WindowTask task;
  ASSIGN_OR_RETURN(task.y, labels.windowLabels(0));
  if (!prior.isTop()) {
    task.upperCodes = at::zeros({1, hyper.nCtx / model.card.codec.tokensPerUpperToken(hyper.level)}, at::kLong);
  }
  bool finite = true;
  const TokenChooser choose = [&](std::size_t, std::int64_t, std::span<float> logits) {
    for (const float logit : logits) finite = finite && std::isfinite(logit);
    return std::int64_t{0} + prior.musicShift();
  };
  WindowOptions options;
  options.lengthTokens = std::min<std::int64_t>(kTrialTokens, hyper.nCtx);
  RETURN_IF_ERROR(WindowSampler(prior).sample({task}, options, choose, {}, {}));
  if (finite) return {};
  return makeError(ErrorKind::corrupt,
                   fmt::format("The prior of level {} computes numbers that are not finite.", hyper.level),
                   "Its weights are damaged: import or download the model again.");
}

}  // namespace

Status verifyModelRuns(const InstalledModel& model, const FractionCallback& progress) {
  const double parts = static_cast<double>(model.card.priors.size()) + 1;
  {
    ASSIGN_OR_RETURN(const Codec codec, Codec::load(model.folder / model.card.codecFile, model.card.codec, at::kCPU));
    RETURN_IF_ERROR(checkCodec(codec));
  }
  double done = 1;
  for (const ModelPrior& prior : model.card.priors) {
    if (progress) progress(done / parts);
    RETURN_IF_ERROR(checkPrior(model, prior));
    done += 1;
  }
  if (progress) progress(1);
  return {};
}

Result<Engine::AlignmentHead> searchAlignmentHead(const InstalledModel& model) {
  const ModelPrior* top = model.card.priorOf(model.card.topLevel());
  if (top == nullptr || !top->hyperparameters.hasLyrics()) {
    return makeError(ErrorKind::unsupported, fmt::format("The model \"{}\" does not read lyrics.", model.card.name));
  }
  const PriorHyperparameters& hyper = top->hyperparameters;
  ASSIGN_OR_RETURN(const Prior prior, Prior::load(model.folder / top->weightsFile, hyper, model.card.codec,
                                                  WeightDtype::automatic, at::kCPU));
  ASSIGN_OR_RETURN(const SongLabeller labels, SongLabeller::create(model, *top, plainRequest(), plainSpan(model.card)));
  std::vector<SongCodes> codes(1,
                               SongCodes{std::vector<LevelCodes>(static_cast<std::size_t>(model.card.codec.levels))});
  LevelSamplerSettings settings;
  settings.sampling = {0.98, 0, 0, 1.0};
  LevelSampler sampler(prior, {&labels}, RandomSource(1), settings);
  RETURN_IF_ERROR(sampler.run({planPartialWindow(0, std::min<std::int64_t>(hyper.nCtx, kSearchTokens), hyper.nCtx)}, 1,
                              codes, {}));
  ASSIGN_OR_RETURN(const auto best, bestAlignmentHead(prior, labels, codes.front().levels.back()));
  if (!best) return makeError(ErrorKind::unsupported, "No layer of this model reads the lyrics.");
  return *best;
}

}  // namespace jukebox
