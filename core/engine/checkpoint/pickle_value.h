#pragma once
// PickleDocument: the inert values that a pickle describes, in one flat arena (no recursion, no ownership cycles).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

enum class PickleKind {
  none,
  boolean,
  integer,
  bigInteger,  ///< does not fit 64 bits; text() is its two's complement in hexadecimal
  real,
  text,
  bytes,
  list,
  tuple,
  dict,  ///< insertion order, also OrderedDict
  tensor,
  storage,
  symbol,       ///< an allow-listed name (class, dtype, device) that stands for nothing but itself
  placeholder,  ///< result of an unknown name, in the lenient mode only; text() is the name
};

/// Part of another storage (an old way of sharing), in elements.
struct PickleStorageView {
  std::string key;
  std::int64_t offset = 0;
  std::int64_t size = 0;
};

/// A storage named by a persistent id. Its bytes are somewhere else in the file.
struct PickleStorage {
  std::string key;
  DType dtype = DType::f32;
  std::int64_t elementCount = 0;
  std::optional<PickleStorageView> view;
  /// Elements that a tensor on this storage may reach.
  std::int64_t reachableElements() const { return view ? view->size : elementCount; }
};

/// A tensor on a storage; checked to stay inside it.
struct PickleTensor {
  std::uint32_t storage = 0;  ///< index into PickleDocument::storages
  std::int64_t storageOffset = 0;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
};

class PickleDocument;

/// Handle of one value. Cheap to copy; valid as long as its document lives and is not moved.
class PickleValue {
 public:
  PickleValue(const PickleDocument& document, std::uint32_t index) : m_document(&document), m_index(index) {}

  PickleKind kind() const;
  bool isNone() const { return kind() == PickleKind::none; }
  /// The value if it is of that kind (asReal also takes integers), else nothing.
  std::optional<bool> asBool() const;
  std::optional<std::int64_t> asInteger() const;
  std::optional<double> asReal() const;
  /// Text of a text, bytes, bigInteger, symbol or placeholder value; empty otherwise.
  std::string_view text() const;
  /// Elements of a list or tuple, entries of a dict; 0 otherwise.
  std::size_t size() const;
  /// Element i < size() of a list or tuple.
  PickleValue at(std::size_t i) const;
  /// Key and value of entry i < size() of a dict.
  std::pair<PickleValue, PickleValue> entry(std::size_t i) const;
  /// Value of a text key of a dict (the last one of this name), if present.
  std::optional<PickleValue> find(std::string_view key) const;
  /// Index into PickleDocument::tensors of a tensor.
  std::optional<std::uint32_t> tensorIndex() const;
  std::uint32_t index() const { return m_index; }

 private:
  const PickleDocument* m_document;
  std::uint32_t m_index;
};

/// One node of the arena. Containers hold indices of other nodes; dict: key, value, key, value, …
struct PickleNode {
  PickleKind kind = PickleKind::none;
  std::uint8_t detail = 0;  ///< private to the unpickler: which symbol this is
  std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::uint32_t>, std::uint32_t>
      payload;
};

/// Everything that one pickle described. The graph below root() has no cycles and a bounded depth.
class PickleDocument {
 public:
  PickleValue root() const { return {*this, m_root}; }
  const std::vector<PickleStorage>& storages() const { return m_storages; }
  const std::vector<PickleTensor>& tensors() const { return m_tensors; }
  /// Name of the first placeholder that can be reached from `value`, if any.
  std::optional<std::string> findPlaceholder(PickleValue value) const;

 private:
  friend class PickleValue;
  friend class Unpickler;
  std::vector<PickleNode> m_nodes;
  std::vector<PickleStorage> m_storages;
  std::vector<PickleTensor> m_tensors;
  std::uint32_t m_root = 0;
};

}  // namespace jukebox
