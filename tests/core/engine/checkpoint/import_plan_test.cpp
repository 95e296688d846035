#include "core/engine/checkpoint/import_plan.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/engine/checkpoint/presets.h"
#include "tests/core/engine/checkpoint/test_bytes.h"

namespace jukebox {
namespace {

/// A safetensors file with all weights zero that takes no room on disk: its data are a hole.
std::filesystem::path writeSparse(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected) {
  nlohmann::json header;
  std::uint64_t offset = 0;
  for (const auto& weight : expected) {
    if (!weight.tiedTo.empty()) continue;
    const std::uint64_t end = offset + *byteCountOf(DType::f32, weight.shape);
    header[weight.name] = {{"dtype", "F32"}, {"shape", weight.shape}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  const std::string text = header.dump();
  const std::uint64_t length = text.size();
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(&length), sizeof length);
  out << text;
  out.close();
  std::filesystem::resize_file(path, sizeof length + length + offset);
  return path;
}

class ImportPlanOfReleasedModels : public testing::Test {
 protected:
  ImportRequest requestFor(const char* preset, const char* fileName) {
    ImportRequest request;
    const auto codec = *codecPreset("vqvae");
    request.codecFile = writeSparse(m_folder.path() / "vqvae.safetensors", expectedCodecWeights(codec));
    PriorSource source;
    source.file = writeSparse(m_folder.path() / fileName, expectedPriorWeights(*priorPreset(preset), codec));
    request.priors.push_back(std::move(source));
    return request;
  }
  TemporaryFolder m_folder;
};

TEST_F(ImportPlanOfReleasedModels, presetsAreGuessedFromTheShapes) {
  for (const char* preset : {"prior_1b_lyrics", "prior_5b", "prior_5b_lyrics"}) {
    const auto plan = planImport(requestFor(preset, "prior.safetensors"));
    ASSERT_TRUE(plan) << plan.error().message;
    const auto expected = *priorPreset(preset);
    EXPECT_EQ(plan->priors[0].hyperparameters.transformer.width, expected.transformer.width);
    EXPECT_EQ(plan->priors[0].hyperparameters.nTokens, expected.nTokens);
    EXPECT_EQ(plan->priors[0].hyperparameters.level, 2);
  }
}

TEST_F(ImportPlanOfReleasedModels, upsamplersNeedALevelFromTheNameOrTheUser) {
  ImportRequest request = requestFor("upsampler_level_0", "upsampler.safetensors");
  EXPECT_EQ(planImport(request).error().kind, ErrorKind::invalidInput);
  for (const int level : {0, 1}) {
    request.priors[0].level = level;
    const auto plan = planImport(request);
    ASSERT_TRUE(plan) << plan.error().message;
    EXPECT_EQ(plan->priors[0].hyperparameters.level, level);
    EXPECT_EQ(plan->priors[0].hyperparameters.condResScale, level == 1);
  }
  const auto named = planImport(requestFor("upsampler_level_0", "prior_level_1.safetensors"));
  ASSERT_TRUE(named) << named.error().message;
  EXPECT_EQ(named->priors[0].hyperparameters.level, 1);
  EXPECT_TRUE(named->priors[0].hyperparameters.condResScale);
}

TEST_F(ImportPlanOfReleasedModels, theWrongPresetIsExplained) {
  ImportRequest request = requestFor("prior_1b_lyrics", "prior.safetensors");
  request.priors[0].preset = "prior_5b";
  const auto plan = planImport(request);
  ASSERT_FALSE(plan);
  EXPECT_NE(plan.error().message.find("wrong shape"), std::string::npos) << plan.error().message;
}

}  // namespace
}  // namespace jukebox
