#include "core/engine/training/code_cache.h"

#include <ATen/core/grad_mode.h>

#include <chrono>
#include <thread>

namespace jukebox {
namespace {

constexpr double kEvenBlend = 0.5;
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
      const at::Tensor x = at::empty({1, frames, 1}, at::kFloat);
      dataset.readMono(song, 0, frames, kEvenBlend, x.data_ptr<float>());
      const at::Tensor codes = codec.encode(x.to(codec.device()), level).to(at::kCPU, at::kInt).contiguous();
      return LevelCodes(codes.data_ptr<std::int32_t>(), codes.data_ptr<std::int32_t>() + codes.numel());
    };
    RETURN_IF_ERROR(TokenShard::write(file, counts, encodeSong));
  }
  return TokenShard::open(file, counts);
}

}  // namespace jukebox
