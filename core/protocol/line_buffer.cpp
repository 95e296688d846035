#include "core/protocol/line_buffer.h"

#include <utility>

namespace jukebox {

void LineBuffer::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto newline = bytes.find('\n');
    extend(bytes.substr(0, newline));
    if (newline == std::string_view::npos) return;
    endLine();
    bytes.remove_prefix(newline + 1);
  }
}

std::optional<LineBuffer::Line> LineBuffer::next() {
  if (m_lines.empty()) return std::nullopt;
  Line line = std::move(m_lines.front());
  m_lines.pop_front();
  return line;
}

void LineBuffer::extend(std::string_view piece) {
  if (m_skipping) return;
  if (m_partial.size() + piece.size() > m_maximumLineBytes) {
    m_skipping = true;
    m_partial.clear();
    m_partial.shrink_to_fit();
    m_lines.push_back({"", true});
    return;
  }
  m_partial += piece;
}

void LineBuffer::endLine() {
  if (!std::exchange(m_skipping, false)) {
    if (!m_partial.empty() && m_partial.back() == '\r') m_partial.pop_back();
    m_lines.push_back({std::move(m_partial), false});
  }
  m_partial.clear();
}

}  // namespace jukebox
