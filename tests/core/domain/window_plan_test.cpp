#include "core/domain/window_plan.h"

#include <gmock/gmock.h>

#include <array>
#include <span>

#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Level {
  std::int64_t total, context, hop;
};

/// Levels as they occur, and every small one.
std::vector<Level> levels() {
  std::vector<Level> all{{27560, 8192, 4096}, {110240, 8192, 4096}, {20671, 8192, 1024}, {20671, 6144, 768},
                         {6890, 8192, 1024},  {8192, 8192, 8192},   {8193, 8192, 8192}};
  for (std::int64_t context = 1; context <= 7; ++context) {
    for (std::int64_t hop = 1; hop <= context; ++hop) {
      for (std::int64_t total = 0; total <= 23; ++total) all.push_back({total, context, hop});
    }
  }
  return all;
}

using Fields = std::array<std::int64_t, 3>;  // start, length, primed

std::vector<Fields> fieldsOf(std::span<const PlannedWindow> windows) {
  std::vector<Fields> all;
  for (const auto& window : windows) all.push_back({window.startTokens, window.lengthTokens, window.primedTokens});
  return all;
}

std::string describe(const Level& level) {
  return std::to_string(level.total) + " tokens, window " + std::to_string(level.context) + ", hop " +
         std::to_string(level.hop);
}

TEST(WindowStarts, equalTheReference) {
  const auto rows = test::goldenJson("windows/windows.json");
  ASSERT_EQ(rows.size(), 200U);
  for (const auto& row : rows) {
    EXPECT_EQ(windowStarts(row.at("total_length"), row.at("n_ctx"), row.at("hop_length")),
              row.at("starts").get<std::vector<std::int64_t>>())
        << row.dump().substr(0, 100);
  }
}

TEST(WindowStarts, equalTheExamplesOfTheSpecification) {
  EXPECT_THAT(windowStarts(27560, 8192, 4096), ElementsAre(0, 4096, 8192, 12288, 16384, 19368));
  const auto bottom = windowStarts(110240, 8192, 4096);
  ASSERT_EQ(bottom.size(), 26U);
  EXPECT_THAT(std::vector(bottom.end() - 3, bottom.end()), ElementsAre(94208, 98304, 102048));
  const auto top = windowStarts(20671, 8192, 1024);
  ASSERT_EQ(top.size(), 14U);
  EXPECT_EQ(top.back(), 12479);
}

TEST(PlanWindows, everyTokenIsMadeExactlyOnceAndInOrder) {
  for (const auto& level : levels()) {
    for (std::int64_t present = 0; present <= std::min<std::int64_t>(level.total + 2, 40); ++present) {
      std::int64_t next = present;
      for (const auto& window : planWindows(level.total, level.context, level.hop, present)) {
        ASSERT_GE(window.startTokens, 0);
        ASSERT_LE(window.lengthTokens, level.context);
        ASSERT_GT(window.newTokens(), 0);
        ASSERT_EQ(window.startTokens + window.primedTokens, next) << describe(level) << ", present " << present;
        next = window.startTokens + window.lengthTokens;
      }
      ASSERT_EQ(next, std::max(present, level.total)) << describe(level) << ", present " << present;
    }
  }
}

TEST(PlanWindows, resumingFromTheEndOfAnyWindowGivesTheSameRest) {
  for (const auto& level : levels()) {
    const auto whole = planWindows(level.total, level.context, level.hop, 0);
    for (std::size_t done = 0; done < whole.size(); ++done) {
      const std::int64_t present = whole[done].startTokens + whole[done].lengthTokens;
      const auto rest = planWindows(level.total, level.context, level.hop, present);
      ASSERT_EQ(fieldsOf(rest), fieldsOf(std::span(whole).subspan(done + 1)))
          << describe(level) << " after window " << done;
    }
  }
}

TEST(PlanWindows, fullWindowsStartWhereTheReferenceStartsThem) {
  EXPECT_THAT(fieldsOf(planWindows(27560, 8192, 4096, 0)),
              ElementsAre(Fields{0, 8192, 0}, Fields{4096, 8192, 4096}, Fields{8192, 8192, 4096},
                          Fields{12288, 8192, 4096}, Fields{16384, 8192, 4096}, Fields{19368, 8192, 5208}));
}

TEST(PlanWindows, aPromptPrimesTheWindowsThatItReaches) {
  const auto windows = fieldsOf(planWindows(27560, 8192, 4096, 9000));
  ASSERT_EQ(windows.size(), 5U);
  EXPECT_EQ(windows[0], (Fields{4096, 8192, 4904}));
  EXPECT_EQ(windows[1], (Fields{8192, 8192, 4096}));
}

TEST(PlanWindows, aLevelShorterThanAWindowIsOnePartialWindowThatEndsAtTheEnd) {
  EXPECT_THAT(fieldsOf(planWindows(1000, 8192, 4096, 0)), ElementsAre(Fields{0, 1000, 0}));
  EXPECT_THAT(fieldsOf(planWindows(1000, 8192, 4096, 400)), ElementsAre(Fields{0, 1000, 400}));
}

TEST(PlanWindows, nothingIsPlannedWhenEverythingIsThere) {
  EXPECT_THAT(planWindows(27560, 8192, 4096, 27560), IsEmpty());
  EXPECT_THAT(planWindows(27560, 8192, 4096, 99999), IsEmpty());
  EXPECT_THAT(planWindows(1000, 8192, 4096, 1000), IsEmpty());
  EXPECT_THAT(planWindows(0, 8192, 4096, 0), IsEmpty());
}

TEST(PartialWindow, alwaysAddsTheTokensAskedFor) {
  for (std::int64_t present = 0; present <= 30; ++present) {
    for (std::int64_t added = 1; added <= 8; ++added) {
      const auto window = planPartialWindow(present, added, 8);
      EXPECT_EQ(window.newTokens(), added);
      EXPECT_EQ(window.startTokens + window.lengthTokens, present + added);
      EXPECT_EQ(window.startTokens + window.primedTokens, present);
      EXPECT_LE(window.lengthTokens, 8);
      EXPECT_GE(window.startTokens, 0);
      // As much of the past as fits is kept.
      EXPECT_TRUE(window.startTokens == 0 || window.lengthTokens == 8);
    }
  }
}

TEST(SampleLength, isAMultipleOfTheTopToken) {
  EXPECT_EQ(sampleLengthFor(20, 44100, 128), 881920);
  EXPECT_EQ(sampleLengthFor(0.001, 44100, 128), 0);
  EXPECT_EQ(sampleLengthFor(1, 44100, 1), 44100);
  EXPECT_EQ(sampleLengthFor(5.944, 44100, 128), 262016);
}

TEST(WindowHop, isAFractionOfTheWindowAndAtLeastOneToken) {
  EXPECT_EQ(windowHopFor(0.5, 8192), 4096);
  EXPECT_EQ(windowHopFor(0.125, 6144), 768);
  EXPECT_EQ(windowHopFor(1, 8192), 8192);
  EXPECT_EQ(windowHopFor(0.0001, 100), 1);
  EXPECT_EQ(windowHopFor(0.999, 10), 9);
}

}  // namespace
}  // namespace jukebox
