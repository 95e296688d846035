#include "core/engine/sampling/progress_meter.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(ProgressMeter, neverRunsBackwardsAndEndsAtOne) {
  std::vector<JobProgress> reports;
  ProgressMeter meter({{2, 100, 100, 3.0}, {1, 400, 300, 1.0}}, [&](const JobProgress& p) { reports.push_back(p); });
  for (const int level : {2, 1}) {
    meter.beginLevel(level);
    meter.beginWindow(1, 2);
    const int tokens = level == 2 ? 100 : 300;
    for (int i = 0; i < tokens; ++i) meter.addTokens(1);
    meter.finishLevel();
  }
  double last = 0;
  for (const JobProgress& report : reports) {
    EXPECT_GE(report.fraction, last);
    last = report.fraction;
  }
  EXPECT_DOUBLE_EQ(last, 1.0);
  EXPECT_EQ(reports.back().tokens, 400);
  EXPECT_EQ(reports.back().totalTokens, 400);
}

TEST(ProgressMeter, workBesidesTheTokensCountsToo) {
  std::vector<JobProgress> reports;
  ProgressMeter meter({{2, 100, 100, 1.0, 100.0}}, [&](const JobProgress& p) { reports.push_back(p); });
  meter.beginLevel(2);
  for (int i = 0; i < 100; ++i) meter.addTokens(1);
  meter.beginWindow(1, 1);
  EXPECT_DOUBLE_EQ(reports.back().fraction, 0.5);
  meter.addExtra(50);
  EXPECT_DOUBLE_EQ(reports.back().fraction, 0.75);
  meter.finishLevel();
  EXPECT_LE(reports.back().fraction, 1.0);
}

TEST(ProgressMeter, levelsMayTakeTurns) {
  std::vector<JobProgress> reports;
  ProgressMeter meter({{1, 100, 100, 3.0}, {0, 400, 300, 1.0}}, [&](const JobProgress& p) { reports.push_back(p); });
  for (int turn = 0; turn < 2; ++turn) {
    for (const int level : {1, 0}) {
      meter.beginLevel(level);
      EXPECT_EQ(reports.back().tokens, level == 1 ? 50 * turn : 100 + 150 * turn);
      for (int i = 0; i < (level == 1 ? 50 : 150); ++i) meter.addTokens(1);
      meter.beginWindow(1, 1);
    }
    EXPECT_DOUBLE_EQ(reports.back().fraction, turn == 0 ? 0.5 : 1.0);
  }
}

TEST(ProgressMeter, givesNoEtaBeforeItHasMeasured) {
  std::vector<JobProgress> reports;
  ProgressMeter meter({{0, 1000, 1000, 1.0}}, [&](const JobProgress& p) { reports.push_back(p); });
  meter.beginLevel(0);
  meter.addTokens(1);
  for (const JobProgress& report : reports) EXPECT_FALSE(report.etaSeconds.has_value());
}

TEST(ProgressMeter, countsWhatExistedBeforeAsDoneTokensButNotAsWork) {
  std::vector<JobProgress> reports;
  ProgressMeter meter({{0, 1000, 250, 1.0}}, [&](const JobProgress& p) { reports.push_back(p); });
  meter.beginLevel(0);
  EXPECT_EQ(reports.back().tokens, 750);
  EXPECT_DOUBLE_EQ(reports.back().fraction, 0.0);
}

}  // namespace
}  // namespace jukebox
