#pragma once
// AudioWriter: samples to a file of any supported format, with tags, appearing whole or not at all.
//
// The bytes go to `<path>.<process id>.part`; finish() flushes it to the disk and renames it. The same input gives the
// same bytes: files carry no dates, no random serial numbers and no encoder versions.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "core/audio_file/audio_format.h"
#include "core/audio_file/audio_tags.h"
#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

struct AudioWriterOptions {
  std::optional<AudioFormat> format = std::nullopt;  ///< empty: from the path's extension
  int flacBitDepth = 16;                             ///< 16 or 24
  std::optional<int> bitRateKbps = std::nullopt;     ///< constant or average bit rate of mp3, ogg, opus, m4a: 8 to 512
  AudioTags tags = {};                               ///< empty fields are not written
  bool overwrite = false;                            ///< replace an existing file instead of failing with alreadyExists
};

/// One file being written. Destroyed before finish(), it leaves nothing behind. Movable; not thread-safe.
class AudioWriter {
 public:
  /// `channels` in [1, 8] (mp3: [1, 2]), `sampleRate` in [1, 768000] Hz: a lossy codec without this rate gets the next
  /// higher one it has (opus: 44.1 kHz becomes 48 kHz). Kinds: invalidInput, unsupported, alreadyExists, busy (another
  /// writer has the same path), notFound (no such folder), io, noSpace.
  static Result<AudioWriter> open(const std::filesystem::path& path, int sampleRate, int channels,
                                  const AudioWriterOptions& options = {});

  AudioWriter(AudioWriter&& other) noexcept;
  AudioWriter& operator=(AudioWriter&& other) noexcept;
  ~AudioWriter();

  /// Appends whole frames, clipped to [-1, 1] (not-a-number becomes 0). After an error only destruction is allowed.
  Status write(std::span<const float> interleaved);

  /// Ends the file, makes it durable and gives it its name. Nothing may be written afterwards.
  Status finish();

 private:
  class Implementation;
  explicit AudioWriter(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

/// Writes a whole buffer; the errors of AudioWriter.
Status writeAudioFile(const std::filesystem::path& path, const AudioBuffer& buffer,
                      const AudioWriterOptions& options = {});

}  // namespace jukebox
