#pragma once
// AudioDecoder: one file's best sound track as decoded frames; what the file is and whether it is whole. Internal.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/ffmpeg_support.h"
#include "core/audio_file/file_stream.h"

namespace jukebox::ffmpeg {

/// Not movable: FFmpeg holds addresses in it.
class AudioDecoder {
 public:
  /// As AudioReader::open(); the first frame is decoded and waits in frame().
  static Result<std::unique_ptr<AudioDecoder>> open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return m_path; }
  const AudioFileInfo& info() const { return m_info; }
  const std::string& damage() const { return m_damage; }

  /// The decoded frame: valid until the next call of advance() or seek().
  const AVFrame& frame() const { return *m_frame; }

  /// Decodes the next frame; false at the end. Undecodable parts are skipped and noted as damage.
  Result<bool> advance();

  /// Goes to a place at or before `sourceFrame` (counted at the file's rate) and decodes the first frame there.
  /// Returns where that frame starts, or nothing at the end of the file.
  Result<std::optional<std::int64_t>> seekBefore(std::int64_t sourceFrame);

 private:
  explicit AudioDecoder(std::filesystem::path path) : m_path(std::move(path)) {}
  Status openContainer();
  Status chooseTrack();
  Status openCodec();
  Status decodeFirstFrame();
  void readInfo();
  Result<bool> feedPacket();
  std::int64_t positionOf(const AVFrame& frame) const;
  bool declaredLengthIsExact() const;
  void checkLength();
  void noteDamage(std::string sentence);
  Error notAudio(std::string detail) const;

  std::filesystem::path m_path;
  std::unique_ptr<FileStream> m_stream;
  Input m_input;  // closed before the stream that it reads from
  CodecContext m_codec;
  Packet m_packet;
  Frame m_frame;
  int m_track = -1;
  AudioFileInfo m_info;
  std::string m_damage;
  std::int64_t m_firstTimestamp = AV_NOPTS_VALUE;
  std::int64_t m_decodedFrames = 0;  ///< end of the last frame, counted from the start of the file
  bool m_lengthIsUnknown = false;    ///< the header's length is a placeholder
  bool m_drained = false;
};

/// Kind unsupported unless the values are ones that a real recording has.
Status checkRateAndChannels(const std::filesystem::path& path, int sampleRate, int channels);

}  // namespace jukebox::ffmpeg
