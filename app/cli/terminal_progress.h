#pragma once
// TerminalProgress: how far something is, as one redrawn line on a terminal, or a line every ten seconds elsewhere.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/domain/job.h"

namespace jukebox::cli {

/// What a progress line says.
struct ProgressLine {
  std::string label;    ///< "Level 2, window 1/4"
  double fraction = 0;  ///< 0…1
  std::string detail;   ///< "120/400 tokens, 33 tokens/s"
  std::optional<double> etaSeconds;
};
ProgressLine progressLine(const JobProgress& progress);

/// The line as text of at most `width` columns; `now` gives the time of the end.
std::string renderBar(const ProgressLine& line, std::size_t width, std::chrono::system_clock::time_point now);
/// The same without a bar.
std::string renderPlain(const ProgressLine& line, std::chrono::system_clock::time_point now);

/// Writes to standard error. Never runs backwards. The destructor leaves the terminal clean.
class TerminalProgress {
 public:
  enum class Style { automatic, silent };
  explicit TerminalProgress(Style style = Style::automatic);
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  ~TerminalProgress();

  void show(ProgressLine line);
  void show(const JobProgress& progress) { show(progressLine(progress)); }
  /// Prints a message above the bar.
  void message(std::string_view text);
  void clear();

 private:
  bool m_silent, m_terminal;
  bool m_drawn = false;
  double m_fraction = 0;
  std::chrono::steady_clock::time_point m_nextDraw;
};

}  // namespace jukebox::cli
