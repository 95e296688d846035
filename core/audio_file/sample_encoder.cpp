#include "core/audio_file/sample_encoder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/audio_file/id3_tag.h"
#include "core/audio_file/metadata.h"

namespace jukebox::ffmpeg {
namespace {

/// How one of our formats is said in FFmpeg's words.
struct FormatTraits {
  const char* muxer;
  const char* encoder;
  AVSampleFormat sampleFormat;
  int defaultKbpsPerChannel;  ///< 0: lossless
};

FormatTraits traitsOf(AudioFormat format, int flacBitDepth) {
  switch (format) {
    case AudioFormat::wav16:
      return {"wav", "pcm_s16le", AV_SAMPLE_FMT_S16, 0};
    case AudioFormat::wav24:
      return {"wav", "pcm_s24le", AV_SAMPLE_FMT_S32, 0};
    case AudioFormat::wav32f:
      return {"wav", "pcm_f32le", AV_SAMPLE_FMT_FLT, 0};
    case AudioFormat::flac:
      return {"flac", "flac", flacBitDepth == 24 ? AV_SAMPLE_FMT_S32 : AV_SAMPLE_FMT_S16, 0};
    case AudioFormat::mp3:
      return {"mp3", "libmp3lame", AV_SAMPLE_FMT_FLTP, 96};
    case AudioFormat::ogg:
      return {"ogg", "libvorbis", AV_SAMPLE_FMT_FLTP, 80};
    case AudioFormat::opus:
      return {"opus", "libopus", AV_SAMPLE_FMT_FLT, 64};
    case AudioFormat::m4a:
      return {"ipod", "aac", AV_SAMPLE_FMT_FLTP, 96};
  }
  return {"wav", "pcm_s16le", AV_SAMPLE_FMT_S16, 0};
}

/// The wanted rate, or the smallest of the codec's rates above it, or its highest.
int chooseSampleRate(const AVCodec& codec, int wanted) {
  if (codec.supported_samplerates == nullptr) return wanted;
  int above = 0;
  int highest = 0;
  for (const int* rate = codec.supported_samplerates; *rate != 0; ++rate) {
    highest = std::max(highest, *rate);
    if (*rate >= wanted && (above == 0 || *rate < above)) above = *rate;
  }
  return above != 0 ? above : highest;
}

void setBitRate(AVCodecContext& codec, const EncoderSettings& settings, int defaultKbpsPerChannel) {
  if (settings.bitRateKbps && defaultKbpsPerChannel > 0) {
    codec.bit_rate = 1000LL * *settings.bitRateKbps;
  } else if (settings.format == AudioFormat::ogg) {
    // Vorbis refuses bit rates that do not suit the sample rate; its quality scale (here 6 of 10) suits them all.
    codec.flags |= AV_CODEC_FLAG_QSCALE;
    codec.global_quality = 6 * FF_QP2LAMBDA;
  } else {
    codec.bit_rate = 1000LL * defaultKbpsPerChannel * settings.channels;
  }
}

/// Nearest integer of `bits` bits for a sample in [-1, 1]; +1 is one step too far and becomes the largest.
std::int32_t quantise(float sample, int bits) {
  const double scale = std::ldexp(1.0, bits - 1);
  return static_cast<std::int32_t>(std::clamp(std::nearbyint(sample * scale), -scale, scale - 1.0));
}

void fillInterleaved(std::span<const float> samples, AVFrame& frame) {
  if (frame.format == AV_SAMPLE_FMT_S16) {
    auto* out = reinterpret_cast<std::int16_t*>(frame.data[0]);
    for (const float sample : samples) *out++ = static_cast<std::int16_t>(quantise(sample, 16));
  } else if (frame.format == AV_SAMPLE_FMT_S32) {
    // The encoders keep the upper 24 bits.
    auto* out = reinterpret_cast<std::int32_t*>(frame.data[0]);
    for (const float sample : samples) *out++ = quantise(sample, 24) * 256;
  } else {
    std::copy(samples.begin(), samples.end(), reinterpret_cast<float*>(frame.data[0]));
  }
}

void fillPlanar(std::span<const float> samples, AVFrame& frame) {
  const auto channels = static_cast<std::size_t>(frame.ch_layout.nb_channels);
  for (std::size_t channel = 0; channel < channels; ++channel) {
    auto* out = reinterpret_cast<float*>(frame.extended_data[channel]);
    for (std::size_t i = channel; i < samples.size(); i += channels) *out++ = samples[i];
  }
}

std::string riffChunk(std::string_view id, std::string_view contents) {
  std::string chunk(id);
  for (int shift = 0; shift < 32; shift += 8) chunk.push_back(static_cast<char>((contents.size() >> shift) & 0xFFU));
  chunk.append(contents);
  if (contents.size() % 2 != 0) chunk.push_back('\0');
  return chunk;
}

/// What a WAV file says beyond FFmpeg's INFO list: all fields as ID3 for players, and the lyrics as INFO too, because
/// FFmpeg reads no ID3 beside an INFO list.
std::string wavTagChunks(const AudioTags& tags) {
  const std::string id3 = buildId3Tag(tags);
  std::string chunks = id3.empty() ? "" : riffChunk("id3 ", id3);
  if (!tags.lyrics.empty()) {
    chunks += riffChunk(
        "LIST", "INFO" + riffChunk(kRiffLyricsKey, std::string_view(tags.lyrics.c_str(), tags.lyrics.size() + 1)));
  }
  return chunks;
}

/// Appends chunks to a finished RIFF file and corrects its size. Files above 4 GiB (RF64) keep their INFO list alone.
void appendRiffChunks(AVIOContext* output, const std::string& chunks) {
  const std::int64_t end = avio_size(output);
  const std::int64_t total = end + static_cast<std::int64_t>(chunks.size());
  if (chunks.empty() || end < 0 || total > std::int64_t{UINT32_MAX}) return;
  avio_seek(output, end, SEEK_SET);
  avio_write(output, reinterpret_cast<const unsigned char*>(chunks.data()), static_cast<int>(chunks.size()));
  avio_seek(output, 4, SEEK_SET);
  avio_wl32(output, static_cast<unsigned int>(total - 8));
}

}  // namespace

Result<SampleEncoder> SampleEncoder::open(const EncoderSettings& settings, AVIOContext* output) {
  SampleEncoder encoder;
  encoder.m_packet.reset(av_packet_alloc());
  encoder.m_frame.reset(av_frame_alloc());
  if (!encoder.m_packet || !encoder.m_frame) return outOfMemory();
  RETURN_IF_ERROR(encoder.openCodec(settings));
  RETURN_IF_ERROR(encoder.openContainer(settings, output));
  return encoder;
}

Status SampleEncoder::openCodec(const EncoderSettings& settings) {
  const FormatTraits traits = traitsOf(settings.format, settings.flacBitDepth);
  const AVCodec* codec = avcodec_find_encoder_by_name(traits.encoder);
  if (codec == nullptr) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("The installed FFmpeg cannot write {} files.", audioFormatName(settings.format)),
                     "Choose WAV or FLAC.", traits.encoder);
  }
  m_codec.reset(avcodec_alloc_context3(codec));
  if (!m_codec) return outOfMemory();
  m_codec->sample_fmt = traits.sampleFormat;
  m_codec->sample_rate = chooseSampleRate(*codec, settings.sampleRate);
  m_codec->time_base = AVRational{1, m_codec->sample_rate};
  m_codec->thread_count = 1;
  m_codec->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
  av_channel_layout_default(&m_codec->ch_layout, settings.channels);
  if (traits.sampleFormat == AV_SAMPLE_FMT_S32) m_codec->bits_per_raw_sample = 24;
  setBitRate(*m_codec, settings, traits.defaultKbpsPerChannel);
  if (const int code = avcodec_open2(m_codec.get(), codec, nullptr); code < 0) {
    return makeError(
        ErrorKind::unsupported,
        fmt::format("{} files cannot hold {} channels at {} Hz and {} kbit/s.", audioFormatName(settings.format),
                    settings.channels, m_codec->sample_rate, m_codec->bit_rate / 1000),
        "Choose another format or bit rate.", errorText(code));
  }
  constexpr std::size_t kBlockFrames = 4096;
  m_blockFrames = m_codec->frame_size > 0 ? static_cast<std::size_t>(m_codec->frame_size) : kBlockFrames;
  return {};
}

Status SampleEncoder::openContainer(const EncoderSettings& settings, AVIOContext* output) {
  const FormatTraits traits = traitsOf(settings.format, settings.flacBitDepth);
  AVFormatContext* context = nullptr;
  if (avformat_alloc_output_context2(&context, nullptr, traits.muxer, nullptr) < 0) return outOfMemory();
  m_output.reset(context);
  context->pb = output;
  context->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
  AVStream* stream = avformat_new_stream(context, nullptr);
  if (stream == nullptr || avcodec_parameters_from_context(stream->codecpar, m_codec.get()) < 0) return outOfMemory();
  stream->time_base = m_codec->time_base;

  AVDictionary* options = nullptr;
  if (settings.format == AudioFormat::mp3) {
    // Our own tag goes first; FFmpeg's would hide comments and lyrics in frames that players do not show.
    av_dict_set(&options, "id3v2_version", "0", 0);
    const std::string tag = buildId3Tag(settings.tags);
    avio_write(output, reinterpret_cast<const unsigned char*>(tag.data()), static_cast<int>(tag.size()));
  } else {
    RETURN_IF_ERROR(setTags(settings.tags, &context->metadata));
  }
  const bool isWav = std::string_view(traits.muxer) == "wav";
  if (isWav) {
    av_dict_set(&options, "rf64", "auto", 0);
    m_wavTagChunks = wavTagChunks(settings.tags);
  }
  const int code = avformat_write_header(context, &options);
  av_dict_free(&options);
  return checkOutput(code);
}

Status SampleEncoder::encode(std::span<const float> interleaved) {
  const std::size_t block = m_blockFrames * static_cast<std::size_t>(m_codec->ch_layout.nb_channels);
  if (!m_pending.empty()) {
    const std::size_t count = std::min(block - m_pending.size(), interleaved.size());
    m_pending.insert(m_pending.end(), interleaved.begin(), interleaved.begin() + static_cast<std::ptrdiff_t>(count));
    interleaved = interleaved.subspan(count);
    if (m_pending.size() < block) return {};
    RETURN_IF_ERROR(encodeBlock(m_pending));
    m_pending.clear();
  }
  for (; interleaved.size() >= block; interleaved = interleaved.subspan(block)) {
    RETURN_IF_ERROR(encodeBlock(interleaved.first(block)));
  }
  m_pending.assign(interleaved.begin(), interleaved.end());
  return {};
}

Status SampleEncoder::encodeBlock(std::span<const float> interleaved) {
  av_frame_unref(m_frame.get());
  m_frame->format = m_codec->sample_fmt;
  m_frame->sample_rate = m_codec->sample_rate;
  m_frame->nb_samples = static_cast<int>(interleaved.size()) / m_codec->ch_layout.nb_channels;
  m_frame->pts = m_encodedFrames;
  if (av_channel_layout_copy(&m_frame->ch_layout, &m_codec->ch_layout) < 0 ||
      av_frame_get_buffer(m_frame.get(), 0) < 0) {
    return outOfMemory();
  }
  if (av_sample_fmt_is_planar(m_codec->sample_fmt) != 0) {
    fillPlanar(interleaved, *m_frame);
  } else {
    fillInterleaved(interleaved, *m_frame);
  }
  m_encodedFrames += m_frame->nb_samples;
  return sendFrame(m_frame.get());
}

/// Encodes one frame (nullptr: the end) and writes whatever packets are ready.
Status SampleEncoder::sendFrame(const AVFrame* frame) {
  RETURN_IF_ERROR(checkOutput(avcodec_send_frame(m_codec.get(), frame)));
  while (true) {
    const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
    if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return {};
    RETURN_IF_ERROR(checkOutput(code));
    av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_output->streams[0]->time_base);
    m_packet->stream_index = 0;
    RETURN_IF_ERROR(checkOutput(av_interleaved_write_frame(m_output.get(), m_packet.get())));
  }
}

Status SampleEncoder::finish() {
  if (!m_pending.empty()) RETURN_IF_ERROR(encodeBlock(m_pending));
  m_pending.clear();
  RETURN_IF_ERROR(sendFrame(nullptr));
  RETURN_IF_ERROR(checkOutput(av_write_trailer(m_output.get())));
  appendRiffChunks(m_output->pb, m_wavTagChunks);
  avio_flush(m_output->pb);
  return checkOutput(m_output->pb->error);
}

Status SampleEncoder::checkOutput(int code) const {
  if (code >= 0 && m_output->pb->error >= 0) return {};
  return makeError(ErrorKind::io, "The audio could not be encoded.", "",
                   errorText(code < 0 ? code : m_output->pb->error));
}

}  // namespace jukebox::ffmpeg
