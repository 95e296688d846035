#pragma once
// AudioReader: any audio file of this machine as a stream of samples at the wanted rate, in constant memory.
//
// Only regular local files are opened, and only containers that hold sound themselves: playlists and files that refer
// to other files or to the network are refused.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/audio_file/audio_tags.h"
#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

/// Version of the FFmpeg libraries in use, e.g. "5.1.9".
const char* ffmpegVersion();

inline constexpr int kMaximumChannels = 64;
inline constexpr int kMaximumSampleRate = 768'000;

struct AudioReaderOptions {
  int targetSampleRate = 0;   ///< Hz to resample to; 0 keeps the file's rate
  int channels = 0;           ///< 1: arithmetic mean of the channels; 2: stereo; 0 keeps the file's channels
  double limitSeconds = 0.0;  ///< reading more than this is an error of kind unsupported; 0: no limit
};

/// What the file's headers say. The duration may be an estimate or wrong; only reading tells.
struct AudioFileInfo {
  std::string containerName;  ///< FFmpeg's name: "wav", "flac", "mp3", "ogg", "mov,mp4,m4a,..."
  std::string codecName;      ///< FFmpeg's name: "pcm_s16le", "flac", "mp3", "vorbis", "opus", "aac"
  int sourceSampleRate = 0;
  int sourceChannels = 0;
  std::optional<double> durationSeconds = std::nullopt;
  AudioTags tags = {};
};

/// One pass over one file. Movable; not thread-safe.
class AudioReader {
 public:
  /// Opens the file and decodes its first frame. Kinds: notFound; invalidInput (a folder, a device, zero length, not
  /// audio, options out of range); unsupported (a playlist, an absurd rate or channel count); corrupt; io.
  static Result<AudioReader> open(const std::filesystem::path& path, const AudioReaderOptions& options = {});

  AudioReader(AudioReader&& other) noexcept;
  AudioReader& operator=(AudioReader&& other) noexcept;
  ~AudioReader();

  const AudioFileInfo& info() const;
  /// Rate and channels of what read() delivers.
  int sampleRate() const;
  int channels() const;

  /// Fills `interleaved` (its size is a multiple of channels()) and returns the frames written: as many as fit unless
  /// the file ends, 0 at the end. Damage does not fail: what is readable is delivered, see damage().
  Result<std::size_t> read(std::span<float> interleaved);

  /// Continues reading at `seconds` (>= 0) from the start; beyond the end, read() returns 0. Exact to the sample for
  /// formats with exact time stamps; MP3 files with a variable bit rate may be off by a few hundredths of a second.
  Status seek(double seconds);

  /// Empty while the file seems whole; else one sentence that says what is missing or broken so far.
  const std::string& damage() const;

 private:
  class Implementation;
  explicit AudioReader(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

struct ReadAudioOptions {
  int sampleRate = 0;                                   ///< 0 keeps the file's rate
  int channels = 0;                                     ///< as AudioReaderOptions::channels
  double startSeconds = 0.0;                            ///< skips this much
  std::optional<double> maximumSeconds = std::nullopt;  ///< stops after this much, without an error
  double limitSeconds = 3600.0;  ///< a longer result is an error of kind unsupported; 0: no limit
};

/// A whole file, or a part of it, in memory. Damage goes to the log as a warning.
Result<AudioBuffer> readAudioFile(const std::filesystem::path& path, const ReadAudioOptions& options = {});

/// The headers alone, without keeping the file open.
Result<AudioFileInfo> readAudioFileInfo(const std::filesystem::path& path);

}  // namespace jukebox
