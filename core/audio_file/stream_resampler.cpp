#include "core/audio_file/stream_resampler.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/sample_converter.h"

namespace jukebox {
namespace {

constexpr std::size_t kBlockFrames = 1U << 16;

bool isRate(int sampleRate) {
  return sampleRate >= 1 && sampleRate <= kMaximumSampleRate;
}

}  // namespace

class StreamResampler::Implementation {
 public:
  explicit Implementation(ffmpeg::SampleConverter taken) : converter(std::move(taken)) {}
  ffmpeg::SampleConverter converter;
};

StreamResampler::StreamResampler(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation)) {}
StreamResampler::StreamResampler(StreamResampler&& other) noexcept = default;
StreamResampler& StreamResampler::operator=(StreamResampler&& other) noexcept = default;
StreamResampler::~StreamResampler() = default;

Result<StreamResampler> StreamResampler::create(int sampleRate, int targetSampleRate, int targetChannels) {
  if (!isRate(sampleRate) || !isRate(targetSampleRate) || targetChannels < 1 || targetChannels > kMaximumChannels) {
    return makeError(ErrorKind::invalidInput, fmt::format("Sound at {} Hz cannot become {} channels at {} Hz.",
                                                          sampleRate, targetChannels, targetSampleRate));
  }
  ffmpeg::routeLogToSink();
  ffmpeg::ChannelLayout mono(1);
  ASSIGN_OR_RETURN(auto converter, ffmpeg::SampleConverter::create({AV_SAMPLE_FMT_FLT, sampleRate, mono.get()},
                                                                   targetSampleRate, targetChannels));
  return StreamResampler(std::make_unique<Implementation>(std::move(converter)));
}

Status StreamResampler::convert(std::span<const float> mono, std::vector<float>& out) {
  while (!mono.empty()) {
    const auto block = mono.first(std::min(kBlockFrames, mono.size()));
    const auto* data = reinterpret_cast<const std::uint8_t*>(block.data());
    RETURN_IF_ERROR(m_implementation->converter.convert(&data, static_cast<int>(block.size()), out));
    mono = mono.subspan(block.size());
  }
  return {};
}

Status StreamResampler::finish(std::vector<float>& out) {
  return m_implementation->converter.flush(out);
}

}  // namespace jukebox
