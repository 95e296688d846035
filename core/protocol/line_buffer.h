#pragma once
// LineBuffer: cuts a stream of bytes into lines in bounded memory.

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace jukebox {

/// Longest line of the protocol, without its newline.
inline constexpr std::size_t kMaximumLineBytes = 8U << 20U;

/// Append what was read, then take lines until there are none. A line above the limit is reported once, without its
/// text, and skipped up to its newline. Memory: the limit plus the appended piece.
class LineBuffer {
 public:
  struct Line {
    std::string text;  ///< without "\n" or "\r\n"
    bool tooLong = false;
    bool operator==(const Line&) const = default;
  };

  explicit LineBuffer(std::size_t maximumLineBytes = kMaximumLineBytes) : m_maximumLineBytes(maximumLineBytes) {}

  void append(std::string_view bytes);
  std::optional<Line> next();

 private:
  void extend(std::string_view piece);
  void endLine();

  std::size_t m_maximumLineBytes;
  std::string m_partial;
  bool m_skipping = false;
  std::deque<Line> m_lines;
};

}  // namespace jukebox
