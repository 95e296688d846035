#include "app/cli/wav_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <utility>

#include "core/sound/little_endian.h"

namespace jukebox::cli {
namespace {

constexpr std::uint64_t kHeaderBytes = 44;
constexpr std::uint64_t kOpenLength = 0xFFFFFFFF;

}  // namespace

Result<WavStream> WavStream::open(const std::filesystem::path& target, int sampleRate, bool replaces) {
  int fd = -1;
  if (target == "-") {
    std::signal(SIGPIPE, SIG_IGN);
    fd = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    // What else is printed goes to standard error: the sound alone is in the pipe.
    if (fd >= 0 && ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
      const int code = errno;
      ::close(fd);
      return errorFromErrno(code, "redirect", "standard output");
    }
  } else {
    fd = ::open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0666);
  }
  if (fd < 0) return errorFromErrno(errno, "write", target.string());
  struct stat what {};
  const bool isFile = ::fstat(fd, &what) == 0 && S_ISREG(what.st_mode);
  WavStream stream(fd, isFile, sampleRate, target == "-" ? "standard output" : target.string());
  RETURN_IF_ERROR(stream.writeHeader());
  return stream;
}

WavStream::WavStream(WavStream&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)),
      m_isFile(other.m_isFile),
      m_sampleRate(other.m_sampleRate),
      m_name(std::move(other.m_name)),
      m_dataBytes(other.m_dataBytes) {}

WavStream::~WavStream() {
  if (m_fd >= 0) ::close(m_fd);
}

Status WavStream::writeHeader() {
  const bool isOpen = !m_isFile || m_dataBytes + kHeaderBytes > kOpenLength;
  std::string header = "RIFF";
  appendLittleEndian(header, isOpen ? kOpenLength : m_dataBytes + kHeaderBytes - 8, 4);
  header += "WAVEfmt ";
  appendLittleEndian(header, 16, 4);
  appendLittleEndian(header, 1, 2);  // whole numbers
  appendLittleEndian(header, 1, 2);  // channels
  appendLittleEndian(header, static_cast<std::uint64_t>(m_sampleRate), 4);
  appendLittleEndian(header, static_cast<std::uint64_t>(m_sampleRate) * 2, 4);
  appendLittleEndian(header, 2, 2);
  appendLittleEndian(header, 16, 2);
  header += "data";
  appendLittleEndian(header, isOpen ? kOpenLength : m_dataBytes, 4);
  return put(header, true);
}

Status WavStream::write(std::span<const float> mono) {
  std::string bytes;
  bytes.reserve(mono.size() * 2);
  for (const float sample : mono) {
    const float clipped = std::isnan(sample) ? 0.0F : std::clamp(sample, -1.0F, 1.0F);
    appendLittleEndian(bytes, static_cast<std::uint16_t>(std::lround(clipped * 32767.0F)), 2);
  }
  RETURN_IF_ERROR(put(bytes, false));
  m_dataBytes += bytes.size();
  return m_isFile ? writeHeader() : Status();
}

Status WavStream::put(const std::string& bytes, bool isAtBegin) {
  for (std::size_t done = 0; done < bytes.size();) {
    const std::size_t rest = bytes.size() - done;
    const auto offset = static_cast<off_t>((isAtBegin ? 0 : kHeaderBytes + m_dataBytes) + done);
    const ssize_t count =
        m_isFile ? ::pwrite(m_fd, bytes.data() + done, rest, offset) : ::write(m_fd, bytes.data() + done, rest);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return errorFromErrno(errno, "write", m_name);
    done += static_cast<std::size_t>(count);
  }
  return {};
}

}  // namespace jukebox::cli
