#include "core/engine/training/code_cache.h"

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/engine/codec/chunked_codec.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr double kEvenBlend = 0.5;
constexpr std::int64_t kChunkSamples = 1 << 17;  // what fits the processor's cache is encoded faster than a whole song
constexpr std::chrono::milliseconds kPollInterval(200);

/// Some songs in a row and the file of their codes, as long as the shard is not complete.
struct Piece {
  fs::path file;
  std::size_t firstSong;
  std::vector<std::int64_t> tokenCounts;

  Result<TokenShard> open() const { return TokenShard::open(file, tokenCounts); }
  bool isThere() const { return open().has_value(); }
};

std::vector<Piece> piecesOf(const fs::path& shard, const std::vector<std::int64_t>& counts, std::size_t songsAPiece) {
  std::vector<Piece> pieces;
  for (std::size_t first = 0; first < counts.size(); first += songsAPiece) {
    const std::size_t end = std::min(first + songsAPiece, counts.size());
    pieces.push_back(
        {fmt::format("{}.songs-{}-{}", shard.string(), first, end),
         first,
         {counts.begin() + static_cast<std::ptrdiff_t>(first), counts.begin() + static_cast<std::ptrdiff_t>(end)}});
  }
  return pieces;
}

Status waitUntil(const std::function<bool()>& holds, const CancellationToken& cancellation) {
  while (!holds()) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    std::this_thread::sleep_for(kPollInterval);
  }
  return {};
}

/// The pieces in one file, which takes their place.
Status join(const std::vector<Piece>& pieces, const fs::path& file, const std::vector<std::int64_t>& counts) {
  std::vector<TokenShard> parts;
  for (const Piece& piece : pieces) {
    ASSIGN_OR_RETURN(TokenShard part, piece.open());
    parts.push_back(std::move(part));
  }
  const std::size_t songsAPiece = pieces.empty() ? 1 : pieces.front().tokenCounts.size();
  RETURN_IF_ERROR(TokenShard::write(file, counts, [&](std::size_t song) -> Result<LevelCodes> {
    std::vector<std::int64_t> codes(static_cast<std::size_t>(counts[song]));
    parts[song / songsAPiece].read(song % songsAPiece, 0, counts[song], codes.data());
    return LevelCodes(codes.begin(), codes.end());
  }));
  std::error_code ignored;
  for (const Piece& piece : pieces) fs::remove(piece.file, ignored);
  return {};
}

/// One whole song.
Result<LevelCodes> encodeSong(const PreparedDataset& dataset, const Codec& codec, int level, std::size_t song,
                              const CancellationToken& cancellation) {
  if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
  const std::int64_t frames = dataset.index().songs[song].frameCount;
  if (frames < codec.hyperparameters().samplesPerToken(level)) return LevelCodes{};
  std::int64_t read = 0;
  const AudioPull pull = [&](std::size_t wanted) -> Result<std::vector<float>> {
    std::vector<float> samples(std::min(wanted, static_cast<std::size_t>(frames - read)));
    dataset.readMono(song, read, static_cast<std::int64_t>(samples.size()), kEvenBlend, samples.data());
    read += static_cast<std::int64_t>(samples.size());
    return samples;
  };
  return encodeLevelInChunks(codec, level, pull, cancellation, kChunkSamples);
}

}  // namespace

std::vector<std::int64_t> songTokenCounts(const PreparedDataset& dataset, const CodecHyperparameters& codec,
                                          int level) {
  std::vector<std::int64_t> counts;
  for (const DatasetSong& song : dataset.index().songs)
    counts.push_back(song.frameCount / codec.samplesPerToken(level));
  return counts;
}

Result<TokenShard> openOrMakeShard(const PreparedDataset& dataset, const Codec& codec, const std::string& codecHash,
                                   int level, const EncodingShare& share, const std::function<void(double)>& progress,
                                   const CancellationToken& cancellation) {
  const fs::path file = dataset.folder() / TokenShard::fileName(codecHash, level);
  const std::vector<std::int64_t> counts = songTokenCounts(dataset, codec.hyperparameters(), level);
  if (fs::exists(file)) return TokenShard::open(file, counts);

  const at::NoGradGuard noGrad;
  const std::vector<Piece> pieces = piecesOf(file, counts, share.songsAPiece);
  for (std::size_t index = static_cast<std::size_t>(share.rank); index < pieces.size();
       index += static_cast<std::size_t>(share.size)) {
    const Piece& piece = pieces[index];
    if (piece.isThere()) continue;
    RETURN_IF_ERROR(TokenShard::write(piece.file, piece.tokenCounts, [&](std::size_t song) {
      const double songsBefore =
          static_cast<double>(index) + static_cast<double>(song) / static_cast<double>(share.songsAPiece);
      if (progress) progress(std::min(1.0, songsBefore / static_cast<double>(pieces.size())));
      return encodeSong(dataset, codec, level, piece.firstSong + song, cancellation);
    }));
  }
  if (share.rank == 0) {
    const auto allThere = [&] { return std::ranges::all_of(pieces, &Piece::isThere); };
    RETURN_IF_ERROR(waitUntil(allThere, cancellation));
    RETURN_IF_ERROR(join(pieces, file, counts));
  } else {
    RETURN_IF_ERROR(waitUntil([&] { return fs::exists(file); }, cancellation));
  }
  return TokenShard::open(file, counts);
}

}  // namespace jukebox
