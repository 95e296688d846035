// jukebox radio --json, through the executable with a tiny model: a program drives it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/audio_file/audio_reader.h"
#include "core/protocol/radio_messages.h"
#include "db/library.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class RadioCommand : public ::testing::Test {
 protected:
  void SetUp() override { m_world.installTinyModel(); }
  void start(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"radio", "--json", "--model", kTinyModel, "--seed", "3"};
    if (more.empty()) {
      arguments.insert(arguments.end(), {"--stream", m_world.file("live.wav").string()});
    } else {
      arguments.insert(arguments.end(), more.begin(), more.end());
    }
    m_radio.emplace(arguments, m_world.environment());
  }
  void wish(const RadioWish& wish) { m_radio->write(toLine(wish) + "\n"); }
  /// The next event of this kind for which `fits` holds.
  template <class Kind, class Fits>
  std::optional<Kind> await(const Fits& fits) {
    while (const auto line = m_radio->readLine()) {
      const auto event = radioEventFromLine(*line);
      EXPECT_TRUE(event.has_value()) << *line;
      const auto* found = event ? std::get_if<Kind>(&*event) : nullptr;
      if (found != nullptr && fits(*found)) return *found;
    }
    return std::nullopt;
  }
  std::optional<RadioAnswer> answerTo(int number, RadioAnswerKind kind) {
    return await<RadioAnswer>([&](const RadioAnswer& a) { return a.wish == number && a.kind == kind; });
  }
  bool isHeard(double seconds) {
    return await<RadioStatus>([&](const RadioStatus& status) { return status.heardSeconds > seconds; }).has_value();
  }
  TestWorld m_world;
  std::optional<RunningCommand> m_radio;
};

TEST_F(RadioCommand, saysWhoItIsThenHowItGoesAndWhatWasMade) {
  start();
  const auto first = m_radio->readLine();
  ASSERT_TRUE(first.has_value());
  const auto event = radioEventFromLine(*first);
  ASSERT_TRUE(event.has_value() && std::holds_alternative<RadioHello>(*event)) << *first;
  const auto& hello = std::get<RadioHello>(*event);
  EXPECT_EQ(hello.protocol, kRadioProtocolVersion);
  EXPECT_EQ(hello.model, kTinyModel);
  EXPECT_EQ(hello.seed, 3U);
  EXPECT_GT(hello.sampleRate, 0);
  EXPECT_TRUE(await<RadioSound>([](const RadioSound& sound) { return !sound.peaks.empty(); }).has_value());
  EXPECT_TRUE(await<RadioStatus>([](const RadioStatus& status) {
                return status.phase == RadioPhase::playing && status.madeSeconds > 0 && status.speed > 0;
              }).has_value());
}

TEST_F(RadioCommand, wishesAreAnsweredByTheirNumbers) {
  start();
  RadioWish artist;
  artist.number = 1;
  artist.artist = "tin kettle band";
  artist.lyrics = "a line\nand another";
  artist.temperature = 0.9;
  wish(artist);
  EXPECT_TRUE(answerTo(1, RadioAnswerKind::heard).has_value());
  EXPECT_TRUE(answerTo(1, RadioAnswerKind::taken).has_value());
  RadioWish unknown;
  unknown.number = 2;
  unknown.genre = "nothing-of-this-kind";
  wish(unknown);
  const auto no = answerTo(2, RadioAnswerKind::refused);
  ASSERT_TRUE(no.has_value());
  EXPECT_THAT(no->error.message, HasSubstr("nothing-of-this-kind"));
  RadioWish loud;
  loud.number = 3;
  loud.volume = 0.5;
  wish(loud);
  EXPECT_TRUE(answerTo(3, RadioAnswerKind::heard).has_value());
  RadioWish genre;
  genre.number = 4;
  genre.genre = "rock";
  wish(genre);
  const auto taken = answerTo(4, RadioAnswerKind::taken);
  ASSERT_TRUE(taken.has_value());
  EXPECT_GT(taken->fromSeconds, 0);
}

TEST_F(RadioCommand, keepsWhatWasHeardAsAFileAndInTheLibrary) {
  start();
  RadioWish early;
  early.number = 1;
  early.keep = RadioKeep{60, m_world.file("early.flac").string(), {}};
  wish(early);
  EXPECT_TRUE(answerTo(1, RadioAnswerKind::refused).has_value());
  ASSERT_TRUE(isHeard(2));
  RadioWish file;
  file.number = 2;
  file.keep = RadioKeep{2, m_world.file("kept.flac").string(), "Two seconds"};
  wish(file);
  const auto kept = answerTo(2, RadioAnswerKind::kept);
  ASSERT_TRUE(kept.has_value());
  EXPECT_NEAR(kept->keptSeconds, 2, 0.01);
  const auto reader = AudioReader::open(m_world.file("kept.flac"));
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(reader->info().tags.title, "Two seconds");
  EXPECT_THAT(reader->info().tags.comment, HasSubstr("Made by a machine"));
  RadioWish sample;
  sample.number = 3;
  sample.keep = RadioKeep{};
  wish(sample);
  const auto stored = answerTo(3, RadioAnswerKind::kept);
  ASSERT_TRUE(stored.has_value());
  auto library = Library::open(m_world.library(), OpenMode::existing);
  ASSERT_TRUE(library.has_value());
  const auto row = library->samples().get(stored->sample);
  ASSERT_TRUE(row.has_value());
  EXPECT_NEAR(row->durationSeconds, stored->keptSeconds, 1e-6);
  EXPECT_EQ(row->model.name, kTinyModel);
  m_radio->closeInput();
  m_radio->wait(std::chrono::seconds(30));
  const auto more = m_world.run({"generate", "--from", stored->sample, "--mode", "continue", "--seconds",
                                 std::to_string(stored->keptSeconds + 2)});
  EXPECT_EQ(more.exitStatus, 0) << more.errors;
}

TEST_F(RadioCommand, nonsenseIsToldAndThePieceGoesOn) {
  start();
  m_radio->write("{\n{\"volume\":7}\nlouder\n\xff\xfe\n" + std::string(8 << 20, 'x') + "\n{\"wish\":9,\"volume\":1}\n");
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(
        await<RadioFailure>([](const RadioFailure& failure) { return !failure.error.message.empty(); }).has_value());
  }
  EXPECT_TRUE(answerTo(0, RadioAnswerKind::refused).has_value());
  EXPECT_TRUE(answerTo(9, RadioAnswerKind::heard).has_value());
  EXPECT_TRUE(isHeard(1));
}

TEST_F(RadioCommand, endsWhenToldToWithItsInputAndAtOnce) {
  for (const auto* last : {R"({"wish":1,"stop":"after"})", R"({"wish":1,"stop":"now"})", ""}) {
    start();
    ASSERT_TRUE(isHeard(0)) << last;
    m_radio->write(std::string(last) + "\n");
    if (std::string(last).empty()) m_radio->closeInput();
    const auto ended = m_radio->wait(std::chrono::seconds(30));
    EXPECT_EQ(ended.exitStatus, 0) << last << ended.errors;
    fs::remove(m_world.file("live.wav"));
  }
}

TEST_F(RadioCommand, withoutASoundDeviceItSaysSo) {
  Environment silent = m_world.environment();
  silent["ALSA_CONFIG_PATH"] = "/dev/null";
  silent["PULSE_SERVER"] = "unix:/nowhere";
  RunningCommand radio({"radio", "--json", "--model", kTinyModel}, silent);
  const auto line = radio.readLine();
  ASSERT_TRUE(line.has_value());
  const auto event = radioEventFromLine(*line);
  ASSERT_TRUE(event.has_value()) << *line;
  const auto* failure = std::get_if<RadioFailure>(&*event);
  ASSERT_NE(failure, nullptr) << *line;
  EXPECT_THAT(failure->error.message, HasSubstr("sound"));
  EXPECT_FALSE(failure->error.advice.empty());
  EXPECT_NE(radio.wait().exitStatus, 0);
}

}  // namespace
}  // namespace jukebox::test
