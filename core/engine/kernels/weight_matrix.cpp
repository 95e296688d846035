// expandToFloat: stored weights as plain floats.

#include "core/engine/kernels/weight_matrix.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/weight_matrix.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/engine/kernels/load_weights-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

template <class T>
void expandAll(const T* weights, size_t count, float* out) {
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  const size_t whole = count / hn::Lanes(d) * hn::Lanes(d);
  size_t i = 0;
  for (; i < whole; i += hn::Lanes(d)) hn::StoreU(loadWeights(d, weights + i), d, out + i);
  for (; i < count; ++i) hn::StoreU(loadWeights(single, weights + i), single, out + i);
}

void applyScales(const WeightMatrix& matrix, float* out) {
  const bool inOut = matrix.layout == WeightMatrix::Layout::inOut;
  const size_t rows = inOut ? matrix.inputs : matrix.outputs;
  const size_t columns = inOut ? matrix.outputs : matrix.inputs;
  for (size_t row = 0; row < rows; ++row, out += columns) {
    const float* scales = matrix.scales;
    if (matrix.groupInputs != 0) scales += row / matrix.groupInputs * matrix.outputs;
    for (size_t column = 0; column < columns; ++column) out[column] *= scales[inOut ? column : row];
  }
}

void expand(const WeightMatrix& matrix, float* out) {
  const size_t count = matrix.inputs * matrix.outputs;
  switch (matrix.format) {
    case WeightFormat::f32:
      return expandAll(static_cast<const float*>(matrix.data), count, out);
    case WeightFormat::f16:
      return expandAll(static_cast<const uint16_t*>(matrix.data), count, out);
    case WeightFormat::int8:
      expandAll(static_cast<const int8_t*>(matrix.data), count, out);
      return applyScales(matrix, out);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(expand);
void expandToFloat(const WeightMatrix& matrix, float* out) {
  HWY_DYNAMIC_DISPATCH(expand)(matrix, out);
}

}  // namespace jukebox
#endif
