#include "app/cli/heard_tape.h"

#include <gtest/gtest.h>

#include <limits>

namespace jukebox::cli {
namespace {

std::vector<float> counted(int from, int count) {
  std::vector<float> sound;
  for (int i = 0; i < count; ++i) sound.push_back(static_cast<float>(from + i) / 1e6F);
  return sound;
}

TEST(HeardTape, givesTheLastThatWasHeardAndNothingOfWhatIsAhead) {
  HeardTape tape(100);
  tape.add(counted(0, 1000), 0);
  EXPECT_EQ(tape.seconds(), 10);
  const auto piece = tape.lastHeard(6, 2);
  EXPECT_EQ(piece.fromSeconds(), 4);
  EXPECT_EQ(piece.sound.sampleRate, 100);
  EXPECT_EQ(piece.sound.channels, 1);
  EXPECT_EQ(piece.sound.samples, counted(400, 200));
}

TEST(HeardTape, givesWhatThereIsWhenMoreIsAsked) {
  HeardTape tape(100);
  EXPECT_TRUE(tape.lastHeard(0, 60).sound.samples.empty());
  tape.add(counted(0, 500), 1);
  EXPECT_TRUE(tape.lastHeard(0, 60).sound.samples.empty());
  EXPECT_EQ(tape.lastHeard(3, 60).sound.samples, counted(0, 300));
  EXPECT_EQ(tape.lastHeard(99, 60).sound.samples.size(), 500U);
}

TEST(HeardTape, forgetsWhatNobodyCanKeepAnyMore) {
  HeardTape tape(10);
  const int minutes = 20;
  for (int i = 0; i < minutes; ++i) tape.add(counted(600 * i, 600), 60.0 * i);
  const auto piece = tape.lastHeard(60.0 * minutes, 1e9);
  EXPECT_EQ(piece.sound.samples.size(), static_cast<std::size_t>(kLongestKeptSeconds * 10));
  EXPECT_EQ(piece.fromSeconds(), 60.0 * minutes - kLongestKeptSeconds);
  EXPECT_EQ(piece.sound.samples.back(), counted(600 * minutes - 1, 1).front());
}

TEST(HeardTape, thePeaksDoNotDependOnHowTheSoundArrives) {
  std::vector<float> sound(44100, 0.1F);
  sound[10] = -0.8F;
  sound[2205] = 1.5F;
  sound[30000] = std::numeric_limits<float>::quiet_NaN();
  HeardTape whole(44100), pieces(44100);
  const RadioSound all = whole.add(sound, 0);
  std::vector<int> peaks;
  for (std::size_t at = 0; at < sound.size(); at += 777) {
    const auto told = pieces.add(std::span(sound).subspan(at, std::min<std::size_t>(777, sound.size() - at)), 0);
    EXPECT_EQ(told.fromSeconds, static_cast<double>(peaks.size()) / kRadioPeaksASecond);
    peaks.insert(peaks.end(), told.peaks.begin(), told.peaks.end());
  }
  EXPECT_EQ(peaks, all.peaks);
  ASSERT_EQ(all.peaks.size(), static_cast<std::size_t>(kRadioPeaksASecond));
  EXPECT_EQ(all.seconds, 1);
  EXPECT_EQ(all.peaks[0], 80);
  EXPECT_EQ(all.peaks[1], 100);
  EXPECT_EQ(all.peaks[2], 10);
}

TEST(HeardTape, aRateThatDoesNotDivideLosesNoTime) {
  HeardTape tape(11027);
  std::size_t peaks = 0;
  for (int i = 0; i < 60; ++i) peaks += tape.add(std::vector<float>(11027), 0).peaks.size();
  EXPECT_EQ(peaks, 60U * kRadioPeaksASecond);
}

}  // namespace
}  // namespace jukebox::cli
