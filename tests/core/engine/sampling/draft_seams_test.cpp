#include "core/engine/sampling/draft_seams.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "core/engine/codec/chunked_codec.h"
#include "core/engine/codec/decoder.h"
#include "tests/core/engine/tiny_model.h"

namespace jukebox {
namespace {

constexpr int kLevel = 0;
constexpr std::int64_t kTokens = 400;

LevelCodes someCodes(std::int64_t count, std::int64_t step) {
  LevelCodes codes;
  for (std::int64_t i = 0; i < count; ++i) codes.push_back(i * step % 11);
  return codes;
}

TEST(DraftSeam, holdsWhatEitherWindowHadBeyondIt) {
  const DraftWindow earlier{0, 0, 90}, later{80, 90, 180};
  const LevelCodes a = someCodes(100, 1), b = someCodes(100, 3);
  const DraftSeam seam = draftSeam(earlier, a, later, b, 4);
  EXPECT_EQ(seam.token, 90);
  EXPECT_EQ(seam.before, LevelCodes(a.begin() + 90, a.begin() + 94));
  EXPECT_EQ(seam.after, LevelCodes(b.begin() + 6, b.begin() + 10));
  const DraftSeam wide = draftSeam(earlier, a, later, b, 1000);  // at most what is there
  EXPECT_EQ(wide.before.size(), 10U);
  EXPECT_EQ(wide.after.size(), 10U);
  EXPECT_TRUE(draftSeam({0, 0, 100}, a, {100, 100, 200}, b, 4).before.empty());  // windows that do not overlap
}

class Fade : public testing::Test {
 protected:
  std::vector<float> decoded(const LevelCodes& codes) {
    return decodeSpan(m_codec, codes, kLevel, 0, static_cast<std::int64_t>(codes.size()), {}).value();
  }
  const at::NoGradGuard m_noGrad;
  InstalledModel m_model = test::tinyModel();
  Codec m_codec = Codec::load(m_model.folder / m_model.card.codecFile, m_model.card.codec, at::kCPU).value();
  std::int64_t m_reach = m_model.card.codec.decoderReachTokens(kLevel);
};

TEST_F(Fade, windowsThatAgreeAreLeftAsTheyAre) {
  const LevelCodes codes = someCodes(kTokens, 3);
  const auto whole = decoded(codes);
  auto samples = whole;
  DraftSeam seam{200, {}, {}};
  seam.before.assign(codes.begin() + 200, codes.begin() + 220);
  seam.after.assign(codes.begin() + 180, codes.begin() + 200);
  ASSERT_TRUE(fadeSeams(m_codec, codes, kLevel, {seam}, samples, {}).has_value());
  for (std::size_t i = 0; i < samples.size(); ++i) ASSERT_NEAR(samples[i], whole[i], 1e-5) << i;
}

TEST_F(Fade, goesOverFromTheEarlierWindowToTheLater) {
  const LevelCodes early = someCodes(kTokens, 3), late = someCodes(kTokens, 7);
  LevelCodes codes = early;
  std::copy(late.begin() + 200, late.end(), codes.begin() + 200);
  DraftSeam seam{200, {}, {}};
  seam.before.assign(early.begin() + 200, early.begin() + 200 + m_reach);
  seam.after.assign(late.begin() + 200 - m_reach, late.begin() + 200);
  const auto hard = decoded(codes), first = decoded(early), second = decoded(late);
  auto samples = hard;
  ASSERT_TRUE(fadeSeams(m_codec, codes, kLevel, {seam}, samples, {}).has_value());
  const std::size_t hop = samples.size() / kTokens;
  const auto begin = static_cast<std::size_t>(200 - m_reach) * hop, end = static_cast<std::size_t>(200 + m_reach) * hop;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (i < begin || i >= end) {
      ASSERT_EQ(samples[i], hard[i]) << i;
    }
  }
  // At the ends it is nearly all the one or the other.
  EXPECT_NEAR(samples[begin], first[begin], 0.02 * std::abs(first[begin] - second[begin]) + 1e-3);
  EXPECT_NEAR(samples[end - 1], second[end - 1], 0.02 * std::abs(first[end - 1] - second[end - 1]) + 1e-3);
}

TEST_F(Fade, aSeamOutsideTheSongIsPassedOver) {
  const LevelCodes codes = someCodes(50, 3);
  auto samples = decoded(codes);
  const auto whole = samples;
  ASSERT_TRUE(fadeSeams(m_codec, codes, kLevel, {{2, {1, 2, 3}, {1, 2, 3}}, {49, {1, 2}, {1, 2}}}, samples, {}));
  EXPECT_EQ(samples, whole);
}

}  // namespace
}  // namespace jukebox
