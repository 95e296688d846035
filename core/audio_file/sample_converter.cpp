#include "core/audio_file/sample_converter.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <fmt/format.h>

namespace jukebox::ffmpeg {
namespace {

/// True when FFmpeg knows how to mix this layout down to stereo.
bool hasKnownSpeakers(const AVChannelLayout& layout) {
  return layout.order == AV_CHANNEL_ORDER_NATIVE && av_channel_layout_check(&layout) == 1;
}

/// Each output channel is the mean of all input channels, except where channels keep their meaning: the same number of
/// them, or known surround to stereo. (FFmpeg's own mono to stereo would be 3 dB quieter.)
Status setMixing(SwrContext* context, const AVChannelLayout& layout, int targetChannels) {
  const int channels = layout.nb_channels;
  if (channels == targetChannels) return {};
  if (channels > targetChannels && targetChannels > 1 && hasKnownSpeakers(layout)) return {};
  const std::vector<double> matrix(static_cast<std::size_t>(channels * targetChannels), 1.0 / channels);
  if (const int code = swr_set_matrix(context, matrix.data(), channels); code < 0) {
    return makeError(ErrorKind::internal,
                     fmt::format("{} channels could not be mixed to {}.", channels, targetChannels), "",
                     errorText(code));
  }
  return {};
}

void setOptions(SwrContext* context) {
  av_opt_set_sample_fmt(context, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
  av_opt_set_int(context, "resampler", SWR_ENGINE_SOXR, 0);
  av_opt_set_double(context, "precision", 28.0, 0);
  // A mix to fewer channels is scaled so that it cannot exceed full scale.
  av_opt_set_double(context, "rematrix_maxval", 1.0, 0);
}

}  // namespace

Result<SampleConverter> SampleConverter::create(const SampleSource& source, int targetSampleRate, int targetChannels) {
  ChannelLayout target(targetChannels);
  // With as many channels out as in, they keep their meaning and no mixing happens.
  const AVChannelLayout* targetLayout =
      source.layout->nb_channels == targetChannels ? source.layout : static_cast<const AVChannelLayout*>(target.get());
  SwrContext* raw = nullptr;
  const int code =
      swr_alloc_set_opts2(&raw, const_cast<AVChannelLayout*>(targetLayout), AV_SAMPLE_FMT_FLT, targetSampleRate,
                          const_cast<AVChannelLayout*>(source.layout), source.format, source.sampleRate, 0, nullptr);
  Swr context(raw);
  if (code < 0) return outOfMemory();
  setOptions(context.get());
  RETURN_IF_ERROR(setMixing(context.get(), *source.layout, targetChannels));
  if (const int status = swr_init(context.get()); status < 0) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} channels at {} Hz cannot be converted to {} at {} Hz.", source.layout->nb_channels,
                                 source.sampleRate, targetChannels, targetSampleRate),
                     "", errorText(status));
  }
  return SampleConverter(std::move(context), targetChannels);
}

Status SampleConverter::convert(const std::uint8_t* const* data, int frames, std::vector<float>& out) {
  const int room = swr_get_out_samples(m_context.get(), frames);
  if (room < 0) return outOfMemory();
  if (room == 0) return {};
  const auto channels = static_cast<std::size_t>(m_channels);
  const std::size_t before = out.size();
  out.resize(before + static_cast<std::size_t>(room) * channels);
  auto* target = reinterpret_cast<std::uint8_t*>(out.data() + before);
  const int count = swr_convert(m_context.get(), &target, room, const_cast<const std::uint8_t**>(data), frames);
  out.resize(before + static_cast<std::size_t>(count > 0 ? count : 0) * channels);
  if (count < 0) return makeError(ErrorKind::internal, "Samples could not be converted.", "", errorText(count));
  return {};
}

}  // namespace jukebox::ffmpeg
