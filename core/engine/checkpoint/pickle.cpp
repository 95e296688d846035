#include "core/engine/checkpoint/pickle.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#include "core/base/utf8.h"
#include "core/engine/checkpoint/unpickler.h"

namespace jukebox {
namespace {

/// Opcodes of the pickle format that are understood; all others are refused.
enum Opcode : std::uint8_t {
  opMark = '(',
  opStop = '.',
  opPop = '0',
  opPopMark = '1',
  opDup = '2',
  opBinInt = 'J',
  opBinInt1 = 'K',
  opBinInt2 = 'M',
  opNone = 'N',
  opBinPersId = 'Q',
  opReduce = 'R',
  opShortBinString = 'U',
  opBinString = 'T',
  opBinUnicode = 'X',
  opAppend = 'a',
  opBuild = 'b',
  opGlobal = 'c',
  opDict = 'd',
  opEmptyDict = '}',
  opAppends = 'e',
  opGet = 'g',
  opBinGet = 'h',
  opLongBinGet = 'j',
  opList = 'l',
  opEmptyList = ']',
  opPut = 'p',
  opBinPut = 'q',
  opLongBinPut = 'r',
  opSetItem = 's',
  opTuple = 't',
  opEmptyTuple = ')',
  opSetItems = 'u',
  opBinFloat = 'G',
  opProto = 0x80,
  opNewObj = 0x81,
  opTuple1 = 0x85,
  opTuple2 = 0x86,
  opTuple3 = 0x87,
  opNewTrue = 0x88,
  opNewFalse = 0x89,
  opLong1 = 0x8a,
  opLong4 = 0x8b,
  opShortBinUnicode = 0x8c,
  opBinUnicode8 = 0x8d,
  opStackGlobal = 0x93,
  opMemoize = 0x94,
  opFrame = 0x95,
};

constexpr std::uint64_t kHighestProtocol = 4;

// Nodes that every document starts with, shared by all uses of these constants.
constexpr std::uint32_t kNoneIndex = 0;
constexpr std::uint32_t kTrueIndex = 1;
constexpr std::uint32_t kFalseIndex = 2;

}  // namespace

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

bool Unpickler::pushLong(std::size_t byteCount) {
  if (byteCount > m_options.limits.integerBytes) return corrupt("The pickle has an absurdly long number.");
  std::string_view raw;
  if (!take(byteCount, raw)) return false;
  if (byteCount <= sizeof(std::int64_t)) {
    const bool negative = !raw.empty() && (static_cast<std::uint8_t>(raw.back()) & 0x80U) != 0;
    std::int64_t number = negative ? -1 : 0;
    std::memcpy(&number, raw.data(), byteCount);
    return pushNode({PickleKind::integer, 0, number});
  }
  std::string hex;
  for (std::size_t i = raw.size(); i-- > 0;) hex += fmt::format("{:02x}", static_cast<std::uint8_t>(raw[i]));
  return pushNode({PickleKind::bigInteger, 0, std::move(hex)});
}

bool Unpickler::pushText(std::size_t byteCount, bool mustBeUtf8) {
  if (byteCount > m_options.limits.textBytes) return corrupt("The pickle has an absurdly long text.");
  std::string_view raw;
  if (!take(byteCount, raw)) return false;
  const bool isText = isValidUtf8(raw);
  if (mustBeUtf8 && !isText) return corrupt("The pickle has a text that is not UTF-8.");
  return pushNode({isText ? PickleKind::text : PickleKind::bytes, 0, std::string(raw)});
}

bool Unpickler::pushTuple(std::size_t count) {
  std::vector<std::uint32_t> items(count);
  for (std::size_t i = count; i-- > 0;) {
    if (!pop(items[i])) return false;
  }
  m_references += count;
  return pushNode({PickleKind::tuple, 0, std::move(items)});
}

bool Unpickler::pushDict(std::vector<std::uint32_t> entries, bool ordered) {
  if (entries.size() % 2 != 0) return corrupt("The pickle has a dictionary with a key without a value.");
  m_references += entries.size();
  return pushNode({PickleKind::dict, static_cast<std::uint8_t>(ordered ? 1 : 0), std::move(entries)});
}

bool Unpickler::appendTo(std::uint32_t target, std::span<const std::uint32_t> items, PickleKind kind) {
  PickleNode& container = node(target);
  if (container.kind == PickleKind::placeholder) return true;
  if (container.kind != kind) return corrupt("The pickle adds values to something that is no container for them.");
  if (kind == PickleKind::dict && items.size() % 2 != 0) return corrupt("The pickle sets a key without a value.");
  m_references += items.size();
  if (m_references > m_options.limits.references) return corrupt("The pickle holds too many values.");
  auto& slots = std::get<std::vector<std::uint32_t>>(container.payload);
  slots.insert(slots.end(), items.begin(), items.end());
  return true;
}

bool Unpickler::stepScalar(std::uint8_t opcode, bool& handled) {
  std::uint64_t number = 0;
  switch (opcode) {
    case opNone:
      return pushIndex(kNoneIndex);
    case opNewTrue:
      return pushIndex(kTrueIndex);
    case opNewFalse:
      return pushIndex(kFalseIndex);
    case opBinInt:
      return takeUnsigned(4, number) &&
             pushNode({PickleKind::integer, 0, std::int64_t{static_cast<std::int32_t>(number)}});
    case opBinInt1:
      return takeUnsigned(1, number) && pushNode({PickleKind::integer, 0, static_cast<std::int64_t>(number)});
    case opBinInt2:
      return takeUnsigned(2, number) && pushNode({PickleKind::integer, 0, static_cast<std::int64_t>(number)});
    case opLong1:
      return takeUnsigned(1, number) && pushLong(number);
    case opLong4:
      return takeUnsigned(4, number) && pushLong(number);
    case opBinFloat:
      return takeUnsigned(8, number) &&
             pushNode({PickleKind::real, 0, std::bit_cast<double>(__builtin_bswap64(number))});
    case opShortBinString:
      return takeUnsigned(1, number) && pushText(number, false);
    case opBinString:
      return takeUnsigned(4, number) && pushText(number, false);
    case opShortBinUnicode:
      return takeUnsigned(1, number) && pushText(number, true);
    case opBinUnicode:
      return takeUnsigned(4, number) && pushText(number, true);
    case opBinUnicode8:
      return takeUnsigned(8, number) && pushText(number, true);
    default:
      handled = false;
      return true;
  }
}

bool Unpickler::stepContainer(std::uint8_t opcode, bool& handled) {
  std::vector<std::uint32_t> items;
  std::uint32_t first = 0, second = 0;
  switch (opcode) {
    case opMark:
      m_marks.push_back(m_stack.size());
      return m_marks.size() <= m_options.limits.stackDepth || corrupt("The pickle sets too many marks.");
    case opPop:
      if (!m_marks.empty() && m_marks.back() == m_stack.size()) {
        m_marks.pop_back();
        return true;
      }
      return pop(first);
    case opPopMark:
      return popToMark(items);
    case opDup:
      return pop(first) && pushIndex(first) && pushIndex(first);
    case opEmptyTuple:
      return pushNode({PickleKind::tuple, 0, std::move(items)});
    case opEmptyList:
      return pushNode({PickleKind::list, 0, std::move(items)});
    case opEmptyDict:
      return pushDict({}, false);
    case opTuple1:
      return pushTuple(1);
    case opTuple2:
      return pushTuple(2);
    case opTuple3:
      return pushTuple(3);
    case opTuple:
    case opList:
      if (!popToMark(items)) return false;
      m_references += items.size();
      return pushNode({opcode == opTuple ? PickleKind::tuple : PickleKind::list, 0, std::move(items)});
    case opDict:
      return popToMark(items) && pushDict(std::move(items), false);
    case opAppend:
      return pop(second) && pop(first) && appendTo(first, {&second, 1}, PickleKind::list) && pushIndex(first);
    case opAppends:
      return popToMark(items) && pop(first) && appendTo(first, items, PickleKind::list) && pushIndex(first);
    case opSetItem:
      items.resize(2);
      return pop(items[1]) && pop(items[0]) && pop(first) && appendTo(first, items, PickleKind::dict) &&
             pushIndex(first);
    case opSetItems:
      return popToMark(items) && pop(first) && appendTo(first, items, PickleKind::dict) && pushIndex(first);
    default:
      handled = false;
      return true;
  }
}

bool Unpickler::stepMemo(std::uint8_t opcode, bool& handled) {
  std::uint64_t number = 0;
  std::uint32_t index = 0;
  switch (opcode) {
    case opPut:
      return takeIndexLine(index) && memoise(index);
    case opBinPut:
      return takeUnsigned(1, number) && memoise(static_cast<std::uint32_t>(number));
    case opLongBinPut:
      return takeUnsigned(4, number) && memoise(static_cast<std::uint32_t>(number));
    case opMemoize:
      return memoise(static_cast<std::uint32_t>(m_memo.size()));
    case opGet:
      return takeIndexLine(index) && recall(index);
    case opBinGet:
      return takeUnsigned(1, number) && recall(static_cast<std::uint32_t>(number));
    case opLongBinGet:
      return takeUnsigned(4, number) && recall(static_cast<std::uint32_t>(number));
    default:
      handled = false;
      return true;
  }
}

bool Unpickler::step(std::uint8_t opcode) {
  for (const auto group : {&Unpickler::stepScalar, &Unpickler::stepContainer, &Unpickler::stepMemo}) {
    bool handled = true;
    if (!(this->*group)(opcode, handled)) return false;
    if (handled) return true;
  }
  std::uint64_t number = 0;
  std::uint32_t first = 0, second = 0;
  std::string_view module, name;
  switch (opcode) {
    case opProto:
      if (!takeUnsigned(1, number)) return false;
      return number <= kHighestProtocol ||
             fail(ErrorKind::unsupported, fmt::format("The pickle uses protocol {}, which is not read.", number));
    case opFrame:
      return takeUnsigned(8, number);  // a hint for buffered readers
    case opGlobal:
      return takeLine(module) && takeLine(name) && pushGlobal(module, name);
    case opStackGlobal: {
      if (!pop(second) || !pop(first)) return false;
      if (node(first).kind != PickleKind::text || node(second).kind != PickleKind::text) {
        return corrupt("The pickle names something with values that are no text.");
      }
      const std::string moduleText(value(first).text()), nameText(value(second).text());
      return pushGlobal(moduleText, nameText);
    }
    case opReduce:
      return reduce();
    case opBuild:
      return build();
    case opNewObj:
      return newObject();
    case opBinPersId:
      return persistentId();
    case opStop:
      m_finished = true;
      return true;
    default:
      return fail(ErrorKind::unsupported,
                  fmt::format("The pickle asks for operation 0x{:02x}, which is never carried out.", opcode));
  }
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
