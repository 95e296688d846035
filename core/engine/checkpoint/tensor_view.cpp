#include "core/engine/checkpoint/tensor_view.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstring>

#include "core/engine/checkpoint/half_float.h"

namespace jukebox {
namespace {

struct DTypeEntry {
  DType dtype;
  std::string_view name;
  std::size_t size;
};
constexpr std::array kDTypes{DTypeEntry{DType::f64, "F64", 8}, DTypeEntry{DType::f32, "F32", 4},
                             DTypeEntry{DType::f16, "F16", 2}, DTypeEntry{DType::bf16, "BF16", 2},
                             DTypeEntry{DType::i64, "I64", 8}, DTypeEntry{DType::i32, "I32", 4},
                             DTypeEntry{DType::i16, "I16", 2}, DTypeEntry{DType::i8, "I8", 1},
                             DTypeEntry{DType::u8, "U8", 1},   DTypeEntry{DType::boolean, "BOOL", 1}};

template <class T>
T load(const std::byte* address) {
  T value;
  std::memcpy(&value, address, sizeof(T));
  return value;
}

/// Calls visit(address) for every element in row-major order.
template <class Visit>
void forEachElement(const TensorView& view, Visit visit) {
  const std::size_t item = itemSize(view.dtype);
  const std::int64_t count = view.elementCount();
  const std::byte* base = view.storage.data() + view.storageOffsetElements * item;
  if (count > 0 && view.isContiguous()) {
    for (std::int64_t i = 0; i < count; ++i) visit(base + static_cast<std::size_t>(i) * item);
    return;
  }
  std::vector<std::int64_t> position(view.shape.size(), 0);
  std::int64_t offset = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    visit(base + static_cast<std::size_t>(offset) * item);
    for (std::size_t axis = view.shape.size(); axis-- > 0;) {
      offset += view.strides[axis];
      if (++position[axis] < view.shape[axis]) break;
      offset -= view.strides[axis] * view.shape[axis];
      position[axis] = 0;
    }
  }
}

template <class Out, class Read>
Status convert(const TensorView& view, std::span<Out> out, Read read) {
  std::size_t i = 0;
  forEachElement(view, [&](const std::byte* address) { out[i++] = read(address); });
  return {};
}

Error wrongRoom(const TensorView& view, std::size_t room) {
  return makeError(ErrorKind::invalidInput,
                   fmt::format("A tensor of shape {} does not fit room for {} values.", shapeText(view.shape), room));
}

}  // namespace

std::size_t itemSize(DType dtype) {
  return kDTypes[static_cast<std::size_t>(dtype)].size;
}

std::string_view dtypeName(DType dtype) {
  return kDTypes[static_cast<std::size_t>(dtype)].name;
}

std::optional<DType> dtypeFromName(std::string_view name) {
  for (const auto& entry : kDTypes) {
    if (entry.name == name) return entry.dtype;
  }
  return std::nullopt;
}

bool isFloating(DType dtype) {
  return dtype == DType::f64 || dtype == DType::f32 || dtype == DType::f16 || dtype == DType::bf16;
}

std::optional<std::int64_t> elementCountOf(std::span<const std::int64_t> shape) {
  // A zero anywhere makes the count 0, but the other sizes must still multiply without overflow (strides need them).
  std::int64_t count = 1;
  bool empty = false;
  for (const std::int64_t size : shape) {
    if (size < 0) return std::nullopt;
    if (size == 0) {
      empty = true;
    } else if (__builtin_mul_overflow(count, size, &count)) {
      return std::nullopt;
    }
  }
  return empty ? 0 : count;
}

std::optional<std::uint64_t> byteCountOf(DType dtype, std::span<const std::int64_t> shape) {
  const auto count = elementCountOf(shape);
  std::uint64_t bytes = 0;
  if (!count || __builtin_mul_overflow(static_cast<std::uint64_t>(*count), std::uint64_t{itemSize(dtype)}, &bytes)) {
    return std::nullopt;
  }
  return bytes;
}

std::vector<std::int64_t> contiguousStrides(std::span<const std::int64_t> shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t axis = shape.size(); axis-- > 1;) {
    strides[axis - 1] = strides[axis] * std::max<std::int64_t>(shape[axis], 1);
  }
  return strides;
}

std::string shapeText(std::span<const std::int64_t> shape) {
  return fmt::format("({})", fmt::join(shape, ", "));
}

TensorView TensorView::contiguous(DType dtype, std::vector<std::int64_t> shape, std::span<const std::byte> bytes) {
  auto strides = contiguousStrides(shape);
  return TensorView{dtype, std::move(shape), std::move(strides), bytes, 0};
}

std::int64_t TensorView::elementCount() const {
  return elementCountOf(shape).value_or(0);
}

bool TensorView::isContiguous() const {
  std::int64_t expected = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    if (shape[axis] == 0) return true;
    if (shape[axis] != 1 && strides[axis] != expected) return false;
    expected *= shape[axis];
  }
  return true;
}

std::span<const std::byte> TensorView::contiguousBytes() const {
  if (elementCount() == 0) return {};
  return storage.subspan(storageOffsetElements * itemSize(dtype), byteCount());
}

Status TensorView::copyContiguous(std::span<std::byte> out) const {
  if (out.size() != byteCount()) return wrongRoom(*this, out.size() / itemSize(dtype));
  if (out.empty()) return {};
  if (isContiguous()) {
    std::memcpy(out.data(), contiguousBytes().data(), out.size());
    return {};
  }
  std::byte* target = out.data();
  const std::size_t item = itemSize(dtype);
  forEachElement(*this, [&](const std::byte* address) {
    std::memcpy(target, address, item);
    target += item;
  });
  return {};
}

bool fitsItsStorage(const TensorView& view) {
  if (view.shape.size() != view.strides.size()) return false;
  const auto count = elementCountOf(view.shape);
  const std::size_t room = view.storage.size() / itemSize(view.dtype);
  if (!count || view.storageOffsetElements > room) return false;
  std::uint64_t last = view.storageOffsetElements;
  for (std::size_t axis = 0; axis < view.shape.size(); ++axis) {
    if (view.strides[axis] < 0) return false;
    if (*count == 0) continue;
    std::uint64_t reach = 0;
    if (__builtin_mul_overflow(static_cast<std::uint64_t>(view.shape[axis] - 1),
                               static_cast<std::uint64_t>(view.strides[axis]), &reach) ||
        __builtin_add_overflow(last, reach, &last)) {
      return false;
    }
  }
  return *count == 0 || last < room;
}

Status toFloat32(const TensorView& view, std::span<float> out) {
  if (out.size() != static_cast<std::size_t>(view.elementCount())) return wrongRoom(view, out.size());
  switch (view.dtype) {
    case DType::f32:
      return view.copyContiguous(std::as_writable_bytes(out));
    case DType::f64:
      return convert(view, out, [](const std::byte* p) { return static_cast<float>(load<double>(p)); });
    case DType::f16:
      return convert(view, out, [](const std::byte* p) { return floatFromHalf(load<std::uint16_t>(p)); });
    case DType::bf16:
      return convert(view, out, [](const std::byte* p) { return floatFromBfloat16(load<std::uint16_t>(p)); });
    default:
      return makeError(ErrorKind::invalidInput,
                       fmt::format("A tensor of type {} holds no floating-point numbers.", dtypeName(view.dtype)));
  }
}

Status toInt64(const TensorView& view, std::span<std::int64_t> out) {
  if (out.size() != static_cast<std::size_t>(view.elementCount())) return wrongRoom(view, out.size());
  switch (view.dtype) {
    case DType::i64:
      return view.copyContiguous(std::as_writable_bytes(out));
    case DType::i32:
      return convert(view, out, [](const std::byte* p) { return std::int64_t{load<std::int32_t>(p)}; });
    case DType::i16:
      return convert(view, out, [](const std::byte* p) { return std::int64_t{load<std::int16_t>(p)}; });
    case DType::i8:
      return convert(view, out, [](const std::byte* p) { return std::int64_t{load<std::int8_t>(p)}; });
    case DType::u8:
      return convert(view, out, [](const std::byte* p) { return std::int64_t{load<std::uint8_t>(p)}; });
    case DType::boolean:
      return convert(view, out, [](const std::byte* p) { return std::int64_t{load<std::uint8_t>(p) != 0}; });
    default:
      return makeError(ErrorKind::invalidInput,
                       fmt::format("A tensor of type {} holds no whole numbers.", dtypeName(view.dtype)));
  }
}

}  // namespace jukebox
