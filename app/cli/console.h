#pragma once
// Console: the only place that prints. Results go to standard output, messages for a person to standard error.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace jukebox::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInterrupted = 130;

/// Exit status for an error: usage for invalidInput, interrupted for cancelled, else failed.
int exitStatusFor(const Error& error);

/// One line to standard output, flushed.
void printLine(std::string_view line);
/// One JSON value to standard output: indented, or on one line.
void printJson(const nlohmann::json& json, bool oneLine = false);
/// One line to standard error.
void printMessage(std::string_view line);
/// "error: …" with the advice and, when verbose, the technical detail; with `json` also an error event on standard
/// output.
void printError(const Error& error, bool json, bool verbose);

/// Sends log messages to standard error: warnings and errors always, information when verbose.
void installConsoleLog(bool verbose);

/// Asks a yes/no question on the terminal; false when there is no terminal.
bool isInteractive();
bool confirm(std::string_view question);

/// "12.3 MB", "1:05", "3 min 20 s"; for people.
std::string sizeText(std::uint64_t bytes);
std::string durationText(double seconds);

}  // namespace jukebox::cli
