#pragma once
// SampleEncoder: interleaved floats to one encoded, tagged stream of bytes. Internal.

#include <cstdint>
#include <span>
#include <vector>

#include "core/audio_file/audio_writer.h"
#include "core/audio_file/ffmpeg_support.h"

namespace jukebox::ffmpeg {

struct EncoderSettings {
  AudioFormat format = AudioFormat::wav16;
  int sampleRate = 0;  ///< wanted; see SampleEncoder::sampleRate()
  int channels = 0;
  int flacBitDepth = 16;
  std::optional<int> bitRateKbps;
  AudioTags tags;
};

/// One codec and one container, both bit-exact: no dates, no versions, no random numbers.
class SampleEncoder {
 public:
  /// Writes the headers to `output`, which outlives the encoder. Kind unsupported when the codec refuses.
  static Result<SampleEncoder> open(const EncoderSettings& settings, AVIOContext* output);

  /// The rate that encode() expects: the wanted one if the codec has it, else the next higher that it has.
  int sampleRate() const { return m_codec->sample_rate; }

  /// Appends whole frames with samples in [-1, 1].
  Status encode(std::span<const float> interleaved);

  /// Writes what is left and completes the headers.
  Status finish();

 private:
  SampleEncoder() = default;
  Status openCodec(const EncoderSettings& settings);
  Status openContainer(const EncoderSettings& settings, AVIOContext* output);
  Status encodeBlock(std::span<const float> interleaved);
  Status sendFrame(const AVFrame* frame);
  Status checkOutput(int code) const;

  Output m_output;
  CodecContext m_codec;
  Packet m_packet;
  Frame m_frame;
  std::size_t m_blockFrames = 0;  ///< frames that the codec takes at a time
  std::vector<float> m_pending;   ///< less than a block
  std::int64_t m_encodedFrames = 0;
  std::string m_wavTagChunks;  ///< to append to a WAV file
};

}  // namespace jukebox::ffmpeg
