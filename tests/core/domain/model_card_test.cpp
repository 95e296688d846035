#include "core/domain/model_card.h"

#include <gmock/gmock.h>

#include <limits>

#include "core/base/log.h"
#include "core/base/sha256.h"
#include "tests/core/base/temporary_folder.h"
#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;
using test::without;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

json priorJson(int level, bool isTop) {
  json hyper{{"level", level}, {"n_ctx", 128},    {"prior_width", 32}, {"prior_depth", 3},
             {"heads", 1},     {"attn_order", 2}, {"blocks", 8},       {"y_bins", {4, 5}}};
  if (!isTop) hyper.update({{"cond_width", 16}, {"cond_depth", 2}});
  return {{"weights", "prior_level_" + std::to_string(level) + ".safetensors"},
          {"label_set", "mine"},
          {"hyperparameters", hyper},
          {"default_sampling", {{"temperature", 0.98}, {"top_k", 0}, {"top_p", 0.0}, {"hop_fraction", 0.25}, {"guidance", 2.5}}}};
}

json fileJson(const std::string& path) {
  return {{"path", path}, {"sha256", sha256Hex(path)}, {"bytes", path.size()}};
}

/// A model of two levels with both priors.
json exampleCard() {
  return {
      {"format", 1},
      {"name", "mine"},
      {"version", "2.1"},
      {"description", "A test."},
      {"provenance", "Nowhere."},
      {"license", {{"name", "CC0-1.0"}, {"text_file", "LICENSE.txt"}, {"attribution", ""}, {"commercial_use", true}}},
      {"dtype", "f16"},
      {"codec", {{"weights", "codec.safetensors"}, {"hyperparameters", {{"levels", 2}, {"sr", 22050}}}}},
      {"default_total_duration_seconds", 180.0},
      {"priors", {priorJson(1, true), priorJson(0, false)}},
      {"label_sets", {{{"name", "mine"}, {"style", "v3"}, {"artists", "labels/artists.txt"}, {"genres", ""}}}},
      {"files",
       {fileJson("codec.safetensors"), fileJson("prior_level_0.safetensors"), fileJson("prior_level_1.safetensors"),
        fileJson("labels/artists.txt")}}};
}

void install(const fs::path& folder, const std::string& name, const std::string& version = "1") {
  json card = exampleCard();
  card["name"] = name;
  card["version"] = version;
  test::writeText(folder / "model.json", card.dump());
}

TEST(ModelCard, survivesJson) {
  const auto card = modelCardFromJson(exampleCard());
  ASSERT_TRUE(card) << card.error().message;
  const json written = toJson(*card);
  const auto again = modelCardFromJson(json::parse(written.dump()));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(toJson(*again), written);
  EXPECT_EQ(again->weightsHash(), card->weightsHash());
  for (const char* name : {"name", "version", "description", "provenance", "license", "dtype", "label_sets", "files"}) {
    EXPECT_EQ(written.at(name), exampleCard().at(name)) << name;
  }
}

TEST(ModelCard, priorsAreSortedAndFound) {
  const auto card = modelCardFromJson(exampleCard()).value();
  ASSERT_EQ(card.priors.size(), 2U);
  EXPECT_EQ(card.priors[0].hyperparameters.level, 0);
  EXPECT_EQ(card.priorOf(1)->weightsFile, "prior_level_1.safetensors");
  EXPECT_EQ(card.priorOf(2), nullptr);
  EXPECT_EQ(card.labelSetOf(card.priors[0])->artistsFile, "labels/artists.txt");
  EXPECT_EQ(card.topLevel(), 1);
  EXPECT_EQ(card.lowestLevel(), 0);
  EXPECT_EQ(card.priors[1].defaultSampling, (LevelSampling{0.98, 0, 0, 0.25, 2.5}));
}

TEST(ModelCard, generationEndsAtTheLowestLevelWithoutAGap) {
  json three = exampleCard();
  three["codec"]["hyperparameters"] = {{"levels", 3}, {"downs_t", {1, 1, 1}}, {"strides_t", {2, 2, 2}}};
  const std::vector<std::pair<std::vector<int>, int>> cases{
      {{2, 1, 0}, 0}, {{2, 1}, 1}, {{2}, 2}, {{2, 0}, 2}, {{}, 2}};
  for (const auto& [levels, lowest] : cases) {
    three["priors"] = json::array();
    for (const int level : levels) three["priors"].push_back(priorJson(level, level == 2));
    const auto card = modelCardFromJson(three);
    ASSERT_TRUE(card) << card.error().message;
    EXPECT_EQ(card->lowestLevel(), lowest);
  }
}

TEST(ModelCard, theHashIsThatOfTheWeightsAlone) {
  const auto card = modelCardFromJson(exampleCard()).value();
  const std::string hash = card.weightsHash();
  json renamed = exampleCard();
  renamed["name"] = "other";
  renamed["files"][3]["sha256"] = sha256Hex("other labels");
  std::swap(renamed["files"][0], renamed["files"][2]);
  EXPECT_EQ(modelCardFromJson(renamed)->weightsHash(), hash);
  json changed = exampleCard();
  changed["files"][0]["sha256"] = sha256Hex("other weights");
  EXPECT_NE(modelCardFromJson(changed)->weightsHash(), hash);
  std::string lines;
  for (const std::string path : {"codec.safetensors", "prior_level_0.safetensors", "prior_level_1.safetensors"}) {
    lines += path + " " + sha256Hex(path) + "\n";
  }
  EXPECT_EQ(hash, sha256Hex(lines));
}

TEST(ModelCard, badFieldsAreRefused) {
  test::expectBadFields(exampleCard(),
                        {{"/format", 2, ErrorKind::unsupported},
                         {"/format", "1"},
                         {"/name", ""},
                         {"/name", ".."},
                         {"/name", "a/b"},
                         {"/name", "a\\b"},
                         {"/name", "a\nb"},
                         {"/name", 7},
                         {"/name", std::string(256, 'n')},
                         without("/name"),
                         {"/version", std::string(65, '1')},
                         {"/description", json::object()},
                         {"/dtype", "f64", ErrorKind::invalidInput},
                         {"/license", "CC0"},
                         {"/license/commercial_use", "yes"},
                         {"/codec", 7},
                         {"/codec", json::object()},
                         {"/codec/hyperparameters", nullptr},
                         {"/codec/hyperparameters", 7},
                         {"/codec/hyperparameters/levels", 1},
                         without("/codec"),
                         without("/codec/weights"),
                         {"/default_total_duration_seconds", -1},
                         {"/default_total_duration_seconds", std::numeric_limits<double>::quiet_NaN()},
                         {"/priors", "none"},
                         {"/priors", json::object()},
                         {"/priors/0", 7},
                         {"/priors/0/hyperparameters", nullptr},
                         {"/priors/0/hyperparameters/heads", 3},
                         {"/priors/0/hyperparameters/level", 0},
                         {"/priors/0/hyperparameters/level", 2},
                         {"/priors/1/hyperparameters/cond_width", nullptr},
                         {"/priors/1/hyperparameters/n_ctx", 129},
                         {"/priors/0/label_set", "unknown"},
                         without("/priors/0/weights"),
                         {"/priors/0/default_sampling", 7},
                         {"/priors/0/default_sampling/temperature", 0},
                         {"/priors/0/default_sampling/hop_fraction", 0},
                         {"/priors", json(17, priorJson(1, true))},
                         {"/label_sets", 7},
                         {"/label_sets/0", 7},
                         {"/label_sets/0/style", "v4"},
                         {"/label_sets/0/name", 7},
                         {"/label_sets", json(17, json::object())},
                         {"/files", 7},
                         {"/files/0", "codec.safetensors"},
                         {"/files/0/sha256", "abc"},
                         {"/files/0/sha256", std::string(64, 'G')},
                         {"/files/0/bytes", -1},
                         {"/files/0/bytes", 1.5},
                         without("/files/0/sha256"),
                         without("/files/0/path"),
                         {"/files", json(4097, fileJson("x"))}},
                        modelCardFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(modelCardFromJson(value)) << value;
}

TEST(ModelCard, noFileOutsideTheFolderIsEverNamed) {
  const std::vector<std::string> places{"/codec/weights", "/priors/0/weights",     "/license/text_file",
                                        "/files/3/path",  "/label_sets/0/artists", "/label_sets/0/genres"};
  std::vector<test::BadField> changes;
  for (const auto& place : places) {
    for (const std::string& path :
         {std::string("../x"), std::string("/etc/passwd"), std::string("a/../../x"), std::string("a//b"),
          std::string("a/"), std::string("./a"), std::string(".."), std::string("a\\..\\b"), std::string("a\nb"),
          std::string("a\0b", 3), std::string(300, 'n')}) {
      changes.push_back({place, path});
    }
  }
  test::expectBadFields(exampleCard(), changes, modelCardFromJson);
}

TEST(ReadModelCard, readsWhatWasWritten) {
  const test::TemporaryFolder folder;
  const auto card = modelCardFromJson(exampleCard()).value();
  ASSERT_TRUE(writeModelCard(folder.path(), card));
  EXPECT_EQ(toJson(readModelCard(folder.path()).value()), toJson(card));
}

TEST(ReadModelCard, badFilesAreErrorsThatNameTheFolder) {
  struct Case {
    std::string name;
    std::string text;
    ErrorKind kind;
  };
  const test::TemporaryFolder folder;
  for (const auto& [name, text, kind] :
       {Case{"empty", "", ErrorKind::corrupt}, Case{"nonsense", "model", ErrorKind::corrupt},
        Case{"nested", std::string(100'000, '['), ErrorKind::corrupt}, Case{"null", "null", ErrorKind::corrupt},
        Case{"latin1", "{\"name\":\"na\xefve\"}", ErrorKind::corrupt},
        Case{"huge", std::string((4U << 20U) + 1, ' '), ErrorKind::unsupported}}) {
    test::writeText(folder / (name + "/model.json"), text);
    const auto card = readModelCard(folder / name);
    ASSERT_FALSE(card) << name;
    EXPECT_EQ(card.error().kind, kind) << name;
    EXPECT_THAT(card.error().message, HasSubstr(name));
  }
  EXPECT_EQ(readModelCard(folder / "missing").error().kind, ErrorKind::notFound);
}

TEST(ReadModelCard, theModelThatShipsIsReadable) {
  const auto card = readModelCard(fs::path(JUKEBOX_SOURCE) / "resources/models/starter");
  ASSERT_TRUE(card) << card.error().sentence();
  EXPECT_EQ(card->name, "starter");
  EXPECT_NE(card->priorOf(card->topLevel()), nullptr);
  EXPECT_TRUE(card->license.commercialUse);
}

TEST(InstalledModels, badOnesAreLoggedAndTheFirstOfANameWins) {
  const test::TemporaryFolder folder;
  install(folder / "first/a", "alpha", "1");
  install(folder / "first/b", "beta");
  install(folder / "second/other", "alpha", "2");
  install(folder / "second/c", "gamma");
  test::writeText(folder / "second/broken/model.json", "{");
  test::writeText(folder / "second/no_model/readme.txt", "");
  test::writeText(folder / "second/file", "");
  int warnings = 0;
  setLogSink([&](LogLevel, std::string_view, std::string_view) { ++warnings; });
  const auto models = installedModels({folder / "first", folder / "missing", folder / "second"});
  setLogSink({});
  ASSERT_EQ(models.size(), 3U);
  EXPECT_EQ(models[0].card.name, "alpha");
  EXPECT_EQ(models[0].card.version, "1");
  EXPECT_EQ(models[1].card.name, "beta");
  EXPECT_EQ(models[2].folder, folder / "second/c");
  EXPECT_EQ(warnings, 1);
}

TEST(FindModel, byNameOrByPath) {
  const test::TemporaryFolder folder;
  install(folder / "models/a", "alpha");
  install(folder / "elsewhere/b", "beta");
  const std::vector<fs::path> search{folder / "models"};
  EXPECT_EQ(findModel("alpha", search)->folder, folder / "models/a");
  EXPECT_EQ(findModel((folder / "elsewhere/b").string(), search)->card.name, "beta");
  const auto unknown = findModel("beta", search);
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::notFound);
  EXPECT_THAT(unknown.error().advice, HasSubstr("alpha"));
  EXPECT_THAT(findModel("alpha", {folder / "missing"}).error().advice, HasSubstr("No model is installed"));
}

TEST(FindModel, theErrorOfABrokenModelThatIsNamedByPathIsShown) {
  const test::TemporaryFolder folder;
  test::writeText(folder / "broken/model.json", "{");
  EXPECT_EQ(findModel((folder / "broken").string(), {}).error().kind, ErrorKind::corrupt);
}

}  // namespace
}  // namespace jukebox
