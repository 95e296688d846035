#include "core/audio_file/resample.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/sample_converter.h"

namespace jukebox {
namespace {

constexpr std::size_t kBlockFrames = 1U << 16;

bool isRate(int sampleRate) {
  return sampleRate >= 1 && sampleRate <= kMaximumSampleRate;
}

}  // namespace

Result<AudioBuffer> resample(const AudioBuffer& buffer, int targetSampleRate) {
  if (!isRate(buffer.sampleRate) || !isRate(targetSampleRate) || buffer.channels < 1 ||
      buffer.channels > kMaximumChannels) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} channels at {} Hz cannot be resampled to {} Hz.",
                                                          buffer.channels, buffer.sampleRate, targetSampleRate));
  }
  if (buffer.sampleRate == targetSampleRate) return buffer;
  ffmpeg::routeLogToSink();
  ffmpeg::ChannelLayout layout(buffer.channels);
  ASSIGN_OR_RETURN(auto converter, ffmpeg::SampleConverter::create({AV_SAMPLE_FMT_FLT, buffer.sampleRate, layout.get()},
                                                                   targetSampleRate, buffer.channels));
  AudioBuffer result{targetSampleRate, buffer.channels, {}};
  const auto channels = static_cast<std::size_t>(buffer.channels);
  const std::size_t frames = buffer.frameCount();
  result.samples.reserve(static_cast<std::size_t>(std::ceil(buffer.durationSeconds() * targetSampleRate)) * channels);
  for (std::size_t frame = 0; frame < frames; frame += kBlockFrames) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(buffer.samples.data() + frame * channels);
    const auto count = static_cast<int>(std::min(kBlockFrames, frames - frame));
    RETURN_IF_ERROR(converter.convert(&data, count, result.samples));
  }
  RETURN_IF_ERROR(converter.flush(result.samples));
  return result;
}

}  // namespace jukebox
