#include "core/engine/sampling/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/domain/window_plan.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/device.h"
#include "core/engine/memory_check.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/open_level.h"
#include "core/engine/sampling/progress_meter.h"
#include "core/engine/sampling/region_sketch.h"

namespace jukebox {
namespace {

constexpr double kPrefillCost = 0.3;  // of reading a token that exists, compared with sampling one

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
  Status cleanLyrics();
  Status runLevelByLevel(const Codec& codec, ProgressMeter& meter);
  Status runPipelined(const Codec& codec, ProgressMeter& meter);
  Result<std::unique_ptr<OpenLevel>> openLevel(int level) const;
  Status sampleWindow(OpenLevel& level, const Codec& codec, ProgressMeter& meter);
  Status decodeLevel(int level, const Codec& codec);
  Status decodeWindow(int level, const Codec& codec);
  Status obeyWish(const Codec& codec, ProgressMeter& meter, const std::function<Result<OpenLevel*>(int)>& level);
  bool wantsAlignment(int level) const;
  bool hasWork(int level) const;
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
  std::vector<std::vector<DraftSeam>> m_seams;  ///< of a draft's lowest level, by sample
  std::map<int, std::int64_t> m_decodedTokens;  ///< by level, as far as the observer has heard
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
      // How the windows of a draft met is known only while it is made; the level that is heard is made again.
      if (m_input.request.isDraft && static_cast<int>(level) == m_plan.lowestLevel) continue;
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
    const LevelMemory memory =
        levelMemory(prior, m_card.codec, m_input.request.dtype, m_card.dtype, m_input.request.cacheDtype);
    const std::int64_t total = m_plan.totalTokens(m_card.codec, level);
    const std::int64_t fresh = OpenLevel::freshTokens(m_input, m_plan, level, presentTokens(level));
    // A token costs reading the weights once, and its share of the prefill of overlapping windows.
    const double hop = m_plan.levels[static_cast<std::size_t>(level)].hopFraction;
    const bool isGuided = m_plan.levels[static_cast<std::size_t>(level)].isGuided();
    const auto weightCost = static_cast<double>(memory.weightBytes) * (isGuided ? 2 : 1);
    work.push_back({level, std::max(total, presentTokens(level) + fresh) * count, fresh * count,
                    weightCost * (1.0 + kPrefillCost / hop),
                    wantsAlignment(level) ? alignmentCost(level) * static_cast<double>(count) : 0.0});
  }
  return work;
}

Status GenerationRun::cleanLyrics() {
  for (int level = m_plan.topLevel; level >= m_plan.lowestLevel; --level) {
    const ModelPrior& prior = *m_card.priorOf(level);
    if (!prior.hyperparameters.hasLyrics()) continue;
    ASSIGN_OR_RETURN(const auto labels, SongLabeller::create(m_input.model, prior, m_input.request, m_plan.span));
    m_cleanedLyrics = labels.labels().lyrics;
  }
  return {};
}

Result<std::unique_ptr<OpenLevel>> GenerationRun::openLevel(int level) const {
  return OpenLevel::open(m_input, m_plan, m_memory, m_device, level, presentTokens(level));
}

Status GenerationRun::sampleWindow(OpenLevel& level, const Codec& codec, ProgressMeter& meter) {
  meter.beginWindow(level.nextWindow(), level.windowCount());
  RETURN_IF_ERROR(level.sampleNext(
      m_codes, [&](std::int64_t tokens) { meter.addTokens(tokens); }, m_cancellation));
  RETURN_IF_ERROR(m_observer.windowFinished(m_codes));
  RETURN_IF_ERROR(decodeWindow(level.level(), codec));
  if (m_cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
  return {};
}

bool GenerationRun::hasWork(int level) const {
  return presentTokens(level) < m_plan.totalTokens(m_card.codec, level) || wantsAlignment(level);
}

Status GenerationRun::runLevelByLevel(const Codec& codec, ProgressMeter& meter) {
  for (int level = m_plan.topLevel; level >= m_plan.lowestLevel; --level) {
    meter.beginLevel(level);
    if (hasWork(level)) {
      ASSIGN_OR_RETURN(auto opened, openLevel(level));
      const auto swapTo = [&](int wanted) -> Result<OpenLevel*> {
        if (opened && opened->level() == wanted) return opened.get();
        opened.reset();  // one level's weights at a time
        ASSIGN_OR_RETURN(opened, openLevel(wanted));
        return opened.get();
      };
      while (!opened->isFinished()) {
        RETURN_IF_ERROR(obeyWish(codec, meter, swapTo));
        RETURN_IF_ERROR(swapTo(level));
        RETURN_IF_ERROR(sampleWindow(*opened, codec, meter));
      }
      if (level == m_plan.lowestLevel) m_seams = opened->seams();
      if (wantsAlignment(level)) RETURN_IF_ERROR(align(opened->prior(), opened->labels(), meter));
    }
    RETURN_IF_ERROR(decodeLevel(level, codec));
    meter.finishLevel();
  }
  return {};
}

// The lowest level that can go on always goes first: what is heard grows as early as it can.
Status GenerationRun::runPipelined(const Codec& codec, ProgressMeter& meter) {
  std::vector<std::unique_ptr<OpenLevel>> levels;  // bottom → top
  for (int level = m_plan.lowestLevel; level <= m_plan.topLevel; ++level) {
    ASSIGN_OR_RETURN(auto opened, openLevel(level));
    levels.push_back(std::move(opened));
  }
  const auto isReady = [&](const std::unique_ptr<OpenLevel>& level) {
    return level->isReady(level->prior().isTop() ? 0 : presentTokens(level->level() + 1));
  };
  for (;;) {
    const auto next = std::find_if(levels.begin(), levels.end(), isReady);
    if (next == levels.end()) break;
    RETURN_IF_ERROR(obeyWish(codec, meter, [&](int level) -> Result<OpenLevel*> {
      return levels[static_cast<std::size_t>(level - m_plan.lowestLevel)].get();
    }));
    meter.beginLevel((*next)->level());
    RETURN_IF_ERROR(sampleWindow(**next, codec, meter));
    if ((*next)->isFinished()) meter.finishLevel();
  }
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
    if (wantsAlignment((*level)->level())) RETURN_IF_ERROR(align((*level)->prior(), (*level)->labels(), meter));
    RETURN_IF_ERROR(decodeLevel((*level)->level(), codec));
  }
  return {};
}

bool GenerationRun::wantsAlignment(int level) const {
  return level == m_plan.topLevel && level == m_card.topLevel() && m_card.priorOf(level)->hyperparameters.hasLyrics() &&
         !m_cleanedLyrics.empty();
}

// Of one sample: every window passes through the prior once more.
double GenerationRun::alignmentCost(int level) const {
  const ModelPrior& prior = *m_card.priorOf(level);
  const PriorHyperparameters& hyper = prior.hyperparameters;
  const std::int64_t total = m_plan.totalTokens(m_card.codec, level);
  const std::int64_t hop = windowHopFor(m_plan.levels[static_cast<std::size_t>(level)].hopFraction, hyper.nCtx);
  const auto windows = static_cast<double>(alignmentStarts(total, hyper.nCtx, hop).size());
  const auto positions = static_cast<double>(std::min<std::int64_t>(total, hyper.nCtx));
  const LevelMemory memory =
      levelMemory(prior, m_card.codec, m_input.request.dtype, m_card.dtype, m_input.request.cacheDtype);
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
    if (level == m_plan.lowestLevel && i < m_seams.size()) {
      const LevelCodes& codes = m_codes[i].levels[static_cast<std::size_t>(level)];
      RETURN_IF_ERROR(fadeSeams(codec, codes, level, m_seams[i], audio.samples, m_cancellation));
    }
    RETURN_IF_ERROR(m_observer.levelDecoded(static_cast<int>(i), level, audio));
  }
  return {};
}

/// Lets the observer hear what is new on a level.
Status GenerationRun::decodeWindow(int level, const Codec& codec) {
  if (!m_observer.wantsWindowAudio()) return {};
  const std::int64_t reach = m_card.codec.decoderReachTokens(level);
  const std::int64_t hop = m_card.codec.samplesPerToken(level);
  const std::int64_t end = presentTokens(level);
  const std::int64_t begin = std::max<std::int64_t>(0, m_decodedTokens[level] - reach);
  const bool isLast = end == m_plan.totalTokens(m_card.codec, level);
  for (std::size_t i = 0; i < m_codes.size(); ++i) {
    const LevelCodes& codes = m_codes[i].levels[static_cast<std::size_t>(level)];
    ASSIGN_OR_RETURN(auto samples, decodeSpan(codec, codes, level, begin, end, m_cancellation));
    WindowSound sound;
    sound.sampleIndex = static_cast<int>(i);
    sound.level = level;
    sound.beginFrame = begin * hop;
    sound.isLast = isLast;
    sound.settledFrame = std::max<std::int64_t>(0, isLast ? end : end - reach) * hop;
    sound.audio = {m_card.codec.sampleRate, 1, std::move(samples)};
    RETURN_IF_ERROR(m_observer.windowDecoded(sound));
  }
  m_decodedTokens[level] = end;
  return {};
}

/// What somebody wants to hear first. It stays a wish while the composing has not come so far; where it cannot be made
/// the song goes on all the same.
Status GenerationRun::obeyWish(const Codec& codec, ProgressMeter& meter,
                               const std::function<Result<OpenLevel*>(int)>& level) {
  const auto wish = m_observer.wishedRegion();
  if (!wish) return {};
  WindowSound sound;
  sound.sampleIndex = wish->sampleIndex;
  sound.level = m_plan.lowestLevel;
  const auto giveUp = [&](const Error& error) {
    m_observer.notice(fmt::format("The wished part cannot be made first. {}", error.sentence()));
    return m_observer.sketched(*wish, sound);
  };
  if (wish->sampleIndex < 0 || wish->sampleIndex >= static_cast<int>(m_codes.size())) {
    return giveUp(makeError(ErrorKind::invalidInput, fmt::format("There is no take {}.", wish->sampleIndex + 1)));
  }
  const SketchSource source{m_card, m_plan, codec, m_codes[static_cast<std::size_t>(wish->sampleIndex)], level};
  const auto plan = planRegion(source, *wish);
  if (!plan) return giveUp(plan.error());
  if (!*plan) return {};
  if (!(*plan)->empty()) {
    CancellationToken cancellation;  // also of the wish alone
    const auto progress = [&](double fraction) {
      meter.addSketch(fraction);
      const bool isWanted = !m_cancellation.shouldStopAfterWindow() && m_observer.wishedRegion() == wish;
      if (!isWanted) cancellation.request(CancelMode::now);
    };
    auto made = sketchRegion(source, *wish, **plan, progress, cancellation);
    meter.endSketch();
    if (m_cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
    if (!made && made.error().kind == ErrorKind::cancelled) return {};  // withdrawn
    if (!made) return giveUp(made.error());
    sound = std::move(*made);
  }
  return m_observer.sketched(*wish, sound);
}

Result<GenerationOutcome> GenerationRun::run() {
  ASSIGN_OR_RETURN(const Codec codec, Codec::load(m_input.model.folder / m_card.codecFile, m_card.codec, m_device));
  RETURN_IF_ERROR(prepareCodes(codec));
  if (m_plan.lowestLevel > 0 && !m_input.request.lowestLevel) {
    m_observer.notice(fmt::format("The model \"{}\" has no prior below level {}: the result is decoded from there.",
                                  m_card.name, m_plan.lowestLevel));
  }
  RETURN_IF_ERROR(cleanLyrics());
  ProgressMeter meter(levelWork(), [&](const JobProgress& progress) { m_observer.progress(progress); });
  RETURN_IF_ERROR(m_input.order == LevelOrder::pipelined ? runPipelined(codec, meter) : runLevelByLevel(codec, meter));
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

Result<GenerationOutcome> runGeneration(const GenerationInput& input, GenerationObserver& observer,
                                        const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const RunPlan plan, planRun(input));
  ASSIGN_OR_RETURN(const MemoryPlan memory, planMemory(input, plan));
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(input.request.device));
  return GenerationRun(input, plan, memory, device, observer, cancellation).run();
}

}  // namespace jukebox
