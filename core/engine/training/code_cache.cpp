#include "core/engine/training/code_cache.h"

#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/engine/codec/chunked_codec.h"

namespace jukebox {
namespace {

constexpr double kEvenBlend = 0.5;
constexpr std::int64_t kChunkSamples = 1 << 17;  // what fits the processor's cache is encoded faster than a whole song
constexpr std::chrono::milliseconds kPollInterval(200);

}  // namespace

std::vector<std::int64_t> songTokenCounts(const PreparedDataset& dataset, const CodecHyperparameters& codec,
                                          int level) {
  std::vector<std::int64_t> counts;
  for (const DatasetSong& song : dataset.index().songs) counts.push_back(song.frameCount / codec.samplesPerToken(level));
  return counts;
}

Result<TokenShard> openOrMakeShard(const PreparedDataset& dataset, const Codec& codec, const std::string& codecHash,
                                   int level, bool waits, const std::function<void(double)>& progress,
                                   const CancellationToken& cancellation) {
  const std::filesystem::path file = dataset.folder() / TokenShard::fileName(codecHash, level);
  const std::vector<std::int64_t> counts = songTokenCounts(dataset, codec.hyperparameters(), level);
  while (waits && !std::filesystem::exists(file)) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    std::this_thread::sleep_for(kPollInterval);
  }
  if (!std::filesystem::exists(file)) {
    const at::NoGradGuard noGrad;
    const auto encodeSong = [&](std::size_t song) -> Result<LevelCodes> {
      if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
      if (progress) progress(static_cast<double>(song) / static_cast<double>(counts.size()));
      const std::int64_t frames = dataset.index().songs[song].frameCount;
      if (counts[song] == 0) return LevelCodes{};
      std::int64_t read = 0;
      const AudioPull pull = [&](std::size_t wanted) -> Result<std::vector<float>> {
        std::vector<float> samples(std::min(wanted, static_cast<std::size_t>(frames - read)));
        dataset.readMono(song, read, static_cast<std::int64_t>(samples.size()), kEvenBlend, samples.data());
        read += static_cast<std::int64_t>(samples.size());
        return samples;
      };
      return encodeLevelInChunks(codec, level, pull, cancellation, kChunkSamples);
    };
    RETURN_IF_ERROR(TokenShard::write(file, counts, encodeSong));
  }
  return TokenShard::open(file, counts);
}

}  // namespace jukebox
