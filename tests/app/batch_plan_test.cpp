#include "app/cli/batch_plan.h"

#include <gtest/gtest.h>

#include <set>

namespace jukebox::cli {
namespace {

TEST(BatchPlan, emptyFieldsTakeTheValuesOfTheCommandLine) {
  GenerateOptions defaults;
  defaults.artist = "Mara Vale";
  defaults.seconds = 20;
  const auto rows = parseBatchPlan("title,artist,seconds,lyrics\na,,5,words.txt\nb,Tom,,\n", "/plans/p.csv", defaults);
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->at(0).artist, "Mara Vale");
  EXPECT_EQ(rows->at(0).seconds, 5);
  EXPECT_EQ(rows->at(0).lyricsFile, "/plans/words.txt");
  EXPECT_EQ(rows->at(1).artist, "Tom");
  EXPECT_EQ(rows->at(1).seconds, 20);
}

TEST(BatchPlan, everyRowWithoutASeedGetsOneOfItsOwnAndKeepsIt) {
  const char* plan = "title,seed\na,\nb,\nc,9\nd,\n";
  const auto first = parseBatchPlan(plan, "p.csv", {}).value(), second = parseBatchPlan(plan, "p.csv", {}).value();
  std::set<std::uint64_t> seeds;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].seed, second[i].seed);
    seeds.insert(first[i].seed.value());
  }
  EXPECT_EQ(seeds.size(), 4U);
  EXPECT_TRUE(seeds.contains(9));
}

TEST(BatchPlan, mistakesAreNamed) {
  for (const auto& [plan, words] : std::vector<std::pair<const char*, const char*>>{
           {"colour\nred\n", "colour"}, {"seconds\nmany\n", "many"}, {"seed\n-3\n", "-3"}, {"title\n", "no rows"}}) {
    const auto rows = parseBatchPlan(plan, "p.csv", {});
    ASSERT_FALSE(rows.has_value()) << plan;
    EXPECT_EQ(rows.error().kind, ErrorKind::invalidInput);
    EXPECT_NE(rows.error().message.find(words), std::string::npos) << rows.error().message;
  }
}

}  // namespace
}  // namespace jukebox::cli
