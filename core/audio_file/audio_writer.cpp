#include "core/audio_file/audio_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/file_stream.h"
#include "core/audio_file/metadata.h"
#include "core/audio_file/part_file.h"
#include "core/audio_file/sample_converter.h"
#include "core/audio_file/sample_encoder.h"

namespace jukebox {
namespace {

constexpr int kMaximumWrittenChannels = 8;
/// Samples that are clipped and converted at a time.
constexpr std::size_t kBlockFrames = 1U << 14;

Status validate(int sampleRate, int channels, AudioFormat format, const AudioWriterOptions& options) {
  const int mostChannels = format == AudioFormat::mp3 ? 2 : kMaximumWrittenChannels;
  if (sampleRate < 1 || sampleRate > kMaximumSampleRate || channels < 1) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("Audio of {} channels at {} Hz cannot be written.", channels, sampleRate));
  }
  if (channels > mostChannels) {
    return makeError(
        ErrorKind::unsupported,
        fmt::format("{} files hold at most {} channels, not {}.", audioFormatName(format), mostChannels, channels),
        "Mix it down first.");
  }
  if (options.flacBitDepth != 16 && options.flacBitDepth != 24) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("FLAC files are written with 16 or 24 bits, not {}.", options.flacBitDepth));
  }
  if (options.bitRateKbps && (*options.bitRateKbps < 8 || *options.bitRateKbps > 512)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A bit rate of {} kbit/s is not possible.", *options.bitRateKbps),
                     "Choose 8 to 512 kbit/s.");
  }
  return validateTags(options.tags);
}

}  // namespace

class AudioWriter::Implementation {
 public:
  static Result<std::unique_ptr<Implementation>> open(const std::filesystem::path& path, int sampleRate, int channels,
                                                      const AudioWriterOptions& options);
  Status write(std::span<const float> interleaved);
  Status finish();

 private:
  explicit Implementation(PartFile file) : m_part(std::move(file)) {}
  Status start(const ffmpeg::EncoderSettings& settings);
  Status encode(std::span<float> samples);
  Status flushConverter();
  Status explain(Status status);

  PartFile m_part;
  std::unique_ptr<ffmpeg::FileStream> m_stream;
  std::optional<ffmpeg::SampleEncoder> m_encoder;      ///< ends before the stream that it writes to
  std::optional<ffmpeg::SampleConverter> m_converter;  ///< only when the codec lacks the rate
  std::size_t m_channels = 0;
  std::vector<float> m_block;
  std::vector<float> m_converted;
  bool m_closed = false;
};

Result<std::unique_ptr<AudioWriter::Implementation>> AudioWriter::Implementation::open(
    const std::filesystem::path& path, int sampleRate, int channels, const AudioWriterOptions& options) {
  ffmpeg::routeLogToSink();
  AudioFormat format = options.format.value_or(AudioFormat::wav16);
  if (!options.format) {
    ASSIGN_OR_RETURN(format, audioFormatFromPath(path));
  }
  RETURN_IF_ERROR(validate(sampleRate, channels, format, options));
  ASSIGN_OR_RETURN(PartFile part, PartFile::create(path, options.overwrite));
  std::unique_ptr<Implementation> writer(new Implementation(std::move(part)));
  RETURN_IF_ERROR(writer->explain(
      writer->start({format, sampleRate, channels, options.flacBitDepth, options.bitRateKbps, options.tags})));
  return writer;
}

Status AudioWriter::Implementation::start(const ffmpeg::EncoderSettings& settings) {
  ASSIGN_OR_RETURN(const int fd, m_part.duplicateDescriptor());
  ASSIGN_OR_RETURN(m_stream, ffmpeg::FileStream::adoptForWriting(fd));
  ASSIGN_OR_RETURN(m_encoder, ffmpeg::SampleEncoder::open(settings, m_stream->context()));
  m_channels = static_cast<std::size_t>(settings.channels);
  if (m_encoder->sampleRate() == settings.sampleRate) return {};
  ffmpeg::ChannelLayout layout(settings.channels);
  ASSIGN_OR_RETURN(m_converter, ffmpeg::SampleConverter::create({AV_SAMPLE_FMT_FLT, settings.sampleRate, layout.get()},
                                                                m_encoder->sampleRate(), settings.channels));
  return {};
}

/// A failed write is explained by the system's reason, not by FFmpeg's.
Status AudioWriter::Implementation::explain(Status status) {
  if (status) return status;
  m_closed = true;
  if (m_stream && m_stream->firstErrno() != 0) {
    return errorFromErrno(m_stream->firstErrno(), "write", m_part.path().string());
  }
  return status;
}

/// Clips (resampling overshoots) and encodes.
Status AudioWriter::Implementation::encode(std::span<float> samples) {
  clipToFullScale(samples);
  return m_encoder->encode(samples);
}

Status AudioWriter::Implementation::write(std::span<const float> interleaved) {
  if (m_closed || interleaved.size() % m_channels != 0) {
    return makeError(ErrorKind::internal,
                     fmt::format("{} samples cannot be appended to {}.", interleaved.size(), m_part.path().string()),
                     "", m_closed ? "the writer is closed" : "not a whole number of frames");
  }
  while (!interleaved.empty()) {
    const std::size_t count = std::min(interleaved.size(), kBlockFrames * m_channels);
    m_block.assign(interleaved.begin(), interleaved.begin() + static_cast<std::ptrdiff_t>(count));
    interleaved = interleaved.subspan(count);
    if (!m_converter) {
      RETURN_IF_ERROR(explain(encode(m_block)));
      continue;
    }
    clipToFullScale(m_block);
    m_converted.clear();
    const auto* data = reinterpret_cast<const std::uint8_t*>(m_block.data());
    RETURN_IF_ERROR(explain(m_converter->convert(&data, static_cast<int>(count / m_channels), m_converted)));
    RETURN_IF_ERROR(explain(encode(m_converted)));
  }
  return {};
}

Status AudioWriter::Implementation::flushConverter() {
  if (!m_converter) return {};
  m_converted.clear();
  RETURN_IF_ERROR(m_converter->flush(m_converted));
  return encode(m_converted);
}

Status AudioWriter::Implementation::finish() {
  if (m_closed) {
    return makeError(ErrorKind::internal, fmt::format("{} cannot be finished twice.", m_part.path().string()));
  }
  RETURN_IF_ERROR(explain(flushConverter()));
  RETURN_IF_ERROR(explain(m_encoder->finish()));
  m_closed = true;
  return m_part.publish();
}

Result<AudioWriter> AudioWriter::open(const std::filesystem::path& path, int sampleRate, int channels,
                                      const AudioWriterOptions& options) {
  ASSIGN_OR_RETURN(auto implementation, Implementation::open(path, sampleRate, channels, options));
  return AudioWriter(std::move(implementation));
}

AudioWriter::AudioWriter(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
AudioWriter::AudioWriter(AudioWriter&& other) noexcept = default;
AudioWriter& AudioWriter::operator=(AudioWriter&& other) noexcept = default;
AudioWriter::~AudioWriter() = default;

Status AudioWriter::write(std::span<const float> interleaved) {
  return m_implementation->write(interleaved);
}
Status AudioWriter::finish() {
  return m_implementation->finish();
}

Status writeAudioFile(const std::filesystem::path& path, const AudioBuffer& buffer, const AudioWriterOptions& options) {
  ASSIGN_OR_RETURN(auto writer, AudioWriter::open(path, buffer.sampleRate, buffer.channels, options));
  RETURN_IF_ERROR(writer.write(buffer.samples));
  return writer.finish();
}

}  // namespace jukebox
