#include "app/cli/terminal_progress.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "app/cli/console.h"

namespace jukebox::cli {
namespace {

using Clock = std::chrono::system_clock;

constexpr std::chrono::milliseconds kRedrawInterval{100};
constexpr std::chrono::seconds kPlainInterval{10};
constexpr std::size_t kSmallestBar = 10;
constexpr std::size_t kLargestBar = 30;

std::size_t terminalWidth() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

std::string endText(const ProgressLine& line, Clock::time_point now) {
  if (!line.etaSeconds) return {};
  const double seconds = std::clamp(*line.etaSeconds, 0.0, 1e8);
  const auto end = Clock::to_time_t(now + std::chrono::seconds(static_cast<std::int64_t>(seconds)));
  const std::tm local = fmt::localtime(end);
  const std::string moment =
      seconds < 20 * 3600 ? fmt::format("{:%H:%M}", local) : fmt::format("{:%Y-%m-%d %H:%M}", local);
  return fmt::format(", {} left, done at {}", durationText(seconds), moment);
}

std::string percentText(double fraction) {
  return fmt::format("{:3d} %", static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0)));
}

}  // namespace

ProgressLine progressLine(const JobProgress& progress) {
  ProgressLine line;
  line.label = fmt::format("Level {}, window {}/{}", progress.level, progress.window, progress.windowCount);
  line.fraction = progress.fraction;
  line.detail = fmt::format("{}/{} tokens", progress.tokens, progress.totalTokens);
  if (progress.tokensPerSecond > 0) line.detail += fmt::format(", {:.0f} tokens/s", progress.tokensPerSecond);
  line.etaSeconds = progress.etaSeconds;
  return line;
}

std::string renderBar(const ProgressLine& line, std::size_t width, Clock::time_point now) {
  std::string text =
      fmt::format(" {}  {}  {}{}", percentText(line.fraction), line.label, line.detail, endText(line, now));
  if (text.size() + kSmallestBar + 2 > width) return text.substr(0, width);
  const std::size_t cells = std::min(kLargestBar, width - text.size() - 2);
  const auto full = static_cast<std::size_t>(std::clamp(line.fraction, 0.0, 1.0) * static_cast<double>(cells));
  return fmt::format("[{}{}]{}", std::string(full, '#'), std::string(cells - full, '-'), text);
}

std::string renderPlain(const ProgressLine& line, Clock::time_point now) {
  return fmt::format("{}  {}  {}{}", percentText(line.fraction), line.label, line.detail, endText(line, now));
}

TerminalProgress::TerminalProgress(Style style)
    : m_silent(style == Style::silent),
      m_terminal(::isatty(STDERR_FILENO) == 1),
      m_nextDraw(std::chrono::steady_clock::now() + (m_terminal ? std::chrono::seconds(0) : kPlainInterval)) {}

TerminalProgress::~TerminalProgress() {
  clear();
}

void TerminalProgress::show(ProgressLine line) {
  m_fraction = std::max(m_fraction, line.fraction);
  line.fraction = m_fraction;
  const auto now = std::chrono::steady_clock::now();
  if (m_silent || now < m_nextDraw) return;
  if (!m_terminal) {
    m_nextDraw = now + kPlainInterval;
    printMessage(renderPlain(line, Clock::now()));
    return;
  }
  m_nextDraw = now + kRedrawInterval;
  fmt::print(stderr, "\r\x1b[2K{}", renderBar(line, terminalWidth() - 1, Clock::now()));
  std::fflush(stderr);
  m_drawn = true;
}

void TerminalProgress::message(std::string_view text) {
  clear();
  printMessage(text);
}

void TerminalProgress::clear() {
  if (!m_drawn) return;
  m_drawn = false;
  std::fputs("\r\x1b[2K", stderr);
  std::fflush(stderr);
}

}  // namespace jukebox::cli
