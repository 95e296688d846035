#include "core/engine/sampling/run_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/system_memory.h"
#include "core/domain/draft_plan.h"
#include "core/domain/window_plan.h"
#include "core/engine/memory_check.h"

namespace jukebox {
namespace {

Error invalid(std::string message, std::string advice = {}) {
  return makeError(ErrorKind::invalidInput, std::move(message), std::move(advice));
}

// The label's total length: what the user says, else long enough for the result and for what the model was trained on.
Result<SongSpan> planSpan(const GenerationInput& input, const RunPlan& plan) {
  const ModelCard& card = input.model.card;
  const double rate = card.codec.sampleRate;
  const GenerationRequest& request = input.request;
  const PriorHyperparameters& top = card.priorOf(card.topLevel())->hyperparameters;
  const double minimum = top.labels ? top.minDurationSeconds.value_or(0) : 0;
  const double maximum = top.labels ? top.maxDurationSeconds.value_or(1e9) : 1e9;
  SongSpan span;
  span.offsetSamples = static_cast<std::int64_t>(request.offsetSeconds.value_or(0) * rate);
  const double needed = static_cast<double>(span.offsetSamples + plan.sampleLength) / rate;
  double total = request.totalDurationSeconds.value_or(std::max({needed, minimum, card.defaultTotalDurationSeconds}));
  if (request.totalDurationSeconds && total < needed) {
    return invalid(
        fmt::format("The intended song of {:.2f} s ends before the requested audio does ({:.2f} s).", total, needed),
        "Raise --total-seconds, or leave it out.");
  }
  if (total < minimum || total >= maximum) {
    return invalid(fmt::format("This model knows songs of {:g} to {:g} s; the intended length is {:.2f} s.", minimum,
                               maximum, total),
                   "Change --total-seconds or --seconds.");
  }
  span.totalLengthSamples = static_cast<std::int64_t>(total * rate);
  return span;
}

Status checkLevelLengths(const GenerationInput& input, const RunPlan& plan) {
  const ModelCard& card = input.model.card;
  for (int level = plan.topLevel; level >= plan.lowestLevel; --level) {
    const ModelPrior* prior = card.priorOf(level);
    if (prior == nullptr) return invalid(fmt::format("The model \"{}\" has no prior for level {}.", card.name, level));
    if (level == card.topLevel()) continue;
    const std::int64_t window = prior->hyperparameters.nCtx * card.codec.samplesPerToken(level);
    if (plan.sampleLength < window) {
      return invalid(fmt::format("The upsampler of level {} needs at least {:.2f} s of audio; {:.2f} s are requested.",
                                 level, static_cast<double>(window) / card.codec.sampleRate,
                                 static_cast<double>(plan.sampleLength) / card.codec.sampleRate),
                     "Ask for a longer sample, or stop at a higher level with --levels.");
    }
  }
  return {};
}

}  // namespace

SongCodes cutCodes(const SongCodes& source, std::optional<double> seconds, const CodecHyperparameters& codec) {
  SongCodes cut = source;
  const int top = codec.levels - 1;
  if (!seconds || static_cast<int>(cut.levels.size()) <= top) return cut;
  const std::int64_t topHop = codec.samplesPerToken(top);
  const std::int64_t samples = sampleLengthFor(*seconds, codec.sampleRate, topHop);
  for (int level = 0; level <= top; ++level) {
    LevelCodes& codes = cut.levels[static_cast<std::size_t>(level)];
    const auto keep = static_cast<std::size_t>(samples / codec.samplesPerToken(level));
    if (codes.size() > keep) codes.resize(keep);
  }
  return cut;
}

Result<RunPlan> planRun(const GenerationInput& input) {
  RETURN_IF_ERROR(validate(input.request));
  const ModelCard& card = input.model.card;
  const GenerationRequest& request = input.request;
  const int top = card.topLevel();
  if (card.priorOf(top) == nullptr) return invalid(fmt::format("The model \"{}\" has no top prior.", card.name));
  RunPlan plan;
  const std::int64_t topHop = card.codec.samplesPerToken(top);
  plan.sampleLength = sampleLengthFor(request.durationSeconds, card.codec.sampleRate, topHop);
  if (request.mode == GenerationMode::upsample) {
    const auto index = static_cast<std::size_t>(top);
    const std::size_t tokens = input.startCodes.levels.size() > index ? input.startCodes.levels[index].size() : 0;
    plan.sampleLength = static_cast<std::int64_t>(tokens) * topHop;
    plan.topLevel = top - 1;
  } else {
    plan.topLevel = top;
  }
  if (plan.sampleLength <= 0) return invalid("The requested length is shorter than one token of the top level.");
  plan.lowestLevel = std::max(request.lowestLevel.value_or(0), card.lowestLevel());
  if (request.lowestLevel && *request.lowestLevel < card.lowestLevel()) {
    return invalid(fmt::format("The model \"{}\" has no prior for level {}; its lowest level is {}.", card.name,
                               *request.lowestLevel, card.lowestLevel()),
                   "Change --levels.");
  }
  if (plan.lowestLevel > plan.topLevel) {
    return invalid(request.mode == GenerationMode::upsample
                       ? "There is no level below the top that this model can sample."
                       : fmt::format("This model has no level {}.", plan.lowestLevel));
  }
  plan.levels = card.samplingFor(request);
  if (request.levels.size() > plan.levels.size()) return invalid("The request sets more levels than the model has.");
  if (request.mode == GenerationMode::primed && input.promptAudio.frameCount() < static_cast<std::size_t>(topHop)) {
    return invalid("The prompt audio is shorter than one token of the top level.", "Give a longer prompt.");
  }
  RETURN_IF_ERROR(checkLevelLengths(input, plan));
  ASSIGN_OR_RETURN(plan.span, planSpan(input, plan));
  return plan;
}

Result<MemoryPlan> planMemory(const GenerationInput& input, const RunPlan& plan) {
  MemoryPlan memory;
  memory.availableBytes = input.availableMemoryBytes > 0 ? input.availableMemoryBytes : availableMemoryBytes();
  const ModelCard& card = input.model.card;
  const bool isTogether = input.order == LevelOrder::pipelined;
  LevelMemory needed;
  for (int level = plan.topLevel; level >= plan.lowestLevel; --level) {
    LevelMemory own =
        levelMemory(*card.priorOf(level), card.codec, input.request.dtype, card.dtype, input.request.cacheDtype);
    if (plan.levels[static_cast<std::size_t>(level)].isGuided()) own.addPlainRows();
    if (own.total(1) >= needed.total(1) || isTogether) memory.peakLevel = level;
    if (isTogether) {
      needed.add(own);
    } else if (own.total(1) >= needed.total(1)) {
      needed = own;
    }
  }
  const WeightDtype dtype = input.request.dtype == WeightDtype::automatic ? card.dtype : input.request.dtype;
  const std::string what = isTogether ? fmt::format("All levels of \"{}\" together", card.name)
                                      : fmt::format("Level {} of \"{}\"", memory.peakLevel, card.name);
  RETURN_IF_ERROR(checkMemory(what, needed.total(1), memory.availableBytes, dtype));
  const int wanted = input.request.maximumBatch > 0 ? input.request.maximumBatch : kMaximumBatch;
  // The windows of a draft are computed side by side like samples.
  const int useful = input.request.isDraft ? kMaximumBatch : input.request.count;
  memory.batch = std::clamp(std::min(wanted, useful), 1, kMaximumBatch);
  while (memory.batch > 1 && needed.total(memory.batch) > memory.availableBytes) --memory.batch;
  memory.peakBytes = needed.total(memory.batch);
  memory.beginsNextWindows =
      input.request.count == 1 && memory.peakBytes + needed.nextWindowBytes <= memory.availableBytes;
  if (memory.beginsNextWindows) memory.peakBytes += needed.nextWindowBytes;
  return memory;
}

}  // namespace jukebox
