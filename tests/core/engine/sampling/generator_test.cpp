#include "core/engine/sampling/generator.h"

#include <gtest/gtest.h>

#include "core/engine/engine_library.h"
#include "tests/core/engine/tiny_model.h"

namespace jukebox {
namespace {

using test::RecordingObserver;
using test::tinyInput;

class Generation : public testing::Test {
 protected:
  std::vector<SongCodes> codesOf(const GenerationInput& input) {
    RecordingObserver observer;
    auto outcome = m_engine->generate(input, observer, observer.token);
    EXPECT_TRUE(outcome.has_value()) << (outcome ? "" : outcome.error().message + outcome.error().detail);
    return outcome ? outcome->codes : std::vector<SongCodes>();
  }
  std::unique_ptr<Engine> m_engine = createEngine();
};

TEST_F(Generation, samplesAndDecodesAllLevelsFromTheTopDown) {
  RecordingObserver observer;
  const auto outcome = m_engine->generate(tinyInput(), observer, observer.token);
  ASSERT_TRUE(outcome.has_value()) << outcome.error().message;
  ASSERT_EQ(outcome->codes.size(), 1U);
  EXPECT_EQ(outcome->codes[0].levels[2].size(), 58U);
  EXPECT_EQ(outcome->codes[0].levels[1].size(), 232U);
  EXPECT_EQ(outcome->codes[0].levels[0].size(), 928U);
  ASSERT_EQ(observer.decoded.size(), 3U);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(observer.decoded[static_cast<std::size_t>(i)].level, 2 - i);
    EXPECT_EQ(observer.decoded[static_cast<std::size_t>(i)].audio.frameCount(), 7424U);
  }
  ASSERT_EQ(observer.alignments.size(), 1U);
  EXPECT_EQ(observer.alignments[0].second.characters, static_cast<std::int64_t>(outcome->cleanedLyrics.size()));
  EXPECT_DOUBLE_EQ(observer.reports.back().fraction, 1.0);
}

TEST_F(Generation, codesDependOnSeedAndSampleIndexOnly) {
  GenerationInput input = tinyInput();
  input.request.count = 3;
  const auto together = codesOf(input);
  ASSERT_EQ(together.size(), 3U);
  EXPECT_NE(together[0], together[1]);

  GenerationInput split = input;
  split.request.maximumBatch = 2;
  EXPECT_EQ(codesOf(split), together);

  GenerationInput alone = tinyInput();
  alone.firstSampleIndex = 2;
  EXPECT_EQ(codesOf(alone).at(0), together[2]);

  for (const int threads : {1, 3}) {
    m_engine->setThreads(threads);
    EXPECT_EQ(codesOf(input), together) << threads << " threads";
  }
  m_engine->setThreads(0);

  GenerationInput other = tinyInput();
  other.request.seed = 8;
  EXPECT_NE(codesOf(other).at(0), together[0]);
}

TEST_F(Generation, aRunThatWasStoppedAfterAnyWindowEndsWithTheSameCodes) {
  GenerationInput input = tinyInput();
  input.request.count = 2;
  const auto whole = codesOf(input);
  for (const int stopAfter : {1, 3, 8, 10, 15, 20}) {
    RecordingObserver observer;
    observer.stopAfterWindows = stopAfter;
    const auto stopped = m_engine->generate(input, observer, observer.token);
    ASSERT_FALSE(stopped.has_value());
    EXPECT_EQ(stopped.error().kind, ErrorKind::cancelled);
    GenerationInput resumed = input;
    resumed.resumeCodes = observer.windows.back();
    EXPECT_EQ(codesOf(resumed), whole) << "stopped after window " << stopAfter;
  }
}

TEST_F(Generation, pipelinedLevelsGiveTheSameCodesAndSoundFromTheBeginningOn) {
  for (const int count : {1, 2}) {
    GenerationInput input = tinyInput();
    input.request.count = count;
    RecordingObserver inOrder;
    const auto expected = m_engine->generate(input, inOrder, inOrder.token);
    ASSERT_TRUE(expected.has_value());
    input.order = LevelOrder::pipelined;
    RecordingObserver observer;
    observer.hearsWindows = true;
    const auto outcome = m_engine->generate(input, observer, observer.token);
    ASSERT_TRUE(outcome.has_value()) << outcome.error().message;
    EXPECT_EQ(outcome->codes, expected->codes);
    EXPECT_EQ(observer.alignments.size(), static_cast<std::size_t>(count));
    EXPECT_DOUBLE_EQ(observer.reports.back().fraction, 1.0);
    // The lowest level begins before the top one has ended.
    std::size_t firstLowest = observer.sounds.size(), lastTop = 0;
    for (std::size_t i = 0; i < observer.sounds.size(); ++i) {
      if (observer.sounds[i].level == 0) firstLowest = std::min(firstLowest, i);
      if (observer.sounds[i].level == 2) lastTop = i;
    }
    EXPECT_LT(firstLowest, lastTop);
  }
}

TEST_F(Generation, settledSoundIsThatOfTheFinishedLevel) {
  GenerationInput input = tinyInput();
  input.order = LevelOrder::pipelined;
  RecordingObserver observer;
  observer.hearsWindows = true;
  ASSERT_TRUE(m_engine->generate(input, observer, observer.token).has_value());
  for (const auto& level : observer.decoded) {
    std::vector<float> settled;
    bool sawLast = false;
    for (const WindowSound& sound : observer.sounds) {
      if (sound.level != level.level) continue;
      EXPECT_FALSE(sawLast);
      sawLast = sound.isLast;
      const auto given = static_cast<std::int64_t>(settled.size());
      ASSERT_LE(sound.beginFrame, given);
      ASSERT_LE(sound.settledFrame - sound.beginFrame, static_cast<std::int64_t>(sound.audio.samples.size()));
      settled.insert(settled.end(), sound.audio.samples.begin() + (given - sound.beginFrame),
                     sound.audio.samples.begin() + std::max(given, sound.settledFrame) - sound.beginFrame);
    }
    EXPECT_TRUE(sawLast);
    ASSERT_EQ(settled.size(), level.audio.samples.size());
    for (std::size_t i = 0; i < settled.size(); ++i) ASSERT_NEAR(settled[i], level.audio.samples[i], 1e-4) << i;
  }
}

TEST_F(Generation, pipelinedRunsStopAndGoOnInAnyOrder) {
  GenerationInput input = tinyInput();
  const auto whole = codesOf(input);
  for (const int stopAfter : {2, 7, 15}) {
    GenerationInput pipelined = input;
    pipelined.order = LevelOrder::pipelined;
    RecordingObserver observer;
    observer.stopAfterWindows = stopAfter;
    ASSERT_FALSE(m_engine->generate(pipelined, observer, observer.token).has_value());
    pipelined.resumeCodes = observer.windows.back();
    EXPECT_EQ(codesOf(pipelined), whole) << "stopped after window " << stopAfter;
    pipelined.order = LevelOrder::levelByLevel;
    EXPECT_EQ(codesOf(pipelined), whole) << "stopped after window " << stopAfter;
  }
}

TEST_F(Generation, pipelinedLevelsNeedTheMemoryOfAllOfThem) {
  GenerationInput input = tinyInput();
  const auto one = m_engine->plan(input);
  input.order = LevelOrder::pipelined;
  const auto all = m_engine->plan(input);
  ASSERT_TRUE(one.has_value() && all.has_value());
  EXPECT_GT(all->peakBytes, one->peakBytes);
  input.availableMemoryBytes = one->peakBytes;
  const auto refused = m_engine->plan(input);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::outOfMemory);
}

TEST_F(Generation, aDraftIsAsLongAndTheSameHoweverManyWindowsAreSampledAtOnce) {
  GenerationInput input = tinyInput();
  const auto exact = codesOf(input);
  input.request.isDraft = true;
  input.request.count = 2;
  const auto draft = codesOf(input);
  ASSERT_EQ(draft.size(), 2U);
  EXPECT_NE(draft[0].levels[1], draft[1].levels[1]);
  EXPECT_EQ(draft[0].levels[2], exact[0].levels[2]);  // the top level has nothing to be independent of
  for (const std::size_t level : {0U, 1U}) {
    EXPECT_EQ(draft[0].levels[level].size(), exact[0].levels[level].size());
    EXPECT_NE(draft[0].levels[level], exact[0].levels[level]);
  }
  for (const int batch : {1, 3, 5}) {
    input.request.maximumBatch = batch;
    EXPECT_EQ(codesOf(input), draft) << batch;
  }
}

TEST_F(Generation, aDraftThatWasStoppedAnywhereEndsWithTheSameSound) {
  GenerationInput input = tinyInput();
  input.request.isDraft = true;
  input.request.maximumBatch = 2;
  RecordingObserver whole;
  ASSERT_TRUE(m_engine->generate(input, whole, whole.token).has_value());
  for (int stop = 1; stop <= static_cast<int>(whole.windows.size()); ++stop) {
    RecordingObserver first, second;
    first.stopAfterWindows = stop;
    const auto stopped = m_engine->generate(input, first, first.token);
    ASSERT_FALSE(stopped.has_value());
    GenerationInput resumed = input;
    resumed.resumeCodes = first.windows.back();
    ASSERT_TRUE(m_engine->generate(resumed, second, second.token).has_value());
    EXPECT_EQ(second.decoded.back().audio.samples, whole.decoded.back().audio.samples) << stop;
  }
}

TEST_F(Generation, aLevelOfOneWindowIsNoDraft) {
  GenerationInput input = tinyInput();
  input.request.durationSeconds = 2.048;
  input.request.totalDurationSeconds = 7.424;
  input.request.lowestLevel = 1;
  const auto exact = codesOf(input);
  input.request.isDraft = true;
  EXPECT_EQ(codesOf(input), exact);
}

TEST_F(Generation, continuationKeepsThePromptAndAddsToIt) {
  const SongCodes source = codesOf(tinyInput()).at(0);
  GenerationInput input = tinyInput();
  input.request.mode = GenerationMode::continuation;
  input.request.fromSample = "source";
  input.request.promptSeconds = 2.56;
  input.request.seed = 99;
  input.startCodes = source;
  const SongCodes continued = codesOf(input).at(0);
  for (std::size_t level = 0; level < 3; ++level) {
    const std::size_t kept = std::size_t{20} << (2 * (2 - level));
    ASSERT_EQ(continued.levels[level].size(), source.levels[level].size());
    EXPECT_TRUE(std::equal(source.levels[level].begin(),
                           source.levels[level].begin() + static_cast<std::ptrdiff_t>(kept),
                           continued.levels[level].begin()));
    EXPECT_NE(continued.levels[level], source.levels[level]);
  }
}

TEST_F(Generation, upsamplingKeepsTheTopAndSamplesTheRest) {
  const SongCodes source = codesOf(tinyInput()).at(0);
  GenerationInput input = tinyInput();
  input.request.mode = GenerationMode::upsample;
  input.request.fromSample = "source";
  input.request.seed = 5;
  input.startCodes = source;
  const SongCodes result = codesOf(input).at(0);
  EXPECT_EQ(result.levels[2], source.levels[2]);
  EXPECT_EQ(result.levels[0].size(), source.levels[0].size());
  EXPECT_NE(result.levels[1], source.levels[1]);
}

TEST_F(Generation, primedRunsBeginWithTheEncodedPrompt) {
  GenerationInput input = tinyInput();
  input.request.mode = GenerationMode::primed;
  input.request.promptFile = "prompt.wav";
  input.promptAudio = {1000, 1, {}};
  for (int i = 0; i < 2600; ++i) input.promptAudio.samples.push_back(0.3F * std::sin(0.05F * static_cast<float>(i)));
  const SongCodes result = codesOf(input).at(0);
  const AudioPull pull = [&, done = false](std::size_t) mutable -> Result<std::vector<float>> {
    if (done) return std::vector<float>();
    done = true;
    return input.promptAudio.samples;
  };
  const auto encoded = m_engine->encode(input.model, "cpu", pull, {}, {});
  ASSERT_TRUE(encoded.has_value());
  EXPECT_EQ(result.levels[2].size(), 58U);
  EXPECT_TRUE(std::equal(encoded->levels[2].begin(), encoded->levels[2].begin() + 20, result.levels[2].begin()));
}

TEST_F(Generation, aModelWithoutLowerPriorsEndsWhereItCanAndSaysSo) {
  GenerationInput input = tinyInput();
  input.model.card.priors.erase(input.model.card.priors.begin());
  RecordingObserver observer;
  const auto outcome = m_engine->generate(input, observer, observer.token);
  ASSERT_TRUE(outcome.has_value());
  EXPECT_EQ(outcome->lowestLevel, 1);
  ASSERT_EQ(observer.notices.size(), 1U);
  EXPECT_NE(observer.notices[0].find("level 1"), std::string::npos);
}

TEST_F(Generation, impossibleRequestsAreExplainedBeforeAnythingIsLoaded) {
  struct Row {
    const char* expected;
    std::function<void(GenerationInput&)> change;
  };
  const Row rows[] = {
      {"does not know the artist", [](auto& i) { i.request.conditioning.artist = "Tin Kettle Bnd"; }},
      {"does not know the genre", [](auto& i) { i.request.conditioning.genre = "Rok"; }},
      {"ends before the requested audio", [](auto& i) { i.request.totalDurationSeconds = 5; }},
      {"knows songs of 4 to 40 s", [](auto& i) { i.request.totalDurationSeconds = 400; }},
      {"needs at least", [](auto& i) { i.request.durationSeconds = 1.5; }},
      {"shorter than one token", [](auto& i) { i.request.durationSeconds = 0.01; }},
      {"its lowest level is 1",
       [](auto& i) {
         i.model.card.priors.erase(i.model.card.priors.begin());
         i.request.lowestLevel = 0;
       }},
      {"is not a device", [](auto& i) { i.request.device = "gpu"; }},
      {"has no CUDA", [](auto& i) { i.request.device = "cuda"; }},
  };
  for (const Row& row : rows) {
    GenerationInput input = tinyInput();
    row.change(input);
    RecordingObserver observer;
    const auto outcome = m_engine->generate(input, observer, observer.token);
    ASSERT_FALSE(outcome.has_value()) << row.expected;
    EXPECT_NE(outcome.error().sentence().find(row.expected), std::string::npos) << outcome.error().sentence();
    EXPECT_TRUE(observer.windows.empty());
  }
}

TEST_F(Generation, namesTheNearestArtistForAMistake) {
  GenerationInput input = tinyInput();
  input.request.conditioning.artist = "Tin Kettle Bnd";
  RecordingObserver observer;
  const auto outcome = m_engine->generate(input, observer, observer.token);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_NE(outcome.error().advice.find("tin kettle band"), std::string::npos) << outcome.error().advice;
  input.request.allowUnknownNames = true;
  EXPECT_EQ(codesOf(input).size(), 1U);
}

TEST_F(Generation, refusesBeforeLoadingWhenTheMemoryDoesNotSuffice) {
  GenerationInput input = tinyInput();
  input.availableMemoryBytes = 1000;
  RecordingObserver observer;
  const auto outcome = m_engine->generate(input, observer, observer.token);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.error().kind, ErrorKind::outOfMemory);
  EXPECT_NE(outcome.error().sentence().find("int8"), std::string::npos);
}

// What is wished for, and after how many windows of the run it can be made.
struct WishCase {
  const char* name;
  LevelOrder order;
  int count;
  bool isDraft;
  int afterWindows;
  RegionWish wish;
};

TEST_F(Generation, aPartThatIsHeardFirstChangesNothingOfTheSong) {
  for (const WishCase& c : std::vector<WishCase>{
           {"at once", LevelOrder::levelByLevel, 1, false, 0, {0, 3, 4}},
           {"at the end of the song", LevelOrder::levelByLevel, 1, false, 0, {0, 6.5, 99}},
           {"longer than a window", LevelOrder::levelByLevel, 1, false, 4, {0, 2, 6}},
           {"of the second take", LevelOrder::levelByLevel, 2, false, 4, {1, 5, 5.5}},
           {"while the finest level is made", LevelOrder::levelByLevel, 1, false, 11, {0, 6, 6.2}},
           {"all levels together", LevelOrder::pipelined, 1, false, 2, {0, 3, 4}},
           {"of a draft", LevelOrder::levelByLevel, 1, true, 3, {0, 6, 6.5}},
       }) {
    GenerationInput input = tinyInput();
    input.request.count = c.count;
    input.request.isDraft = c.isDraft;
    input.order = c.order;
    RecordingObserver plain, wishing;
    plain.hearsWindows = wishing.hearsWindows = true;
    const auto expected = m_engine->generate(input, plain, plain.token);
    wishing.wish = c.wish;
    wishing.wishAfterWindows = c.afterWindows;
    const auto outcome = m_engine->generate(input, wishing, wishing.token);
    ASSERT_TRUE(expected && outcome) << c.name;
    EXPECT_EQ(outcome->codes, expected->codes) << c.name;
    ASSERT_EQ(wishing.decoded.size(), plain.decoded.size()) << c.name;
    for (std::size_t i = 0; i < plain.decoded.size(); ++i) {
      EXPECT_EQ(wishing.decoded[i].audio, plain.decoded[i].audio) << c.name;
    }
    EXPECT_TRUE(wishing.notices.empty()) << c.name << ": " << wishing.notices.front();
    ASSERT_EQ(wishing.sketches.size(), 1U) << c.name;
    EXPECT_LT(wishing.sketchedAfterWindows, static_cast<int>(plain.windows.size())) << c.name;
    const WindowSound& sound = wishing.sketches[0];
    EXPECT_EQ(sound.sampleIndex, c.wish.sampleIndex) << c.name;
    EXPECT_EQ(sound.level, 0) << c.name;
    EXPECT_LE(sound.beginFrame, static_cast<std::int64_t>(c.wish.beginSeconds * 1000)) << c.name;
    const auto end = sound.beginFrame + static_cast<std::int64_t>(sound.audio.frameCount());
    EXPECT_GE(end, std::min<std::int64_t>(7424, static_cast<std::int64_t>(c.wish.endSeconds * 1000))) << c.name;
    EXPECT_LE(end, 7424) << c.name;
    const auto isSketching = [](const JobProgress& report) { return report.sketchFraction.has_value(); };
    EXPECT_FALSE(isSketching(wishing.reports.back())) << c.name;
  }
}

TEST_F(Generation, aPartWaitsUntilTheComposingHasReachedIt) {
  RecordingObserver observer;
  observer.wish = RegionWish{0, 6, 7};
  ASSERT_TRUE(m_engine->generate(tinyInput(), observer, observer.token));
  EXPECT_GT(observer.sketchedAfterWindows, 0);
  const auto& topThen = observer.windows[static_cast<std::size_t>(observer.sketchedAfterWindows) - 1][0].levels[2];
  EXPECT_EQ(topThen.size(), 58U);
}

TEST_F(Generation, aWishThatIsWithdrawnInTheMidstOfItsSketchIsLeftAndTheSongGoesOn) {
  RecordingObserver plain, observer;
  const auto expected = m_engine->generate(tinyInput(), plain, plain.token);
  observer.wish = RegionWish{0, 3, 4};
  observer.wishAfterWindows = 4;
  observer.looksBeforeWithdrawal = 10;
  const auto outcome = m_engine->generate(tinyInput(), observer, observer.token);
  ASSERT_TRUE(expected && outcome);
  EXPECT_EQ(outcome->codes, expected->codes);
  EXPECT_TRUE(observer.sketches.empty());
  EXPECT_EQ(observer.looksBeforeWithdrawal, 0);
}

TEST_F(Generation, aPartThatExistsOrCannotBeIsSettledWithoutSound) {
  RecordingObserver plain;
  ASSERT_TRUE(m_engine->generate(tinyInput(), plain, plain.token));
  const auto hasFinest = [](const std::vector<SongCodes>& codes) { return !codes[0].levels[0].empty(); };
  const auto first = std::find_if(plain.windows.begin(), plain.windows.end(), hasFinest);
  for (const auto& [wish, isKnown] : std::vector<std::pair<RegionWish, bool>>{
           {{0, 0, 0.2}, true}, {{3, 0, 1}, false}, {{-1, 0, 1}, false}, {{0, 50, 60}, false}}) {
    RecordingObserver observer;
    observer.wish = wish;
    observer.wishAfterWindows = static_cast<int>(first - plain.windows.begin()) + 1;
    ASSERT_TRUE(m_engine->generate(tinyInput(), observer, observer.token));
    ASSERT_EQ(observer.sketches.size(), 1U);
    EXPECT_TRUE(observer.sketches[0].audio.samples.empty());
    EXPECT_EQ(observer.notices.empty(), isKnown);
  }
}

}  // namespace
}  // namespace jukebox
