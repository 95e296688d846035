#include "core/audio_file/audio_decoder.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/audio_file/metadata.h"
#include "core/base/log.h"

namespace jukebox::ffmpeg {
namespace {

/// Containers that hold their sound themselves. FFmpeg knows three hundred more: playlists, pictures, games, devices.
constexpr std::array<std::string_view, 25> kContainers{
    "wav",           "w64", "aiff", "au",   "caf",    "flac", "mp3", "ogg", "mov,mp4,m4a,3gp,3g2,mj2",
    "matroska,webm", "aac", "ac3",  "eac3", "ape",    "asf",  "wv",  "tta", "mpc",
    "mpc8",          "dsf", "amr",  "avi",  "mpegts", "mpeg", "flv"};

/// Formats that only name other files or network addresses.
constexpr std::array<std::string_view, 7> kPlaylists{"hls", "concat", "dash", "sdp", "rtsp", "webm_dash_manifest",
                                                     "imf"};

/// Largest decoded frame that is accepted, samples a channel: far above any codec's, far below any memory's.
constexpr int kMaximumFrameSamples = 1 << 22;
/// Lossy codecs need this much sound before the wanted place to be exact there.
constexpr std::int64_t kPrerollSeconds = 1;
/// A file that ends this much earlier than it declares has lost something.
constexpr double kLengthToleranceSeconds = 0.1;

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// True for a WAV file whose header states no real length: its writer could not go back to correct it.
bool isUnfinishedWav(int fd) {
  constexpr std::uint32_t kSmallestPlaceholder = 0x7FFF0000;
  std::array<unsigned char, 8> header{};
  if (::pread(fd, header.data(), header.size(), 0) != static_cast<ssize_t>(header.size())) return false;
  const std::uint32_t size = AV_RL32(header.data() + 4);
  return std::equal(header.begin(), header.begin() + 4, "RIFF") && (size >= kSmallestPlaceholder || size == 0);
}

/// Whatever a file refers to is not opened.
int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
  return AVERROR(EPERM);
}

}  // namespace

Status checkRateAndChannels(const std::filesystem::path& path, int sampleRate, int channels) {
  if (channels >= 1 && channels <= kMaximumChannels && sampleRate >= 1 && sampleRate <= kMaximumSampleRate) return {};
  return makeError(ErrorKind::unsupported,
                   fmt::format("{} claims {} channels at {} Hz; at most {} channels and {} Hz are read.", path.string(),
                               channels, sampleRate, kMaximumChannels, kMaximumSampleRate),
                   "The file is probably damaged.");
}

Result<std::unique_ptr<AudioDecoder>> AudioDecoder::open(const std::filesystem::path& path) {
  routeLogToSink();
  std::unique_ptr<AudioDecoder> decoder(new AudioDecoder(path));
  ASSIGN_OR_RETURN(decoder->m_stream, FileStream::openForReading(path));
  RETURN_IF_ERROR(decoder->openContainer());
  RETURN_IF_ERROR(decoder->chooseTrack());
  RETURN_IF_ERROR(decoder->openCodec());
  RETURN_IF_ERROR(decoder->decodeFirstFrame());
  decoder->readInfo();
  return decoder;
}

Error AudioDecoder::notAudio(std::string detail) const {
  if (const int readErrno = m_stream->firstErrno(); readErrno != 0) {
    return errorFromErrno(readErrno, "read", m_path.string());
  }
  return makeError(ErrorKind::invalidInput, fmt::format("{} is not an audio file, or it is damaged.", m_path.string()),
                   "Choose a WAV, FLAC, MP3, Ogg, Opus or M4A file.", std::move(detail));
}

Status AudioDecoder::openContainer() {
  const AVInputFormat* format = nullptr;
  const std::string name = m_path.string();
  if (const int code = av_probe_input_buffer2(m_stream->context(), &format, name.c_str(), nullptr, 0, 0); code < 0) {
    return notAudio(errorText(code));
  }
  if (contains(kPlaylists, format->name)) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} is a playlist, which only names other files.", m_path.string()),
                     "Choose the audio files themselves.", format->name);
  }
  if (!contains(kContainers, format->name)) return notAudio(fmt::format("format {}", format->name));

  AVFormatContext* input = avformat_alloc_context();
  if (input == nullptr) return outOfMemory();
  input->pb = m_stream->context();
  input->io_open = refuseToOpen;
  input->flags |= AVFMT_FLAG_CUSTOM_IO;
  AVDictionary* options = nullptr;
  av_dict_set(&options, "protocol_whitelist", "none", 0);
  av_dict_set(&options, "format_whitelist", format->name, 0);
  // On failure this frees `input`.
  const int code = avformat_open_input(&input, name.c_str(), format, &options);
  av_dict_free(&options);
  if (code < 0) return notAudio(errorText(code));
  m_input.reset(input);
  return {};
}

Status AudioDecoder::chooseTrack() {
  for (unsigned int i = 0; i < m_input->nb_streams; ++i) {
    const AVCodecParameters& parameters = *m_input->streams[i]->codecpar;
    if (parameters.codec_type != AVMEDIA_TYPE_AUDIO || parameters.ch_layout.nb_channels == 0) continue;
    // Before anything is allocated by the header's numbers.
    RETURN_IF_ERROR(
        checkRateAndChannels(m_path, std::max(parameters.sample_rate, 1), parameters.ch_layout.nb_channels));
  }
  m_lengthIsUnknown = isUnfinishedWav(m_stream->fd());
  if (const int code = avformat_find_stream_info(m_input.get(), nullptr); code < 0) return notAudio(errorText(code));
  m_track = av_find_best_stream(m_input.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
  if (m_track == AVERROR_STREAM_NOT_FOUND) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} contains no sound.", m_path.string()),
                     "Choose a file with an audio track.");
  }
  if (m_track < 0) return notAudio(errorText(m_track));
  for (unsigned int i = 0; i < m_input->nb_streams; ++i) {
    if (static_cast<int>(i) != m_track) m_input->streams[i]->discard = AVDISCARD_ALL;
  }
  return {};
}

Status AudioDecoder::openCodec() {
  const AVStream& stream = *m_input->streams[m_track];
  const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
  if (codec == nullptr) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} uses the codec {}, which cannot be decoded here.", m_path.string(),
                                 avcodec_get_name(stream.codecpar->codec_id)),
                     "Convert it to WAV or FLAC.");
  }
  m_codec.reset(avcodec_alloc_context3(codec));
  m_packet.reset(av_packet_alloc());
  m_frame.reset(av_frame_alloc());
  if (!m_codec || !m_packet || !m_frame) return outOfMemory();
  if (const int code = avcodec_parameters_to_context(m_codec.get(), stream.codecpar); code < 0) {
    return notAudio(errorText(code));
  }
  m_codec->pkt_timebase = stream.time_base;
  m_codec->thread_count = 1;
  m_codec->max_samples = kMaximumFrameSamples;
  if (const int code = avcodec_open2(m_codec.get(), codec, nullptr); code < 0) return notAudio(errorText(code));
  return {};
}

Status AudioDecoder::decodeFirstFrame() {
  ASSIGN_OR_RETURN(const bool found, advance());
  if (!found) {
    return makeError(ErrorKind::corrupt, fmt::format("Nothing in {} could be decoded.", m_path.string()),
                     "The file is damaged, or not audio; copy or download it again.",
                     fmt::format("container {}, codec {}", m_input->iformat->name, m_codec->codec->name));
  }
  m_firstTimestamp = m_frame->pts;
  return {};
}

void AudioDecoder::readInfo() {
  const AVStream& stream = *m_input->streams[m_track];
  m_info.containerName = m_input->iformat->name;
  m_info.codecName = avcodec_get_name(stream.codecpar->codec_id);
  m_info.sourceSampleRate = m_frame->sample_rate;
  m_info.sourceChannels = m_frame->ch_layout.nb_channels;
  if (stream.duration > 0) {
    m_info.durationSeconds = static_cast<double>(stream.duration) * av_q2d(stream.time_base);
  } else if (m_input->duration > 0) {
    m_info.durationSeconds = static_cast<double>(m_input->duration) / AV_TIME_BASE;
  }
  mergeTags(m_input->metadata, m_info.tags);
  mergeTags(stream.metadata, m_info.tags);
}

Result<bool> AudioDecoder::advance() {
  while (true) {
    const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
    if (code == 0) {
      if (m_frame->nb_samples == 0) continue;
      RETURN_IF_ERROR(checkRateAndChannels(m_path, m_frame->sample_rate, m_frame->ch_layout.nb_channels));
      if (m_frame->decode_error_flags != 0) noteDamage("Parts of {} could not be decoded.");
      m_decodedFrames += m_frame->nb_samples;
      return true;
    }
    if (code == AVERROR(ENOMEM)) return outOfMemory();
    if (code != AVERROR(EAGAIN) && code != AVERROR_EOF) noteDamage("Parts of {} could not be decoded.");
    if (code == AVERROR_EOF || m_drained) {
      checkLength();
      return false;
    }
    if (code == AVERROR(EAGAIN)) {
      ASSIGN_OR_RETURN(m_drained, feedPacket());
    }
  }
}

/// Gives the codec the next packet of the track; true when it was the end of the file instead.
Result<bool> AudioDecoder::feedPacket() {
  while (true) {
    const int code = av_read_frame(m_input.get(), m_packet.get());
    if (code == AVERROR(ENOMEM)) return outOfMemory();
    if (code < 0) {
      if (const int readErrno = m_stream->firstErrno(); readErrno != 0) {
        return errorFromErrno(readErrno, "read", m_path.string());
      }
      if (code != AVERROR_EOF) noteDamage("{} breaks off in the middle.");
      avcodec_send_packet(m_codec.get(), nullptr);
      return true;
    }
    const bool isOurs = m_packet->stream_index == m_track;
    if (isOurs && (m_packet->flags & AV_PKT_FLAG_CORRUPT) != 0 && !m_lengthIsUnknown) {
      noteDamage("{} breaks off in the middle.");
    }
    const int status = isOurs ? avcodec_send_packet(m_codec.get(), m_packet.get()) : 0;
    av_packet_unref(m_packet.get());
    if (status == AVERROR(ENOMEM)) return outOfMemory();
    if (status < 0) noteDamage("Parts of {} could not be decoded.");
    if (isOurs && status == 0) return false;
  }
}

/// True when a header states how much sound follows (instead of an estimate from the size, or another track's length).
bool AudioDecoder::declaredLengthIsExact() const {
  if (m_lengthIsUnknown || m_input->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE) return false;
  for (unsigned int i = 0; i < m_input->nb_streams; ++i) {
    const bool isCover = (m_input->streams[i]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
    if (static_cast<int>(i) != m_track && !isCover) return false;
  }
  return true;
}

void AudioDecoder::checkLength() {
  if (!m_info.durationSeconds || !declaredLengthIsExact()) return;
  const double missing = *m_info.durationSeconds - static_cast<double>(m_decodedFrames) / m_info.sourceSampleRate;
  if (missing > kLengthToleranceSeconds) {
    noteDamage(fmt::format("{{}} ends {:.1f} s before the length that it declares.", missing));
  }
}

/// `sentence` has one {} for the path. Only the first finding is kept; the others are its consequences.
void AudioDecoder::noteDamage(std::string sentence) {
  if (!m_damage.empty()) return;
  m_damage = fmt::format(fmt::runtime(sentence), m_path.string());
  logWarning("audio_file", "{} The rest is used.", m_damage);
}

std::int64_t AudioDecoder::positionOf(const AVFrame& frame) const {
  const AVRational timeBase = m_input->streams[m_track]->time_base;
  return av_rescale_q(frame.pts - m_firstTimestamp, timeBase, AVRational{1, m_info.sourceSampleRate});
}

Result<std::optional<std::int64_t>> AudioDecoder::seekBefore(std::int64_t sourceFrame) {
  const AVStream& stream = *m_input->streams[m_track];
  const std::int64_t preroll = kPrerollSeconds * m_info.sourceSampleRate;
  std::int64_t timestamp = stream.start_time != AV_NOPTS_VALUE ? std::min<std::int64_t>(stream.start_time, 0) : 0;
  if (sourceFrame > preroll && m_firstTimestamp != AV_NOPTS_VALUE) {
    timestamp = m_firstTimestamp +
                av_rescale_q(sourceFrame - preroll, AVRational{1, m_info.sourceSampleRate}, stream.time_base);
  }
  if (const int code = av_seek_frame(m_input.get(), m_track, timestamp, AVSEEK_FLAG_BACKWARD); code < 0) {
    return makeError(ErrorKind::unsupported, fmt::format("{} cannot be read from the middle.", m_path.string()),
                     "Convert it to WAV or FLAC.", errorText(code));
  }
  avcodec_flush_buffers(m_codec.get());
  m_drained = false;
  m_decodedFrames = 0;
  ASSIGN_OR_RETURN(const bool found, advance());
  if (!found) return std::optional<std::int64_t>{};
  const bool knowsPlace = m_frame->pts != AV_NOPTS_VALUE && m_firstTimestamp != AV_NOPTS_VALUE;
  const std::int64_t position = knowsPlace ? positionOf(*m_frame) : 0;
  m_decodedFrames += position;
  return std::optional(position);
}

}  // namespace jukebox::ffmpeg
