#include "core/engine/checkpoint/model_import.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/engine/checkpoint/checkpoint_settings.h"
#include "core/engine/checkpoint/huggingface_names.h"
#include "core/engine/checkpoint/model_weights.h"
#include "core/engine/checkpoint/presets.h"
#include "core/engine/checkpoint/quantise.h"
#include "tests/core/engine/checkpoint/test_bytes.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

/// The three-level pipeline of the reference cases; its files carry their settings along.
ImportRequest pipelineRequest(const std::filesystem::path& modelsFolder) {
  ImportRequest request;
  request.name = "tiny";
  request.modelsFolder = modelsFolder;
  request.codecFile = golden("pipeline/vqvae_legacy.pth.tar");
  for (const int level : {2, 0, 1}) {
    PriorSource source;
    source.file = golden(fmt::format("pipeline/prior_level_{}_legacy.pth.tar", level));
    request.priors.push_back(std::move(source));
  }
  request.labelSets = {{"v2", "v2", golden("labels/ids/v2_artist_ids.txt"), golden("labels/ids/v2_genre_ids.txt")},
                       {"v3", "v3", {}, {}}};
  request.license.name = "test licence";
  return request;
}

bool isEmptyFolder(const std::filesystem::path& path) {
  std::error_code code;
  return !std::filesystem::exists(path, code) || std::filesystem::is_empty(path);
}

TEST(ModelImport, anOfficialSetBecomesAVerifiedModelFolder) {
  const TemporaryFolder folder;
  std::vector<std::uint64_t> done;
  std::uint64_t total = 0;
  const auto card = importModel(pipelineRequest(folder.path()), [&](const ImportProgress& progress) {
    done.push_back(progress.doneBytes);
    total = progress.totalBytes;
  });
  ASSERT_TRUE(card) << card.error().message;
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
  EXPECT_GT(total, 0U);
  EXPECT_EQ(card->priors.size(), 3U);
  for (int level = 0; level < 3; ++level) {
    EXPECT_EQ(card->priors[static_cast<std::size_t>(level)].hyperparameters.level, level);
  }
  EXPECT_EQ(card->priors[0].labelSet, "v2");
  EXPECT_EQ(card->priors[2].labelSet, "v3");
  EXPECT_EQ(card->labelSets.size(), 2U);

  const auto installed = readModelCard(folder.path() / "tiny");
  ASSERT_TRUE(installed) << installed.error().message;
  EXPECT_EQ(installed->weightsHash(), card->weightsHash());
  const auto report = verifyModelFiles(folder.path() / "tiny");
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty()) << report->problems.front();
  EXPECT_GT(report->checkedTensors, 700U);

  const auto source = openCheckpoint(golden("pipeline/prior_level_2_legacy.pth.tar"));
  const auto weights = ModelWeights::open(folder.path() / "tiny/prior_level_2.safetensors",
                                          expectedPriorWeights(card->priors[2].hyperparameters, card->codec));
  ASSERT_TRUE(weights) << weights.error().message;
  for (const auto& weight : weights->expected()) {
    std::vector<float> values;
    ASSERT_TRUE(weights->readFloat32(weight, values));
    EXPECT_EQ(values, floatsOf(*source->find(weight.name))) << weight.name;
  }
}

TEST(ModelImport, aTrainingCheckpointIsImportedWithItsOwnSettings) {
  const TemporaryFolder folder;
  ImportRequest request = pipelineRequest(folder.path());
  request.priors.resize(1);
  request.priors[0].file = golden("train-prior/checkpoint_latest.pth.tar");
  request.labelSets.clear();
  const auto card = importModel(request);
  ASSERT_TRUE(card) << card.error().message;
  EXPECT_EQ(card->priors[0].hyperparameters.transformer.depth, 16);
  EXPECT_TRUE(verifyModelFiles(folder.path() / "tiny")->problems.empty());
}

TEST(ModelImport, half8BitModelsStayCloseAndSmaller) {
  const TemporaryFolder folder;
  ASSERT_TRUE(importModel(pipelineRequest(folder.path())));
  struct Case {
    WeightDtype dtype;
    DType dense;
    float tolerance;
  };
  for (const Case& test : {Case{WeightDtype::f16, DType::f16, 0x1p-11F}, Case{WeightDtype::int8, DType::i8, 0.5F / 127},
                           Case{WeightDtype::int8g64, DType::i8, 0.5F / 127}}) {
    const std::string name(weightDtypeName(test.dtype));
    ImportRequest request = pipelineRequest(folder.path());
    request.name = fmt::format("imported-{}", name);
    request.dtype = test.dtype;
    const auto imported = importModel(request);
    ASSERT_TRUE(imported) << imported.error().message;
    const auto converted =
        quantizeModel(folder.path() / "tiny", test.dtype, folder.path(), fmt::format("converted-{}", name));
    ASSERT_TRUE(converted) << converted.error().message;
    EXPECT_EQ(converted->dtype, test.dtype);
    EXPECT_EQ(imported->weightsHash(), converted->weightsHash());
    EXPECT_EQ(converted->labelSets.size(), 2U);
    for (const auto& model : {request.name, fmt::format("converted-{}", name)}) {
      const auto report = verifyModelFiles(folder.path() / model);
      ASSERT_TRUE(report);
      EXPECT_TRUE(report->problems.empty()) << report->problems.front();
    }

    const auto source = openCheckpoint(golden("pipeline/prior_level_2_legacy.pth.tar"));
    const auto weights = ModelWeights::open(folder.path() / request.name / "prior_level_2.safetensors",
                                            expectedPriorWeights(imported->priors[2].hyperparameters, imported->codec));
    ASSERT_TRUE(weights);
    for (const auto& weight : weights->expected()) {
      std::vector<float> values;
      ASSERT_TRUE(weights->readFloat32(weight, values));
      const auto original = floatsOf(*source->find(weight.name));
      float peak = 0;
      for (const float value : original) peak = std::max(peak, std::fabs(value));
      const DType wanted = weight.role == WeightRole::dense ? test.dense : weights->stored(weight).dtype;
      EXPECT_EQ(weights->stored(weight).dtype, wanted) << weight.name;
      for (std::size_t i = 0; i < values.size(); ++i)
        ASSERT_NEAR(values[i], original[i], peak * test.tolerance * 1.001F);
    }
  }
  EXPECT_FALSE(quantizeModel(folder.path() / "converted-int8", WeightDtype::f32, folder.path(), "back"));
  EXPECT_FALSE(quantizeModel(folder.path() / "converted-int8g64", WeightDtype::int8, folder.path(), "coarser"));
  EXPECT_FALSE(quantizeModel(folder.path() / "tiny", WeightDtype::f32, folder.path(), "same"));
  EXPECT_FALSE(quantizeModel(folder.path() / "tiny", WeightDtype::f16, folder.path(), "tiny"));
}

TEST(ModelImport, exportedWeightsAreImportedAgain) {
  const TemporaryFolder folder;
  const auto card = importModel(pipelineRequest(folder.path()));
  ASSERT_TRUE(card);
  const auto status = exportModel(folder.path() / "tiny", folder.path() / "out");
  ASSERT_TRUE(status) << status.error().message;
  const auto exported = openCheckpoint(folder.path() / "out/prior_level_2.safetensors");
  const auto original = openCheckpoint(golden("pipeline/prior_level_2_legacy.pth.tar"));
  ASSERT_TRUE(exported && original);
  ASSERT_EQ(exported->stateDict().size(), original->stateDict().size());
  for (const auto& [name, view] : original->stateDict())
    EXPECT_EQ(bytesOf(view), bytesOf(*exported->find(name))) << name;

  ImportRequest request = pipelineRequest(folder.path());
  request.name = "again";
  request.codecFile = folder.path() / "out/vqvae.safetensors";
  request.codecHyperparameters = card->codec;
  request.priors.clear();
  for (const auto& prior : card->priors) {
    PriorSource source;
    source.file = folder.path() / "out" / prior.weightsFile;
    source.hyperparameters = prior.hyperparameters;
    request.priors.push_back(std::move(source));
  }
  const auto again = importModel(request);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->weightsHash(), card->weightsHash());
  EXPECT_EQ(exportModel(folder.path() / "tiny", folder.path() / "out").error().kind, ErrorKind::alreadyExists);
}

TEST(ModelImport, aConvertedModelInShardsGivesTheSameWeights) {
  const TemporaryFolder folder;
  const ImportRequest official = pipelineRequest(folder.path());
  const auto card = importModel(official);
  ASSERT_TRUE(card);
  // Write the same weights under converted names, in two shards, without the tied output matrices.
  std::map<std::string, TensorBytes> shards[2];
  std::vector<CheckpointFile> files;
  nlohmann::json index;
  const auto add = [&](const std::string& name, const TensorView& view) {
    const std::size_t shard = shards[0].size() > shards[1].size() ? 1 : 0;
    shards[shard][name] = {view.dtype, view.shape, view.contiguousBytes()};
    index["weight_map"][name] = fmt::format("model-{}.safetensors", shard);
  };
  files.push_back(*openCheckpoint(official.codecFile));
  for (const auto& [name, view] : files.back().stateDict()) add(huggingFaceCodecName(name), view);
  for (const auto& source : official.priors) {
    files.push_back(*openCheckpoint(source.file));
    const int level = source.file.string()[source.file.string().find("level_") + 6] - '0';
    for (const auto& [name, view] : files.back().stateDict()) {
      if (!name.ends_with("x_out.weight")) add(huggingFacePriorPrefix(level, 3) + huggingFacePriorName(name), view);
    }
  }
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(writeSafetensors(folder.path() / fmt::format("model-{}.safetensors", i), shards[i]));
  }
  folder.write("model.safetensors.index.json", index.dump());

  ImportRequest request = official;
  request.name = "converted";
  request.codecFile.clear();
  request.huggingFace = folder.path();
  request.codecHyperparameters = card->codec;
  request.priors.clear();
  for (const auto& prior : card->priors) {
    PriorSource source;
    source.hyperparameters = prior.hyperparameters;
    request.priors.push_back(std::move(source));
  }
  const auto converted = importModel(request);
  ASSERT_TRUE(converted) << converted.error().message;
  EXPECT_EQ(converted->weightsHash(), card->weightsHash());

  request.name = "incomplete";
  request.priors.pop_back();
  EXPECT_EQ(importModel(request).error().kind, ErrorKind::corrupt);
}

TEST(ModelImport, failuresLeaveNothingBehind) {
  using Change = void (*)(ImportRequest&);
  struct Case {
    const char* what;
    ErrorKind kind;
    Change change;
  };
  for (const Case& test :
       {Case{"licence", ErrorKind::invalidInput, [](ImportRequest& r) { r.license.name.clear(); }},
        Case{"no source", ErrorKind::invalidInput, [](ImportRequest& r) { r.codecFile.clear(); }},
        Case{"two sources", ErrorKind::invalidInput, [](ImportRequest& r) { r.huggingFace = r.codecFile; }},
        Case{"name", ErrorKind::invalidInput, [](ImportRequest& r) { r.name = "../evil"; }},
        Case{"missing codec", ErrorKind::notFound, [](ImportRequest& r) { r.codecFile = "/nowhere"; }},
        Case{"prior as codec", ErrorKind::corrupt, [](ImportRequest& r) { r.codecFile = r.priors[0].file; }},
        Case{"wrong preset", ErrorKind::corrupt, [](ImportRequest& r) { r.priors[0].preset = "prior_5b"; }},
        Case{"unknown preset", ErrorKind::notFound, [](ImportRequest& r) { r.priors[0].preset = "prior_9b"; }},
        Case{"unknown codec preset", ErrorKind::notFound, [](ImportRequest& r) { r.codecPreset = "vqvae_9000"; }},
        Case{"level twice", ErrorKind::invalidInput, [](ImportRequest& r) { r.priors[1] = r.priors[2]; }},
        Case{"level too high", ErrorKind::invalidInput, [](ImportRequest& r) { r.priors[0].level = 3; }},
        Case{"level negative", ErrorKind::invalidInput, [](ImportRequest& r) { r.priors[0].level = -1; }},
        Case{"wrong label files", ErrorKind::corrupt,
             [](ImportRequest& r) { r.labelSets[0].artistsFile = golden("README.md"); }},
        Case{"unused label set", ErrorKind::invalidInput,
             [](ImportRequest& r) { r.labelSets[0].name = "version four"; }},
        Case{"missing licence file", ErrorKind::notFound, [](ImportRequest& r) { r.licenseFile = "/nowhere"; }}}) {
    const TemporaryFolder folder;
    ImportRequest request = pipelineRequest(folder.path() / "models");
    test.change(request);
    const auto card = importModel(request);
    ASSERT_FALSE(card) << test.what;
    EXPECT_EQ(card.error().kind, test.kind) << test.what << ": " << card.error().message;
    EXPECT_TRUE(isEmptyFolder(folder.path() / "models")) << test.what;
  }
}

TEST(ModelImport, aJointPriorWithoutMusicPositionsIsRefusedEverywhere) {
  // Found by fuzzing model.json: lyric tokens alone passed for a context, and what was written could not be read.
  const TemporaryFolder folder;
  const auto card = importModel(pipelineRequest(folder.path() / "models"));
  ASSERT_TRUE(card);
  nlohmann::json json = toJson(*card);
  ASSERT_TRUE(modelCardFromJson(json));
  auto& joint = json["priors"][2]["hyperparameters"];
  ASSERT_EQ(joint["single_enc_dec"], true);
  joint.erase("n_ctx");
  EXPECT_EQ(modelCardFromJson(json).error().kind, ErrorKind::corrupt);

  ImportRequest request = pipelineRequest(folder.path() / "others");
  request.priors[0].hyperparameters = card->priors[2].hyperparameters;
  request.priors[0].hyperparameters->nCtx = 0;
  EXPECT_EQ(importModel(request).error().kind, ErrorKind::invalidInput);
  EXPECT_TRUE(isEmptyFolder(folder.path() / "others"));
}

TEST(ModelImport, cancellationLeavesNothingBehind) {
  const TemporaryFolder folder;
  CancellationToken token;
  int calls = 0;
  const auto card = importModel(
      pipelineRequest(folder.path()),
      [&](const ImportProgress&) {
        if (++calls == 300) token.request(CancelMode::now);
      },
      token);
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().kind, ErrorKind::cancelled);
  EXPECT_TRUE(isEmptyFolder(folder.path()));
}

TEST(ModelImport, existingModelsAreNeverOverwrittenAndLeftoversAreCleared) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "tiny");
  EXPECT_EQ(importModel(pipelineRequest(folder.path())).error().kind, ErrorKind::alreadyExists);
  ImportRequest request = pipelineRequest(folder.path());
  request.name = "other";
  // Process numbers end well below this one, so nobody can be alive under it.
  std::filesystem::create_directories(folder.path() / ".other.2147483000.part/labels");
  ASSERT_TRUE(importModel(request));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / ".other.2147483000.part"));
}

TEST(ModelImport, releasedWeightsGetTheirLicenceSummaryOrTheGivenText) {
  const TemporaryFolder folder;
  ImportRequest request = pipelineRequest(folder.path());
  request.license = {};
  request.licenseAccepted = true;
  const auto card = importModel(request);
  ASSERT_TRUE(card) << card.error().message;
  EXPECT_FALSE(card->license.commercialUse);
  EXPECT_FALSE(card->license.attribution.empty());
  EXPECT_NE(readWholeFile(folder.path() / "tiny/LICENSE").find("non-commercial"), std::string::npos);
  request.name = "with-text";
  request.licenseFile = folder.write("licence.txt", "The licence.\n");
  ASSERT_TRUE(importModel(request));
  EXPECT_EQ(readWholeFile(folder.path() / "with-text/LICENSE"), "The licence.\n");
}

TEST(ModelImport, differingTwinsAndBadNumbersAreFound) {
  const TemporaryFolder folder;
  const auto codec =
      *codecHyperparametersFromJson(*settingsOf(*openCheckpoint(golden("pipeline/vqvae_legacy.pth.tar"))));
  const auto settings = *settingsOf(*openCheckpoint(golden("pipeline/prior_level_0_legacy.pth.tar")));
  const auto prior = *priorHyperparametersFromJson(settings);
  auto tensors = tensorsToWrite(expectedPriorWeights(prior, codec));
  ImportRequest request = pipelineRequest(folder.path() / "models");
  request.labelSets.clear();
  request.priors.resize(1);
  request.priors[0].file = folder.path() / "prior.pth";
  request.priors[0].hyperparameters = prior;
  const auto attempt = [&](const TensorFiller& fill) {
    EXPECT_TRUE(writeZipTorchFile(request.priors[0].file, tensors, fill));
    auto card = importModel(request);
    return card ? Error{ErrorKind::internal, "", "", ""} : card.error();
  };
  const Error notANumber = attempt([](const TensorToWrite& tensor, std::uint64_t offset, std::span<std::byte> out) {
    fillPseudoRandom(tensor, offset, out);
    if (tensor.name.ends_with("ln_0.bias")) std::fill(out.begin(), out.end(), std::byte{0xFF});
  });
  EXPECT_EQ(notANumber.kind, ErrorKind::corrupt);
  EXPECT_NE(notANumber.message.find("ln_0.bias"), std::string::npos);
  request.dtype = WeightDtype::f16;
  const Error tooLarge = attempt([](const TensorToWrite& tensor, std::uint64_t offset, std::span<std::byte> out) {
    fillPseudoRandom(tensor, offset, out);
    if (!tensor.name.ends_with("c_fc.w")) return;
    const float large = 70000;
    std::memcpy(out.data(), &large, sizeof large);
  });
  EXPECT_EQ(tooLarge.kind, ErrorKind::unsupported);
  for (auto& tensor : tensors) tensor.sameAs.clear();
  const Error twins = attempt(fillPseudoRandom);  // the filler depends on the name, so the twins differ
  EXPECT_EQ(twins.kind, ErrorKind::corrupt);
  EXPECT_NE(twins.message.find("x_out"), std::string::npos);
  EXPECT_TRUE(isEmptyFolder(folder.path() / "models"));
}

TEST(VerifyModelFiles, everyKindOfDamageIsReported) {
  const TemporaryFolder folder;
  ASSERT_TRUE(importModel(pipelineRequest(folder.path())));
  const auto model = folder.path() / "tiny";
  const std::string good = readWholeFile(model / "prior_level_1.safetensors");
  const auto problemsWith = [&](const std::string& bytes) {
    folder.write("tiny/prior_level_1.safetensors", bytes);
    const auto report = verifyModelFiles(model);
    EXPECT_TRUE(report);
    return report ? report->problems.size() : 0;
  };
  EXPECT_EQ(problemsWith(good), 0U);
  std::string flipped = good;
  flipped.back() = static_cast<char>(flipped.back() ^ 1);
  EXPECT_EQ(problemsWith(flipped), 1U);
  std::string notFinite = good;
  notFinite.replace(notFinite.size() - 4, 4, "\xFF\xFF\xFF\xFF");
  EXPECT_EQ(problemsWith(notFinite), 2U);
  EXPECT_GE(problemsWith(good.substr(0, good.size() - 1)), 2U);
  folder.write("tiny/prior_level_1.safetensors", good);
  std::filesystem::remove(model / "labels/v2_genre_ids.txt");
  EXPECT_EQ(verifyModelFiles(model)->problems.size(), 1U);
  EXPECT_FALSE(verifyModelFiles(folder.path() / "nowhere"));
}

}  // namespace
}  // namespace jukebox
