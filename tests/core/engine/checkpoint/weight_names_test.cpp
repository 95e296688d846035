#include "core/engine/checkpoint/weight_names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/engine/checkpoint/checkpoint_file.h"
#include "core/engine/checkpoint/presets.h"
#include "tests/core/engine/checkpoint/test_bytes.h"

namespace jukebox {
namespace {

nlohmann::json goldenConfig(const std::string& name) {
  std::ifstream in(golden(name + "/config.json"));
  return nlohmann::json::parse(in);
}

TEST(WeightNames, goldenCodecsHaveExactlyTheExpectedWeights) {
  for (const char* name : {"codec-tiny", "codec-small2", "train-vqvae"}) {
    const auto codec = codecHyperparametersFromJson(goldenConfig(name)["hps"]);
    ASSERT_TRUE(codec) << codec.error().message;
    const auto file = openCheckpoint(golden(name) / "model.safetensors");
    ASSERT_TRUE(file);
    const auto status = checkWeights(expectedCodecWeights(*codec), file->stateDict(), name);
    EXPECT_TRUE(status) << status.error().message;
  }
}

TEST(WeightNames, goldenPriorsHaveExactlyTheExpectedWeights) {
  for (const char* name : {"prior-top-nolabels", "prior-top-nolyrics", "prior-top-v2-order10", "prior-top-v2-sep",
                           "prior-top-v2-sep-merged", "prior-top-v3", "train-prior", "upsampler-0", "upsampler-1",
                           "upsampler-1-nocheckpoint"}) {
    SCOPED_TRACE(name);
    auto config = goldenConfig(name);
    for (const char* key : {"alignment_layer", "alignment_head"})
      config["hps"].erase(key);  // beyond train-prior's layers
    const auto codec = codecHyperparametersFromJson(config["vqvae_hps"]);
    const auto prior = priorHyperparametersFromJson(config["hps"]);
    ASSERT_TRUE(codec) << codec.error().message;
    ASSERT_TRUE(prior) << prior.error().message;
    const auto file = openCheckpoint(golden(name) / "model.safetensors");
    ASSERT_TRUE(file);
    const auto expected = expectedPriorWeights(*prior, *codec);
    const auto status = checkWeights(expected, file->stateDict(), name);
    EXPECT_TRUE(status) << status.error().message;
  }
}

TEST(WeightNames, officialModelsHaveTheCountsOfTheSpecification) {
  const auto codec = *codecPreset("vqvae");
  EXPECT_EQ(expectedCodecWeights(codec).size(), 669U);
  EXPECT_EQ(parameterCount(expectedCodecWeights(codec)), 1'485'763);
  struct Case {
    const char* preset;
    std::size_t entries;
    std::int64_t parameters;
  };
  for (const Case& test : {Case{"upsampler_level_0", 1006, 981'298'176}, Case{"upsampler_level_1", 1006, 981'298'176},
                           Case{"prior_5b", 872, 5'060'452'800}, Case{"prior_5b_lyrics", 1194, 5'640'506'800},
                           Case{"prior_1b_lyrics", 872, 942'643'200}}) {
    const auto expected = expectedPriorWeights(*priorPreset(test.preset), codec);
    EXPECT_EQ(expected.size(), test.entries) << test.preset;
    EXPECT_EQ(parameterCount(expected), test.parameters) << test.preset;
  }
}

TEST(WeightNames, smallPresetsHaveTheCountsOfTheSpecification) {
  const auto codec = *codecPreset("small_vqvae");
  EXPECT_EQ(expectedCodecWeights(codec).size(), 486U);
  EXPECT_EQ(parameterCount(expectedCodecWeights(codec)), 586'050);
  struct Case {
    const char* preset;
    std::int64_t parameters;
  };
  for (const Case& test : {Case{"small_prior", 160'814'080}, Case{"small_labelled_prior", 161'122'304},
                           Case{"small_single_enc_dec_prior", 159'499'264},
                           Case{"small_sep_enc_dec_prior", 167'584'704}, Case{"small_upsampler", 218'015'232}}) {
    EXPECT_EQ(parameterCount(expectedPriorWeights(*priorPreset(test.preset), codec)), test.parameters) << test.preset;
  }
}

TEST(WeightNames, mergedModelsStoreDenseWeightsInHalfAsManyBytes) {
  const auto expected = expectedPriorWeights(*priorPreset("prior_5b_lyrics"), *codecPreset("vqvae"));
  std::int64_t bytes = 0;
  for (const auto& weight : expected) {
    bytes += *elementCountOf(weight.shape) * (weight.role == WeightRole::dense ? 2 : 4);
  }
  EXPECT_EQ(bytes, 11'451'832'000);
}

TEST(WeightNames, bothSpellingsOfTheConditionerAreOne) {
  EXPECT_EQ(canonicalWeightName("conditioner_blocks.0.cond.model.1.0.model.3.model.1.weight"),
            "conditioner_blocks.0.cond.model.1.0.blocks.3.model.1.weight");
  EXPECT_EQ(canonicalWeightName("conditioner_blocks.0.cond.model.0.weight"),
            "conditioner_blocks.0.cond.model.0.weight");
  EXPECT_EQ(canonicalWeightName("decoders.0.level_blocks.0.model.1.0.model.3.model.1.weight"),
            "decoders.0.level_blocks.0.model.1.0.model.3.model.1.weight");
  auto config = goldenConfig("upsampler-1-nocheckpoint");
  config["hps"]["cond_c_res"] = 1;
  const auto prior = priorHyperparametersFromJson(config["hps"]);
  const auto codec = codecHyperparametersFromJson(config["vqvae_hps"]);
  const auto file = openCheckpoint(golden("upsampler-1-nocheckpoint/model.safetensors"));
  const auto table = matchWeights(expectedPriorWeights(*prior, *codec), file->stateDict(), "x");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_TRUE(table->contains("conditioner_blocks.0.cond.model.1.0.blocks.0.model.1.weight"));
}

TEST(WeightNames, allDifferencesAreReportedAtOnce) {
  const std::vector<float> data(6);
  const auto bytes = std::as_bytes(std::span(data));
  std::vector<ExpectedWeight> expected{{"a", {2, 3}, WeightRole::dense, ""}, {"b", {6}, WeightRole::vector, ""}};
  for (int i = 0; i < 20; ++i) expected.push_back({"gone" + std::to_string(i), {1}, WeightRole::vector, ""});
  const StateDict found{{"a", TensorView::contiguous(DType::f32, {3, 2}, bytes)},
                        {"b", TensorView::contiguous(DType::i32, {6}, bytes)},
                        {"surplus", TensorView::contiguous(DType::f32, {6}, bytes)}};
  const auto status = checkWeights(expected, found, "file.pth");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::corrupt);
  for (const char* part :
       {"file.pth", "20 are missing", "gone0", "surplus", "a is (3, 2) instead of (2, 3)", "b is of type I32"}) {
    EXPECT_NE(status.error().message.find(part), std::string::npos) << status.error().message;
  }
  EXPECT_EQ(status.error().message.find("gone7"), std::string::npos);
}

TEST(WeightNames, aMissingTiedTensorTakesItsTwin) {
  const std::vector<float> data{1, 2};
  const StateDict found{{"e", TensorView::contiguous(DType::f32, {2}, std::as_bytes(std::span(data)))}};
  const auto table =
      matchWeights({{"e", {2}, WeightRole::embedding, ""}, {"o", {2}, WeightRole::embedding, "e"}}, found, "x");
  ASSERT_TRUE(table);
  EXPECT_TRUE(sameTensor(table->at("e"), table->at("o")));
  EXPECT_FALSE(
      matchWeights({{"e", {2}, WeightRole::embedding, ""}, {"o", {2}, WeightRole::embedding, ""}}, found, "x"));
}

TEST(Presets, everyPresetIsValidAndUnknownNamesListTheKnownOnes) {
  for (const auto& name : codecPresetNames()) EXPECT_TRUE(validate(*codecPreset(name))) << name;
  for (const auto& name : priorPresetNames()) {
    const auto status = validate(*priorPreset(name));
    EXPECT_TRUE(status) << name << status.error().message;
  }
  for (const auto& name : presetSetNames()) {
    const PresetSet set = *presetSet(name);
    for (const auto& prior : set.priors) EXPECT_TRUE(priorPreset(prior)) << prior;
  }
  EXPECT_EQ(priorPreset("prior_6b").error().kind, ErrorKind::notFound);
  EXPECT_NE(priorPreset("prior_6b").error().advice.find("prior_5b_lyrics"), std::string::npos);
  EXPECT_FALSE(codecPreset(""));
  EXPECT_FALSE(presetSet("7b"));
}

/// Views of the right shapes without any data behind them: enough for guessing.
StateDict shapesOnly(const std::vector<ExpectedWeight>& expected) {
  StateDict state;
  for (const auto& weight : expected) {
    state.emplace(weight.name, TensorView{DType::f32, weight.shape, contiguousStrides(weight.shape), {}, 0});
  }
  return state;
}

TEST(Presets, releasedModelsAreRecognisedByTheirShapes) {
  const auto codec = *codecPreset("vqvae");
  EXPECT_EQ(guessPreset(shapesOnly(expectedCodecWeights(codec)))->name, "vqvae");
  EXPECT_EQ(guessPreset(shapesOnly(expectedCodecWeights(*codecPreset("small_vqvae"))))->name, "small_vqvae");
  for (const char* name : {"prior_5b", "prior_5b_lyrics", "prior_1b_lyrics"}) {
    const auto guess = guessPreset(shapesOnly(expectedPriorWeights(*priorPreset(name), codec)));
    ASSERT_TRUE(guess);
    EXPECT_EQ(guess->name, name);
    EXPECT_FALSE(guess->needsLevel);
  }
  for (const char* name : {"upsampler_level_0", "upsampler_level_1"}) {
    const auto guess = guessPreset(shapesOnly(expectedPriorWeights(*priorPreset(name), codec)));
    ASSERT_TRUE(guess);
    EXPECT_TRUE(guess->needsLevel);
  }
  EXPECT_EQ(guessPreset({}).error().kind, ErrorKind::notFound);
}

}  // namespace
}  // namespace jukebox
