#include "core/engine/sampling/level_sampler.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/engine/sampling/token_filter.h"

namespace jukebox {
namespace {

at::Tensor codesTensor(const LevelCodes& codes, std::int64_t begin, std::int64_t count) {
  std::vector<std::int64_t> part(codes.begin() + begin, codes.begin() + begin + count);
  return at::tensor(part, at::kLong).unsqueeze(0);
}

}  // namespace

LevelSampler::LevelSampler(const Prior& prior, std::vector<const SongLabeller*> labels, RandomSource random,
                           LevelSamplerSettings settings)
    : m_prior(prior), m_labels(std::move(labels)), m_random(random), m_settings(settings) {}

Status LevelSampler::run(const std::vector<PlannedWindow>& windows, std::int64_t upperRatio,
                         std::vector<SongCodes>& codes, const CancellationToken& cancellation) const {
  for (const PlannedWindow& window : windows) {
    RETURN_IF_ERROR(sampleWindow(window, upperRatio, codes, {}, cancellation));
    if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
  }
  return {};
}

Status LevelSampler::sampleWindow(const PlannedWindow& window, std::int64_t upperRatio, std::vector<SongCodes>& codes,
                                  const std::function<void(std::int64_t)>& tokensSampled,
                                  const CancellationToken& cancellation) const {
  const auto level = static_cast<std::size_t>(m_prior.hyperparameters().level);
  const std::int64_t context = m_prior.hyperparameters().nCtx;
  std::vector<LevelCodes> fresh(codes.size());
  const auto batch = static_cast<std::size_t>(std::max(1, m_settings.maximumBatch));
  for (std::size_t first = 0; first < codes.size(); first += batch) {
    const std::size_t count = std::min(batch, codes.size() - first);
    std::vector<WindowTask> tasks;
    for (std::size_t i = first; i < first + count; ++i) {
      WindowTask task;
      const LevelCodes& present = codes[i].levels[level];
      task.presentCodes.assign(present.begin() + window.startTokens, present.end());
      if (!m_prior.isTop()) {
        const LevelCodes& upper = codes[i].levels[level + 1];
        const std::int64_t begin = window.startTokens / upperRatio;
        if (begin + context / upperRatio > static_cast<std::int64_t>(upper.size())) {
          return makeError(ErrorKind::invalidInput,
                           fmt::format("Level {} is too short for the upsampler of level {}.", level + 1, level));
        }
        task.upperCodes = codesTensor(upper, begin, context / upperRatio);
      }
      ASSIGN_OR_RETURN(task.y, m_labels[m_labels.size() == 1 ? 0 : i]->windowLabels(
                                   window.labelStartTokens.value_or(window.startTokens)));
      tasks.push_back(std::move(task));
    }
    const TokenChooser choose = [&](std::size_t task, std::int64_t musicPosition, std::span<float> logits) {
      const DrawAddress address{m_settings.firstSampleIndex + static_cast<int>(first + task), static_cast<int>(level),
                                window.startTokens + musicPosition};
      const LevelSampling& s = m_settings.sampling;
      return static_cast<std::int64_t>(chooseToken(logits, s.temperature, s.topK, s.topP, m_random.uniform(address)));
    };
    WindowOptions options;
    options.lengthTokens = window.lengthTokens;
    options.prefillChunkTokens = m_settings.prefillChunkTokens;
    ASSIGN_OR_RETURN(const auto results,
                     WindowSampler(m_prior).sample(tasks, options, choose, cancellation, tokensSampled));
    for (std::size_t i = 0; i < count; ++i) {
      const auto& windowCodes = results[i].codes;
      fresh[first + i].assign(windowCodes.begin() + window.primedTokens, windowCodes.end());
    }
  }
  for (std::size_t i = 0; i < codes.size(); ++i) {
    LevelCodes& present = codes[i].levels[level];
    present.insert(present.end(), fresh[i].begin(), fresh[i].end());
  }
  return {};
}

}  // namespace jukebox
