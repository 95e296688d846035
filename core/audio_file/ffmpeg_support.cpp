#include "core/audio_file/ffmpeg_support.h"

#include <array>
#include <mutex>
#include <string_view>

#include "core/base/log.h"

namespace jukebox::ffmpeg {
namespace {

/// FFmpeg calls errors what is at most a warning here: whoever called it decides whether the operation failed.
LogLevel levelOf(int ffmpegLevel) {
  if (ffmpegLevel <= AV_LOG_ERROR) return LogLevel::warning;
  return ffmpegLevel <= AV_LOG_WARNING ? LogLevel::info : LogLevel::debug;
}

void forwardMessage(void* source, int level, const char* format, va_list arguments) {
  if (level > AV_LOG_INFO) return;
  // FFmpeg sends some lines in pieces; every piece is a message of its own here.
  static thread_local int startsLine = 1;
  std::array<char, 1024> line{};
  av_log_format_line2(source, level, format, arguments, line.data(), static_cast<int>(line.size()), &startsLine);
  std::string_view text(line.data());
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  if (!text.empty()) logMessage(levelOf(level), "ffmpeg", text);
}

}  // namespace

std::string errorText(int code) {
  std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
  av_strerror(code, text.data(), text.size());
  return text.data();
}

void routeLogToSink() {
  static std::once_flag once;
  std::call_once(once, [] { av_log_set_callback(forwardMessage); });
}

Error outOfMemory() {
  return makeError(ErrorKind::outOfMemory, "There is not enough memory to work on this audio file.",
                   "Close other programs and try again.");
}

}  // namespace jukebox::ffmpeg
