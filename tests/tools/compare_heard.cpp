// compare_heard: is what was recorded from the loudspeakers this part of this file, at this gain, without a gap?
//
//   compare_heard RECORDED.wav ORIGINAL FROM_SECONDS SECONDS GAIN
//
// Finds the part in the recording by correlation and prints delay, gain and the largest difference.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "core/audio_file/audio_reader.h"

namespace {

using namespace jukebox;

/// Frames at both ends that the player fades.
constexpr std::size_t kFadeFrames = 2205;

double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < b.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

/// Where `part` correlates best with `heard`: a long search with a short piece.
std::size_t findPart(std::span<const float> heard, std::span<const float> part) {
  const auto probe = part.first(std::min<std::size_t>(part.size(), 8192));
  std::size_t best = 0;
  double bestScore = -1;
  for (std::size_t at = 0; at + part.size() <= heard.size(); ++at) {
    const auto window = heard.subspan(at, probe.size());
    const double score = dot(window, probe) / std::sqrt(dot(window, window) * dot(probe, probe) + 1e-12);
    if (score <= bestScore) continue;
    bestScore = score;
    best = at;
  }
  return best;
}

}  // namespace

int main(int argumentCount, char** arguments) {
  if (argumentCount != 6) {
    std::fprintf(stderr, "compare_heard RECORDED.wav ORIGINAL FROM_SECONDS SECONDS GAIN\n");
    return 2;
  }
  const double from = std::atof(arguments[3]);
  const double seconds = std::atof(arguments[4]);
  const double wantedGain = std::atof(arguments[5]);
  const auto heard = readAudioFile(arguments[1], {.channels = 1});
  const auto original = readAudioFile(
      arguments[2], {.sampleRate = 44100, .channels = 1, .startSeconds = from, .maximumSeconds = seconds});
  if (!heard || !original || original->samples.size() < 4 * kFadeFrames) {
    std::fprintf(stderr, "cannot read the files\n");
    return 2;
  }
  const auto whole = std::span(original->samples);
  const auto part = whole.subspan(kFadeFrames, whole.size() - 2 * kFadeFrames);
  if (heard->samples.size() < part.size()) {
    std::fprintf(stderr, "the recording is shorter than the part\n");
    return 1;
  }
  const std::size_t at = findPart(heard->samples, part);
  const auto found = std::span(heard->samples).subspan(at, part.size());
  const double gain = dot(found, part) / dot(part, part);
  double largest = 0;
  for (std::size_t i = 0; i < part.size(); ++i) {
    largest = std::max(largest, std::abs(found[i] - gain * static_cast<double>(part[i])));
  }
  std::printf("%.2f s found at %.3f s of the recording, gain %.5f, largest difference %.6f\n",
              static_cast<double>(part.size()) / 44100.0, static_cast<double>(at) / 44100.0, gain, largest);
  return std::abs(gain - wantedGain) < 0.002 && largest < 0.001 ? 0 : 1;
}
