#pragma once
// QuantisedRows: activations rounded to 16 bits for integer dot products with int8 weights.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jukebox {

/// Rows of x cut into parts of `partInputs` (the last may be shorter). Within a part
/// x[i] = value[i] * scale, |value| <= 32767, so the error is at most half a scale = largest |x| of the part / 65534.
/// A part that holds an infinity or NaN has a scale of NaN, and so gives NaN sums.
class QuantisedRows {
 public:
  /// Values behind a row's end are zero for this many inputs, so that kernels may read whole vectors.
  static constexpr size_t kPadding = 64;

  /// Reads `rows` rows of `inputs` floats, xStride apart. partInputs is even, at least 2. Keeps its memory.
  void assign(const float* x, size_t rows, size_t inputs, size_t xStride, size_t partInputs);

  size_t partInputs() const { return m_partInputs; }
  size_t parts() const { return m_parts; }
  const int16_t* row(size_t r) const { return m_values.data() + r * m_stride; }
  float scale(size_t r, size_t part) const { return m_scales[r * m_parts + part]; }

 private:
  size_t m_partInputs = 2, m_parts = 0, m_stride = 0;
  std::vector<int16_t> m_values;
  std::vector<float> m_scales;
};

}  // namespace jukebox
