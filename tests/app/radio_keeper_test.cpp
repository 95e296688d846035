#include "app/cli/radio_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/cli/codes_file.h"
#include "core/audio_file/audio_reader.h"
#include "core/base/id.h"
#include "db/library.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

InstalledModel someModel() {
  InstalledModel model;
  model.card.name = "small";
  model.card.version = "2";
  model.card.license = {"CC0-1.0", "", "Thanks to nobody.", true};
  model.card.codec.sampleRate = 8000;
  model.card.codec.levels = 2;
  ModelPrior prior;
  prior.hyperparameters.level = 1;
  model.card.priors = {prior};
  return model;
}

GenerationRequest someRequest(const std::string& artist) {
  GenerationRequest request;
  request.model = "small";
  request.conditioning = {artist, "folk", "la la"};
  request.seed = 42;
  request.levels = {{0.9, 0, 0, 0.5}, {0.8, 0, 0, 0.5}};
  return request;
}

class RadioKeeperTest : public ::testing::Test {
 protected:
  void SetUp() override {
    m_folder = fs::temp_directory_path() / ("radio-keeper-" + newId());
    fs::create_directories(m_folder);
    m_piece.fromFrame = 100 * 8000;
    m_piece.sound = {8000, 1, std::vector<float>(8000 * 20, 0.25F)};
  }
  void TearDown() override { fs::remove_all(m_folder); }
  Result<RadioAnswer> keep(const RadioKeep& wish) const {
    return keepHeard(wish, m_piece, m_model, m_turns, m_folder / "library");
  }
  fs::path m_folder;
  HeardTape::Piece m_piece;
  InstalledModel m_model = someModel();
  std::vector<RadioTurn> m_turns{
      {0, someRequest("Mara Vale")}, {105, someRequest("Dex Nine")}, {300, someRequest("Pip")}};
};

TEST_F(RadioKeeperTest, aFileTellsWhatItIs) {
  const auto kept = keep({20, (m_folder / "kept.flac").string(), "My minute"});
  ASSERT_TRUE(kept.has_value()) << kept.error().message;
  EXPECT_EQ(kept->kind, RadioAnswerKind::kept);
  EXPECT_EQ(kept->fromSeconds, 100);
  EXPECT_EQ(kept->keptSeconds, 20);
  EXPECT_EQ(kept->file, (m_folder / "kept.flac").string());
  const auto reader = AudioReader::open(kept->file);
  ASSERT_TRUE(reader.has_value());
  const AudioTags& tags = reader->info().tags;
  EXPECT_EQ(tags.title, "My minute");
  EXPECT_EQ(tags.artist, "Jukebox – Dex Nine");
  EXPECT_THAT(tags.comment, HasSubstr("Made by a machine"));
  EXPECT_THAT(tags.comment, HasSubstr("\"small\" 2 (CC0-1.0), seed 42"));
  EXPECT_THAT(tags.comment, HasSubstr("Thanks to nobody."));
  const auto sound = readAudioFile(kept->file, {});
  ASSERT_TRUE(sound.has_value());
  EXPECT_EQ(sound->samples.size(), m_piece.sound.samples.size());
}

TEST_F(RadioKeeperTest, aSampleOfTheLibraryTellsEveryTurnThatIsHeardInIt) {
  const auto kept = keep({20, {}, {}});
  ASSERT_TRUE(kept.has_value()) << kept.error().message;
  auto library = Library::open(m_folder / "library", OpenMode::existing);
  ASSERT_TRUE(library.has_value());
  const auto sample = library->samples().get(kept->sample);
  ASSERT_TRUE(sample.has_value());
  EXPECT_EQ(sample->durationSeconds, 20);
  EXPECT_EQ(sample->request.conditioning.artist, "Dex Nine");
  EXPECT_EQ(sample->request.seed, 42U);
  EXPECT_EQ(sample->model.license, "CC0-1.0");
  EXPECT_EQ(sample->model.attribution, "Thanks to nobody.");
  EXPECT_EQ(sample->tags, std::vector<std::string>{"radio"});
  EXPECT_TRUE(sample->codesSha256.empty());
  EXPECT_TRUE(fs::exists(library->audioFile(*sample)));
  EXPECT_THAT(sample->notes, HasSubstr("1:40 to 2:00"));
  EXPECT_THAT(sample->notes, HasSubstr("From 0:00: Mara Vale, folk, with lyrics, temperature 0.8"));
  EXPECT_THAT(sample->notes, HasSubstr("From 1:45: Dex Nine"));
  EXPECT_THAT(sample->notes, Not(HasSubstr("Pip")));
  EXPECT_THAT(sample->notes, HasSubstr("The seed alone does not make it again."));
}

TEST_F(RadioKeeperTest, aPieceWithCodesKeepsThem) {
  m_piece.codes.levels = {{1, 2, 3, 4}, {5, 6}};
  const auto kept = keep({20, {}, {}});
  ASSERT_TRUE(kept.has_value()) << kept.error().message;
  auto library = Library::open(m_folder / "library", OpenMode::existing);
  const auto sample = library->samples().get(kept->sample);
  ASSERT_TRUE(sample.has_value());
  EXPECT_FALSE(sample->codesSha256.empty());
  const auto codes = readSampleCodes(library->codesFile(*sample), m_model.card.codec);
  ASSERT_TRUE(codes.has_value()) << codes.error().message;
  EXPECT_EQ(*codes, m_piece.codes);
}

TEST_F(RadioKeeperTest, aPieceAfterTheLastTurnFollowsItAlone) {
  m_piece.fromFrame = 400 * 8000;
  const Sample sample = describeKept({}, m_piece, m_model, m_turns);
  EXPECT_EQ(sample.request.conditioning.artist, "Pip");
  EXPECT_THAT(sample.notes, Not(HasSubstr("Dex Nine")));
}

TEST_F(RadioKeeperTest, nothingIsKeptOfNothingAndNothingIsReplaced) {
  std::ofstream(m_folder / "mine.wav") << "mine";
  const auto taken = keep({20, (m_folder / "mine.wav").string(), {}});
  ASSERT_FALSE(taken.has_value());
  EXPECT_EQ(taken.error().kind, ErrorKind::alreadyExists);
  EXPECT_EQ(fs::file_size(m_folder / "mine.wav"), 4U);
  EXPECT_FALSE(keep({20, (m_folder / "no" / "kept.flac").string(), {}}).has_value());
  EXPECT_FALSE(keep({20, (m_folder / "kept.xyz").string(), {}}).has_value());
  m_piece.sound.samples.clear();
  const auto nothing = keep({20, {}, {}});
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().kind, ErrorKind::invalidInput);
  EXPECT_FALSE(fs::exists(m_folder / "library"));
}

}  // namespace
}  // namespace jukebox::cli
