// SimilarWords: a mistyped word leads to the one that was meant.
#include "db/similar_words.h"

#include <gmock/gmock.h>

namespace jukebox {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(EditDistance, countsLettersChangedAddedLeftOutOrSwapped) {
  struct Case {
    std::u32string a, b;
    std::size_t distance;
  };
  for (const auto& [a, b, distance] : std::vector<Case>{{U"river", U"river", 0},
                                                        {U"river", U"rivr", 1},
                                                        {U"river", U"rievr", 1},
                                                        {U"river", U"diver", 1},
                                                        {U"river", U"rivers", 1},
                                                        {U"café", U"cafe", 1},
                                                        {U"", U"ab", 2},
                                                        {U"river", U"lake", 3}}) {
    EXPECT_EQ(editDistance(a, b, 2), distance);
    EXPECT_EQ(editDistance(b, a, 2), distance);
  }
}

TEST(SimilarWords, theMostAlikeComesFirstThenTheMoreFrequent) {
  SimilarWords similar("rivr");
  similar.addText("River and Mill");
  similar.addText("the rover, the RIVER; the rover the rover");
  similar.addText("ocean rivet");
  EXPECT_THAT(similar.best(3), ElementsAre("river", "rover", "rivet"));
  EXPECT_THAT(similar.best(1), ElementsAre("river"));
}

TEST(SimilarWords, theBeginningOfALongerWordCounts) {
  SimilarWords similar("mornign");
  similar.addText("Morningside");
  EXPECT_THAT(similar.best(3), ElementsAre("morningside"));
}

TEST(SimilarWords, nothingIsAlikeEverythingElse) {
  SimilarWords similar("zzzz");
  similar.addText("River and Mill");
  EXPECT_THAT(similar.best(3), IsEmpty());
  SimilarWords same("river");
  same.addText("river");
  EXPECT_THAT(same.best(3), IsEmpty());
}

TEST(SimilarWords, shortWordsMayDifferInOneLetterOnly) {
  SimilarWords similar("joz");
  similar.addText("jaz jut");
  EXPECT_THAT(similar.best(3), ElementsAre("jaz"));
}

}  // namespace
}  // namespace jukebox
