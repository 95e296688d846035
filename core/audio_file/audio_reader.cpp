#include "core/audio_file/audio_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/audio_file/audio_decoder.h"
#include "core/audio_file/sample_converter.h"

namespace jukebox {
namespace {

/// Longest offset that is accepted: a year.
constexpr double kMaximumSeconds = 366.0 * 24 * 3600;

Status validate(const AudioReaderOptions& options) {
  const bool rateIsGood = options.targetSampleRate >= 0 && options.targetSampleRate <= kMaximumSampleRate;
  const bool channelsAreGood = options.channels >= 0 && options.channels <= 2;
  if (rateIsGood && channelsAreGood && options.limitSeconds >= 0.0) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("Audio cannot be read as {} channels at {} Hz with a limit of {} s.", options.channels,
                               options.targetSampleRate, options.limitSeconds),
                   fmt::format("Ask for 0, 1 or 2 channels and at most {} Hz.", kMaximumSampleRate));
}

Status validatePosition(double seconds) {
  if (seconds >= 0.0 && seconds <= kMaximumSeconds) return {};
  return makeError(ErrorKind::invalidInput, fmt::format("{} s is not a place in an audio file.", seconds));
}

/// The source format that a converter was made for, to notice when a file changes it halfway.
struct FrameShape {
  int format = -1;
  int sampleRate = 0;
  int channels = 0;
  bool operator==(const FrameShape&) const = default;
};

FrameShape shapeOf(const AVFrame& frame) {
  return {frame.format, frame.sample_rate, frame.ch_layout.nb_channels};
}

}  // namespace

const char* ffmpegVersion() { return ::av_version_info(); }

class AudioReader::Implementation {
 public:
  Implementation(std::unique_ptr<ffmpeg::AudioDecoder> source, const AudioReaderOptions& options)
      : decoder(std::move(source)) {
    const AudioFileInfo& info = decoder->info();
    sampleRate = options.targetSampleRate > 0 ? options.targetSampleRate : info.sourceSampleRate;
    channels = options.channels > 0 ? options.channels : info.sourceChannels;
    limitSeconds = options.limitSeconds;
    maximumFrames = limitSeconds > 0.0 ? std::optional(std::llround(limitSeconds * sampleRate)) : std::nullopt;
  }

  Result<std::size_t> read(std::span<float> out);
  Status seek(double seconds);
  Status convertFrame();

  std::unique_ptr<ffmpeg::AudioDecoder> decoder;
  int sampleRate = 0;
  int channels = 0;

 private:
  Status prepareConverter();
  Status produce();
  Status skipTo(std::int64_t target);
  std::size_t takePending(std::span<float> out);

  double limitSeconds = 0.0;
  std::optional<long long> maximumFrames;
  long long deliveredFrames = 0;
  std::optional<ffmpeg::SampleConverter> converter;
  FrameShape converterShape;
  std::vector<float> pending;  ///< converted samples that nobody has read yet, from `pendingOffset` on
  std::size_t pendingOffset = 0;
  std::int64_t framesToSkip = 0;  ///< source frames that lie before the place that was asked for
  bool ended = false;
};

/// Makes the converter for the decoder's current frame, after flushing one for another shape.
Status AudioReader::Implementation::prepareConverter() {
  const AVFrame& frame = decoder->frame();
  if (converter && converterShape == shapeOf(frame)) return {};
  if (converter) RETURN_IF_ERROR(converter->flush(pending));
  ASSIGN_OR_RETURN(converter, ffmpeg::SampleConverter::create(
                                  {static_cast<AVSampleFormat>(frame.format), frame.sample_rate, &frame.ch_layout},
                                  sampleRate, channels));
  converterShape = shapeOf(frame);
  return {};
}

/// Converts the decoder's current frame, less what is to be skipped.
Status AudioReader::Implementation::convertFrame() {
  const AVFrame& frame = decoder->frame();
  const auto skipped = static_cast<int>(std::min<std::int64_t>(framesToSkip, frame.nb_samples));
  framesToSkip -= skipped;
  if (skipped == frame.nb_samples) return {};
  RETURN_IF_ERROR(prepareConverter());
  const auto format = static_cast<AVSampleFormat>(frame.format);
  const bool isPlanar = av_sample_fmt_is_planar(format) != 0;
  const int planes = isPlanar ? frame.ch_layout.nb_channels : 1;
  const int stride = av_get_bytes_per_sample(format) * (isPlanar ? 1 : frame.ch_layout.nb_channels);
  std::vector<const std::uint8_t*> data;
  for (int i = 0; i < planes; ++i)
    data.push_back(frame.extended_data[i] + static_cast<std::ptrdiff_t>(skipped) * stride);
  return converter->convert(data.data(), frame.nb_samples - skipped, pending);
}

/// Decodes and converts once more, or notices the end.
Status AudioReader::Implementation::produce() {
  ASSIGN_OR_RETURN(const bool found, decoder->advance());
  if (found) return convertFrame();
  ended = true;
  return converter ? converter->flush(pending) : Status{};
}

std::size_t AudioReader::Implementation::takePending(std::span<float> out) {
  const std::size_t count = std::min(out.size(), pending.size() - pendingOffset);
  std::copy_n(pending.begin() + static_cast<std::ptrdiff_t>(pendingOffset), count, out.begin());
  pendingOffset += count;
  if (pendingOffset == pending.size()) {
    pending.clear();
    pendingOffset = 0;
  }
  return count;
}

Result<std::size_t> AudioReader::Implementation::read(std::span<float> out) {
  if (out.size() % static_cast<std::size_t>(channels) != 0) {
    return makeError(ErrorKind::internal,
                     fmt::format("{} samples do not hold whole frames of {} channels.", out.size(), channels));
  }
  std::size_t filled = 0;
  while (true) {
    filled += takePending(out.subspan(filled));
    if (filled == out.size() || ended) break;
    RETURN_IF_ERROR(produce());
  }
  const std::size_t frames = filled / static_cast<std::size_t>(channels);
  deliveredFrames += static_cast<long long>(frames);
  if (maximumFrames && deliveredFrames > *maximumFrames) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} is longer than {:.0f} s.", decoder->path().string(), limitSeconds),
                     "Choose a shorter file or a part of it.");
  }
  return frames;
}

Status AudioReader::Implementation::seek(double seconds) {
  RETURN_IF_ERROR(validatePosition(seconds));
  const auto target = std::llround(seconds * decoder->info().sourceSampleRate);
  converter.reset();
  pending.clear();
  pendingOffset = 0;
  ended = false;
  return skipTo(target);
}

Status AudioReader::Implementation::skipTo(std::int64_t target) {
  ASSIGN_OR_RETURN(const auto position, decoder->seekBefore(target));
  ended = !position.has_value();
  if (ended) return {};
  framesToSkip = std::max<std::int64_t>(target - *position, 0);
  return convertFrame();
}

Result<AudioReader> AudioReader::open(const std::filesystem::path& path, const AudioReaderOptions& options) {
  RETURN_IF_ERROR(validate(options));
  ASSIGN_OR_RETURN(auto decoder, ffmpeg::AudioDecoder::open(path));
  auto implementation = std::make_unique<Implementation>(std::move(decoder), options);
  RETURN_IF_ERROR(implementation->convertFrame());
  return AudioReader(std::move(implementation));
}

AudioReader::AudioReader(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
AudioReader::AudioReader(AudioReader&& other) noexcept = default;
AudioReader& AudioReader::operator=(AudioReader&& other) noexcept = default;
AudioReader::~AudioReader() = default;

const AudioFileInfo& AudioReader::info() const {
  return m_implementation->decoder->info();
}
int AudioReader::sampleRate() const {
  return m_implementation->sampleRate;
}
int AudioReader::channels() const {
  return m_implementation->channels;
}
const std::string& AudioReader::damage() const {
  return m_implementation->decoder->damage();
}
Result<std::size_t> AudioReader::read(std::span<float> interleaved) {
  return m_implementation->read(interleaved);
}
Status AudioReader::seek(double seconds) {
  return m_implementation->seek(seconds);
}

Result<AudioBuffer> readAudioFile(const std::filesystem::path& path, const ReadAudioOptions& options) {
  RETURN_IF_ERROR(validatePosition(options.startSeconds));
  RETURN_IF_ERROR(validatePosition(options.maximumSeconds.value_or(0.0)));
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(path, {.targetSampleRate = options.sampleRate,
                                                         .channels = options.channels,
                                                         .limitSeconds = options.limitSeconds}));
  if (options.startSeconds > 0.0) RETURN_IF_ERROR(reader.seek(options.startSeconds));

  AudioBuffer buffer{reader.sampleRate(), reader.channels(), {}};
  const auto channels = static_cast<std::size_t>(buffer.channels);
  std::size_t wanted = SIZE_MAX;
  if (options.maximumSeconds) {
    wanted = static_cast<std::size_t>(std::llround(*options.maximumSeconds * buffer.sampleRate));
  }
  // Grows with what is really there: a header's duration allocates nothing.
  constexpr std::size_t kBlockFrames = 1U << 16;
  while (wanted > 0) {
    const std::size_t before = buffer.samples.size();
    buffer.samples.resize(before + std::min(kBlockFrames, wanted) * channels);
    ASSIGN_OR_RETURN(const std::size_t frames, reader.read(std::span(buffer.samples).subspan(before)));
    buffer.samples.resize(before + frames * channels);
    if (frames == 0) break;
    wanted -= frames;
  }
  return buffer;
}

Result<AudioFileInfo> readAudioFileInfo(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(const auto reader, AudioReader::open(path));
  return reader.info();
}

}  // namespace jukebox
