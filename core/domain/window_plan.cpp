#include "core/domain/window_plan.h"

#include <algorithm>
#include <cmath>

namespace jukebox {

std::vector<std::int64_t> windowStarts(std::int64_t totalTokens, std::int64_t contextTokens,
                                       std::int64_t windowHopTokens) {
  std::vector<std::int64_t> starts;
  for (std::int64_t start = 0; start < totalTokens - contextTokens + windowHopTokens; start += windowHopTokens) {
    if (start + contextTokens >= totalTokens) {
      starts.push_back(totalTokens - contextTokens);
      break;
    }
    starts.push_back(start);
  }
  return starts;
}

PlannedWindow planPartialWindow(std::int64_t presentTokens, std::int64_t newTokens, std::int64_t contextTokens) {
  PlannedWindow window;
  if (presentTokens < contextTokens - newTokens) {
    window = {0, presentTokens + newTokens, presentTokens};
  } else {
    window.startTokens = presentTokens - contextTokens + newTokens;
    window.lengthTokens = contextTokens;
    window.primedTokens = presentTokens - window.startTokens;
  }
  return window;
}

std::vector<PlannedWindow> planWindows(std::int64_t totalTokens, std::int64_t contextTokens,
                                       std::int64_t windowHopTokens, std::int64_t presentTokens) {
  if (totalTokens < contextTokens) {
    if (presentTokens >= totalTokens) return {};
    return {planPartialWindow(presentTokens, totalTokens - presentTokens, contextTokens)};
  }
  std::vector<PlannedWindow> windows;
  for (const std::int64_t start : windowStarts(totalTokens, contextTokens, windowHopTokens)) {
    const std::int64_t have = std::clamp<std::int64_t>(presentTokens - start, 0, contextTokens);
    if (have >= contextTokens) continue;
    windows.push_back({start, contextTokens, have});
    presentTokens = start + contextTokens;
  }
  return windows;
}

std::int64_t sampleLengthFor(double seconds, int sampleRate, std::int64_t samplesPerTopToken) {
  const auto samples = static_cast<std::int64_t>(std::floor(seconds * sampleRate));
  return samples / samplesPerTopToken * samplesPerTopToken;
}

std::int64_t windowHopFor(double hopFraction, std::int64_t contextTokens) {
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(hopFraction * static_cast<double>(contextTokens)));
}

}  // namespace jukebox
