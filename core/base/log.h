#pragma once
// Log: libraries never print; they say what happened through one sink, by category.

#include <fmt/format.h>

#include <functional>
#include <string>
#include <string_view>

namespace jukebox {

enum class LogLevel { debug, info, warning, error };
std::string_view logLevelName(LogLevel level);

/// Receives every message. May be called from any thread; must not log itself.
using LogSink = std::function<void(LogLevel, std::string_view category, std::string_view message)>;

/// Installs the sink of this process (empty: messages are dropped). May be called from any thread.
void setLogSink(LogSink sink);

/// Sends one message to the sink. `category` is the folder that speaks: "engine", "db", "checkpoint".
void logMessage(LogLevel level, std::string_view category, std::string_view message);

template <class... Args>
void logInfo(std::string_view category, fmt::format_string<Args...> format, Args&&... args) {
  logMessage(LogLevel::info, category, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void logWarning(std::string_view category, fmt::format_string<Args...> format, Args&&... args) {
  logMessage(LogLevel::warning, category, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace jukebox
