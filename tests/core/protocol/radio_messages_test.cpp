#include "core/protocol/radio_messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jukebox {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Error kError{ErrorKind::invalidInput, "There is no such artist.", "Choose another.", "detail"};

std::vector<RadioEvent> everyEvent() {
  return {RadioHello{1, "0.1.0", "starter", "default", 18446744073709551615ULL, 16000},
          RadioStatus{RadioPhase::playing, 12.5, 9.25, 3.25, 2, 0.5, 3.5},
          RadioSound{1.5, 0.25, {0, 50, 100, 7, 3}},
          RadioAnswer{3, RadioAnswerKind::heard, 0, 0, {}, {}, {}},
          RadioAnswer{4, RadioAnswerKind::taken, 42.5, 0, {}, {}, {}},
          RadioAnswer{5, RadioAnswerKind::refused, 0, 0, {}, {}, kError},
          RadioAnswer{6, RadioAnswerKind::kept, 30, 60, "/home/me/a \"song\".flac", {}, {}},
          RadioAnswer{7, RadioAnswerKind::kept, 30, 60, {}, "01jd9e6x1qpz4c8m2v7k5t3w9r", {}},
          RadioFailure{kError}};
}

TEST(RadioMessages, everyWishSurvivesItsLine) {
  RadioWish music;
  music.number = 12;
  music.artist = "Mara Vale";
  music.genre = "";
  music.lyrics = "one line\nand \"another\" – ünïcode";
  music.temperature = 0.97;
  music.topP = 0.9;
  RadioWish keep;
  keep.number = 13;
  keep.keep = RadioKeep{90, "/tmp/kept.flac", "A minute of it"};
  RadioWish end;
  end.volume = 0.25;
  end.stopsNow = true;
  RadioWish last;
  last.isLast = true;
  last.keep = RadioKeep{};
  for (const RadioWish& wish : {music, keep, end, last, RadioWish{}}) {
    const std::string line = toLine(wish);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    const auto read = radioWishFromLine(line);
    ASSERT_TRUE(read.has_value()) << line;
    EXPECT_EQ(*read, wish) << line;
  }
}

TEST(RadioMessages, everyEventSurvivesItsLine) {
  for (const auto& event : everyEvent()) {
    const std::string line = toLine(event);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    const auto read = radioEventFromLine(line);
    ASSERT_TRUE(read.has_value()) << line;
    EXPECT_EQ(read->index(), event.index());
    EXPECT_EQ(toLine(*read), line);
  }
}

TEST(RadioMessages, aWishThatMakesNoSenseIsRefused) {
  for (const auto* line :
       {"", "{", "[]", "7", "\"now\"", R"({"wish":-1})", R"({"wish":1e99})", R"({"volume":2})", R"({"volume":"loud"})",
        R"({"temperature":1e9})", R"({"top_p":-0.1})", R"({"keep":"file.wav"})", R"({"keep":{"seconds":0}})",
        R"({"keep":{"seconds":301}})", R"({"keep":{"file":7}})", R"({"stop":"later"})", R"({"stop":true})",
        R"({"artist":["Mara Vale"]})", "{\"artist\":\"\xff\"}"}) {
    EXPECT_FALSE(radioWishFromLine(line).has_value()) << line;
  }
  EXPECT_FALSE(radioWishFromLine(R"({"artist":")" + std::string(1025, 'a') + R"("})").has_value());
  EXPECT_FALSE(radioWishFromLine(R"({"keep":{"file":")" + std::string(4097, 'a') + R"("}})").has_value());
  EXPECT_FALSE(radioWishFromLine(std::string(100, '[') + std::string(100, ']')).has_value());
}

TEST(RadioMessages, anEventThatMakesNoSenseIsRefused) {
  for (const auto* line :
       {"", "{}", R"({"type":"song"})", R"({"type":"status","phase":"asleep"})",
        R"({"type":"status","phase":"playing","made_seconds":-1})",
        R"({"type":"status","phase":"playing","gap_count":0.5})", R"({"type":"sound","peaks":[101]})",
        R"({"type":"sound","peaks":"loud"})", R"({"type":"wish","wish":1,"answer":"perhaps"})",
        R"({"type":"wish","wish":1,"answer":"kept","file":1})", R"({"type":"radio","sample_rate":-8000})",
        R"({"type":"radio","seed":"7"})", R"({"type":"error","error":7})"}) {
    EXPECT_FALSE(radioEventFromLine(line).has_value()) << line;
  }
  std::string many = R"({"type":"sound","peaks":[0)";
  for (int i = 0; i < 100'000; ++i) many += ",0";
  EXPECT_FALSE(radioEventFromLine(many + "]}").has_value());
}

TEST(RadioMessages, onlyWishesAboutMusicWaitForNewMusic) {
  EXPECT_FALSE(RadioWish{}.isAboutMusic());
  EXPECT_FALSE(radioWishFromLine(R"({"volume":0.5,"stop":"after","keep":{}})")->isAboutMusic());
  for (const auto* line :
       {R"({"artist":""})", R"({"genre":"folk"})", R"({"lyrics":"la"})", R"({"temperature":1})", R"({"top_p":0.5})"}) {
    EXPECT_TRUE(radioWishFromLine(line)->isAboutMusic()) << line;
  }
}

TEST(RadioMessages, whatIsUnknownIsIgnored) {
  EXPECT_TRUE(radioWishFromLine(R"({"wish":1,"key":"C minor"})").has_value());
  EXPECT_TRUE(radioEventFromLine(R"({"type":"status","phase":"playing","mood":"calm"})").has_value());
}

}  // namespace
}  // namespace jukebox
