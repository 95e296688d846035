#include "core/engine/checkpoint/pickle.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/engine/checkpoint/unpickler.h"

namespace jukebox {
Unpickler::Unpickler(std::span<const std::byte> bytes, const PickleOptions& options)
    : m_bytes(bytes.first(std::min(bytes.size(), options.limits.pickleBytes))), m_options(options) {
  m_document.m_nodes = {
      {PickleKind::none, 0, std::monostate{}}, {PickleKind::boolean, 0, true}, {PickleKind::boolean, 0, false}};
}

bool Unpickler::fail(ErrorKind kind, std::string message) {
  if (!m_error) {
    m_error = makeError(kind, std::move(message), "Only files with plain weights are read.",
                        fmt::format("pickle byte {}", m_position));
  }
  return false;
}

bool Unpickler::take(std::size_t count, std::string_view& out) {
  if (count > m_bytes.size() - m_position) return corrupt("The pickle ends in the middle of a value.");
  out = {reinterpret_cast<const char*>(m_bytes.data()) + m_position, count};
  m_position += count;
  return true;
}

bool Unpickler::takeLine(std::string_view& out) {
  constexpr std::size_t kLongestLine = 512;
  const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_position,
                              std::min(m_bytes.size() - m_position, kLongestLine));
  const std::size_t length = rest.find('\n');
  if (length == std::string_view::npos) return corrupt("The pickle has a name without an end.");
  out = rest.substr(0, length);
  m_position += length + 1;
  return true;
}

bool Unpickler::takeUnsigned(std::size_t byteCount, std::uint64_t& out) {
  std::string_view raw;
  if (!take(byteCount, raw)) return false;
  out = 0;
  std::memcpy(&out, raw.data(), byteCount);
  return true;
}

bool Unpickler::takeIndexLine(std::uint32_t& out) {
  std::string_view line;
  if (!takeLine(line)) return false;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), out);
  if (error != std::errc() || end != line.data() + line.size()) return corrupt("The pickle has a broken memo number.");
  return true;
}

bool Unpickler::addNode(PickleNode node, std::uint32_t& index) {
  if (m_document.m_nodes.size() >= m_options.limits.values) return corrupt("The pickle holds too many values.");
  index = static_cast<std::uint32_t>(m_document.m_nodes.size());
  m_document.m_nodes.push_back(std::move(node));
  return true;
}

bool Unpickler::pushIndex(std::uint32_t index) {
  if (m_stack.size() >= m_options.limits.stackDepth) return corrupt("The pickle's stack grows too deep.");
  m_stack.push_back(index);
  return true;
}

bool Unpickler::pushNode(PickleNode node) {
  std::uint32_t index = 0;
  return addNode(std::move(node), index) && pushIndex(index);
}

bool Unpickler::pop(std::uint32_t& index) {
  const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
  if (m_stack.size() <= floor) return corrupt("The pickle takes a value from an empty stack.");
  index = m_stack.back();
  m_stack.pop_back();
  return true;
}

bool Unpickler::popToMark(std::vector<std::uint32_t>& items) {
  if (m_marks.empty()) return corrupt("The pickle refers to a mark that is not there.");
  const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
  m_marks.pop_back();
  items.assign(begin, m_stack.end());
  m_stack.erase(begin, m_stack.end());
  return true;
}

bool Unpickler::memoise(std::uint32_t key) {
  std::uint32_t top = 0;
  if (!pop(top)) return false;
  m_stack.push_back(top);
  m_memo.insert_or_assign(key, top);
  return m_memo.size() <= m_options.limits.memoEntries || corrupt("The pickle remembers too many values.");
}

bool Unpickler::recall(std::uint32_t key) {
  const auto it = m_memo.find(key);
  if (it == m_memo.end()) return corrupt(fmt::format("The pickle recalls value {}, which it never stored.", key));
  return pushIndex(it->second);
}

PickleSymbol Unpickler::symbolOf(std::uint32_t index) const {
  const PickleNode& node = m_document.m_nodes[index];
  return node.kind == PickleKind::symbol ? static_cast<PickleSymbol>(node.detail) : PickleSymbol::notASymbol;
}

bool Unpickler::checkFinishedValue() {
  // Depth-first without recursion: 0 = new, -1 = being visited, otherwise the height of the finished container.
  std::vector<std::int32_t> height(m_document.m_nodes.size(), 0);
  struct Visit {
    std::uint32_t index;
    std::size_t next;
  };
  std::vector<Visit> path{{m_document.m_root, 0}};
  height[m_document.m_root] = -1;
  while (!path.empty()) {
    Visit& visit = path.back();
    const PickleNode& current = node(visit.index);
    const PickleSymbol symbol = symbolOf(visit.index);
    if (symbol != PickleSymbol::notASymbol && symbol != PickleSymbol::inert &&
        symbol != PickleSymbol::numpyDtypeInstance) {
      return fail(ErrorKind::unsupported,
                  fmt::format("The pickle holds {} itself instead of a value.", value(visit.index).text()));
    }
    const auto* items = std::get_if<std::vector<std::uint32_t>>(&current.payload);
    if (items != nullptr && visit.next < items->size()) {
      const std::uint32_t child = (*items)[visit.next++];
      if (height[child] < 0) return corrupt("The pickle holds a container that contains itself.");
      if (height[child] == 0) {
        height[child] = -1;
        path.push_back({child, 0});
        if (path.size() > m_options.limits.nesting) return corrupt("The pickle is nested too deeply.");
      }
      continue;
    }
    std::int32_t tallest = 0;
    if (items != nullptr) {
      for (const std::uint32_t child : *items) tallest = std::max(tallest, height[child]);
    }
    height[visit.index] = tallest + 1;
    if (static_cast<std::size_t>(height[visit.index]) > m_options.limits.nesting) {
      return corrupt("The pickle is nested too deeply.");
    }
    path.pop_back();
  }
  return true;
}

Result<PickleResult> Unpickler::run() {
  while (!m_finished) {
    std::uint64_t opcode = 0;
    if (!takeUnsigned(1, opcode) || !step(static_cast<std::uint8_t>(opcode))) break;
    if (m_references > m_options.limits.references) corrupt("The pickle holds too many values.");
    if (m_error) break;
  }
  if (!m_error && (m_stack.size() != 1 || !m_marks.empty())) corrupt("The pickle ends without exactly one value.");
  if (!m_error) {
    m_document.m_root = m_stack.front();
    checkFinishedValue();
  }
  if (m_error) return *m_error;
  return PickleResult{std::move(m_document), m_position};
}

Result<PickleResult> readPickle(std::span<const std::byte> bytes, const PickleOptions& options) {
  return Unpickler(bytes, options).run();
}

}  // namespace jukebox
