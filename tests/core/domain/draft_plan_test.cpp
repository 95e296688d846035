#include "core/domain/draft_plan.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(Draft, coversTheSongWithWindowsThatMeetInTheirOverlap) {
  struct Case {
    std::int64_t total, context, overlap, granularity;
    std::size_t windows;
  };
  for (const Case& c : {Case{8192, 8192, 512, 4, 1},
                        {8196, 8192, 512, 4, 2},
                        {110336, 8192, 512, 4, 15},
                        {928, 128, 32, 4, 10},
                        {232, 64, 0, 4, 4},
                        {256, 64, 0, 4, 4}}) {
    const auto windows = planDraft(c.total, c.context, c.overlap, c.granularity);
    ASSERT_EQ(windows.size(), c.windows) << c.total;
    EXPECT_EQ(windows.front().keepBegin, 0);
    EXPECT_EQ(windows.back().keepEnd, c.total);
    EXPECT_EQ(windows.back().startTokens, c.total - c.context);
    for (std::size_t i = 0; i < windows.size(); ++i) {
      EXPECT_EQ(windows[i].startTokens % c.granularity, 0);
      EXPECT_GE(windows[i].keepBegin, windows[i].startTokens);
      EXPECT_LE(windows[i].keepEnd, windows[i].startTokens + c.context);
      EXPECT_LT(windows[i].keepBegin, windows[i].keepEnd);
      if (i == 0) continue;
      EXPECT_EQ(windows[i].keepBegin, windows[i - 1].keepEnd);
      EXPECT_GE(windows[i - 1].startTokens + c.context - windows[i].startTokens, c.overlap);
    }
  }
}

}  // namespace
}  // namespace jukebox
