// Blocks of 64 columns of a matrix of bytes, which lies (in, out) in memory, for the dot instruction of four inputs.
//
// Four matrix rows are interleaved within blocks of 128 bits, which leaves the outputs in another order ("mixed"); they
// are put back at the very end.
//
// Included once for every instruction set.

#include <hwy/highway.h>

#include <algorithm>
#include <cstring>

#include "core/engine/kernels/byte_kernels.h"

#if defined(JUKEBOX_BYTE_BLOCKS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef JUKEBOX_BYTE_BLOCKS_INL_H
#undef JUKEBOX_BYTE_BLOCKS_INL_H
#else
#define JUKEBOX_BYTE_BLOCKS_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_AVX3

constexpr size_t kLine = 64;
constexpr size_t kQuad = 4;      // inputs in one dot
constexpr size_t kVectors = 4;   // of 16 sums: one block of columns

using Bytes = hn::Vec<hn::ScalableTag<uint8_t>>;
using Integers = hn::Vec<hn::ScalableTag<int32_t>>;
using Floats = hn::Vec<hn::ScalableTag<float>>;

/// sum[j] + the four products of unsigned weights and signed values; the compiler of this target does not know the
/// instruction, the assembler does.
HWY_INLINE Integers quadDot(Integers sum, Bytes weights, Integers values) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(weights.raw), "v"(values.raw));
  return sum;
}

HWY_INLINE Integers broadcastQuad(const int8_t* values) {
  int32_t quad;
  std::memcpy(&quad, values, sizeof quad);
  return hn::Set(hn::ScalableTag<int32_t>(), quad);
}

/// 64 columns of the inputs of one part. Rows behind the last lead to the last: the values for them are zero.
struct Block {
  const int8_t* weights = nullptr;
  size_t pitch = 0, inputs = 0;

  const int8_t* row(size_t i) const { return weights + std::min(i, inputs - 1) * pitch; }
  size_t quads() const { return (inputs + kQuad - 1) / kQuad; }
};

/// Four rows of a block, raised by 128, in mixed order: vector k, lane l of 128 bits, number j is column 16l + 4k + j.
HWY_INLINE void interleave(const Block& block, size_t quad, Bytes (&out)[kVectors]) {
  const hn::ScalableTag<uint8_t> d;
  const hn::ScalableTag<uint16_t> pairs;
  const hn::Half<decltype(d)> half;
  const auto raise = hn::Set(d, 0x80);
  // Two loads of half a line wait for memory with a tenth less delay than one of a line (measured on Zen 4).
  const auto load = [&](size_t i) HWY_ATTR {
    const auto* row = reinterpret_cast<const uint8_t*>(block.row(quad * kQuad + i));
    return hn::Xor(hn::Combine(d, hn::LoadU(half, row + kLine / 2), hn::LoadU(half, row)), raise);
  };
  const Bytes a = load(0), b = load(1), c = load(2), e = load(3);
  const auto firstLow = hn::BitCast(pairs, hn::InterleaveLower(d, a, b));
  const auto firstHigh = hn::BitCast(pairs, hn::InterleaveUpper(d, a, b));
  const auto secondLow = hn::BitCast(pairs, hn::InterleaveLower(d, c, e));
  const auto secondHigh = hn::BitCast(pairs, hn::InterleaveUpper(d, c, e));
  out[0] = hn::BitCast(d, hn::InterleaveLower(pairs, firstLow, secondLow));
  out[1] = hn::BitCast(d, hn::InterleaveUpper(pairs, firstLow, secondLow));
  out[2] = hn::BitCast(d, hn::InterleaveLower(pairs, firstHigh, secondHigh));
  out[3] = hn::BitCast(d, hn::InterleaveUpper(pairs, firstHigh, secondHigh));
}

HWY_INLINE void storePacked(const Block& block, size_t quad, uint8_t* HWY_RESTRICT packed) {
  const hn::ScalableTag<uint8_t> d;
  Bytes w[kVectors];
  interleave(block, quad, w);
  HWY_UNROLL(4)
  for (size_t v = 0; v < kVectors; ++v) hn::Store(w[v], d, packed + (quad * kVectors + v) * kLine);
}

/// Copies groups of four between the order of outputs and mixed order.
template <class Copy>
HWY_INLINE void forFours(const Copy& copy) {
  for (size_t v = 0; v < kVectors; ++v) {
    for (size_t lane = 0; lane < kVectors; ++lane) copy(lane * 16 + v * 4, v * 16 + lane * 4);
  }
}

/// The blocks of a matrix one after another. The last few columns are copied into whole blocks.
class BlockReader {
 public:
  BlockReader(const MatvecTask& task, const QuantisedRows& x) : m_matrix(task.matrix), m_x(x) {}

  Block block(size_t part, size_t column) {
    const size_t pitch = m_matrix.outputs;
    const size_t columns = std::min(kByteColumns, pitch - column);
    Block block{begin(part) + column, pitch, std::min(m_x.partInputs(), m_matrix.inputs - part * m_x.partInputs())};
    if (columns == kByteColumns) return block;
    for (size_t i = 0; i < block.inputs; ++i) {
      std::copy_n(block.row(i), columns, m_copied + i * kByteColumns);
      std::fill_n(m_copied + i * kByteColumns + columns, kByteColumns - columns, int8_t{0});
    }
    return {m_copied, kByteColumns, block.inputs};
  }

  /// Scales of a part's weights in mixed order; null if there is one for all inputs.
  const float* scales(size_t part, size_t column) {
    if (m_matrix.groupInputs == 0) return nullptr;
    const size_t columns = std::min(kByteColumns, m_matrix.outputs - column);
    float own[kByteColumns] = {};
    std::copy_n(m_matrix.scales + part * m_x.partInputs() / m_matrix.groupInputs * m_matrix.outputs + column, columns,
                own);
    forFours([&](size_t o, size_t mixed) { std::copy_n(own + o, 4, m_scales + mixed); });
    return m_scales;
  }

  /// The first matrix row of a part.
  const int8_t* begin(size_t part) const {
    return static_cast<const int8_t*>(m_matrix.data) + part * m_x.partInputs() * m_matrix.outputs;
  }

 private:
  const WeightMatrix& m_matrix;
  const QuantisedRows& m_x;
  HWY_ALIGN int8_t m_copied[kMostByteInputs * kByteColumns];
  HWY_ALIGN float m_scales[kByteColumns];
};

#endif

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#endif
