#include "core/base/log.h"

#include <memory>
#include <mutex>

namespace jukebox {
namespace {

struct SinkHolder {
  std::mutex mutex;
  std::shared_ptr<const LogSink> sink;
};

SinkHolder& holder() {
  static SinkHolder instance;
  return instance;
}

}  // namespace

std::string_view logLevelName(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "info";
}

void setLogSink(LogSink sink) {
  const std::lock_guard lock(holder().mutex);
  holder().sink = sink ? std::make_shared<const LogSink>(std::move(sink)) : nullptr;
}

void logMessage(LogLevel level, std::string_view category, std::string_view message) {
  std::shared_ptr<const LogSink> sink;
  {
    const std::lock_guard lock(holder().mutex);
    sink = holder().sink;
  }
  if (sink) (*sink)(level, category, message);
}

}  // namespace jukebox
