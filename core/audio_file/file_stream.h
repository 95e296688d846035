#pragma once
// FileStream: one open file behind FFmpeg's I/O interface, so that FFmpeg itself never opens anything. Internal.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/base/result.h"

struct AVIOContext;

namespace jukebox::ffmpeg {

/// Owns a file descriptor and the AVIOContext on it. Not movable: FFmpeg holds its address.
class FileStream {
 public:
  /// Opens a regular file of at least one byte. Kinds notFound, invalidInput (folder, device, empty), io.
  static Result<std::unique_ptr<FileStream>> openForReading(const std::filesystem::path& path);
  /// Takes over `fd`, which is open for writing.
  static Result<std::unique_ptr<FileStream>> adoptForWriting(int fd);

  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream();

  AVIOContext* context() const { return m_context; }
  int fd() const { return m_fd; }
  /// errno of the first read or write that failed; 0 while all is well.
  int firstErrno() const { return m_firstErrno; }

 private:
  explicit FileStream(int fd) : m_fd(fd) {}
  Status createContext(bool writable);
  int fail();
  static int readBytes(void* self, std::uint8_t* buffer, int size);
  static int writeBytes(void* self, std::uint8_t* buffer, int size);
  static std::int64_t seekTo(void* self, std::int64_t offset, int whence);

  int m_fd = -1;
  int m_firstErrno = 0;
  AVIOContext* m_context = nullptr;
};

}  // namespace jukebox::ffmpeg
