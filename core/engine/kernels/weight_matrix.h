#pragma once
// WeightMatrix: a view of one stored weight matrix in the form the decode kernels read it.

#include <cstddef>
#include <cstdint>

namespace jukebox {

/// How one weight is stored.
enum class WeightFormat {
  f32,   ///< IEEE single precision
  f16,   ///< IEEE half precision, as uint16 bit patterns
  int8,  ///< signed byte times a float scale per output feature, or per group of inputs of one
};

/// Bytes of one weight: 4, 2 or 1.
constexpr size_t weightBytes(WeightFormat format) {
  return format == WeightFormat::f32 ? 4 : format == WeightFormat::f16 ? 2 : 1;
}

/// A matrix that maps `inputs` features to `outputs` features. It owns nothing: `data` and `scales` must outlive every
/// use of the view (they usually point into a memory-mapped checkpoint). `data` is aligned to the size of one weight
/// and holds inputs * outputs weights without padding; the kernels read it in place.
struct WeightMatrix {
  /// Which index runs fastest in memory.
  enum class Layout {
    inOut,  ///< w[input][output], row-major: the dense layers of a checkpoint (spec/03 section 1)
    outIn,  ///< w[output][input], row-major: embedding and output matrices (bins, W)
  };

  WeightFormat format = WeightFormat::f32;
  Layout layout = Layout::inOut;
  const void* data = nullptr;
  const float* scales = nullptr;  ///< when the format is int8: `outputs` scales, or as many for every group of inputs
  size_t inputs = 0;
  size_t outputs = 0;
  /// Inputs that share a scale: input i and output o have scales[i / groupInputs * outputs + o]. 0: all of them do.
  /// Only inOut matrices have groups, and their size is a multiple of 64.
  size_t groupInputs = 0;
  /// The same weights once more, as byte_panels.h lays them out, on a cache line; null: only as `data`.
  const std::uint8_t* panels = nullptr;

  /// Bytes of `data` (the scales not counted).
  size_t sizeBytes() const { return inputs * outputs * weightBytes(format); }
};

/// Writes the matrix as inputs * outputs floats in the same layout. int8 weights are multiplied by their scale.
/// `out` must not overlap the weights.
void expandToFloat(const WeightMatrix& matrix, float* out);

}  // namespace jukebox
