#include "core/engine/sampling/improviser.h"

#include <gtest/gtest.h>

#include "core/engine/engine_library.h"
#include "tests/core/engine/tiny_model.h"

namespace jukebox {
namespace {

/// Listens for a while and changes its mind at given moments.
class Listener : public ImprovisationObserver {
 public:
  GenerationRequest steer(double composedSeconds) override {
    asked.push_back(composedSeconds);
    for (const auto& [moment, request] : wishes) {
      if (composedSeconds >= moment) current = request;
    }
    return current;
  }
  void refused(const Error& error) override { refusals.push_back(error); }
  Status sound(const std::vector<float>& samples, const SongCodes& all) override {
    codes = all;
    heard.insert(heard.end(), samples.begin(), samples.end());
    if (heard.size() >= enoughFrames) token.request(CancelMode::afterWindow);
    return {};
  }

  GenerationRequest current;
  std::vector<std::pair<double, GenerationRequest>> wishes;
  std::size_t enoughFrames = 12'000;  // 12 s of the tiny model
  std::vector<double> asked;
  std::vector<Error> refusals;
  std::vector<float> heard;
  SongCodes codes;
  CancellationToken token;
};

class ImprovisationTest : public testing::Test {
 protected:
  void SetUp() override {
    m_input = test::tinyInput();
    m_input.request.levels = m_input.model.card.recommendedSampling();
    m_listener.current = m_input.request;
  }
  Status improvise() { return m_engine->improvise(m_input, m_listener, m_listener.token); }
  std::unique_ptr<Engine> m_engine = createEngine();
  GenerationInput m_input;
  Listener m_listener;
};

TEST_F(ImprovisationTest, goesOnUntilItIsStopped) {
  const auto ended = improvise();
  ASSERT_FALSE(ended.has_value());
  EXPECT_EQ(ended.error().kind, ErrorKind::cancelled);
  EXPECT_GE(m_listener.heard.size(), 12'000U);
  ASSERT_GT(m_listener.asked.size(), 5U);
  EXPECT_EQ(m_listener.asked.front(), 0.0);
  for (std::size_t i = 1; i < m_listener.asked.size(); ++i) {
    EXPECT_GT(m_listener.asked[i], m_listener.asked[i - 1]);
    EXPECT_LE(m_listener.asked[i] - m_listener.asked[i - 1], kImprovisationStepSeconds + 1e-9);
  }
}

TEST_F(ImprovisationTest, theCodesThatItTellsAreThoseOfTheSound) {
  EXPECT_FALSE(improvise().has_value());
  std::vector<float> decoded;
  const auto push = [&](const std::vector<float>& samples) -> Status {
    decoded.insert(decoded.end(), samples.begin(), samples.end());
    return {};
  };
  const auto done = m_engine->decode(
      m_input.model, "cpu", m_listener.codes.levels[0], 0, push, [](double) {}, {});
  ASSERT_TRUE(done.has_value()) << done.error().message;
  ASSERT_GE(decoded.size(), m_listener.heard.size());
  for (std::size_t i = 0; i < m_listener.heard.size(); ++i) ASSERT_NEAR(decoded[i], m_listener.heard[i], 1e-5) << i;
}

TEST_F(ImprovisationTest, thePieceIsLongerThanTheSongOfItsLabels) {
  m_input.request.totalDurationSeconds = 8;
  m_listener.current = m_input.request;
  m_listener.enoughFrames = 20'000;
  EXPECT_EQ(improvise().error().kind, ErrorKind::cancelled);
  EXPECT_GE(m_listener.heard.size(), 20'000U);
}

TEST_F(ImprovisationTest, theSameSeedAndWishesGiveTheSamePiece) {
  EXPECT_FALSE(improvise().has_value());
  const auto first = m_listener.heard;
  m_listener = Listener();
  m_listener.current = m_input.request;
  EXPECT_FALSE(improvise().has_value());
  EXPECT_EQ(m_listener.heard, first);
}

TEST_F(ImprovisationTest, aWishChangesWhatComesAfterItAndNothingBefore) {
  EXPECT_FALSE(improvise().has_value());
  const auto asBefore = m_listener.heard;
  GenerationRequest cold = m_input.request;
  for (auto& level : cold.levels) level.temperature = 0.3;
  GenerationRequest other = m_input.request;
  other.conditioning.artist.clear();
  other.conditioning.genre.clear();
  GenerationRequest words = m_input.request;
  words.conditioning.lyrics = "entirely different words";
  for (const auto& wish : {cold, other, words}) {
    m_listener = Listener();
    m_listener.current = m_input.request;
    m_listener.wishes = {{6.0, wish}};
    EXPECT_FALSE(improvise().has_value());
    const auto changed = std::mismatch(asBefore.begin(), asBefore.end(), m_listener.heard.begin()).first;
    const auto seconds = static_cast<double>(changed - asBefore.begin()) / 1000;
    EXPECT_NE(changed, asBefore.end()) << "nothing changed";
    EXPECT_GT(seconds, 1.0);
    EXPECT_LT(seconds, 10.0);
    EXPECT_TRUE(m_listener.refusals.empty());
  }
}

TEST_F(ImprovisationTest, anUnknownNameIsRefusedAndThePieceGoesOn) {
  GenerationRequest unknown = m_input.request;
  unknown.conditioning.artist = "nobody";
  m_listener.wishes = {{2.0, unknown}};
  EXPECT_EQ(improvise().error().kind, ErrorKind::cancelled);
  ASSERT_FALSE(m_listener.refusals.empty());
  EXPECT_NE(m_listener.refusals.front().message.find("nobody"), std::string::npos);
  const auto refused = m_listener.heard;
  m_listener = Listener();
  m_listener.current = m_input.request;
  EXPECT_FALSE(improvise().has_value());
  EXPECT_EQ(m_listener.heard, refused);
}

TEST_F(ImprovisationTest, nothingIsLoadedThatDoesNotFit) {
  m_input.availableMemoryBytes = 1000;
  const auto refused = improvise();
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::outOfMemory);
}

}  // namespace
}  // namespace jukebox
