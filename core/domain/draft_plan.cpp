#include "core/domain/draft_plan.h"

#include <algorithm>

namespace jukebox {

std::vector<DraftWindow> planDraft(std::int64_t totalTokens, std::int64_t contextTokens, std::int64_t overlapTokens,
                                   std::int64_t granularity) {
  const std::int64_t stride = std::max(granularity, (contextTokens - overlapTokens) / granularity * granularity);
  const std::int64_t last = totalTokens - contextTokens;
  std::vector<DraftWindow> windows;
  for (std::int64_t start = 0;; start += stride) {
    windows.push_back({std::min(start, last), 0, totalTokens});
    if (start >= last) break;
  }
  for (std::size_t i = 1; i < windows.size(); ++i) {
    const std::int64_t seam = (windows[i].startTokens + windows[i - 1].startTokens + contextTokens) / 2;
    windows[i - 1].keepEnd = windows[i].keepBegin = seam;
  }
  return windows;
}

std::vector<DraftWindow> planLevelDraft(const ModelCard& card, int level, std::int64_t totalTokens,
                                        std::int64_t presentTokens) {
  const std::int64_t context = card.priorOf(level)->hyperparameters.nCtx;
  if (level == card.topLevel() || totalTokens <= context) return {};
  const std::int64_t overlap = std::min(2 * card.codec.decoderReachTokens(level), context / 4);
  auto windows = planDraft(totalTokens, context, overlap, card.codec.tokensPerUpperToken(level));
  std::erase_if(windows, [&](const DraftWindow& window) { return window.keepEnd <= presentTokens; });
  if (!windows.empty()) windows.front().keepBegin = std::max(windows.front().keepBegin, presentTokens);
  return windows;
}

}  // namespace jukebox
