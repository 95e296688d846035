#include "app/cli/terminal_progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/cli/console.h"
#include "app/cli/sample_text.h"

namespace jukebox::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr JobProgress kProgress{2, 3, 8, 1500, 4000, 42.4, 0.375, 90.0};
const std::chrono::system_clock::time_point kNow{std::chrono::seconds(1'700'000'000)};

TEST(TerminalProgress, theBarTellsLevelWindowTokensSpeedAndEnd) {
  const auto text = renderBar(progressLine(kProgress), 120, kNow);
  EXPECT_THAT(text, HasSubstr("37 %"));
  EXPECT_THAT(text, HasSubstr("Level 2, window 3/8"));
  EXPECT_THAT(text, HasSubstr("1500/4000 tokens, 42 tokens/s"));
  EXPECT_THAT(text, HasSubstr("1 min 30 s left, done at"));
  EXPECT_THAT(text, HasSubstr("###"));
}

TEST(TerminalProgress, theBarFitsEveryWidth) {
  for (std::size_t width = 0; width < 200; ++width) {
    EXPECT_LE(renderBar(progressLine(kProgress), width, kNow).size(), width);
  }
}

TEST(TerminalProgress, whatIsNotMeasuredIsNotShown) {
  JobProgress progress = kProgress;
  progress.tokensPerSecond = 0;
  progress.etaSeconds.reset();
  const auto text = renderPlain(progressLine(progress), kNow);
  EXPECT_THAT(text, Not(HasSubstr("tokens/s")));
  EXPECT_THAT(text, Not(HasSubstr("left")));
}

TEST(TerminalProgress, absurdValuesAreSurvived) {
  const ProgressLine line{"x", 7, "", 1e300};
  EXPECT_THAT(renderBar(line, 100, kNow), HasSubstr("100 %"));
  EXPECT_THAT(renderPlain({"x", -3, "", {}}, kNow), HasSubstr("0 %"));
}

TEST(Console, sizesAndTimesAreReadable) {
  EXPECT_EQ(sizeText(999), "999 B");
  EXPECT_EQ(sizeText(1'500'000), "1.5 MB");
  EXPECT_EQ(durationText(4.25), "4.2 s");
  EXPECT_EQ(durationText(75), "1 min 15 s");
  EXPECT_EQ(durationText(7300), "2 h 01 min");
  EXPECT_EQ(durationText(400'000), "4 days 15 h");
}

}  // namespace
}  // namespace jukebox::cli
