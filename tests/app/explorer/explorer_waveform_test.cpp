#include "app/explorer/explorer_waveform.h"

#include <gtest/gtest.h>

#include "tests/app/explorer/explorer_world.h"

namespace jukebox::explorer {
namespace {

TEST(ExplorerWaveform, aRecordingBecomesTwoTextsOfEqualLength) {
  const test::ExplorerWorld world;
  auto library = world.library();
  const Sample sample = test::addSong(library, test::songSample("A", "B", "C", "", 2));
  const auto waveform = computeExplorerWaveform(library.audioFile(sample));
  ASSERT_TRUE(waveform) << waveform.error().sentence();
  EXPECT_EQ(waveform->levels.size(), kWaveformPieces);
  EXPECT_TRUE(isValid(*waveform));
  EXPECT_NE(waveform->levels.find_first_not_of('0'), std::string::npos);
}

TEST(ExplorerWaveform, fewerPiecesKeepTheLoudestLevelAndTheMeanBrightness) {
  const ExplorerWaveform waveform{"0z01", "0246"};
  EXPECT_EQ(reduced(waveform, 2), (ExplorerWaveform{"z1", "15"}));
  EXPECT_EQ(reduced(waveform, 9), waveform);
}

TEST(ExplorerWaveform, onlyTextsOfTheFormAreValid) {
  EXPECT_TRUE(isValid({"", ""}));
  EXPECT_FALSE(isValid({"0z", "0"}));
  EXPECT_FALSE(isValid({"0Z", "00"}));
  EXPECT_FALSE(isValid({std::string(kWaveformPieces + 1, '0'), std::string(kWaveformPieces + 1, '0')}));
}

}  // namespace
}  // namespace jukebox::explorer
