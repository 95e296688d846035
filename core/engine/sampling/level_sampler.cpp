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
    : m_prior(prior),
      m_labels(std::move(labels)),
      m_random(random),
      m_settings(settings),
      m_windows(prior, settings.cacheFormat) {}

Status LevelSampler::run(const std::vector<PlannedWindow>& windows, std::int64_t upperRatio,
                         std::vector<SongCodes>& codes, const CancellationToken& cancellation) {
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const PlannedWindow* next = i + 1 < windows.size() ? &windows[i + 1] : nullptr;
    RETURN_IF_ERROR(sampleWindow(windows[i], next, upperRatio, codes, {}, cancellation));
    if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
  }
  return {};
}

bool LevelSampler::isReady(const PlannedWindow& window, std::int64_t upperRatio, const SongCodes& codes) const {
  if (m_prior.isTop()) return true;
  const auto level = static_cast<std::size_t>(m_prior.hyperparameters().level);
  const std::int64_t end = (window.startTokens + m_prior.hyperparameters().nCtx) / upperRatio;
  return end <= static_cast<std::int64_t>(codes.levels[level + 1].size());
}

/// What the window is conditioned on; without its present codes.
Result<WindowTask> LevelSampler::task(const PlannedWindow& window, std::int64_t upperRatio, const SongCodes& codes,
                                      std::size_t sample) const {
  const auto level = static_cast<std::size_t>(m_prior.hyperparameters().level);
  WindowTask task;
  if (!m_prior.isTop()) {
    if (!isReady(window, upperRatio, codes)) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("Level {} is too short for the upsampler of level {}.", level + 1, level));
    }
    task.upperCodes = codesTensor(codes.levels[level + 1], window.startTokens / upperRatio,
                                  m_prior.hyperparameters().nCtx / upperRatio);
  }
  const SongLabeller& labels = *m_labels[m_labels.size() == 1 ? 0 : sample];
  const std::int64_t start = window.labelStartTokens.value_or(window.startTokens);
  ASSIGN_OR_RETURN(task.y, labels.windowLabels(start));
  if (m_settings.sampling.isGuided()) task.plainY = labels.withoutNames(task.y);
  return task;
}

/// Draws the code of a sample at a position of the song: the same wherever and with whomever it is sampled.
std::int64_t LevelSampler::choose(int sample, std::int64_t position, std::span<float> logits) const {
  const DrawAddress address{m_settings.firstSampleIndex + sample, m_prior.hyperparameters().level, position};
  const LevelSampling& s = m_settings.sampling;
  return static_cast<std::int64_t>(chooseToken(logits, s.temperature, s.topK, s.topP, m_random.uniform(address)));
}

Status LevelSampler::sampleWindow(const PlannedWindow& window, const PlannedWindow* next, std::int64_t upperRatio,
                                  std::vector<SongCodes>& codes, const std::function<void(std::int64_t)>& tokensSampled,
                                  const CancellationToken& cancellation) {
  const auto level = static_cast<std::size_t>(m_prior.hyperparameters().level);
  std::vector<LevelCodes> fresh(codes.size());
  const auto batch = static_cast<std::size_t>(std::max(1, m_settings.maximumBatch));
  for (std::size_t first = 0; first < codes.size(); first += batch) {
    const std::size_t count = std::min(batch, codes.size() - first);
    std::vector<WindowTask> tasks;
    for (std::size_t i = first; i < first + count; ++i) {
      ASSIGN_OR_RETURN(WindowTask made, task(window, upperRatio, codes[i], i));
      const LevelCodes& present = codes[i].levels[level];
      made.presentCodes.assign(present.begin() + window.startTokens, present.end());
      tasks.push_back(std::move(made));
    }
    const TokenChooser chooser = [&](std::size_t task, std::int64_t musicPosition, std::span<float> logits) {
      return choose(static_cast<int>(first + task), window.startTokens + musicPosition, logits);
    };
    WindowOptions options;
    options.lengthTokens = window.lengthTokens;
    options.prefillChunkTokens = m_settings.prefillChunkTokens;
    options.guidance = m_settings.sampling.guidance;
    if (next != nullptr && m_settings.beginsNextWindows && codes.size() == 1 &&
        isReady(*next, upperRatio, codes.front())) {
      ASSIGN_OR_RETURN(options.next, task(*next, upperRatio, codes.front(), 0));
      options.nextStartTokens = next->startTokens - window.startTokens;
    }
    ASSIGN_OR_RETURN(const auto results, m_windows.sample(tasks, options, chooser, cancellation, tokensSampled));
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

Result<std::vector<std::vector<LevelCodes>>> LevelSampler::sampleDraft(
    std::span<const DraftWindow> windows, std::int64_t upperRatio, const std::vector<SongCodes>& songs,
    const std::function<void(std::int64_t)>& tokensSampled, const CancellationToken& cancellation) {
  std::vector<std::vector<LevelCodes>> codes(songs.size(), std::vector<LevelCodes>(windows.size()));
  const std::size_t all = songs.size() * windows.size();
  const auto batch = static_cast<std::size_t>(std::max(1, m_settings.maximumBatch));
  for (std::size_t first = 0; first < all; first += batch) {
    const std::size_t count = std::min(batch, all - first);
    const auto sampleOf = [&](std::size_t task) { return (first + task) % songs.size(); };
    const auto windowOf = [&](std::size_t task) { return (first + task) / songs.size(); };
    std::vector<WindowTask> tasks;
    for (std::size_t i = 0; i < count; ++i) {
      const PlannedWindow window{windows[windowOf(i)].startTokens, m_prior.hyperparameters().nCtx, 0};
      ASSIGN_OR_RETURN(WindowTask made, task(window, upperRatio, songs[sampleOf(i)], sampleOf(i)));
      tasks.push_back(std::move(made));
    }
    const TokenChooser chooser = [&](std::size_t task, std::int64_t musicPosition, std::span<float> logits) {
      return choose(static_cast<int>(sampleOf(task)), windows[windowOf(task)].startTokens + musicPosition, logits);
    };
    WindowOptions options;
    options.lengthTokens = m_prior.hyperparameters().nCtx;
    options.prefillChunkTokens = m_settings.prefillChunkTokens;
    options.guidance = m_settings.sampling.guidance;
    ASSIGN_OR_RETURN(auto results, m_windows.sample(tasks, options, chooser, cancellation, tokensSampled));
    for (std::size_t i = 0; i < count; ++i) {
      codes[sampleOf(i)][windowOf(i)].assign(results[i].codes.begin(), results[i].codes.end());
    }
  }
  return codes;
}

}  // namespace jukebox
