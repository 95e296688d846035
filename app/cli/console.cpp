#include "app/cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/base/log.h"
#include "core/protocol/message_json.h"

namespace jukebox::cli {
namespace {

void writeLine(std::FILE* file, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), file);
  std::fputc('\n', file);
  std::fflush(file);
}

}  // namespace

int exitStatusFor(const Error& error) {
  if (error.kind == ErrorKind::cancelled) return kExitInterrupted;
  return error.kind == ErrorKind::invalidInput ? kExitUsage : kExitFailed;
}

void printLine(std::string_view line) {
  writeLine(stdout, line);
}

void printJson(const nlohmann::json& json, bool oneLine) {
  writeLine(stdout, json.dump(oneLine ? -1 : 2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void printMessage(std::string_view line) {
  writeLine(stderr, line);
}

void printError(const Error& error, bool json, bool verbose) {
  if (json) printLine(toLine(Event(ErrorEvent{"", error})));
  printMessage(fmt::format("error: {}", error.sentence()));
  if (verbose && !error.detail.empty()) printMessage(fmt::format("detail: {}", error.detail));
}

void installConsoleLog(bool verbose) {
  setLogSink([verbose](LogLevel level, std::string_view category, std::string_view message) {
    const bool important = level == LogLevel::warning || level == LogLevel::error;
    if (!important && !(verbose && level == LogLevel::info)) return;
    printMessage(verbose ? fmt::format("{}: {}: {}", logLevelName(level), category, message)
                         : fmt::format("{}: {}", logLevelName(level), message));
  });
}

bool isInteractive() {
  return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

bool confirm(std::string_view question) {
  if (!isInteractive()) return false;
  fmt::print(stderr, "{} [y/N] ", question);
  std::fflush(stderr);
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

std::string sizeText(std::uint64_t bytes) {
  constexpr std::array<const char*, 5> kUnits{"B", "kB", "MB", "GB", "TB"};
  auto value = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (value >= 1000 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  return unit == 0 ? fmt::format("{} B", bytes) : fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string durationText(double seconds) {
  if (seconds < 60) return fmt::format("{:.{}f} s", seconds, seconds < 10 ? 1 : 0);
  const auto whole = static_cast<std::int64_t>(std::llround(std::min(seconds, 1e15)));
  if (whole < 3600) return fmt::format("{} min {:02d} s", whole / 60, whole % 60);
  if (whole < 48 * 3600) return fmt::format("{} h {:02d} min", whole / 3600, whole / 60 % 60);
  return fmt::format("{} days {} h", whole / 86400, whole / 3600 % 24);
}

}  // namespace jukebox::cli
