#pragma once
// TensorView: a tensor that lies somewhere in a mapped file, described but not copied.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Element types of weight files. All data are little-endian.
enum class DType { f64, f32, f16, bf16, i64, i32, i16, i8, u8, boolean };

/// Bytes per element.
std::size_t itemSize(DType dtype);
/// safetensors name: "F32", "BOOL", …
std::string_view dtypeName(DType dtype);
/// Inverse of dtypeName; nothing for an unknown name.
std::optional<DType> dtypeFromName(std::string_view name);
bool isFloating(DType dtype);

/// Product of the sizes; nothing on overflow of int64 or for a negative size. An empty shape (scalar) has one element.
std::optional<std::int64_t> elementCountOf(std::span<const std::int64_t> shape);
/// elementCountOf · itemSize; nothing on overflow.
std::optional<std::uint64_t> byteCountOf(DType dtype, std::span<const std::int64_t> shape);
/// Strides in elements of a row-major tensor. `shape` must have a valid elementCountOf().
std::vector<std::int64_t> contiguousStrides(std::span<const std::int64_t> shape);
/// "(2048, 64)"
std::string shapeText(std::span<const std::int64_t> shape);

/// A tensor inside a storage that somebody else owns (a mapped file): valid as long as that file object lives.
/// The storage may start at any byte address, so elements must be read with memcpy (the helpers below do).
/// Invariant, established by whoever makes a view: every element lies inside the storage.
struct TensorView {
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;   ///< in elements, same length as shape
  std::span<const std::byte> storage;  ///< the whole storage, which several tensors may share
  std::size_t storageOffsetElements = 0;

  /// Row-major view of bytes that hold exactly this tensor.
  static TensorView contiguous(DType dtype, std::vector<std::int64_t> shape, std::span<const std::byte> bytes);

  std::int64_t elementCount() const;
  std::size_t byteCount() const { return static_cast<std::size_t>(elementCount()) * itemSize(dtype); }
  bool isContiguous() const;
  /// The tensor's bytes in place. Only for contiguous views.
  std::span<const std::byte> contiguousBytes() const;
  /// Writes the elements in row-major order. `out` must hold byteCount() bytes (kind invalidInput otherwise).
  Status copyContiguous(std::span<std::byte> out) const;
};

/// True when every element of the view lies inside its storage (sizes and strides ≥ 0, no overflow).
bool fitsItsStorage(const TensorView& view);

/// Elements in row-major order as float. `out` must hold elementCount() values; floating dtypes only.
Status toFloat32(const TensorView& view, std::span<float> out);
/// Elements in row-major order as int64. `out` must hold elementCount() values; integer and boolean dtypes only.
Status toInt64(const TensorView& view, std::span<std::int64_t> out);

}  // namespace jukebox
