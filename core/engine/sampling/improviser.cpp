#include "core/engine/sampling/improviser.h"

#include <algorithm>

#include "core/domain/window_plan.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/device.h"
#include "core/engine/sampling/level_sampler.h"
#include "core/engine/sampling/run_plan.h"

namespace jukebox {
namespace {

/// One level of the piece.
struct Voice {
  const ModelPrior* modelPrior;
  Prior prior;
  std::optional<SongLabeller> labels;  ///< of the latest wish that could be obeyed
  std::int64_t songTokens;             ///< of the song that the labels tell of
  std::int64_t hopTokens;
  std::int64_t memoryBegin = 0;  ///< windows reach back to here at most
  int level() const { return prior.hyperparameters().level; }
  std::int64_t contextTokens() const { return prior.hyperparameters().nCtx; }
};

class Improvisation {
 public:
  Improvisation(const GenerationInput& input, const RunPlan& plan, at::Device device, Codec codec,
                ImprovisationObserver& observer, const CancellationToken& cancellation)
      : m_card(input.model.card),
        m_model(input.model),
        m_wish(input.request),
        m_plan(plan),
        m_device(device),
        m_codec(std::move(codec)),
        m_observer(observer),
        m_cancellation(cancellation),
        m_codes(1) {
    m_codes[0].levels.resize(static_cast<std::size_t>(m_card.codec.levels));
  }

  Status open();
  Status run();

 private:
  std::int64_t present(int level) const {
    return static_cast<std::int64_t>(m_codes[0].levels[static_cast<std::size_t>(level)].size());
  }
  double secondsOf(int level, std::int64_t tokens) const {
    return static_cast<double>(tokens * m_card.codec.samplesPerToken(level)) / m_card.codec.sampleRate;
  }
  std::int64_t tokensIn(int level, double seconds) const;
  Status label(const GenerationRequest& wish);
  void listenToWish();
  PlannedWindow nextWindow(const Voice& voice) const;
  bool isReady(const Voice& voice) const;
  Status sample(Voice& voice);
  Status sound();

  const ModelCard& m_card;
  const InstalledModel& m_model;
  GenerationRequest m_wish;
  const RunPlan& m_plan;
  at::Device m_device;
  Codec m_codec;
  ImprovisationObserver& m_observer;
  const CancellationToken& m_cancellation;
  std::vector<Voice> m_voices;  ///< bottom → top
  std::vector<LevelSampling> m_sampling;
  std::vector<SongCodes> m_codes;
  std::int64_t m_soundedTokens = 0;  ///< of the lowest level
};

std::int64_t Improvisation::tokensIn(int level, double seconds) const {
  const double tokens = seconds * m_card.codec.sampleRate / static_cast<double>(m_card.codec.samplesPerToken(level));
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(tokens));
}

Status Improvisation::open() {
  for (int level = m_plan.lowestLevel; level <= m_plan.topLevel; ++level) {
    const ModelPrior& prior = *m_card.priorOf(level);
    ASSIGN_OR_RETURN(Prior loaded, Prior::load(m_model.folder / prior.weightsFile, prior.hyperparameters, m_card.codec,
                                               m_wish.dtype, m_device));
    const std::int64_t context = prior.hyperparameters.nCtx;
    const LevelSampling& sampling = m_plan.levels[static_cast<std::size_t>(level)];
    std::int64_t hop = windowHopFor(sampling.hopFraction, context);
    if (level == m_plan.topLevel) hop = std::min(hop, tokensIn(level, kImprovisationStepSeconds));
    const std::int64_t song = m_plan.span.totalLengthSamples / m_card.codec.samplesPerToken(level);
    m_voices.push_back({&prior, std::move(loaded), std::nullopt, std::max(song, context), hop});
  }
  return label(m_wish);
}

/// All levels are told the wish, or none.
Status Improvisation::label(const GenerationRequest& wish) {
  std::vector<SongLabeller> labels;
  for (const Voice& voice : m_voices) {
    ASSIGN_OR_RETURN(auto made, SongLabeller::create(m_model, *voice.modelPrior, wish, m_plan.span));
    labels.push_back(std::move(made));
  }
  for (std::size_t i = 0; i < m_voices.size(); ++i) m_voices[i].labels = std::move(labels[i]);
  m_sampling = m_card.samplingFor(wish);
  return {};
}

void Improvisation::listenToWish() {
  Voice& top = m_voices.back();
  GenerationRequest wish = m_wish;
  const GenerationRequest asked = m_observer.steer(secondsOf(top.level(), present(top.level())));
  wish.conditioning = asked.conditioning;
  wish.levels = asked.levels;
  if (wish == m_wish) return;
  Status status = validate(wish);
  if (status) status = label(wish);
  if (!status) return m_observer.refused(status.error());
  const bool isOtherStyle =
      wish.conditioning.artist != m_wish.conditioning.artist || wish.conditioning.genre != m_wish.conditioning.genre;
  if (isOtherStyle) {
    const std::int64_t begin = std::max<std::int64_t>(0, present(top.level()) - tokensIn(top.level(), kRememberedSeconds));
    top.memoryBegin = begin / top.hopTokens * top.hopTokens;
  }
  m_wish = std::move(wish);
}

/// The top level grows by a hop; a level below fills whole windows, as its conditioner looks at whole windows.
PlannedWindow Improvisation::nextWindow(const Voice& voice) const {
  const std::int64_t context = voice.contextTokens();
  const std::int64_t have = present(voice.level());
  PlannedWindow window;
  if (voice.prior.isTop()) {
    // Whole hops from the beginning: a model whose hop is a bar then hears every window begin with one.
    const std::int64_t earliest = std::max<std::int64_t>(0, have + voice.hopTokens - context);
    const std::int64_t start = (earliest + voice.hopTokens - 1) / voice.hopTokens * voice.hopTokens;
    window.startTokens = std::min(std::max(voice.memoryBegin, start), have);
    window.lengthTokens = have + voice.hopTokens - window.startTokens;
  } else {
    window.startTokens = have == 0 ? 0 : have + voice.hopTokens - context;
    window.lengthTokens = context;
  }
  window.primedTokens = have - window.startTokens;
  const std::int64_t end = (window.startTokens + window.lengthTokens - 1) % voice.songTokens + 1;
  window.labelStartTokens = std::clamp<std::int64_t>(end - window.lengthTokens, 0, voice.songTokens - context);
  return window;
}

bool Improvisation::isReady(const Voice& voice) const {
  if (voice.prior.isTop()) return true;
  const PlannedWindow window = nextWindow(voice);
  const std::int64_t ratio = m_card.codec.tokensPerUpperToken(voice.level());
  return window.startTokens + window.lengthTokens <= present(voice.level() + 1) * ratio;
}

Status Improvisation::sample(Voice& voice) {
  LevelSamplerSettings settings;
  settings.sampling = m_sampling[static_cast<std::size_t>(voice.level())];
  settings.prefillChunkTokens = m_wish.prefillChunkTokens;
  LevelSampler sampler(voice.prior, {&*voice.labels}, RandomSource(m_wish.seed), settings);
  const std::int64_t ratio = voice.prior.isTop() ? 1 : m_card.codec.tokensPerUpperToken(voice.level());
  return sampler.sampleWindow(nextWindow(voice), nullptr, ratio, m_codes, {}, m_cancellation);
}

/// What no later code can change any more.
Status Improvisation::sound() {
  const int level = m_plan.lowestLevel;
  const std::int64_t reach = m_card.codec.decoderReachTokens(level);
  const std::int64_t settled = std::max<std::int64_t>(0, present(level) - reach);
  if (settled <= m_soundedTokens) return {};
  const LevelCodes& codes = m_codes[0].levels[static_cast<std::size_t>(level)];
  ASSIGN_OR_RETURN(const auto samples, decodeSpan(m_codec, codes, level, m_soundedTokens, settled, m_cancellation));
  m_soundedTokens = settled;
  return m_observer.sound(samples, m_codes[0]);
}

Status Improvisation::run() {
  while (!m_cancellation.shouldStopAfterWindow()) {
    const auto voice = std::find_if(m_voices.begin(), m_voices.end(), [&](const Voice& v) { return isReady(v); });
    if (voice->prior.isTop()) listenToWish();
    RETURN_IF_ERROR(sample(*voice));
    if (voice->level() == m_plan.lowestLevel) RETURN_IF_ERROR(sound());
  }
  return CancellationToken::cancelledError();
}

/// Length of one song of the endless row: the wished one, the model's usual one, or a few windows of the top level.
double songSeconds(const GenerationInput& input) {
  const ModelCard& card = input.model.card;
  const PriorHyperparameters& top = card.priorOf(card.topLevel())->hyperparameters;
  const auto windowSamples = static_cast<double>(top.nCtx * card.codec.samplesPerToken(card.topLevel()));
  const double usual = card.defaultTotalDurationSeconds > 0 ? card.defaultTotalDurationSeconds
                                                            : 4 * windowSamples / card.codec.sampleRate;
  return input.request.totalDurationSeconds.value_or(std::max(usual, top.minDurationSeconds.value_or(0)));
}

}  // namespace

Status runImprovisation(const GenerationInput& input, ImprovisationObserver& observer,
                        const CancellationToken& cancellation) {
  GenerationInput song = input;
  song.order = LevelOrder::pipelined;
  song.request.count = 1;
  song.request.mode = GenerationMode::ancestral;
  if (song.model.card.priorOf(song.model.card.topLevel()) != nullptr) song.request.durationSeconds = songSeconds(input);
  ASSIGN_OR_RETURN(const RunPlan plan, planRun(song));
  RETURN_IF_ERROR(planMemory(song, plan));
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(song.request.device));
  ASSIGN_OR_RETURN(Codec codec,
                   Codec::load(song.model.folder / song.model.card.codecFile, song.model.card.codec, device));
  Improvisation improvisation(song, plan, device, std::move(codec), observer, cancellation);
  RETURN_IF_ERROR(improvisation.open());
  return improvisation.run();
}

}  // namespace jukebox
