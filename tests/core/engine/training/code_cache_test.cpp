#include "core/engine/training/code_cache.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "tests/core/engine/training/training_world.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr int kLevel = 1;
const std::string kHash(64, 'c');

class CodeCache : public ::testing::Test {
 protected:
  /// Encodes this process's share; stops when `stopsAt` of it is done.
  Result<TokenShard> make(const EncodingShare& share, double stopsAt = 2) {
    CancellationToken token;
    const auto progress = [&, token](double fraction) mutable {
      m_songsBegun++;
      if (fraction >= stopsAt) token.request(CancelMode::now);
    };
    return openOrMakeShard(m_dataset, m_codec, kHash, kLevel, share, progress, token);
  }
  fs::path shardFile() const { return m_world.data() / TokenShard::fileName(kHash, kLevel); }
  std::string bytesOf(const fs::path& file) const {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  std::vector<std::string> otherCodeFiles() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(m_world.data())) {
      const std::string name = entry.path().filename();
      if (name.starts_with("codes-") && entry.path() != shardFile()) names.push_back(name);
    }
    return names;
  }
  /// What one process makes in one go.
  std::string expected() {
    EXPECT_TRUE(make({}).has_value());
    std::string bytes = bytesOf(shardFile());
    fs::remove(shardFile());
    m_songsBegun = 0;
    return bytes;
  }

  test::TrainingWorld m_world;
  TrainingRequest m_request = m_world.codecRequest();
  PreparedDataset m_dataset = PreparedDataset::open(m_world.data()).value();
  Codec m_codec = Codec::load(m_world.makeCodecModel() / "codec.safetensors", m_request.codec, at::kCPU).value();
  int m_songsBegun = 0;
};

TEST_F(CodeCache, piecesOfAnySizeGiveTheSameCodes) {
  const std::string whole = expected();
  ASSERT_FALSE(whole.empty());
  for (const std::size_t songsAPiece : {1U, 5U, 12U, 100U}) {
    ASSERT_TRUE(make({0, 1, songsAPiece}).has_value());
    EXPECT_EQ(bytesOf(shardFile()), whole) << songsAPiece;
    EXPECT_EQ(otherCodeFiles(), std::vector<std::string>{});
    fs::remove(shardFile());
  }
}

TEST_F(CodeCache, anInterruptedEncodingGoesOnWithThePieceThatItWasIn) {
  const std::string whole = expected();
  const EncodingShare share{0, 1, 3};  // four pieces
  const auto stopped = make(share, 0.6);
  ASSERT_FALSE(stopped.has_value());
  EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
  EXPECT_FALSE(fs::exists(shardFile()));
  EXPECT_EQ(otherCodeFiles().size(), 2U);
  m_songsBegun = 0;
  ASSERT_TRUE(make(share).has_value());
  EXPECT_EQ(m_songsBegun, 6);
  EXPECT_EQ(bytesOf(shardFile()), whole);
}

TEST_F(CodeCache, aPieceOfTheWrongLengthIsMadeAnew) {
  const std::string whole = expected();
  ASSERT_FALSE(make({0, 1, 3}, 0.6).has_value());
  const auto pieces = otherCodeFiles();
  ASSERT_EQ(pieces.size(), 2U);
  fs::resize_file(m_world.data() / pieces[0], 3);
  ASSERT_TRUE(make({0, 1, 3}).has_value());
  EXPECT_EQ(bytesOf(shardFile()), whole);
}

TEST_F(CodeCache, processesShareThePieces) {
  const std::string whole = expected();
  Result<TokenShard> second = makeError(ErrorKind::internal, "not run");
  int songsOfSecond = 0;
  std::thread other([&] {
    const CancellationToken token;
    second = openOrMakeShard(
        m_dataset, m_codec, kHash, kLevel, {1, 2, 3}, [&](double) { songsOfSecond++; }, token);
  });
  const Result<TokenShard> first = make({0, 2, 3});
  other.join();
  ASSERT_TRUE(first.has_value());
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(m_songsBegun, 6);
  EXPECT_EQ(songsOfSecond, 6);
  EXPECT_EQ(bytesOf(shardFile()), whole);
}

TEST_F(CodeCache, waitingForTheOthersCanBeCancelled) {
  CancellationToken token;
  std::thread user([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    token.request(CancelMode::now);
  });
  const auto alone = openOrMakeShard(m_dataset, m_codec, kHash, kLevel, {0, 2, 3}, {}, token);
  user.join();
  ASSERT_FALSE(alone.has_value());
  EXPECT_EQ(alone.error().kind, ErrorKind::cancelled);
}

}  // namespace
}  // namespace jukebox
