#include "core/engine/codec/chunked_codec.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/engine/tiny_model.h"

namespace jukebox {
namespace {

std::vector<float> testSignal(std::size_t samples) {
  std::vector<float> signal(samples);
  for (std::size_t i = 0; i < samples; ++i) {
    const auto t = static_cast<float>(i);
    signal[i] = 0.4F * std::sin(0.031F * t) + 0.2F * std::sin(0.17F * t + 0.0001F * t * 0.3F);
  }
  return signal;
}

AudioPull pullFrom(const std::vector<float>& signal) {
  return [&signal, position = std::size_t{0}](std::size_t frames) mutable -> Result<std::vector<float>> {
    const std::size_t count = std::min(frames, signal.size() - position);
    std::vector<float> part(signal.begin() + static_cast<std::ptrdiff_t>(position),
                            signal.begin() + static_cast<std::ptrdiff_t>(position + count));
    position += count;
    return part;
  };
}

class ChunkedCodec : public testing::Test {
 protected:
  const at::NoGradGuard m_noGrad;
  const InstalledModel m_model = test::tinyModel();
  const Codec m_codec = Codec::load(m_model.folder / m_model.card.codecFile, m_model.card.codec, at::kCPU).value();
  const CodecHyperparameters& hyper() const { return m_codec.hyperparameters(); }
};

TEST_F(ChunkedCodec, encodingInChunksGivesTheCodesOfTheWholeForAnyLength) {
  for (const std::size_t length : {8U, 127U, 128U, 129U, 5000U, 16384U, 20011U}) {
    const std::vector<float> signal = testSignal(length);
    const auto chunked = encodeInChunks(m_codec, pullFrom(signal), 0, {}, {}, 2048);
    ASSERT_TRUE(chunked.has_value());
    const at::Tensor x = at::tensor(signal, at::kFloat).view({1, static_cast<std::int64_t>(length), 1});
    for (int level = 0; level < hyper().levels; ++level) {
      const auto& codes = chunked->levels[static_cast<std::size_t>(level)];
      ASSERT_EQ(static_cast<std::int64_t>(codes.size()),
                static_cast<std::int64_t>(length) / hyper().samplesPerToken(level));
      if (codes.empty()) continue;
      const at::Tensor whole = m_codec.encode(x, level).view({-1}).to(at::kInt);
      EXPECT_TRUE(at::equal(at::tensor(codes, at::kInt), whole)) << "length " << length << " level " << level;
    }
  }
}

TEST_F(ChunkedCodec, aLevelAloneHasTheCodesThatItHasAmongAll) {
  const std::vector<float> signal = testSignal(5000);
  const auto all = encodeInChunks(m_codec, pullFrom(signal), 0, {}, {}, 512);
  ASSERT_TRUE(all);
  for (int level = 0; level < hyper().levels; ++level) {
    const auto alone = encodeLevelInChunks(m_codec, level, pullFrom(signal), {}, 512);
    ASSERT_TRUE(alone);
    EXPECT_EQ(*alone, all->levels[static_cast<std::size_t>(level)]) << level;
  }
}

TEST_F(ChunkedCodec, decodingInChunksHasNoSeam) {
  for (int level = 0; level < hyper().levels; ++level) {
    LevelCodes codes;
    for (int i = 0; i < 20000 / hyper().samplesPerToken(level) + 3; ++i)
      codes.push_back((i * 7 + i / 5) % hyper().bins);
    std::vector<float> chunked;
    const AudioPush push = [&](const std::vector<float>& samples) -> Status {
      chunked.insert(chunked.end(), samples.begin(), samples.end());
      return {};
    };
    ASSERT_TRUE(decodeInChunks(m_codec, codes, level, push, {}, {}, 2048).has_value());
    ASSERT_EQ(static_cast<std::int64_t>(chunked.size()),
              static_cast<std::int64_t>(codes.size()) * hyper().samplesPerToken(level));
    const at::Tensor whole = m_codec.decode(at::tensor(codes, at::kInt).to(at::kLong).unsqueeze(0), level).view({-1});
    EXPECT_TRUE(at::equal(at::tensor(chunked, at::kFloat), whole)) << "level " << level;
  }
}

TEST_F(ChunkedCodec, aSpanSoundsLikeThePartOfTheWhole) {
  for (int level = 0; level < hyper().levels; ++level) {
    LevelCodes codes;
    for (int i = 0; i < 20000 / hyper().samplesPerToken(level) + 3; ++i)
      codes.push_back((i * 7 + i / 5) % hyper().bins);
    const auto total = static_cast<std::int64_t>(codes.size());
    const at::Tensor whole = m_codec.decode(at::tensor(codes, at::kInt).to(at::kLong).unsqueeze(0), level).view({-1});
    const std::pair<std::int64_t, std::int64_t> spans[] = {
        {0, total}, {0, 5}, {total / 3, total / 2}, {total - 2, total}};
    for (const auto& [begin, end] : spans) {
      const auto part = decodeSpan(m_codec, codes, level, begin, end, {});
      ASSERT_TRUE(part.has_value());
      const std::int64_t hop = hyper().samplesPerToken(level);
      ASSERT_EQ(static_cast<std::int64_t>(part->size()), (end - begin) * hop);
      const at::Tensor expected = whole.narrow(0, begin * hop, (end - begin) * hop);
      EXPECT_TRUE(at::equal(at::tensor(*part, at::kFloat), expected)) << level << " " << begin;
    }
    for (const auto& [begin, end] : {std::pair{total, total + 1}, std::pair<std::int64_t, std::int64_t>{-1, 1},
                                     std::pair<std::int64_t, std::int64_t>{2, 1}}) {
      const auto part = decodeSpan(m_codec, codes, level, begin, end, {});
      ASSERT_FALSE(part.has_value());
      EXPECT_EQ(part.error().kind, ErrorKind::invalidInput);
    }
  }
}

TEST_F(ChunkedCodec, refusesCodesOutsideTheCodebook) {
  for (const std::int32_t bad : {-1, 32, 1 << 30}) {
    const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
    const auto status = decodeInChunks(m_codec, {0, bad}, 0, push, {}, {});
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().kind, ErrorKind::invalidInput);
  }
}

TEST_F(ChunkedCodec, stopsWhenCancelled) {
  CancellationToken token;
  token.request(CancelMode::now);
  const std::vector<float> signal = testSignal(4096);
  const auto result = encodeInChunks(m_codec, pullFrom(signal), 0, {}, token, 2048);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().kind, ErrorKind::cancelled);
}

TEST_F(ChunkedCodec, passesOnAnErrorOfTheSource) {
  const AudioPull broken = [](std::size_t) -> Result<std::vector<float>> { return makeError(ErrorKind::io, "broken"); };
  EXPECT_EQ(encodeInChunks(m_codec, broken, 0, {}, {}).error().message, "broken");
}

TEST(CodecReach, theOfficialCodecIsCoveredByItsContext) {
  // Level 0 of the official codec: three stacks of eight blocks whose dilations add to 3280 positions.
  CodecHyperparameters codec;
  codec.downsT = {3, 2, 2};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {2, 1, 1};
  EXPECT_GE(Encoder::contextSamples(codec, 0), 3280 * (2 + 4 + 8));
  EXPECT_GE(codec.decoderReachTokens(0), 3280 + 3280 / 2 + 3280 / 4);
}

}  // namespace
}  // namespace jukebox
