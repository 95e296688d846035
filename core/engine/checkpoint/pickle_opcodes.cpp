// The opcodes of the restricted unpickler (spec/07 §5): what each of them does to the stack, the memo and the arena.

#include <fmt/format.h>

#include <bit>
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

}  // namespace

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

bool Unpickler::stepStack(std::uint8_t opcode, bool& handled) {
  std::vector<std::uint32_t> items;
  std::uint32_t first = 0;
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
    default:
      handled = false;
      return true;
  }
}

bool Unpickler::stepContainer(std::uint8_t opcode, bool& handled) {
  std::vector<std::uint32_t> items;
  std::uint32_t first = 0, second = 0;
  switch (opcode) {
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
  for (const auto group :
       {&Unpickler::stepScalar, &Unpickler::stepStack, &Unpickler::stepContainer, &Unpickler::stepMemo}) {
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

}  // namespace jukebox
