#include "core/engine/training/dataset/chunk_sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace jukebox {
namespace {

ChunkSampler sampler(const std::vector<std::int64_t>& songs, ChunkSamplerSettings settings) {
  return ChunkSampler::create(songs, settings).value();
}

TEST(ChunkSampler, withoutShiftsTheItemsFollowEachOtherAndStayInsideTheirSongs) {
  // One line of 250 samples, chunks of 100: items at 0, 100 (song 0 ends at 130, so it moves back by 50).
  const ChunkSampler s = sampler({130, 120}, {100});
  ASSERT_EQ(s.itemCount(), 2);
  EXPECT_EQ(s.place(0, 0).song, 0U);
  EXPECT_EQ(s.place(0, 0).startFrame, 0);
  // Item 1: o = 100, middle 150 lies in song 1 (130 < 150 ≤ 250); o < 130, so o = min(250 − 100, 100 + 50) = 150.
  EXPECT_EQ(s.place(1, 0).song, 1U);
  EXPECT_EQ(s.place(1, 0).startFrame, 20);
}

TEST(ChunkSampler, anItemWhoseMiddleLiesOnABorderBelongsToTheEarlierSong) {
  // middle = 100 + 50 = 150 = c_0: smallest i with c_i ≥ middle; o = 100 > 150 − 100, so o = max(0, 100 − 50) = 50.
  const ChunkSampler s = sampler({150, 150}, {100});
  EXPECT_EQ(s.place(1, 0).song, 0U);
  EXPECT_EQ(s.place(1, 0).startFrame, 50);
}

TEST(ChunkSampler, everyShiftedPieceLiesInsideOneSongOnTheGrid) {
  ChunkSamplerSettings settings{100, 10, true, 3};
  const std::vector<std::int64_t> songs{335, 100, 512, 130};
  const ChunkSampler s = sampler(songs, settings);
  std::set<std::int64_t> starts;
  for (std::int64_t epoch = 0; epoch < 20; ++epoch) {
    for (std::int64_t item = 0; item < s.itemCount(); ++item) {
      const ChunkPlace place = s.place(item, epoch);
      ASSERT_LT(place.song, songs.size());
      EXPECT_GE(place.startFrame, 0);
      EXPECT_LE(place.startFrame + 100, songs[place.song]);
      EXPECT_EQ(place.startFrame % 10, 0);
      starts.insert(place.startFrame);
    }
  }
  EXPECT_GT(starts.size(), 10U);  // shifts really differ
}

TEST(ChunkSampler, aShareOfThePiecesMayBeginBetweenTheBars) {
  ChunkSamplerSettings settings{100, 50, true, 3};
  settings.looseShare = 0.25;
  settings.looseFrames = 5;
  const ChunkSampler s = sampler({2000, 3035}, settings);
  int loose = 0, all = 0;
  for (std::int64_t epoch = 0; epoch < 40; ++epoch) {
    for (std::int64_t item = 0; item < s.itemCount(); ++item, ++all) {
      const ChunkPlace place = s.place(item, epoch);
      EXPECT_EQ(place.startFrame % 5, 0);
      EXPECT_EQ(place.startFrame, s.place(item, epoch).startFrame) << "the same piece at every look";
      loose += place.startFrame % 50 != 0 ? 1 : 0;
    }
  }
  // Of the loose ones every tenth lies on a bar all the same.
  EXPECT_NEAR(static_cast<double>(loose) / all, 0.25 * 0.9, 0.03);
}

TEST(ChunkSampler, anEpochHasEveryItemOnce) {
  ChunkSamplerSettings settings{10, 1, false, 1, 4};
  const ChunkSampler s = sampler({400}, settings);
  ASSERT_EQ(s.stepsAnEpoch(), 10);
  std::multiset<std::int64_t> seen;
  for (std::int64_t step = 0; step < 10; ++step) {
    for (const ChunkPlace& place : s.batch(step, 0, 0)) seen.insert(place.startFrame);
  }
  EXPECT_EQ(seen.size(), 40U);
  EXPECT_EQ(std::set<std::int64_t>(seen.begin(), seen.end()).size(), 40U);
}

TEST(ChunkSampler, severalProcessesShareTheBatchOfOne) {
  const std::vector<std::int64_t> songs{5000, 7000};
  const ChunkSampler one = sampler(songs, {100, 1, true, 9, 8, 1, 1});
  const ChunkSampler two = sampler(songs, {100, 1, true, 9, 4, 1, 2});
  const ChunkSampler micro = sampler(songs, {100, 1, true, 9, 2, 2, 2});
  for (std::int64_t step = 0; step < 30; ++step) {
    std::vector<std::pair<std::size_t, std::int64_t>> whole, halves, quarters;
    const auto add = [](const std::vector<ChunkPlace>& places, auto& to) {
      for (const ChunkPlace& p : places) to.emplace_back(p.song, p.startFrame);
    };
    add(one.batch(step, 0, 0), whole);
    for (int rank = 0; rank < 2; ++rank) add(two.batch(step, 0, rank), halves);
    for (int m = 0; m < 2; ++m) {
      for (int rank = 0; rank < 2; ++rank) add(micro.batch(step, m, rank), quarters);
    }
    EXPECT_EQ(whole, halves);
    EXPECT_EQ(whole, quarters);
    EXPECT_EQ(one.leftWeight(step, 0, 0, 5), two.leftWeight(step, 0, 1, 1));
  }
}

TEST(ChunkSampler, shortSongsAreLeftOutAndTooFewAreRefused) {
  EXPECT_EQ(sampler({50, 300}, {100}).place(0, 0).song, 1U);
  EXPECT_EQ(ChunkSampler::create({50, 60}, {100}).error().kind, ErrorKind::invalidInput);
  ChunkSamplerSettings large{100};
  large.batch = 10;
  EXPECT_EQ(ChunkSampler::create({300}, large).error().kind, ErrorKind::invalidInput);
}

}  // namespace
}  // namespace jukebox
