#include "core/engine/sampling/open_level.h"

#include <algorithm>

namespace jukebox {
namespace {

std::vector<DraftWindow> draftOf(const GenerationInput& input, const RunPlan& plan, int level,
                                 std::int64_t presentTokens) {
  if (!input.request.isDraft) return {};
  const ModelCard& card = input.model.card;
  return planLevelDraft(card, level, plan.totalTokens(card.codec, level), presentTokens);
}

}  // namespace

Result<std::unique_ptr<OpenLevel>> OpenLevel::open(const GenerationInput& input, const RunPlan& plan,
                                                   const MemoryPlan& memory, at::Device device, int level,
                                                   std::int64_t presentTokens) {
  const ModelCard& card = input.model.card;
  const ModelPrior& modelPrior = *card.priorOf(level);
  const PriorHyperparameters& hyper = modelPrior.hyperparameters;
  ASSIGN_OR_RETURN(SongLabeller labels, SongLabeller::create(input.model, modelPrior, input.request, plan.span));
  ASSIGN_OR_RETURN(Prior prior, Prior::load(input.model.folder / modelPrior.weightsFile, hyper, card.codec,
                                            input.request.dtype, device));
  std::unique_ptr<OpenLevel> opened(
      new OpenLevel(level, std::move(prior), std::move(labels), RandomSource(input.request.seed)));
  LevelSamplerSettings& settings = opened->m_settings;
  settings.sampling = plan.levels[static_cast<std::size_t>(level)];
  settings.prefillChunkTokens = input.request.prefillChunkTokens;
  settings.maximumBatch = memory.batch;
  settings.beginsNextWindows = memory.beginsNextWindows;
  settings.firstSampleIndex = input.firstSampleIndex;
  if (input.request.cacheDtype != WeightDtype::automatic) {
    settings.cacheFormat = input.request.cacheDtype == WeightDtype::f16 ? CacheFormat::f16 : CacheFormat::f32;
  }
  opened->m_sampler = std::make_unique<LevelSampler>(opened->m_prior, std::vector{&std::as_const(opened->m_labels)},
                                                     opened->m_random, settings);
  opened->m_upperRatio = level == card.topLevel() ? 1 : card.codec.tokensPerUpperToken(level);
  if (const auto draft = draftOf(input, plan, level, presentTokens); !draft.empty()) {
    opened->m_draft.assign(draft.begin(), draft.end());
    opened->m_windowCount = static_cast<int>(draft.size());
    opened->m_draftGroup = static_cast<std::size_t>(std::max(1, memory.batch / input.request.count));
    opened->m_reachTokens = card.codec.decoderReachTokens(level);
    return opened;
  }
  const auto windows = planWindows(plan.totalTokens(card.codec, level), hyper.nCtx,
                                   windowHopFor(settings.sampling.hopFraction, hyper.nCtx), presentTokens);
  opened->m_windows.assign(windows.begin(), windows.end());
  opened->m_windowCount = static_cast<int>(windows.size());
  return opened;
}

std::int64_t OpenLevel::freshTokens(const GenerationInput& input, const RunPlan& plan, int level,
                                    std::int64_t presentTokens) {
  const ModelCard& card = input.model.card;
  const auto draft = draftOf(input, plan, level, presentTokens);
  if (draft.empty()) return std::max<std::int64_t>(0, plan.totalTokens(card.codec, level) - presentTokens);
  return static_cast<std::int64_t>(draft.size()) * card.priorOf(level)->hyperparameters.nCtx;
}

bool OpenLevel::isReady(std::int64_t upperTokens) const {
  if (m_windows.empty()) return false;
  if (m_prior.isTop()) return true;
  return m_windows.front().startTokens + m_prior.hyperparameters().nCtx <= upperTokens * m_upperRatio;
}

Status OpenLevel::sampleNext(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                             const CancellationToken& cancellation) {
  if (!m_draft.empty()) return sampleDraft(codes, tokensSampled, cancellation);
  const PlannedWindow* next = m_windows.size() > 1 ? &m_windows[1] : nullptr;
  RETURN_IF_ERROR(m_sampler->sampleWindow(m_windows.front(), next, m_upperRatio, codes, tokensSampled, cancellation));
  m_windows.pop_front();
  return {};
}

Status OpenLevel::sampleApart(const std::vector<PlannedWindow>& windows, int take, SongCodes& song,
                              const std::function<void(std::int64_t)>& tokensSampled,
                              const CancellationToken& cancellation) const {
  LevelSamplerSettings settings = m_settings;
  settings.firstSampleIndex += take;
  LevelSampler sampler(m_prior, {&m_labels}, m_random, settings);
  std::vector<SongCodes> songs{std::move(song)};
  for (const PlannedWindow& window : windows) {
    RETURN_IF_ERROR(sampler.sampleWindow(window, nullptr, m_upperRatio, songs, tokensSampled, cancellation));
    if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
  }
  song = std::move(songs.front());
  return {};
}

Status OpenLevel::sampleDraft(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                              const CancellationToken& cancellation) {
  const auto end = m_draft.begin() + static_cast<std::ptrdiff_t>(std::min(m_draftGroup, m_draft.size()));
  const std::vector<DraftWindow> group(m_draft.begin(), end);
  ASSIGN_OR_RETURN(const auto found, m_sampler->sampleDraft(group, m_upperRatio, codes, tokensSampled, cancellation));
  m_seams.resize(codes.size());
  m_earlierCodes.resize(codes.size());
  for (std::size_t w = 0; w < group.size(); ++w) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const LevelCodes& window = found[i][w];
      LevelCodes& song = codes[i].levels[static_cast<std::size_t>(m_level)];
      if (m_earlierWindow) {
        m_seams[i].push_back(draftSeam(*m_earlierWindow, m_earlierCodes[i], group[w], window, m_reachTokens));
      }
      song.insert(song.end(), window.begin() + (group[w].keepBegin - group[w].startTokens),
                  window.begin() + (group[w].keepEnd - group[w].startTokens));
      m_earlierCodes[i] = window;
    }
    m_earlierWindow = group[w];
  }
  m_draft.erase(m_draft.begin(), end);
  return {};
}

}  // namespace jukebox
