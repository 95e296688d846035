#pragma once
// Unpickler: the stack machine behind readPickle(). Internal to checkpoint.

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/engine/checkpoint/pickle.h"

namespace jukebox {

/// What an allow-listed name means. Values from storageClass on stand for storageClass + DType.
enum class PickleSymbol : std::uint8_t {
  notASymbol,
  inert,  ///< torch.float32, a device: may stay in the finished value
  orderedDict,
  rebuildTensor,
  rebuildTensorV2,
  rebuildParameter,
  torchSize,
  torchDevice,
  numpyScalar,
  numpyDtype,
  numpyDtypeInstance,
  codecsEncode,
  storageClass = 64,
};

/// The meaning of (module, name), or nothing if the pair is not on the allow-list.
std::optional<PickleSymbol> findPickleSymbol(std::string_view module, std::string_view name);

/// Reads one pickle. Every step returns false after fail(); nothing recurses, nothing is called by name.
class Unpickler {
 public:
  Unpickler(std::span<const std::byte> bytes, const PickleOptions& options);
  Result<PickleResult> run();

 private:
  bool fail(ErrorKind kind, std::string message);
  bool corrupt(std::string message) { return fail(ErrorKind::corrupt, std::move(message)); }

  // Input (pickle.cpp).
  bool take(std::size_t count, std::string_view& out);
  bool takeLine(std::string_view& out);
  bool takeUnsigned(std::size_t byteCount, std::uint64_t& out);
  bool takeIndexLine(std::uint32_t& out);

  // Stack, memo, arena (pickle.cpp).
  bool pushIndex(std::uint32_t index);
  bool pushNode(PickleNode node);
  bool addNode(PickleNode node, std::uint32_t& index);
  bool pop(std::uint32_t& index);
  bool popToMark(std::vector<std::uint32_t>& items);
  bool memoise(std::uint32_t key);
  bool recall(std::uint32_t key);
  PickleNode& node(std::uint32_t index) { return m_document.m_nodes[index]; }
  PickleValue value(std::uint32_t index) const { return {m_document, index}; }
  PickleSymbol symbolOf(std::uint32_t index) const;
  bool checkFinishedValue();

  // Opcodes (pickle_opcodes.cpp).
  bool step(std::uint8_t opcode);
  bool stepScalar(std::uint8_t opcode, bool& handled);
  bool stepStack(std::uint8_t opcode, bool& handled);
  bool stepContainer(std::uint8_t opcode, bool& handled);
  bool stepMemo(std::uint8_t opcode, bool& handled);
  bool pushLong(std::size_t byteCount);
  bool pushText(std::size_t byteCount, bool mustBeUtf8);
  bool pushTuple(std::size_t count);
  bool pushDict(std::vector<std::uint32_t> entries, bool ordered);
  bool appendTo(std::uint32_t target, std::span<const std::uint32_t> items, PickleKind kind);

  // Names and what they build (pickle_symbols.cpp).
  bool pushGlobal(std::string_view module, std::string_view name);
  bool pushPlaceholder(std::string name);
  bool persistentId();
  bool addStorage(PickleStorage storage, std::uint32_t& index);
  bool reduce();
  bool build();
  bool newObject();
  bool reduceOrderedDict(PickleValue arguments);
  bool reduceTensor(PickleValue arguments, bool version2);
  bool reduceCodecsEncode(PickleValue arguments);
  bool reduceNumpyDtype(PickleValue arguments);
  bool reduceNumpyScalar(PickleValue arguments);
  bool readSizes(PickleValue value, std::vector<std::int64_t>& out);

  // Nodes that every document starts with, shared by all uses of these constants.
  static constexpr std::uint32_t kNoneIndex = 0, kTrueIndex = 1, kFalseIndex = 2;

  std::span<const std::byte> m_bytes;
  const PickleOptions& m_options;
  std::size_t m_position = 0;
  bool m_finished = false;
  std::size_t m_references = 0;
  std::optional<Error> m_error;
  PickleDocument m_document;
  std::vector<std::uint32_t> m_stack;
  std::vector<std::size_t> m_marks;  ///< stack heights
  std::unordered_map<std::uint32_t, std::uint32_t> m_memo;
  std::map<std::string, std::uint32_t, std::less<>> m_storageByKey;
  std::map<std::string, std::pair<DType, std::int64_t>, std::less<>> m_rootStorages;
};

}  // namespace jukebox
