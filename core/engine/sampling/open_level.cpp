#include "core/engine/sampling/open_level.h"

namespace jukebox {

Result<std::unique_ptr<OpenLevel>> OpenLevel::open(const GenerationInput& input, const RunPlan& plan, int maximumBatch,
                                                   at::Device device, int level, std::int64_t presentTokens) {
  const ModelCard& card = input.model.card;
  const ModelPrior& modelPrior = *card.priorOf(level);
  const PriorHyperparameters& hyper = modelPrior.hyperparameters;
  ASSIGN_OR_RETURN(SongLabeller labels, SongLabeller::create(input.model, modelPrior, input.request, plan.span));
  ASSIGN_OR_RETURN(Prior prior, Prior::load(input.model.folder / modelPrior.weightsFile, hyper, card.codec,
                                            input.request.dtype, device));
  std::unique_ptr<OpenLevel> opened(new OpenLevel(level, std::move(prior), std::move(labels)));
  LevelSamplerSettings settings;
  settings.sampling = plan.levels[static_cast<std::size_t>(level)];
  settings.prefillChunkTokens = input.request.prefillChunkTokens;
  settings.maximumBatch = maximumBatch;
  settings.firstSampleIndex = input.firstSampleIndex;
  opened->m_sampler = std::make_unique<LevelSampler>(opened->m_prior, std::vector{&std::as_const(opened->m_labels)},
                                                     RandomSource(input.request.seed), settings);
  opened->m_upperRatio = level == card.topLevel() ? 1 : card.codec.tokensPerUpperToken(level);
  const auto windows = planWindows(plan.totalTokens(card.codec, level), hyper.nCtx,
                                   windowHopFor(settings.sampling.hopFraction, hyper.nCtx), presentTokens);
  opened->m_windows.assign(windows.begin(), windows.end());
  opened->m_windowCount = static_cast<int>(windows.size());
  return opened;
}

bool OpenLevel::isReady(std::int64_t upperTokens) const {
  if (m_windows.empty()) return false;
  if (m_prior.isTop()) return true;
  return m_windows.front().startTokens + m_prior.hyperparameters().nCtx <= upperTokens * m_upperRatio;
}

Status OpenLevel::sampleNext(std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                             const CancellationToken& cancellation) {
  const PlannedWindow* next = m_windows.size() > 1 ? &m_windows[1] : nullptr;
  RETURN_IF_ERROR(m_sampler->sampleWindow(m_windows.front(), next, m_upperRatio, codes, tokensSampled, cancellation));
  m_windows.pop_front();
  return {};
}

}  // namespace jukebox
