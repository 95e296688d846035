#pragma once
// What the fuzz targets share: the entry point of libFuzzer and a way to touch every byte that a reader hands out.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/engine/checkpoint/pickled_checkpoint.h"
#include "core/engine/checkpoint/tensor_view.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace jukebox::fuzz {

inline std::span<const std::byte> asBytes(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

/// Copies a tensor of bounded size, so that a view outside its storage is noticed.
inline void touch(const TensorView& view) {
  constexpr std::size_t kLargest = 1U << 20;
  if (!fitsItsStorage(view)) __builtin_trap();
  if (view.byteCount() > kLargest) return;
  std::vector<std::byte> copy(view.byteCount());
  if (!view.copyContiguous(copy)) __builtin_trap();
}

inline void touch(const PickledCheckpoint& checkpoint) {
  for (std::uint32_t i = 0; i < checkpoint.document.tensors().size(); ++i) touch(checkpoint.tensor(i));
  (void)checkpoint.document.findPlaceholder(checkpoint.document.root());
}

}  // namespace jukebox::fuzz
