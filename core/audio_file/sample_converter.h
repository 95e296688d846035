#pragma once
// SampleConverter: blocks of samples to interleaved floats at another rate and channel count. Internal.

#include <cstdint>
#include <vector>

#include "core/audio_file/ffmpeg_support.h"

namespace jukebox::ffmpeg {

/// What comes in: one format, rate and channel order for the life of a converter.
struct SampleSource {
  AVSampleFormat format = AV_SAMPLE_FMT_FLT;
  int sampleRate = 0;
  const AVChannelLayout* layout = nullptr;  ///< borrowed for the call
};

/// libswresample with soxr (28-bit precision) and floats inside. One channel out is the exact arithmetic mean.
class SampleConverter {
 public:
  static Result<SampleConverter> create(const SampleSource& source, int targetSampleRate, int targetChannels);

  /// Appends the conversion of `frames` frames to `out`; the filter keeps some back until flush().
  Status convert(const std::uint8_t* const* data, int frames, std::vector<float>& out);
  Status flush(std::vector<float>& out) { return convert(nullptr, 0, out); }

 private:
  SampleConverter(Swr context, int channels) : m_context(std::move(context)), m_channels(channels) {}
  Swr m_context;
  int m_channels = 0;
};

}  // namespace jukebox::ffmpeg
