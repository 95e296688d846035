#include "core/engine/sampling/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/system_memory.h"
#include "core/domain/window_plan.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/device.h"
#include "core/engine/memory_check.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/level_sampler.h"
#include "core/engine/sampling/progress_meter.h"

namespace jukebox {
namespace {

constexpr int kMaximumBatch = 16;
constexpr double kPrefillCost = 0.3;  // of reading a token that exists, compared with sampling one

Error invalid(std::string message, std::string advice = {}) {
  return makeError(ErrorKind::invalidInput, std::move(message), std::move(advice));
}

std::vector<LevelSampling> completeSampling(const GenerationRequest& request, const ModelCard& card) {
  std::vector<LevelSampling> levels;
  for (int level = 0; level < card.codec.levels; ++level) {
    const auto index = static_cast<std::size_t>(level);
    const ModelPrior* prior = card.priorOf(level);
    if (index < request.levels.size()) {
      levels.push_back(request.levels[index]);
    } else if (prior != nullptr && prior->defaultSampling) {
      levels.push_back(*prior->defaultSampling);
    } else {
      levels.push_back({0.99, 0, 0, level == card.topLevel() ? 0.125 : 0.5});
    }
  }
  return levels;
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

// One run: state shared by its steps.
class GenerationRun {
 public:
  GenerationRun(const GenerationInput& input, const RunPlan& plan, const MemoryPlan& memory, at::Device device,
                GenerationObserver& observer, const CancellationToken& cancellation)
      : m_input(input),
        m_card(input.model.card),
        m_plan(plan),
        m_memory(memory),
        m_device(device),
        m_observer(observer),
        m_cancellation(cancellation),
        m_codes(static_cast<std::size_t>(input.request.count)) {}

  Result<GenerationOutcome> run();

 private:
  Status prepareCodes(const Codec& codec);
  std::vector<LevelWork> levelWork() const;
  std::int64_t presentTokens(int level) const;
  Status sampleLevel(int level, const Codec& codec, ProgressMeter& meter);
  Status decodeLevel(int level, const Codec& codec);
  Status decodeWindow(int level, const Codec& codec, std::int64_t& decodedTokens);
  bool wantsAlignment(int level) const;
  double alignmentCost(int level) const;
  Status align(const Prior& prior, const SongLabeller& labels, ProgressMeter& meter);

  const GenerationInput& m_input;
  const ModelCard& m_card;
  const RunPlan& m_plan;
  const MemoryPlan& m_memory;
  at::Device m_device;
  GenerationObserver& m_observer;
  const CancellationToken& m_cancellation;
  std::vector<SongCodes> m_codes;
  std::string m_cleanedLyrics;
};

Status GenerationRun::prepareCodes(const Codec& codec) {
  const auto levels = static_cast<std::size_t>(m_card.codec.levels);
  SongCodes start = m_input.startCodes;
  if (m_input.request.mode == GenerationMode::primed) {
    bool delivered = false;
    const AudioPull pull = [&](std::size_t) -> Result<std::vector<float>> {
      if (delivered) return std::vector<float>();
      delivered = true;
      return m_input.promptAudio.samples;
    };
    ASSIGN_OR_RETURN(start, encodeInChunks(codec, pull, 0, {}, m_cancellation));
    start = cutCodes(start, m_input.promptAudio.durationSeconds(), m_card.codec);
  } else if (m_input.request.mode == GenerationMode::continuation) {
    start = cutCodes(start, m_input.request.promptSeconds, m_card.codec);
  } else if (m_input.request.mode == GenerationMode::upsample) {
    for (int level = 0; level <= m_plan.topLevel && level < static_cast<int>(start.levels.size()); ++level) {
      start.levels[static_cast<std::size_t>(level)].clear();
    }
  }
  start.levels.resize(levels);
  for (std::size_t i = 0; i < m_codes.size(); ++i) {
    m_codes[i] = start;
    if (i >= m_input.resumeCodes.size()) continue;
    for (std::size_t level = 0; level < levels && level < m_input.resumeCodes[i].levels.size(); ++level) {
      const LevelCodes& resumed = m_input.resumeCodes[i].levels[level];
      if (resumed.size() > m_codes[i].levels[level].size()) m_codes[i].levels[level] = resumed;
    }
  }
  for (std::size_t level = 0; level < levels; ++level) {
    std::size_t common = m_codes.front().levels[level].size();
    for (const SongCodes& song : m_codes) common = std::min(common, song.levels[level].size());
    for (SongCodes& song : m_codes) song.levels[level].resize(common);
  }
  return {};
}

std::int64_t GenerationRun::presentTokens(int level) const {
  return static_cast<std::int64_t>(m_codes.front().levels[static_cast<std::size_t>(level)].size());
}

std::vector<LevelWork> GenerationRun::levelWork() const {
  std::vector<LevelWork> work;
  const auto count = static_cast<std::int64_t>(m_codes.size());
  for (int level = m_plan.topLevel; level >= m_plan.lowestLevel; --level) {
    const ModelPrior& prior = *m_card.priorOf(level);
    const LevelMemory memory = levelMemory(prior, m_card.codec, m_input.request.dtype, m_card.dtype);
    const std::int64_t total = m_plan.totalTokens(m_card.codec, level);
    const std::int64_t fresh = std::max<std::int64_t>(0, total - presentTokens(level));
    // A token costs reading the weights once, and its share of the prefill of overlapping windows.
    const double hop = m_plan.levels[static_cast<std::size_t>(level)].hopFraction;
    const auto weightCost = static_cast<double>(memory.weightBytes);
    work.push_back({level, total * count, fresh * count, weightCost * (1.0 + kPrefillCost / hop),
                    wantsAlignment(level) ? alignmentCost(level) * static_cast<double>(count) : 0.0});
  }
  return work;
}

Status GenerationRun::sampleLevel(int level, const Codec& codec, ProgressMeter& meter) {
  const ModelPrior& modelPrior = *m_card.priorOf(level);
  const PriorHyperparameters& hyper = modelPrior.hyperparameters;
  const LevelSampling& sampling = m_plan.levels[static_cast<std::size_t>(level)];
  ASSIGN_OR_RETURN(const SongLabeller labels,
                   SongLabeller::create(m_input.model, modelPrior, m_input.request, m_plan.span));
  if (hyper.hasLyrics()) m_cleanedLyrics = labels.labels().lyrics;
  const auto windows = planWindows(m_plan.totalTokens(m_card.codec, level), hyper.nCtx,
                                   windowHopFor(sampling.hopFraction, hyper.nCtx), presentTokens(level));
  const bool aligns = wantsAlignment(level) && !m_cleanedLyrics.empty();
  if (!windows.empty() || aligns) {
    ASSIGN_OR_RETURN(const Prior prior, Prior::load(m_input.model.folder / modelPrior.weightsFile, hyper, m_card.codec,
                                                    m_input.request.dtype, m_device));
    LevelSamplerSettings settings;
    settings.sampling = sampling;
    settings.prefillChunkTokens = m_input.request.prefillChunkTokens;
    settings.maximumBatch = m_memory.batch;
    settings.firstSampleIndex = m_input.firstSampleIndex;
    LevelSamplerEvents events;
    events.windowBegins = [&](int window, int count) { meter.beginWindow(window, count); };
    events.tokensSampled = [&](std::int64_t tokens) { meter.addTokens(tokens); };
    std::int64_t decodedTokens = 0;
    events.windowFinished = [&]() -> Status {
      RETURN_IF_ERROR(m_observer.windowFinished(m_codes));
      return decodeWindow(level, codec, decodedTokens);
    };
    const LevelSampler sampler(prior, {&labels}, RandomSource(m_input.request.seed), settings);
    const std::int64_t ratio = level == m_card.topLevel() ? 1 : m_card.codec.tokensPerUpperToken(level);
    RETURN_IF_ERROR(sampler.run(windows, ratio, m_codes, events, m_cancellation));
    if (aligns) RETURN_IF_ERROR(align(prior, labels, meter));
  }
  return decodeLevel(level, codec);
}

bool GenerationRun::wantsAlignment(int level) const {
  return level == m_plan.topLevel && level == m_card.topLevel() && m_card.priorOf(level)->hyperparameters.hasLyrics() &&
         !m_input.request.conditioning.lyrics.empty();
}

// Of one sample: every window passes through the prior once more.
double GenerationRun::alignmentCost(int level) const {
  const ModelPrior& prior = *m_card.priorOf(level);
  const PriorHyperparameters& hyper = prior.hyperparameters;
  const std::int64_t total = m_plan.totalTokens(m_card.codec, level);
  const std::int64_t hop = windowHopFor(m_plan.levels[static_cast<std::size_t>(level)].hopFraction, hyper.nCtx);
  const auto windows = static_cast<double>(alignmentStarts(total, hyper.nCtx, hop).size());
  const auto positions = static_cast<double>(std::min<std::int64_t>(total, hyper.nCtx));
  const LevelMemory memory = levelMemory(prior, m_card.codec, m_input.request.dtype, m_card.dtype);
  return windows * positions * kPrefillCost * static_cast<double>(memory.weightBytes);
}

Status GenerationRun::align(const Prior& prior, const SongLabeller& labels, ProgressMeter& meter) {
  const PriorHyperparameters& hyper = prior.hyperparameters();
  const std::int64_t hop = windowHopFor(m_plan.levels[static_cast<std::size_t>(hyper.level)].hopFraction, hyper.nCtx);
  const double tokensPerSecond =
      static_cast<double>(m_card.codec.sampleRate) / static_cast<double>(m_card.codec.samplesPerToken(hyper.level));
  for (std::size_t i = 0; i < m_codes.size(); ++i) {
    const LevelCodes& codes = m_codes[i].levels[static_cast<std::size_t>(hyper.level)];
    AlignmentSource source;
    if (hyper.alignmentLayer) {
      source = {*hyper.alignmentLayer, hyper.alignmentHead.value_or(0)};
    } else {
      ASSIGN_OR_RETURN(const auto best, bestAlignmentHead(prior, labels, codes));
      if (!best) return {};
      source = {best->layer, best->head};
    }
    const auto windows =
        static_cast<double>(alignmentStarts(static_cast<std::int64_t>(codes.size()), hyper.nCtx, hop).size());
    const auto onWindow = [&] { meter.addExtra(alignmentCost(hyper.level) / windows); };
    ASSIGN_OR_RETURN(const at::Tensor matrix,
                     lyricAlignment(prior, labels, codes, hop, source, m_cancellation, onWindow));
    RETURN_IF_ERROR(
        m_observer.alignmentFound(static_cast<int>(i), summariseAlignment(matrix, source, tokensPerSecond)));
  }
  return {};
}

Status GenerationRun::decodeLevel(int level, const Codec& codec) {
  for (std::size_t i = 0; i < m_codes.size(); ++i) {
    AudioBuffer audio{m_card.codec.sampleRate, 1, {}};
    const AudioPush push = [&](const std::vector<float>& samples) -> Status {
      audio.samples.insert(audio.samples.end(), samples.begin(), samples.end());
      return {};
    };
    RETURN_IF_ERROR(
        decodeInChunks(codec, m_codes[i].levels[static_cast<std::size_t>(level)], level, push, {}, m_cancellation));
    RETURN_IF_ERROR(m_observer.levelDecoded(static_cast<int>(i), level, audio));
  }
  return {};
}

/// Lets the observer hear what `decodedTokens` do not cover yet.
Status GenerationRun::decodeWindow(int level, const Codec& codec, std::int64_t& decodedTokens) {
  if (!m_observer.wantsWindowAudio()) return {};
  const std::int64_t begin = std::max<std::int64_t>(0, decodedTokens - Decoder::contextTokens(m_card.codec, level));
  for (std::size_t i = 0; i < m_codes.size(); ++i) {
    const LevelCodes& codes = m_codes[i].levels[static_cast<std::size_t>(level)];
    const auto end = static_cast<std::int64_t>(codes.size());
    ASSIGN_OR_RETURN(auto samples, decodeSpan(codec, codes, level, begin, end, m_cancellation));
    const AudioBuffer audio{m_card.codec.sampleRate, 1, std::move(samples)};
    RETURN_IF_ERROR(
        m_observer.windowDecoded(static_cast<int>(i), level, begin * m_card.codec.samplesPerToken(level), audio));
  }
  decodedTokens = presentTokens(level);
  return {};
}

Result<GenerationOutcome> GenerationRun::run() {
  ASSIGN_OR_RETURN(const Codec codec, Codec::load(m_input.model.folder / m_card.codecFile, m_card.codec, m_device));
  RETURN_IF_ERROR(prepareCodes(codec));
  if (m_plan.lowestLevel > 0 && !m_input.request.lowestLevel) {
    m_observer.notice(fmt::format("The model \"{}\" has no prior below level {}: the result is decoded from there.",
                                  m_card.name, m_plan.lowestLevel));
  }
  ProgressMeter meter(levelWork(), [&](const JobProgress& progress) { m_observer.progress(progress); });
  for (int level = m_plan.topLevel; level >= m_plan.lowestLevel; --level) {
    meter.beginLevel(level);
    RETURN_IF_ERROR(sampleLevel(level, codec, meter));
    meter.finishLevel();
  }
  GenerationOutcome outcome;
  outcome.codes = std::move(m_codes);
  outcome.lowestLevel = m_plan.lowestLevel;
  outcome.sampleRate = m_card.codec.sampleRate;
  outcome.device = m_device.str();
  outcome.dtype =
      weightDtypeName(m_input.request.dtype == WeightDtype::automatic ? m_card.dtype : m_input.request.dtype);
  outcome.cleanedLyrics = std::move(m_cleanedLyrics);
  return outcome;
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
  plan.levels = completeSampling(request, card);
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
  LevelMemory largest;
  for (int level = plan.topLevel; level >= plan.lowestLevel; --level) {
    const LevelMemory needed = levelMemory(*card.priorOf(level), card.codec, input.request.dtype, card.dtype);
    if (needed.total(1) >= largest.total(1)) {
      largest = needed;
      memory.peakLevel = level;
    }
  }
  const WeightDtype dtype = input.request.dtype == WeightDtype::automatic ? card.dtype : input.request.dtype;
  RETURN_IF_ERROR(checkMemory(fmt::format("Level {} of \"{}\"", memory.peakLevel, card.name), largest.total(1),
                              memory.availableBytes, dtype));
  const int wanted = input.request.maximumBatch > 0 ? input.request.maximumBatch : kMaximumBatch;
  memory.batch = std::clamp(std::min(wanted, input.request.count), 1, kMaximumBatch);
  while (memory.batch > 1 && largest.total(memory.batch) > memory.availableBytes) --memory.batch;
  memory.peakBytes = largest.total(memory.batch);
  return memory;
}

Result<GenerationOutcome> runGeneration(const GenerationInput& input, GenerationObserver& observer,
                                        const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const RunPlan plan, planRun(input));
  ASSIGN_OR_RETURN(const MemoryPlan memory, planMemory(input, plan));
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(input.request.device));
  return GenerationRun(input, plan, memory, device, observer, cancellation).run();
}

}  // namespace jukebox
