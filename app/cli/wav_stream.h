#pragma once
// WavStream: sound written while it is made, so that another program can already listen: a growing file or a pipe.

#include <filesystem>
#include <span>

#include "core/base/result.h"

namespace jukebox::cli {

/// Mono 16-bit WAV. A file is whole after every write(); a pipe is told an open length. Movable; not thread-safe.
class WavStream {
 public:
  /// "-" is standard output, which nothing else may use from then on. Kinds alreadyExists (unless `replaces`), io,
  /// noSpace.
  static Result<WavStream> open(const std::filesystem::path& target, int sampleRate, bool replaces);
  WavStream(WavStream&& other) noexcept;
  WavStream& operator=(WavStream&&) = delete;
  ~WavStream();

  /// Clipped to [-1, 1]. Kind io when the reader of a pipe is gone.
  Status write(std::span<const float> mono);

 private:
  WavStream(int fd, bool isFile, int sampleRate, std::string name)
      : m_fd(fd), m_isFile(isFile), m_sampleRate(sampleRate), m_name(std::move(name)) {}
  Status writeHeader();
  Status put(const std::string& bytes, bool isAtBegin);

  int m_fd;
  bool m_isFile;
  int m_sampleRate;
  std::string m_name;
  std::uint64_t m_dataBytes = 0;
};

}  // namespace jukebox::cli
