// jukebox models and labels, through the executable.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/app/test_world.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;

TEST(ModelsCommand, installedModelsAreListedAndShown) {
  const TestWorld world;
  EXPECT_EQ(json::parse(world.run({"models", "list", "--json"}).output).size(), 0U);
  world.installTinyModel();
  const auto list = json::parse(world.run({"models", "list", "--json"}).output);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["name"], "tiny");
  EXPECT_THAT(world.run({"models", "list"}).output, HasSubstr("tiny"));
  const auto shown = world.run({"models", "show", "tiny"});
  EXPECT_EQ(shown.exitStatus, 0);
  EXPECT_THAT(shown.output, HasSubstr("CC0-1.0"));
  EXPECT_THAT(shown.output, HasSubstr("level 2"));
  EXPECT_EQ(json::parse(world.run({"models", "show", "tiny", "--json"}).output)["name"], "tiny");
}

TEST(ModelsCommand, aModelThatIsNotThereIsNamedWithThoseThatAre) {
  const TestWorld world;
  world.installTinyModel();
  const auto result = world.run({"models", "show", "huge"});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("huge"));
  EXPECT_THAT(result.errors, HasSubstr("tiny"));
}

TEST(ModelsCommand, verifyFindsAChangedByte) {
  const TestWorld world;
  world.installTinyModel();
  const auto intact = world.run({"models", "verify", "tiny", "--files-only", "--json"});
  ASSERT_EQ(intact.exitStatus, 0) << intact.output;
  for (const auto& entry : fs::directory_iterator(world.models() / "tiny")) {
    if (entry.path().extension() != ".safetensors") continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-3, std::ios::end);
    file.put('\x55');
    break;
  }
  const auto damaged = world.run({"models", "verify", "tiny", "--files-only", "--json"});
  EXPECT_EQ(damaged.exitStatus, 1);
  EXPECT_FALSE(json::parse(damaged.output)["problems"].empty());
}

TEST(ModelsCommand, quantisedCopyExportAndRemoval) {
  const TestWorld world;
  world.installTinyModel();
  const auto copy = world.run({"models", "quantize", "tiny", "--dtype", "int8"});
  ASSERT_EQ(copy.exitStatus, 0) << copy.errors;
  EXPECT_EQ(json::parse(world.run({"models", "show", "tiny-int8", "--json"}).output)["dtype"], "int8");
  const auto finer = world.run({"models", "quantize", "tiny", "--dtype", "int8g64"});
  ASSERT_EQ(finer.exitStatus, 0) << finer.errors;
  EXPECT_EQ(json::parse(world.run({"models", "show", "tiny-int8g64", "--json"}).output)["dtype"], "int8g64");
  const auto verified = world.run({"models", "verify", "tiny-int8g64"});
  EXPECT_EQ(verified.exitStatus, 0) << verified.errors;
  const auto exported = world.run({"models", "export", "tiny", "--to", world.file("weights").string()});
  ASSERT_EQ(exported.exitStatus, 0) << exported.errors;
  EXPECT_TRUE(fs::exists(world.file("weights") / "vqvae.safetensors"));
  const auto unconfirmed = world.run({"models", "remove", "tiny-int8"});
  EXPECT_EQ(unconfirmed.exitStatus, 2);
  EXPECT_TRUE(fs::exists(world.models() / "tiny-int8"));
  EXPECT_EQ(world.run({"models", "remove", "tiny-int8", "--yes"}).exitStatus, 0);
  EXPECT_FALSE(fs::exists(world.models() / "tiny-int8"));
}

TEST(ModelsCommand, importAsksForTheLicenceAndLeavesNothingWhenRefused) {
  const TestWorld world;
  const std::string folder = std::string(JUKEBOX_GOLDEN) + "/pipeline/";
  const std::vector<std::string> command{"models",  "import",
                                         "--name",  "mine",
                                         "--codec", folder + "vqvae_legacy.pth.tar",
                                         "--prior", "2=" + folder + "prior_level_2_legacy.pth.tar"};
  const auto refused = world.run(command);
  EXPECT_EQ(refused.exitStatus, 2);
  EXPECT_THAT(refused.errors, HasSubstr("non-commercial"));
  EXPECT_THAT(refused.errors, HasSubstr("--accept-license"));
  EXPECT_TRUE(fs::is_empty(world.models()));
}

TEST(ModelsCommand, importOfSomethingElseLeavesNothing) {
  const TestWorld world;
  std::ofstream(world.file("codec.pth")) << "not a checkpoint";
  const auto result = world.run({"models", "import", "--name", "mine", "--accept-license", "--codec",
                                 world.file("codec.pth").string(), "--prior", "2=" + world.file("none").string()});
  EXPECT_EQ(result.exitStatus, 1);
  EXPECT_THAT(result.errors, HasSubstr("error: "));
  EXPECT_TRUE(fs::is_empty(world.models()));
}

TEST(LabelsCommand, namesAreListedAndSearched) {
  const TestWorld world;
  world.installTinyModel();
  const auto all = json::parse(world.run({"labels", "--model", "tiny", "--json"}).output);
  EXPECT_GT(all["artists"].size(), 10U);
  EXPECT_GT(all["genres"].size(), 5U);
  const auto found = json::parse(world.run({"labels", "--model", "tiny", "--search", "owls", "--json"}).output);
  ASSERT_FALSE(found["artists"].empty());
  EXPECT_THAT(found["artists"][0]["name"].get<std::string>(), HasSubstr("owls"));
  EXPECT_EQ(world.run({"labels", "--model", "nope"}).exitStatus, 1);
}

}  // namespace
}  // namespace jukebox::test
