// The station between a piece and its listener, without engine and loudspeakers: what it says is read from standard
// output.

#include "app/cli/radio_station.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/id.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::internal::CaptureStdout;
using ::testing::internal::GetCapturedStdout;

constexpr int kRate = 1000;

GenerationRequest beginning() {
  GenerationRequest request;
  request.conditioning = {"Mara Vale", "folk", ""};
  request.levels = {{0.95, 0, 0, 0.5}};
  return request;
}

/// One level of 16 samples a token.
CodecHyperparameters codec() {
  CodecHyperparameters codec;
  codec.sampleRate = kRate;
  codec.levels = 1;
  codec.downsT = {1};
  codec.stridesT = {16};
  codec.multipliers = {1};
  return codec;
}

RadioWish genreWish(int number, const std::string& genre) {
  RadioWish wish;
  wish.number = number;
  wish.genre = genre;
  return wish;
}

class RadioStationTest : public ::testing::Test {
 protected:
  RadioStationTest() {
    LiveStreamOptions options;
    options.file = (m_folder / "live.wav").string();
    fs::create_directories(m_folder);
    m_air.emplace(std::move(*LiveStream::open(options, kRate)), kRate, false);
    m_station.emplace(*m_air, m_desk, m_voice, codec(), RadioStation::Limits{10, 60}, m_cancellation);
  }
  ~RadioStationTest() override { fs::remove_all(m_folder); }
  /// Everything that was said while `work` ran.
  template <class Work>
  static std::vector<RadioEvent> said(const Work& work) {
    CaptureStdout();
    work();
    std::vector<RadioEvent> events;
    std::istringstream lines(GetCapturedStdout());
    for (std::string line; std::getline(lines, line);) {
      const auto event = radioEventFromLine(line);
      EXPECT_TRUE(event.has_value()) << line;
      if (event) events.push_back(*event);
    }
    return events;
  }
  static std::vector<RadioAnswer> answers(const std::vector<RadioEvent>& events) {
    std::vector<RadioAnswer> found;
    for (const auto& event : events) {
      if (const auto* answer = std::get_if<RadioAnswer>(&event)) found.push_back(*answer);
    }
    return found;
  }
  fs::path m_folder = fs::temp_directory_path() / ("radio-station-" + newId());
  SteeringDesk m_desk{beginning()};
  RadioVoice m_voice{true};
  CancellationToken m_cancellation;
  std::optional<OnAir> m_air;
  std::optional<RadioStation> m_station;
};

TEST_F(RadioStationTest, aWishIsAnsweredWhenThePieceHasGoneOnWithIt) {
  ASSERT_TRUE(m_desk.take(genreWish(3, "jazz")).has_value());
  const auto early = said([&] { EXPECT_EQ(m_station->steer(12.5).conditioning.genre, "jazz"); });
  EXPECT_TRUE(early.empty());
  const auto told = answers(said([&] { m_station->steer(14); }));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].wish, 3);
  EXPECT_EQ(told[0].kind, RadioAnswerKind::taken);
  EXPECT_EQ(told[0].fromSeconds, 12.5);
  ASSERT_EQ(m_station->turns().size(), 2U);
  EXPECT_EQ(m_station->turns()[1].fromSeconds, 12.5);
  EXPECT_EQ(m_station->turns()[1].request.conditioning.genre, "jazz");
}

TEST_F(RadioStationTest, aRefusedWishIsToldAndNotAskedAgain) {
  ASSERT_TRUE(m_desk.take(genreWish(3, "nonsense")).has_value());
  const auto told = answers(said([&] {
    m_station->steer(0);
    m_station->refused(makeError(ErrorKind::invalidInput, "No such genre."));
    EXPECT_EQ(m_station->steer(1.5), beginning());
    m_station->steer(3);
  }));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, RadioAnswerKind::refused);
  EXPECT_EQ(told[0].error.message, "No such genre.");
  EXPECT_EQ(m_station->turns().size(), 1U);
}

TEST_F(RadioStationTest, soundIsToldByItsPeaksAndTheStateByItsTimes) {
  EXPECT_EQ(m_station->status().phase, RadioPhase::loading);
  m_station->steer(0);
  EXPECT_EQ(m_station->status().phase, RadioPhase::composing);
  const auto told = said([&] { ASSERT_TRUE(m_station->sound(std::vector<float>(2 * kRate, 0.5F), {}).has_value()); });
  ASSERT_EQ(told.size(), 1U);
  const auto* sound = std::get_if<RadioSound>(&told[0]);
  ASSERT_NE(sound, nullptr);
  EXPECT_EQ(sound->peaks, std::vector<int>(2 * kRadioPeaksASecond, 50));
  const RadioStatus status = m_station->status();
  EXPECT_EQ(status.phase, RadioPhase::playing);
  EXPECT_EQ(status.madeSeconds, 2);
  EXPECT_EQ(status.heardSeconds, 2);
  EXPECT_GT(status.speed, 0);
  EXPECT_EQ(m_air->lastHeard(1).sound.samples.size(), static_cast<std::size_t>(kRate));
}

TEST_F(RadioStationTest, whatWasHeardIsGivenInWholeTokensWithItsCodes) {
  SongCodes codes;
  codes.levels = {LevelCodes(200)};
  for (std::size_t i = 0; i < 200; ++i) codes.levels[0][i] = static_cast<std::int32_t>(i);
  said([&] { ASSERT_TRUE(m_station->sound(std::vector<float>(2005, 0.5F), codes).has_value()); });
  const auto piece = m_station->lastHeard(1);  // samples 1005 to 2005
  EXPECT_EQ(piece.fromFrame, 63 * 16);
  EXPECT_EQ(piece.fromSeconds(), 1.008);
  EXPECT_EQ(piece.sound.samples.size(), (125U - 63U) * 16U);
  ASSERT_EQ(piece.codes.levels.size(), 1U);
  EXPECT_EQ(piece.codes.levels[0].front(), 63);
  EXPECT_EQ(piece.codes.levels[0].back(), 124);
}

TEST_F(RadioStationTest, soundWithoutCodesIsGivenAsItIs) {
  said([&] { ASSERT_TRUE(m_station->sound(std::vector<float>(2005, 0.5F), {}).has_value()); });
  const auto piece = m_station->lastHeard(1);
  EXPECT_EQ(piece.sound.samples.size(), 1000U);
  EXPECT_TRUE(piece.codes.levels.empty());
}

TEST_F(RadioStationTest, itEndsAfterTheAskedTimeOrWhenToldTo) {
  said([&] { ASSERT_TRUE(m_station->sound(std::vector<float>(9 * kRate), {}).has_value()); });
  EXPECT_FALSE(m_cancellation.shouldStopAfterWindow());
  RadioWish last;
  last.isLast = true;
  ASSERT_TRUE(m_desk.take(last).has_value());
  said([&] { ASSERT_TRUE(m_station->sound(std::vector<float>(10), {}).has_value()); });
  EXPECT_TRUE(m_cancellation.shouldStopAfterWindow());
  EXPECT_FALSE(m_cancellation.shouldStopNow());
  EXPECT_EQ(m_station->status().phase, RadioPhase::stopping);
}

}  // namespace
}  // namespace jukebox::cli
