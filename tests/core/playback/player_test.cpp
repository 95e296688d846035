#include "core/playback/player.h"

#include <algorithm>
#include <cmath>

#include "core/audio_file/audio_reader.h"
#include "tests/core/playback/player_test_world.h"
#include "tests/core/sound/test_signals.h"

namespace jukebox {
namespace {

using PlayerTest = test::PlayerWorld;

constexpr std::size_t kFadeFrames = 1200;  ///< longer than any fade of the player

double rmsOf(std::span<const float> samples) {
  double energy = 0;
  for (const float sample : samples) energy += static_cast<double>(sample) * sample;
  return std::sqrt(energy / static_cast<double>(samples.size()));
}

float largestStep(std::span<const float> stereo) {
  float largest = 0;
  for (std::size_t i = 2; i < stereo.size(); i += 2) largest = std::max(largest, std::abs(stereo[i] - stereo[i - 2]));
  return largest;
}

TEST_F(PlayerTest, playsEverySampleOfTheFileAsItIs) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  EXPECT_EQ(player->status().state, PlayerState::paused);
  EXPECT_NEAR(player->status().durationSeconds, 100'000 / 44100.0, 1e-9);
  play();
  const auto heard = device.pull(100'000, 333);
  for (std::size_t i = 0; i < 100'000; ++i) {
    ASSERT_EQ(heard[2 * i], ramp(i, 0.125F)) << i;
    ASSERT_EQ(heard[2 * i + 1], -ramp(i, 0.125F)) << i;
  }
  device.pull(256);
  collect();
  EXPECT_EQ(player->status().state, PlayerState::ended);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::ended);
}

TEST_F(PlayerTest, aSeekLandsOnTheVeryFrame) {
  player->open(rampTrack("a", 200'000));
  waitUntilLoaded();
  play();
  for (const std::size_t target : {1UL, 65'535UL, 65'536UL, 12'345UL, 150'000UL, 0UL}) {
    device.pull(100);
    player->seek(static_cast<double>(target) / 44100.0);
    EXPECT_NEAR(player->status().positionSeconds, static_cast<double>(target) / 44100.0, 1e-9);
    const auto heard = device.pull(2000);
    for (std::size_t i = kFadeFrames; i < 2000; ++i) ASSERT_EQ(frameOf(heard[2 * i]), static_cast<long>(target + i));
    EXPECT_NEAR(player->status().positionSeconds, static_cast<double>(target + 2000) / 44100.0, 1e-6);
  }
}

TEST_F(PlayerTest, aSeekWhilePausedSaysWhereItStands) {
  player->open(rampTrack("a", 50'000));
  waitUntilLoaded();
  player->seek(0.5);
  EXPECT_NEAR(player->status().positionSeconds, 0.5, 1e-4);
  player->seek(1000.0);
  EXPECT_NEAR(player->status().positionSeconds, 50'000 / 44100.0, 1e-9);
  player->seek(-3.0);
  EXPECT_EQ(player->status().positionSeconds, 0.0);
}

TEST_F(PlayerTest, aLoopRepeatsExactlyItsFrames) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  for (const auto& [begin, end] : {std::pair{0L, 4410L}, {44'100L, 66'150L}, {65'000L, 66'000L}}) {
    player->setLoop(LoopRegion{static_cast<double>(begin) / 44100.0, static_cast<double>(end) / 44100.0});
    player->seek(static_cast<double>(begin) / 44100.0);
    play();
    const auto heard = device.pull(60'000, 1000);
    for (long i = kFadeFrames; i < 60'000; ++i) {
      ASSERT_EQ(frameOf(heard[static_cast<std::size_t>(2 * i)]), begin + i % (end - begin)) << begin << " " << i;
    }
  }
  player->setLoop(std::nullopt);
  const auto heard = device.pull(10'000);
  EXPECT_GT(frameOf(heard[2 * 9'999]), 66'000);
}

TEST_F(PlayerTest, aLoopThatIsTooShortIsNoLoop) {
  player->open(rampTrack("a", 50'000));
  player->setLoop(LoopRegion{0.5, 0.5});
  EXPECT_FALSE(player->status().loop.has_value());
  player->setLoop(LoopRegion{0.7, 0.2});
  EXPECT_FALSE(player->status().loop.has_value());
}

TEST_F(PlayerTest, tracksFollowWithoutAGap) {
  player->open(rampTrack("a", 30'001));
  player->setNext(rampTrack("b", 20'000, 0.25F));
  pollUntil([&] { return !isLoading(); });
  play();
  const auto heard = device.pull(50'001, 512);
  EXPECT_EQ(heard[2 * 30'000], ramp(30'000, 0.125F));
  for (std::size_t i = 0; i < 20'000; ++i) ASSERT_EQ(heard[2 * (30'001 + i)], ramp(i, 0.25F)) << i;
  collect();
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::nextStarted);
  EXPECT_EQ(player->status().trackId, "b");
}

TEST_F(PlayerTest, aNextTrackThatIsTakenBackDoesNotPlay) {
  player->open(rampTrack("a", 10'000));
  player->setNext(rampTrack("b", 10'000, 0.25F));
  pollUntil([&] { return !isLoading(); });
  player->setNext(std::nullopt);
  play();
  const auto heard = device.pull(12'000);
  EXPECT_TRUE(std::all_of(heard.begin() + 2 * 10'000, heard.end(), [](float sample) { return sample == 0.0F; }));
  collect();
  EXPECT_EQ(player->status().state, PlayerState::ended);
}

TEST_F(PlayerTest, pauseFadesAndResumesWhereTheSilenceBegan) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(10'000);
  player->pause();
  const auto fading = device.pull(1000);
  EXPECT_LT(largestStep(fading), 0.01F);
  EXPECT_EQ(fading.back(), 0.0F);
  const double position = player->status().positionSeconds;
  EXPECT_NEAR(position, (10'000 + 220) / 44100.0, 3 / 44100.0);
  device.pull(5000);
  EXPECT_EQ(player->status().positionSeconds, position);
  play();
  const auto heard = device.pull(1000);
  EXPECT_LT(largestStep(heard), 0.01F);
  EXPECT_EQ(frameOf(heard[2 * 999]), std::lround(position * 44100.0) + 999);
}

TEST_F(PlayerTest, aSilentDeviceIsStoppedAndStartsAgain) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(1000);
  player->pause();
  device.pull(1000);
  collect();
  test::manualSeconds() += 1.5;
  device.pull(256);
  settle();
  EXPECT_FALSE(device.isStarted);
  EXPECT_FALSE(player->isActive());
  player->seek(1.0);
  play();
  EXPECT_TRUE(device.isStarted);
  EXPECT_EQ(frameOf(device.pull(1000)[2 * 999]), 44'100 + 999);
}

TEST_F(PlayerTest, switchingGoesOnAtTheSameFrameWithoutAClick) {
  const auto draft = rampTrack("draft", 100'000);
  const auto full = rampTrack("full", 100'000, 0.5F);
  player->open(draft);
  player->preload(full);
  waitUntilLoaded();
  pollUntil([&] { return player->loudnessOf(full).has_value(); });
  play();
  device.pull(20'000);
  player->switchTo(full);
  const auto heard = device.pull(5000);
  EXPECT_LT(largestStep(heard), 0.001F);
  EXPECT_LT(std::abs(heard[0] - ramp(20'000, 0.125F)), 0.001F);
  EXPECT_EQ(frameOf(heard[2 * 4999], 0.5F), 24'999);
  EXPECT_EQ(player->status().trackId, "full");
}

TEST_F(PlayerTest, aSwitchKeepsTheLoopAndWaitsForItsLoader) {
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  player->setLoop(LoopRegion{0.1, 0.3});
  player->seek(0.1);
  play();
  device.pull(100);
  player->switchTo(rampTrack("b", 100'000, 0.5F));
  device.pull(100);
  pollUntil([&] { return player->status().trackId == "b"; });
  const auto heard = device.pull(30'000);
  EXPECT_TRUE(player->status().loop.has_value());
  for (std::size_t i = 2000; i < 30'000; ++i) {
    ASSERT_GE(frameOf(heard[2 * i], 0.5F), 4410);
    ASSERT_LT(frameOf(heard[2 * i], 0.5F), 13'230);
  }
}

TEST_F(PlayerTest, volumeAndMuteAreRamps) {
  player->open(rampTrack("a", 100'000, 0.5F));
  waitUntilLoaded();
  play();
  device.pull(100);
  player->setVolume(0.25);
  auto heard = device.pull(3000);
  EXPECT_LT(largestStep(heard), 0.001F);
  EXPECT_EQ(heard[2 * 2999], 0.25F * ramp(3099, 0.5F));
  player->setMuted(true);
  heard = device.pull(3000);
  EXPECT_LT(largestStep(heard), 0.001F);
  EXPECT_EQ(heard[2 * 2999], 0.0F);
  player->setMuted(false);
  EXPECT_EQ(device.pull(3000)[2 * 2999], 0.25F * ramp(9099, 0.5F));
}

TEST_F(PlayerTest, levellingPlaysQuietAndLoudEquallyLoud) {
  const auto quiet = track("quiet", test::sine(997.0, 0.02, 2.0, 44100, 2));
  const auto loud = track("loud", test::sine(997.0, 0.8, 2.0, 44100, 2));
  player->setLevelling(true);
  std::vector<double> levels;
  for (const auto& each : {quiet, loud}) {
    player->open(each);
    waitUntilLoaded();
    pollUntil([&] { return player->loudnessOf(each).has_value(); });
    player->seek(0.0);
    play();
    device.pull(30'000);
    levels.push_back(rmsOf(device.pull(30'000)));
    player->pause();
    device.pull(1000);
  }
  // A stereo sine of -16 LUFS has an RMS of -19.0 dBFS in each channel.
  EXPECT_NEAR(20 * std::log10(levels[0]), -19.0, 0.15);
  EXPECT_NEAR(20 * std::log10(levels[1]), -19.0, 0.15);
}

TEST_F(PlayerTest, comparedTracksSoundEquallyLoudEvenWithoutLevelling) {
  // The impulses of b leave no headroom to amplify it: a has to come down to it.
  auto peaky = test::sine(997.0, 0.05, 2.0, 44100, 2);
  for (std::size_t i = 0; i < peaky.samples.size(); i += 20'000) peaky.samples[i] = 0.9F;
  const auto a = track("a", test::sine(997.0, 0.5, 2.0, 44100, 2));
  const auto b = track("b", peaky);
  player->compare(std::pair{a, b});
  player->open(a);
  pollUntil([&] { return player->isMatched(); });
  play();
  device.pull(20'000);
  const auto first = device.pull(10'000);
  player->switchTo(b);
  device.pull(2000);
  const auto second = device.pull(2000);  // between two impulses
  EXPECT_NEAR(20 * std::log10(rmsOf(first) / rmsOf(second)), 0.0, 1.0);
}

TEST_F(PlayerTest, aFileThatCannotBeReadIsReportedOnce) {
  player->open({"gone", folder / "gone.wav", 3.0});
  pollUntil([&] { return !events.empty(); });
  collect();
  collect();
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].kind, PlayerEvent::Kind::trackFailed);
  ASSERT_TRUE(events[0].error.has_value());
  EXPECT_EQ(events[0].error->kind, ErrorKind::notFound);
}

TEST_F(PlayerTest, playingBeforeTheFileIsLoadedStartsAtItsFirstFrame) {
  player->open(rampTrack("a", 50'000));
  play();
  pollUntil([&] { return player->status().loadedSeconds > 1.0; });
  const auto heard = device.pull(10'000);
  for (std::size_t i = 0; i < 10'000; ++i) ASSERT_EQ(frameOf(heard[2 * i]), static_cast<long>(i));
}

TEST_F(PlayerTest, thePositionIsThatOfWhatIsHeard) {
  device.delaySeconds = 0.1;
  player->open(rampTrack("a", 100'000));
  waitUntilLoaded();
  play();
  device.pull(44'100, 44'100);
  EXPECT_NEAR(player->status().positionSeconds, 0.9, 1e-6);
  test::manualSeconds() += 0.05;
  EXPECT_NEAR(player->status().positionSeconds, 0.95, 1e-6);
  test::manualSeconds() += 10.0;
  EXPECT_NEAR(player->status().positionSeconds, 1.0, 1e-6);  // never more than was rendered
}

}  // namespace
}  // namespace jukebox
