// Start codes: songs of an older model go on with a newer one, whose codec may be another.

#include "app/cli/start_codes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/codes_file.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/safetensors.h"
#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

std::vector<float> tone(double radiansPerSample, double offset = 0) {
  std::vector<float> samples;
  for (int i = 0; i < 1000; ++i) samples.push_back(static_cast<float>(offset + std::sin(i * radiansPerSample)));
  return samples;
}

TEST(SoundCorrelation, isOfShapesAndNotOfLevelsOrOffsets) {
  auto quiet = tone(0.1, 3);
  for (float& sample : quiet) sample *= 0.01F;
  EXPECT_NEAR(cli::soundCorrelation(tone(0.1), quiet), 1, 1e-4);
  EXPECT_NEAR(cli::soundCorrelation(tone(0.1), tone(0.17)), 0, 0.05);
  EXPECT_EQ(cli::soundCorrelation(tone(0.1), std::vector<float>(1000, 0.5F)), 0);
  EXPECT_EQ(cli::soundCorrelation({}, tone(0.1)), 0);
}

class StartCodesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    m_world.installTinyModel();
    installVariant("retrained", [](ModelCard&, const fs::path&) {});
    installVariant("recoded", reverseCodebooks);
  }

  /// The tiny model with other weights of the top prior by its card, and what `change` does.
  template <class Change>
  void installVariant(const std::string& name, Change change) {
    const fs::path folder = m_world.models() / name;
    fs::copy(m_world.models() / kTinyModel, folder, fs::copy_options::recursive);
    auto card = readModelCard(folder);
    ASSERT_TRUE(card) << card.error().sentence();
    card->name = name;
    for (auto& file : card->files) {
      if (file.path == card->priors.back().weightsFile) file.sha256 = std::string(64, 'a');
    }
    change(*card, folder);
    ASSERT_TRUE(writeModelCard(folder, *card));
  }

  /// The same codec with its codes numbered from the other end.
  static void reverseCodebooks(ModelCard& card, const fs::path& folder) {
    const auto file = SafetensorsFile::open(folder / card.codecFile);
    ASSERT_TRUE(file);
    std::map<std::string, TensorBytes> tensors;
    std::vector<std::vector<std::byte>> reversed(file->tensors().size());
    auto next = reversed.begin();
    for (const auto& [name, view] : file->tensors()) {
      const auto bytes = view.contiguousBytes();
      tensors[name] = {view.dtype, view.shape, bytes};
      if (!name.ends_with(".k")) continue;
      const std::size_t rows = static_cast<std::size_t>(view.shape[0]), row = bytes.size() / rows;
      next->resize(bytes.size());
      for (std::size_t i = 0; i < rows; ++i) {
        std::memcpy(next->data() + i * row, bytes.data() + (rows - 1 - i) * row, row);
      }
      tensors[name].bytes = *next++;
    }
    ASSERT_TRUE(writeSafetensors(folder / "reversed.safetensors", tensors));
    fs::rename(folder / "reversed.safetensors", folder / card.codecFile);
  }

  CommandResult generate(const std::string& model, const std::vector<std::string>& flags) const {
    std::vector<std::string> arguments{"generate", "--model", model, "--json"};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    return m_world.run(arguments);
  }
  std::string sampleOf(const std::string& model, const std::vector<std::string>& flags) const {
    const auto result = generate(model, flags);
    const auto ids = doneIds(result.output);
    EXPECT_EQ(ids.size(), 1U) << result.output << result.errors;
    return ids.empty() ? std::string() : ids.front();
  }
  /// What `jukebox encode` makes of the sample's sound.
  SongCodes encodedBy(const std::string& model, const std::string& id) const {
    const auto sound = m_world.file(id + ".wav").string(), codes = m_world.file(id + ".safetensors").string();
    EXPECT_EQ(m_world.run({"library", "export", id, "--out", sound}).exitStatus, 0);
    EXPECT_EQ(m_world.run({"encode", sound, "--model", model, "--out", codes}).exitStatus, 0);
    const auto card = readModelCard(m_world.models() / model);
    return *cli::readSampleCodes(codes, card->codec);
  }

  TestWorld m_world;
};

std::vector<std::int32_t> beginning(const SongCodes& codes, int level, std::size_t count) {
  const auto& all = codes.levels[static_cast<std::size_t>(level)];
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()))};
}

constexpr std::size_t kKept = 19;  // top tokens of 2.5 s

TEST_F(StartCodesTest, aModelWhosePriorsLearnedOnGoesOnFromTheStoredCodes) {
  const std::string begin = sampleOf(kTinyModel, {"--seconds", "5", "--seed", "3"});
  const auto result = generate("retrained", {"--from", begin, "--at", "2.5", "--seconds", "6", "--seed", "4"});
  const auto ids = doneIds(result.output);
  ASSERT_EQ(ids.size(), 1U) << result.errors;
  EXPECT_EQ(beginning(codesOf(m_world, ids.front()), 2, kKept), beginning(codesOf(m_world, begin), 2, kKept));
  EXPECT_EQ(result.output.find("another codec"), std::string::npos) << result.output;
}

TEST_F(StartCodesTest, aModelWithAnotherCodecGoesOnFromTheSound) {
  const std::string begin = sampleOf(kTinyModel, {"--seconds", "5", "--seed", "3"});
  const auto result = generate("recoded", {"--from", begin, "--at", "2.5", "--seconds", "6", "--seed", "4"});
  const auto ids = doneIds(result.output);
  ASSERT_EQ(ids.size(), 1U) << result.errors;
  const auto more = beginning(codesOf(m_world, ids.front()), 2, kKept);
  EXPECT_EQ(more, beginning(encodedBy("recoded", begin), 2, kKept));
  EXPECT_NE(more, beginning(codesOf(m_world, begin), 2, kKept));
  EXPECT_THAT(result.output, HasSubstr("another codec"));
}

TEST_F(StartCodesTest, aDraftOfAnotherCodecIsFinishedFromItsSound) {
  const std::string draft = sampleOf(kTinyModel, {"--seconds", "5", "--levels", "2", "--seed", "3"});
  const std::string full = sampleOf("recoded", {"--from", draft, "--mode", "upsample", "--seed", "3"});
  EXPECT_EQ(codesOf(m_world, full).levels[2], encodedBy("recoded", draft).levels[2]);
  EXPECT_FALSE(codesOf(m_world, full).levels[0].empty());
}

TEST_F(StartCodesTest, codesOfAnotherCodecAreNotDecoded) {
  const std::string id = sampleOf(kTinyModel, {"--seconds", "5", "--seed", "3"});
  const auto out = m_world.file("out.wav").string();
  EXPECT_EQ(m_world.run({"decode", id, "--model", "retrained", "--out", out, "--force"}).exitStatus, 0);
  const auto refused = m_world.run({"decode", id, "--model", "recoded", "--out", out, "--force"});
  EXPECT_EQ(refused.exitStatus, 1);
  EXPECT_THAT(refused.errors, HasSubstr("are not of the codec"));
}

}  // namespace
}  // namespace jukebox::test
