#pragma once
// QuantisedRows: activations rounded to 16 or 8 bits for integer dot products with int8 weights.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jukebox {

/// Rows of x cut into parts of `partInputs` (the last may be shorter). Within a part x[i] = value[i] * scale, and
/// |value| is at most 32767 (or 127 in the 8-bit forms), so the error is at most half a scale = largest |x| of the part
/// / 65534 (or / 254). A part that holds an infinity or NaN has a scale of NaN, and so gives NaN sums.
class QuantisedRows {
 public:
  /// Values behind a row's end are zero for this many inputs, so that kernels may read whole vectors.
  static constexpr size_t kPadding = 64;

  /// What the values are and how they are kept.
  enum class Form {
    shorts,        ///< 16 bits
    narrowShorts,  ///< 8 bits, each kept in 16
    bytes,         ///< 8 bits
  };

  /// Reads `rows` rows of `inputs` floats, xStride apart. partInputs is even, at least 2. Keeps its memory.
  void assign(const float* x, size_t rows, size_t inputs, size_t xStride, size_t partInputs, Form form = Form::shorts);

  /// The same in two steps, the second of which may be taken by several threads: room for all rows, and one row.
  void prepare(size_t rows, size_t inputs, size_t partInputs, Form form);
  void assignRow(size_t r, const float* x);

  size_t partInputs() const { return m_partInputs; }
  size_t parts() const { return m_parts; }
  const int16_t* row(size_t r) const { return m_values.data() + r * m_stride; }
  float scale(size_t r, size_t part) const { return m_scales[r * m_parts + part]; }

  /// In the form `bytes`, which has no row().
  const int8_t* bytes(size_t r) const { return m_bytes.data() + r * m_stride; }
  /// -128 times the sum of a part's values, in the form `bytes`: what a sum with weights + 128 has too much.
  int32_t offset(size_t r, size_t part) const { return m_offsets[r * m_parts + part]; }

 private:
  template <class T>
  void fillRow(const float* x, size_t r, float limit, std::vector<T>& values);

  Form m_form = Form::shorts;
  size_t m_inputs = 0, m_partInputs = 2, m_parts = 0, m_stride = 0;
  std::vector<int16_t> m_values;
  std::vector<int8_t> m_bytes;
  std::vector<float> m_scales;
  std::vector<int32_t> m_offsets;
};

}  // namespace jukebox
