#include "core/audio_file/audio_format.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(AudioFormat, namesRoundTrip) {
  EXPECT_EQ(allAudioFormats().size(), 8U);
  for (const AudioFormat format : allAudioFormats()) {
    EXPECT_EQ(audioFormatFromName(audioFormatName(format)), format);
  }
  EXPECT_EQ(audioFormatFromName("WAV16"), std::nullopt);
  EXPECT_EQ(audioFormatFromName(""), std::nullopt);
}

TEST(AudioFormat, isDeducedFromTheExtension) {
  EXPECT_EQ(audioFormatFromPath("/a/song.wav").value(), AudioFormat::wav16);
  EXPECT_EQ(audioFormatFromPath("song.FLAC").value(), AudioFormat::flac);
  EXPECT_EQ(audioFormatFromPath("a.b.Mp3").value(), AudioFormat::mp3);
  EXPECT_EQ(audioFormatFromPath("a.ogg").value(), AudioFormat::ogg);
  EXPECT_EQ(audioFormatFromPath("a.opus").value(), AudioFormat::opus);
  EXPECT_EQ(audioFormatFromPath("a.m4a").value(), AudioFormat::m4a);
}

TEST(AudioFormat, otherExtensionsAreUnsupported) {
  for (const char* name : {"song", "song.", "song.txt", "song.wav.part", ".wav", "wav", ""}) {
    const auto format = audioFormatFromPath(name);
    ASSERT_FALSE(format.has_value()) << name;
    EXPECT_EQ(format.error().kind, ErrorKind::unsupported);
  }
}

}  // namespace
}  // namespace jukebox
