#include "core/engine/training/dataset/audio_facts.h"

#include <chromaprint.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>

#include "core/base/sha256.h"
#include "core/sound/loudness.h"

namespace jukebox {
namespace {

constexpr double kPieceSeconds = 0.05;
constexpr float kSilence = 0.001F;      // −60 dB
constexpr int kFullScale = 32766;
constexpr double kLargestBitError = 0.1;
constexpr double kSmallestOverlap = 0.8;
constexpr std::size_t kShortestFingerprint = 24;  // 3 s
constexpr std::size_t kCommonWord = 32;  // a number in more recordings than this says nothing

double silentShare(const AudioBuffer& buffer) {
  const auto piece = static_cast<std::size_t>(kPieceSeconds * buffer.sampleRate) * static_cast<std::size_t>(buffer.channels);
  if (piece == 0 || buffer.samples.empty()) return 0;
  std::size_t silent = 0, pieces = 0;
  for (std::size_t begin = 0; begin < buffer.samples.size(); begin += piece, ++pieces) {
    const std::size_t end = std::min(begin + piece, buffer.samples.size());
    if (samplePeak(std::span(buffer.samples).subspan(begin, end - begin)) < kSilence) ++silent;
  }
  return static_cast<double>(silent) / static_cast<double>(pieces);
}

std::vector<std::uint32_t> fingerprintOf(const AudioBuffer& buffer, const std::vector<std::int16_t>& samples) {
  const std::unique_ptr<ChromaprintContext, decltype(&chromaprint_free)> context(
      chromaprint_new(CHROMAPRINT_ALGORITHM_DEFAULT), chromaprint_free);
  std::uint32_t* raw = nullptr;
  int size = 0;
  const bool made = context && chromaprint_start(context.get(), buffer.sampleRate, buffer.channels) == 1 &&
                    chromaprint_feed(context.get(), samples.data(), static_cast<int>(samples.size())) == 1 &&
                    chromaprint_finish(context.get()) == 1 &&
                    chromaprint_get_raw_fingerprint(context.get(), &raw, &size) == 1;
  if (!made) return {};
  std::vector<std::uint32_t> fingerprint(raw, raw + size);
  chromaprint_dealloc(raw);
  if (fingerprint.size() < kShortestFingerprint) fingerprint.clear();
  return fingerprint;
}

bool agree(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::int64_t shift) {
  const auto sizeA = static_cast<std::int64_t>(a.size()), sizeB = static_cast<std::int64_t>(b.size());
  const std::int64_t begin = std::max<std::int64_t>(0, shift), end = std::min(sizeA, sizeB + shift);
  if (static_cast<double>(end - begin) < kSmallestOverlap * static_cast<double>(std::min(sizeA, sizeB))) return false;
  std::int64_t wrong = 0;
  for (std::int64_t i = begin; i < end; ++i) {
    wrong += std::popcount(a[static_cast<std::size_t>(i)] ^ b[static_cast<std::size_t>(i - shift)]);
  }
  return static_cast<double>(wrong) < kLargestBitError * 32 * static_cast<double>(end - begin);
}

// Number → (recording, position), for numbers that are rare enough to be telling.
using Places = std::unordered_map<std::uint32_t, std::vector<std::pair<std::size_t, std::size_t>>>;

Places placesOf(const std::vector<std::vector<std::uint32_t>>& fingerprints) {
  Places places;
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    for (std::size_t at = 0; at < fingerprints[i].size(); ++at) places[fingerprints[i][at]].emplace_back(i, at);
  }
  std::erase_if(places, [](const auto& item) { return item.second.size() > kCommonWord; });
  return places;
}

}  // namespace

Result<AudioFacts> measureAudio(const AudioBuffer& buffer, const std::vector<std::int16_t>& samples) {
  if (buffer.samples.empty()) return makeError(ErrorKind::invalidInput, "The recording has no samples.");
  AudioFacts facts;
  facts.durationSeconds = buffer.durationSeconds();
  facts.silentShare = silentShare(buffer);
  const auto clipped = std::count_if(samples.begin(), samples.end(), [](int s) { return std::abs(s) >= kFullScale; });
  facts.clippedShare = static_cast<double>(clipped) / static_cast<double>(samples.size());
  if (const auto loudness = measureLoudness(buffer)) facts.loudnessLufs = loudness->integratedLufs;
  facts.sha256 = sha256Hex({reinterpret_cast<const char*>(samples.data()), samples.size() * sizeof(std::int16_t)});
  facts.fingerprint = fingerprintOf(buffer, samples);
  return facts;
}

std::vector<std::pair<std::size_t, std::size_t>> nearDuplicates(
    const std::vector<std::vector<std::uint32_t>>& fingerprints) {
  // Votes for (pair, shift) by numbers that both have.
  std::map<std::tuple<std::size_t, std::size_t, std::int64_t>, int> votes;
  for (const auto& [word, places] : placesOf(fingerprints)) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        if (places[i].first == places[j].first) continue;
        const auto shift = static_cast<std::int64_t>(places[i].second) - static_cast<std::int64_t>(places[j].second);
        ++votes[{places[i].first, places[j].first, shift}];
      }
    }
  }
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (const auto& [key, count] : votes) {
    const auto& [a, b, shift] = key;
    if (count >= 3 && !found.contains({a, b}) && agree(fingerprints[a], fingerprints[b], shift)) found.insert({a, b});
  }
  return {found.begin(), found.end()};
}

}  // namespace jukebox
