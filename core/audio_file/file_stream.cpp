#include "core/audio_file/file_stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "core/audio_file/ffmpeg_support.h"

namespace jukebox::ffmpeg {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 16U;

Status checkIsSoundFileCandidate(int fd, const std::filesystem::path& path) {
  struct stat info {};
  if (::fstat(fd, &info) != 0) return errorFromErrno(errno, "open", path.string());
  if (S_ISDIR(info.st_mode)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is a folder, not an audio file.", path.string()),
                     "Choose a file in it.");
  }
  if (!S_ISREG(info.st_mode)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not a regular file.", path.string()),
                     "Choose an audio file.");
  }
  if (info.st_size == 0) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is empty (0 bytes).", path.string()),
                     "Copy or download it again.");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<FileStream>> FileStream::openForReading(const std::filesystem::path& path) {
  // Non-blocking: opening a named pipe must not wait for its writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return errorFromErrno(errno, "open", path.string());
  std::unique_ptr<FileStream> stream(new FileStream(fd));
  RETURN_IF_ERROR(checkIsSoundFileCandidate(fd, path));
  RETURN_IF_ERROR(stream->createContext(false));
  return stream;
}

Result<std::unique_ptr<FileStream>> FileStream::adoptForWriting(int fd) {
  std::unique_ptr<FileStream> stream(new FileStream(fd));
  RETURN_IF_ERROR(stream->createContext(true));
  return stream;
}

FileStream::~FileStream() {
  if (m_context != nullptr) {
    av_freep(&m_context->buffer);
    avio_context_free(&m_context);
  }
  ::close(m_fd);
}

Status FileStream::createContext(bool writable) {
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
  if (buffer == nullptr) return outOfMemory();
  m_context = avio_alloc_context(buffer, static_cast<int>(kBufferBytes), writable ? 1 : 0, this,
                                 writable ? nullptr : &FileStream::readBytes,
                                 writable ? &FileStream::writeBytes : nullptr, &FileStream::seekTo);
  if (m_context == nullptr) {
    av_free(buffer);
    return outOfMemory();
  }
  return {};
}

int FileStream::fail() {
  if (m_firstErrno == 0) m_firstErrno = errno;
  return AVERROR(errno);
}

int FileStream::readBytes(void* self, std::uint8_t* buffer, int size) {
  auto* stream = static_cast<FileStream*>(self);
  ssize_t count = 0;
  do {
    count = ::read(stream->m_fd, buffer, static_cast<std::size_t>(size));
  } while (count < 0 && errno == EINTR);
  if (count < 0) return stream->fail();
  return count == 0 ? AVERROR_EOF : static_cast<int>(count);
}

int FileStream::writeBytes(void* self, std::uint8_t* buffer, int size) {
  auto* stream = static_cast<FileStream*>(self);
  for (int written = 0; written < size;) {
    const ssize_t count = ::write(stream->m_fd, buffer + written, static_cast<std::size_t>(size - written));
    if (count < 0 && errno != EINTR) return stream->fail();
    if (count > 0) written += static_cast<int>(count);
  }
  return size;
}

std::int64_t FileStream::seekTo(void* self, std::int64_t offset, int whence) {
  auto* stream = static_cast<FileStream*>(self);
  if ((whence & AVSEEK_SIZE) != 0) {
    struct stat info {};
    return ::fstat(stream->m_fd, &info) == 0 ? info.st_size : AVERROR(errno);
  }
  const off_t position = ::lseek(stream->m_fd, offset, whence & ~AVSEEK_FORCE);
  return position < 0 ? AVERROR(errno) : position;
}

}  // namespace jukebox::ffmpeg
