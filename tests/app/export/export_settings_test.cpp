#include "app/export/export_settings.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/domain/export_name.h"

namespace jukebox {
namespace {

TEST(ExportSettings, figuresBelongToFormatsThatHaveThem) {
  const auto settings = [](const char* format, std::optional<int> bits, std::optional<int> kbps) {
    ExportSettings s;
    s.format = format;
    s.bitDepth = bits;
    s.bitRateKbps = kbps;
    return writerOptionsFor(s);
  };
  EXPECT_EQ(settings("wav", 24, {})->format, AudioFormat::wav24);
  EXPECT_EQ(settings("wav", 32, {})->format, AudioFormat::wav32f);
  EXPECT_EQ(settings("flac", 24, {})->flacBitDepth, 24);
  EXPECT_EQ(settings("mp3", {}, 128)->bitRateKbps, 128);
  EXPECT_FALSE(settings("flac", 32, {}));
  EXPECT_FALSE(settings("mp3", 16, {}));
  EXPECT_FALSE(settings("wav", {}, 128));
  EXPECT_FALSE(settings("mp3", {}, 7));
  EXPECT_EQ(settings("aiff", {}, {}).error().kind, ErrorKind::unsupported);
}

TEST(ExportSettings, ratesAndLoudnessHaveLimits) {
  ExportSettings settings;
  for (const int rate : {-1, 1, 7999, 192'001}) {
    settings.sampleRate = rate;
    EXPECT_FALSE(writerOptionsFor(settings)) << rate;
  }
  settings.sampleRate = 44'100;
  EXPECT_TRUE(writerOptionsFor(settings));
  for (const double lufs : {0.0, -41.0, std::numeric_limits<double>::quiet_NaN()}) {
    settings.loudnessLufs = lufs;
    EXPECT_FALSE(writerOptionsFor(settings)) << lufs;
  }
}

TEST(ExportName, patternsAreFilledInAndSafe) {
  const ExportNameFields fields{"01abc", "Night {id} Train", "Mara/Vale", "folk", 7};
  EXPECT_EQ(exportFileName("", fields, 1), "Mara_Vale - Night {id} Train");
  EXPECT_EQ(exportFileName("{n} {seed} {id}", fields, 3), "3 7 01abc");
  EXPECT_EQ(exportFileName("...", fields, 1), "01abc");
  EXPECT_EQ(exportFileName("{title}", {"x", "../../etc/passwd: \"x\"", "", "", 0}, 1), "_.._etc_passwd_ _x_");
  std::string emoji;
  for (int i = 0; i < 100; ++i) emoji += "🎵";
  EXPECT_EQ(exportFileName("{title}", {"x", emoji, "", "", 0}, 1).size(), 200U);
}

}  // namespace
}  // namespace jukebox
