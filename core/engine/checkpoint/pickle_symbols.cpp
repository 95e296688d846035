// The allow-list of names and what each of them builds (spec/07 §5). Nothing here looks anything up or calls it.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/utf8.h"
#include "core/engine/checkpoint/half_float.h"
#include "core/engine/checkpoint/unpickler.h"

namespace jukebox {
namespace {

struct AllowedName {
  std::string_view module, name;
  PickleSymbol symbol;
};

constexpr std::array kAllowed{
    AllowedName{"collections", "OrderedDict", PickleSymbol::orderedDict},
    AllowedName{"torch._utils", "_rebuild_tensor", PickleSymbol::rebuildTensor},
    AllowedName{"torch._utils", "_rebuild_tensor_v2", PickleSymbol::rebuildTensorV2},
    AllowedName{"torch._utils", "_rebuild_parameter", PickleSymbol::rebuildParameter},
    AllowedName{"torch", "Size", PickleSymbol::torchSize},
    AllowedName{"torch", "device", PickleSymbol::torchDevice},
    AllowedName{"numpy", "dtype", PickleSymbol::numpyDtype},
    AllowedName{"numpy.core.multiarray", "scalar", PickleSymbol::numpyScalar},
    AllowedName{"numpy._core.multiarray", "scalar", PickleSymbol::numpyScalar},
    AllowedName{"_codecs", "encode", PickleSymbol::codecsEncode},
};

constexpr std::array<std::string_view, 12> kInertTorchNames{
    "float16", "float32", "float64", "bfloat16", "half", "float", "double", "uint8", "int8", "int16", "int32", "int64"};

struct StorageClass {
  std::string_view name;
  DType dtype;
};
constexpr std::array kStorageClasses{
    StorageClass{"DoubleStorage", DType::f64}, StorageClass{"FloatStorage", DType::f32},
    StorageClass{"HalfStorage", DType::f16},   StorageClass{"BFloat16Storage", DType::bf16},
    StorageClass{"LongStorage", DType::i64},   StorageClass{"IntStorage", DType::i32},
    StorageClass{"ShortStorage", DType::i16},  StorageClass{"CharStorage", DType::i8},
    StorageClass{"ByteStorage", DType::u8},    StorageClass{"BoolStorage", DType::boolean}};

constexpr std::size_t kLongestKey = 64;

bool isSequence(PickleValue value) {
  return value.kind() == PickleKind::tuple || value.kind() == PickleKind::list;
}

template <class T>
T loadAs(std::string_view bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

/// The number that `raw` is in a numpy type such as "f8" or "i4"; nothing for other types or lengths.
std::optional<PickleNode> numpyNumber(std::string_view type, std::string_view raw) {
  const auto integer = [](std::int64_t v) { return PickleNode{PickleKind::integer, 0, v}; };
  const auto real = [](double v) { return PickleNode{PickleKind::real, 0, v}; };
  if (type.size() != 2 || raw.size() != static_cast<std::size_t>(type[1] - '0')) return std::nullopt;
  if (type == "f8") return real(loadAs<double>(raw));
  if (type == "f4") return real(double{loadAs<float>(raw)});
  if (type == "f2") return real(double{floatFromHalf(loadAs<std::uint16_t>(raw))});
  if (type == "i8") return integer(loadAs<std::int64_t>(raw));
  if (type == "i4") return integer(loadAs<std::int32_t>(raw));
  if (type == "i2") return integer(loadAs<std::int16_t>(raw));
  if (type == "i1") return integer(loadAs<std::int8_t>(raw));
  if (type == "u4") return integer(loadAs<std::uint32_t>(raw));
  if (type == "u2") return integer(loadAs<std::uint16_t>(raw));
  if (type == "u1") return integer(loadAs<std::uint8_t>(raw));
  if (type == "b1") return PickleNode{PickleKind::boolean, 0, raw[0] != 0};
  return std::nullopt;
}

}  // namespace

std::optional<PickleSymbol> findPickleSymbol(std::string_view module, std::string_view name) {
  for (const auto& allowed : kAllowed) {
    if (allowed.module == module && allowed.name == name) return allowed.symbol;
  }
  if (module != "torch") return std::nullopt;
  for (const auto& storage : kStorageClasses) {
    if (storage.name == name) {
      return static_cast<PickleSymbol>(static_cast<int>(PickleSymbol::storageClass) + static_cast<int>(storage.dtype));
    }
  }
  if (std::find(kInertTorchNames.begin(), kInertTorchNames.end(), name) != kInertTorchNames.end()) {
    return PickleSymbol::inert;
  }
  return std::nullopt;
}

bool Unpickler::pushGlobal(std::string_view module, std::string_view name) {
  const std::string fullName = fmt::format("{}.{}", module, name);
  if (const auto symbol = findPickleSymbol(module, name)) {
    return pushNode({PickleKind::symbol, static_cast<std::uint8_t>(*symbol), fullName});
  }
  if (m_options.allowUnknownGlobals) return pushPlaceholder(fullName);
  // The name comes from the file: show it without control characters.
  std::string shown = fullName.substr(0, 200);
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char c) { return c < 0x20 || c > 0x7E; }, '?');
  return fail(ErrorKind::unsupported,
              fmt::format("The pickle asks for \"{}\", which has no place in a file of weights.", shown));
}

bool Unpickler::pushPlaceholder(std::string name) {
  return pushNode({PickleKind::placeholder, 0, std::move(name)});
}

bool Unpickler::persistentId() {
  std::uint32_t index = 0;
  if (!pop(index)) return false;
  const PickleValue id = value(index);
  if (id.kind() != PickleKind::tuple || id.size() < 1 || id.at(0).kind() != PickleKind::text) {
    return corrupt("The pickle refers to an outside object in an unknown way.");
  }
  if (id.at(0).text() != "storage") {
    return fail(ErrorKind::unsupported, "The file holds a whole pickled program module, which is never loaded.");
  }
  if (id.size() != 5 && id.size() != 6) return corrupt("The pickle describes a storage with a wrong number of fields.");
  const int dtype = static_cast<int>(symbolOf(id.at(1).index())) - static_cast<int>(PickleSymbol::storageClass);
  const auto count = id.at(4).asInteger();
  if (dtype < 0 || id.at(2).kind() != PickleKind::text || id.at(2).text().size() > kLongestKey || !count ||
      *count < 0) {
    return corrupt("The pickle describes a storage with broken fields.");
  }
  PickleStorage storage{std::string(id.at(2).text()), static_cast<DType>(dtype), *count, std::nullopt};
  if (id.size() == 6 && !id.at(5).isNone()) {
    const PickleValue view = id.at(5);
    if (view.kind() != PickleKind::tuple || view.size() != 3) return corrupt("The pickle has a broken storage view.");
    const auto offset = view.at(1).asInteger();
    const auto size = view.at(2).asInteger();
    if (view.at(0).kind() != PickleKind::text || view.at(0).text().size() > kLongestKey || !offset || !size ||
        *offset < 0 || *size < 0 || *offset > *count || *size > *count - *offset) {
      return corrupt("The pickle has a storage view outside its storage.");
    }
    storage.view = PickleStorageView{std::string(view.at(0).text()), *offset, *size};
  }
  std::uint32_t storageIndex = 0;
  return addStorage(std::move(storage), storageIndex) && pushNode({PickleKind::storage, 0, storageIndex});
}

bool Unpickler::addStorage(PickleStorage storage, std::uint32_t& index) {
  const auto [root, isNew] = m_rootStorages.try_emplace(storage.key, storage.dtype, storage.elementCount);
  if (!isNew && root->second != std::pair(storage.dtype, storage.elementCount)) {
    return corrupt(fmt::format("The pickle describes storage {} in two different ways.", storage.key));
  }
  std::string identity = storage.key;
  if (storage.view) identity += fmt::format("|{}|{}|{}", storage.view->key, storage.view->offset, storage.view->size);
  const auto [it, inserted] =
      m_storageByKey.try_emplace(std::move(identity), static_cast<std::uint32_t>(m_document.m_storages.size()));
  index = it->second;
  if (!inserted) return true;
  if (m_document.m_storages.size() >= m_options.limits.tensors) return corrupt("The pickle has too many storages.");
  m_document.m_storages.push_back(std::move(storage));
  return true;
}

bool Unpickler::reduce() {
  std::uint32_t argumentsIndex = 0, callable = 0;
  if (!pop(argumentsIndex) || !pop(callable)) return false;
  const PickleValue arguments = value(argumentsIndex);
  if (node(callable).kind == PickleKind::placeholder) return pushPlaceholder(std::string(value(callable).text()));
  if (arguments.kind() != PickleKind::tuple) return corrupt("The pickle builds an object without arguments.");
  switch (symbolOf(callable)) {
    case PickleSymbol::orderedDict:
      return reduceOrderedDict(arguments);
    case PickleSymbol::rebuildTensor:
      return reduceTensor(arguments, false);
    case PickleSymbol::rebuildTensorV2:
      return reduceTensor(arguments, true);
    case PickleSymbol::rebuildParameter:
      if (arguments.size() != 3 || arguments.at(0).kind() != PickleKind::tensor) {
        return corrupt("The pickle has a broken parameter.");
      }
      return pushIndex(arguments.at(0).index());
    case PickleSymbol::torchSize:
      if (arguments.size() != 1 || arguments.at(0).kind() != PickleKind::tuple) {
        return corrupt("The pickle has a broken size.");
      }
      return pushIndex(arguments.at(0).index());
    case PickleSymbol::torchDevice:
      return pushNode(
          {PickleKind::symbol, static_cast<std::uint8_t>(PickleSymbol::inert), std::string("torch.device")});
    case PickleSymbol::numpyDtype:
      return reduceNumpyDtype(arguments);
    case PickleSymbol::numpyScalar:
      return reduceNumpyScalar(arguments);
    case PickleSymbol::codecsEncode:
      return reduceCodecsEncode(arguments);
    default:
      return fail(ErrorKind::unsupported, "The pickle calls something that is not on the list of harmless names.");
  }
}

bool Unpickler::build() {
  std::uint32_t state = 0, target = 0;
  if (!pop(state) || !pop(target)) return false;
  const PickleNode& object = node(target);
  const bool isOrderedDict = object.kind == PickleKind::dict && object.detail == 1;
  const bool isNumpyDtype = symbolOf(target) == PickleSymbol::numpyDtypeInstance;
  if (!isOrderedDict && !isNumpyDtype && object.kind != PickleKind::placeholder) {
    return fail(ErrorKind::unsupported, "The pickle sets the inner state of an object.");
  }
  if (isNumpyDtype && isSequence(value(state)) && value(state).size() > 1 && value(state).at(1).text() == ">") {
    return fail(ErrorKind::unsupported, "The pickle holds numbers in big-endian order.");
  }
  return pushIndex(target);
}

bool Unpickler::newObject() {
  std::uint32_t arguments = 0, callable = 0;
  if (!m_options.allowUnknownGlobals) {
    return fail(ErrorKind::unsupported, "The pickle creates an object of a class, which is never done.");
  }
  if (!pop(arguments) || !pop(callable)) return false;
  if (node(callable).kind != PickleKind::placeholder) {
    return fail(ErrorKind::unsupported, "The pickle creates an object of a class, which is never done.");
  }
  return pushPlaceholder(std::string(value(callable).text()));
}

bool Unpickler::reduceOrderedDict(PickleValue arguments) {
  std::vector<std::uint32_t> entries;
  if (arguments.size() > 1 || (arguments.size() == 1 && !isSequence(arguments.at(0)))) {
    return corrupt("The pickle has a broken ordered dictionary.");
  }
  const std::size_t count = arguments.size() == 1 ? arguments.at(0).size() : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const PickleValue pair = arguments.at(0).at(i);
    if (!isSequence(pair) || pair.size() != 2) return corrupt("The pickle has a broken ordered dictionary.");
    entries.push_back(pair.at(0).index());
    entries.push_back(pair.at(1).index());
  }
  return pushDict(std::move(entries), true);
}

bool Unpickler::readSizes(PickleValue value, std::vector<std::int64_t>& out) {
  if (!isSequence(value) || value.size() > m_options.limits.dimensions) return corrupt("A tensor has a broken shape.");
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto size = value.at(i).asInteger();
    if (!size || *size < 0) return corrupt("A tensor has a broken shape.");
    out.push_back(*size);
  }
  return true;
}

bool Unpickler::reduceTensor(PickleValue arguments, bool version2) {
  const std::size_t count = arguments.size();
  if ((version2 && count != 6 && count != 7) || (!version2 && count != 4))
    return corrupt("The pickle has a broken tensor.");
  const auto offset = arguments.at(1).asInteger();
  if (arguments.at(0).kind() != PickleKind::storage || !offset || *offset < 0) {
    return corrupt("The pickle has a tensor without a storage.");
  }
  PickleTensor tensor;
  tensor.storage = std::get<std::uint32_t>(node(arguments.at(0).index()).payload);
  tensor.storageOffset = *offset;
  if (!readSizes(arguments.at(2), tensor.shape) || !readSizes(arguments.at(3), tensor.strides)) return false;

  const PickleStorage& storage = m_document.m_storages[tensor.storage];
  // The bytes are not known yet: check against a storage of the promised length.
  const std::int64_t room = storage.reachableElements();
  const auto elements = elementCountOf(tensor.shape);
  std::int64_t last = tensor.storageOffset;
  bool fits = elements.has_value() && tensor.shape.size() == tensor.strides.size() && last <= room;
  for (std::size_t axis = 0; fits && *elements > 0 && axis < tensor.shape.size(); ++axis) {
    std::int64_t reach = 0;
    fits = !__builtin_mul_overflow(tensor.shape[axis] - 1, tensor.strides[axis], &reach) &&
           !__builtin_add_overflow(last, reach, &last);
  }
  if (!fits || (*elements > 0 && last >= room)) {
    return corrupt(
        fmt::format("A tensor of shape {} reaches outside its storage of {} elements.", shapeText(tensor.shape), room));
  }
  // A repeated (stride 0) view may claim far more elements than there are: nothing that we read needs that.
  if (*elements > room) return corrupt("A tensor claims more elements than its storage has.");
  if (m_document.m_tensors.size() >= m_options.limits.tensors) return corrupt("The pickle has too many tensors.");
  m_document.m_tensors.push_back(std::move(tensor));
  return pushNode({PickleKind::tensor, 0, static_cast<std::uint32_t>(m_document.m_tensors.size() - 1)});
}

bool Unpickler::reduceCodecsEncode(PickleValue arguments) {
  if (arguments.size() != 2 || arguments.at(0).kind() != PickleKind::text || arguments.at(1).text() != "latin1") {
    return corrupt("The pickle has a broken byte string.");
  }
  std::string bytes;
  for (const char32_t codePoint : decodeUtf8(arguments.at(0).text())) {
    if (codePoint > 0xFF) return corrupt("The pickle has a broken byte string.");
    bytes += static_cast<char>(static_cast<std::uint8_t>(codePoint));
  }
  return pushNode({PickleKind::bytes, 0, std::move(bytes)});
}

bool Unpickler::reduceNumpyDtype(PickleValue arguments) {
  if (arguments.size() < 1 || arguments.at(0).kind() != PickleKind::text || arguments.at(0).text().size() > 8) {
    return corrupt("The pickle has a broken number type.");
  }
  return pushNode({PickleKind::symbol, static_cast<std::uint8_t>(PickleSymbol::numpyDtypeInstance),
                   std::string(arguments.at(0).text())});
}

bool Unpickler::reduceNumpyScalar(PickleValue arguments) {
  if (arguments.size() != 2 || symbolOf(arguments.at(0).index()) != PickleSymbol::numpyDtypeInstance ||
      (arguments.at(1).kind() != PickleKind::bytes && arguments.at(1).kind() != PickleKind::text)) {
    return corrupt("The pickle has a broken number.");
  }
  auto number = numpyNumber(arguments.at(0).text(), arguments.at(1).text());
  if (!number) return fail(ErrorKind::unsupported, "The pickle holds a number of an unknown type.");
  return pushNode(std::move(*number));
}

}  // namespace jukebox
