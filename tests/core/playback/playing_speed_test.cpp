// Slower and faster at the same pitch: the stretcher alone, and the player that counts in seconds of the song.

#include <algorithm>
#include <cmath>

#include "core/playback/tempo_stretcher.h"
#include "tests/core/playback/player_test_world.h"
#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

using PlayingSpeedTest = test::PlayerWorld;

constexpr int kRate = 44'100;
constexpr double kSpeeds[] = {0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 2.0};

std::vector<float> stretched(const AudioBuffer& stereo, double speed, std::size_t pieceFrames) {
  TempoStretcher stretcher(stereo.sampleRate, speed);
  std::vector<float> out;
  auto rest = std::span(stereo.samples);
  while (!rest.empty()) {
    const auto piece = rest.first(std::min(rest.size(), pieceFrames * kOutputChannels));
    stretcher.stretch(piece, out);
    rest = rest.subspan(piece.size());
  }
  stretcher.finish(out);
  return out;
}

/// Cycles a second, counted where the left channel rises through zero.
double frequencyOf(std::span<const float> stereo) {
  int cycles = 0;
  std::size_t first = 0, last = 0;
  for (std::size_t i = 2; i < stereo.size(); i += 2) {
    if (stereo[i - 2] >= 0 || stereo[i] < 0) continue;
    if (cycles++ == 0) first = i / 2;
    last = i / 2;
  }
  return cycles < 2 ? 0 : (cycles - 1) * static_cast<double>(kRate) / static_cast<double>(last - first);
}

/// A tone that begins in every full second and lasts for 0.3 s.
AudioBuffer bursts(int seconds) {
  auto tone = test::sine(440.0, 0.5, seconds, kRate, 2);
  for (std::size_t i = 0; i < tone.samples.size(); ++i) {
    if (i / 2 % kRate > kRate * 3 / 10) tone.samples[i] = 0;
  }
  return tone;
}

/// Seconds at which sound begins after a silence of 0.1 s.
std::vector<double> onsetsOf(std::span<const float> stereo) {
  std::vector<double> onsets;
  std::size_t silentFrames = kRate;
  for (std::size_t i = 0; i < stereo.size(); i += 2) {
    const bool isLoud = std::abs(stereo[i]) > 0.05F;
    if (isLoud && silentFrames > kRate / 10) onsets.push_back(static_cast<double>(i / 2) / kRate);
    silentFrames = isLoud ? 0 : silentFrames + 1;
  }
  return onsets;
}

TEST(TempoStretcher, theLengthIsDividedByTheSpeedToTheFrame) {
  for (const double speed : kSpeeds) {
    for (const std::size_t frames : {1UL, 999UL, 44'100UL, 100'001UL}) {
      AudioBuffer sound{kRate, 2, std::vector<float>(2 * frames, 0.25F)};
      EXPECT_EQ(stretched(sound, speed, 8192).size() / 2,
                static_cast<std::size_t>(std::llround(static_cast<double>(frames) / speed)))
          << speed << " " << frames;
    }
    EXPECT_TRUE(stretched({kRate, 2, {}}, speed, 8192).empty());
  }
}

TEST(TempoStretcher, thePitchStays) {
  const auto tone = test::sine(440.0, 0.5, 3.0, kRate, 2);
  for (const double speed : kSpeeds) {
    const auto out = stretched(tone, speed, 8192);
    EXPECT_NEAR(frequencyOf(std::span(out).subspan(2 * 8192, out.size() - 4 * 8192)), 440.0, 4.0) << speed;
  }
}

TEST(TempoStretcher, everyMomentStaysWithinFiftyMillisecondsOfItsPlace) {
  const auto sound = bursts(20);
  for (const double speed : kSpeeds) {
    const auto onsets = onsetsOf(stretched(sound, speed, 5000));
    ASSERT_EQ(onsets.size(), 20U) << speed;
    for (std::size_t i = 0; i < onsets.size(); ++i) {
      EXPECT_NEAR(onsets[i] * speed, static_cast<double>(i), 0.05) << speed;
    }
  }
}

TEST(TempoStretcher, aSpeedThatCannotBePlayedBecomesTheNearestOne) {
  EXPECT_EQ(playableSpeed(0.1), kSlowestSpeed);
  EXPECT_EQ(playableSpeed(9), kFastestSpeed);
  EXPECT_EQ(playableSpeed(std::nan("")), 1.0);
}

TEST_F(PlayingSpeedTest, positionsAndDurationsAreThoseOfTheSong) {
  const auto song = track("song", bursts(6));
  player->setSpeed(0.5);
  player->open(song, 1.0);
  waitUntilLoaded();
  EXPECT_NEAR(player->status().durationSeconds, 6.0, 1e-4);
  EXPECT_NEAR(player->status().positionSeconds, 1.0, 1e-4);
  play();
  const auto heard = device.pull(2 * kRate);  // two seconds of listening are one of the song
  EXPECT_NEAR(player->status().positionSeconds, 2.0, 1e-3);
  EXPECT_NEAR(frequencyOf(std::span(heard).subspan(8820, 35'280)), 440.0, 4.0);
  player->seek(4.0);
  EXPECT_NEAR(player->status().positionSeconds, 4.0, 1e-4);
  device.pull(kRate);
  EXPECT_NEAR(player->status().positionSeconds, 4.5, 1e-3);
}

TEST_F(PlayingSpeedTest, aChangeGoesOnFromTheSameMomentWithoutAGap) {
  const auto song = track("song", test::sine(440.0, 0.5, 10.0, kRate, 2));
  player->open(song);
  waitUntilLoaded();
  play();
  device.pull(2 * kRate);
  player->setSpeed(1.5);
  device.pull(1000);
  pollUntil([&] { return player->status().speed == 1.5 && player->status().loadedSeconds > 9.9; });
  const double before = player->status().positionSeconds;
  const auto heard = device.pull(kRate);
  EXPECT_NEAR(player->status().positionSeconds, before + 1.5, 1e-3);
  EXPECT_NEAR(before, 2.0, 0.1);
  int silent = 0;
  for (std::size_t i = 0; i < heard.size(); i += 2) silent += std::abs(heard[i]) < 1e-4F;
  EXPECT_LT(silent, 200);
  player->setSpeed(1.0);
  pollUntil([&] { return player->status().speed == 1.0; });
  const double slower = player->status().positionSeconds;
  device.pull(kRate);
  EXPECT_NEAR(player->status().positionSeconds, slower + 1.0, 1e-3);
}

TEST_F(PlayingSpeedTest, tracksStillFollowWithoutAGap) {
  player->setSpeed(2.0);
  player->open(track("a", test::sine(440.0, 0.5, 2.0, kRate, 2)));
  player->setNext(track("b", test::sine(440.0, 0.25, 2.0, kRate, 2)));
  pollUntil([&] { return !isLoading(); });
  play();
  const auto heard = device.pull(2 * kRate, 512);
  int silent = 0, longest = 0;
  for (std::size_t i = 0; i + 4410 < heard.size(); i += 2) {
    silent = std::abs(heard[i]) < 1e-4F ? silent + 1 : 0;
    longest = std::max(longest, silent);
  }
  EXPECT_LT(longest, 500);
  collect();
  EXPECT_EQ(player->status().trackId, "b");
  EXPECT_NEAR(player->status().durationSeconds, 2.0, 1e-4);
}

TEST_F(PlayingSpeedTest, aLoopIsThePartOfTheSongAtEverySpeed) {
  player->open(track("song", bursts(6)));
  waitUntilLoaded();
  player->setLoop(LoopRegion{2.0, 3.0});
  player->seek(2.0);
  play();
  device.pull(1000);
  player->setSpeed(0.5);
  pollUntil([&] { return player->status().speed == 0.5 && player->status().loadedSeconds > 5.9; });
  device.pull(2 * kRate);
  const auto heard = device.pull(8 * kRate);  // four rounds of two seconds
  const auto onsets = onsetsOf(heard);
  ASSERT_GE(onsets.size(), 4U);
  // The first one is where listening began, in the middle of a tone.
  for (std::size_t i = 2; i < onsets.size(); ++i) EXPECT_NEAR(onsets[i] - onsets[i - 1], 2.0, 0.01);
  const double position = player->status().positionSeconds;
  EXPECT_GE(position, 2.0);
  EXPECT_LE(position, 3.0);
  EXPECT_EQ(player->status().loop, (LoopRegion{2.0, 3.0}));
}

TEST_F(PlayingSpeedTest, aLevelIsSwitchedAtTheSameMoment) {
  player->setSpeed(0.75);
  player->open(track("draft", bursts(6)));
  waitUntilLoaded();
  play();
  device.pull(2 * kRate);
  const double before = player->status().positionSeconds;
  player->switchTo(track("full", bursts(6)));
  pollUntil([&] { return player->status().trackId == "full" && player->status().loadedSeconds > 5.9; });
  device.pull(kRate);
  EXPECT_NEAR(player->status().positionSeconds, before + 0.75, 0.01);
}

}  // namespace
}  // namespace jukebox
