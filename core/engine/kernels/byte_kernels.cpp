// Byte kernels of dense layers, which lie (in, out) in memory.
// The dot instruction wants four inputs of one output side by side (byte_blocks-inl.h). It multiplies unsigned by signed
// bytes: weights are raised by 128, and each sum begins with what that makes too much, which is known from the activations
// alone.
//
// Memory is fetched ahead in the order in which it lies, a part before it is needed, because the kernel itself walks it
// in columns of 64, which no processor foresees.

#include "core/engine/kernels/byte_kernels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/byte_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/engine/kernels/byte_blocks-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_AVX3

constexpr size_t kTileRows = 4;  // of x at a time: their sums stay in registers

/// Memory to fetch into the second-level cache in the meantime, line by line.
struct Ahead {
  const char* line;
  size_t step;
};

/// Where the sums of a block go: row r at data + r * stride, in mixed order.
struct BlockSums {
  float* data;
  size_t stride;
  bool isFirst;         ///< written instead of added to
  const float* scales;  ///< of the weights of this part, in mixed order; null if they have one scale for all inputs
};

/// Scaled sums of row r are written or added to their place.
HWY_INLINE void addScaled(const Integers (&acc)[kVectors], float rowScale, const BlockSums& sums, size_t r) {
  const hn::ScalableTag<float> d;
  const Floats scale = hn::Set(d, rowScale);
  float* target = sums.data + r * sums.stride;
  HWY_UNROLL(4)
  for (size_t v = 0; v < kVectors; ++v, target += hn::Lanes(d)) {
    Floats value = hn::Mul(hn::ConvertTo(d, acc[v]), scale);
    if (sums.scales != nullptr) value = hn::Mul(value, hn::Load(d, sums.scales + v * hn::Lanes(d)));
    if (!sums.isFirst) value = hn::Add(hn::LoadU(d, target), value);
    hn::StoreU(value, d, target);
  }
}

/// One block on its way through the rows of x: interleaved already, while the next one is being interleaved.
struct Pass {
  const uint8_t* packed;
  size_t quads, part;
  BlockSums sums;
  Ahead ahead;
  Block next;  ///< without inputs: there is none
  uint8_t* nextPacked;
};

/// Adds a block times R rows of x, from row `first` on. kPacks: the next block is interleaved on the way, so that its
/// loads wait behind arithmetic. Fetches `lines` lines ahead in every quad.
template <size_t R, bool kPacks>
HWY_INLINE void addTile(const Pass& pass, const QuantisedRows& x, size_t first, Ahead ahead, size_t lines) {
  const hn::ScalableTag<int32_t> di;
  const hn::ScalableTag<uint8_t> d;
  Integers acc[R][kVectors];
  const int8_t* values[R];
  HWY_UNROLL(8)
  for (size_t r = 0; r < R; ++r) {
    values[r] = x.bytes(first + r) + pass.part * x.partInputs();
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) acc[r][v] = hn::Set(di, x.offset(first + r, pass.part));
  }
  const uint8_t* packed = pass.packed;
  for (size_t q = 0; q < pass.quads; ++q, packed += kVectors * kLine) {
    for (size_t l = 0; l < lines; ++l, ahead.line += ahead.step) __builtin_prefetch(ahead.line, 0, 2);
    if constexpr (kPacks) storePacked(pass.next, q, pass.nextPacked);
    Bytes weights[kVectors];
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) weights[v] = hn::Load(d, packed + v * kLine);
    HWY_UNROLL(8)
    for (size_t r = 0; r < R; ++r) {
      const Integers xr = broadcastQuad(values[r] + q * kQuad);
      HWY_UNROLL(4)
      for (size_t v = 0; v < kVectors; ++v) acc[r][v] = quadDot(acc[r][v], weights[v], xr);
    }
  }
  HWY_UNROLL(8)
  for (size_t r = 0; r < R; ++r) addScaled(acc[r], x.scale(first + r, pass.part), pass.sums, first + r);
}

template <bool kPacks>
HWY_INLINE void addRows(const Pass& pass, const QuantisedRows& x, size_t first, size_t rows, Ahead ahead,
                        size_t lines) {
  switch (rows) {
    case 1:
      return addTile<1, kPacks>(pass, x, first, ahead, lines);
    case 2:
      return addTile<2, kPacks>(pass, x, first, ahead, lines);
    case 3:
      return addTile<3, kPacks>(pass, x, first, ahead, lines);
    default:
      return addTile<4, kPacks>(pass, x, first, ahead, lines);
  }
}

/// Adds a block for all rows of x. A line is fetched ahead for every input, spread over the first tiles.
void addBlock(const Pass& pass, const QuantisedRows& x, size_t rows) {
  const size_t tiles = (rows + kTileRows - 1) / kTileRows;
  const size_t lines = tiles == 1 ? 4 : tiles < 4 ? 2 : 1;
  Ahead ahead = pass.ahead;
  const bool packs = pass.next.inputs != 0 && pass.next.quads() <= pass.quads;
  for (size_t tile = 0; tile < tiles; ++tile) {
    const size_t first = tile * kTileRows;
    const size_t count = std::min(kTileRows, rows - first);
    const size_t fetched = tile * lines < kQuad ? lines : 0;
    tile == 0 && packs ? addRows<true>(pass, x, first, count, ahead, fetched)
                       : addRows<false>(pass, x, first, count, ahead, fetched);
    ahead.line += fetched * pass.quads * ahead.step;
  }
  for (size_t q = 0; !packs && q < pass.next.quads(); ++q) storePacked(pass.next, q, pass.nextPacked);
}

/// Where a block is, and where its sums go.
struct Place {
  size_t part, column;
  float* sums;
  size_t stride;
  bool isFirst;
  Ahead ahead;
};

/// Adds the blocks at placeOf(0) ... placeOf(count-1) for three rows of x or more.
template <class PlaceOf, class Done>
void walkBlocks(const MatvecTask& task, const QuantisedRows& x, size_t count, const PlaceOf& placeOf,
                const Done& done) {
  HWY_ALIGN uint8_t packed[2][kMostByteInputs * kByteColumns];
  BlockReader reader(task, x);
  Place place = placeOf(0);
  Block block = reader.block(place.part, place.column);
  for (size_t q = 0; q < block.quads(); ++q) storePacked(block, q, packed[0]);
  for (size_t k = 0; k < count; ++k) {
    const size_t quads = block.quads();
    const Place next = placeOf(std::min(k + 1, count - 1));
    block = k + 1 < count ? reader.block(next.part, next.column) : Block();
    const BlockSums sums{place.sums, place.stride, place.isFirst, reader.scales(place.part, place.column)};
    addBlock({packed[k % 2], quads, place.part, sums, place.ahead, block, packed[(k + 1) % 2]}, x, task.rows);
    done(k);
    place = next;
  }
}

constexpr size_t kStreamQuads = 4;  // 16 matrix rows at a time for few rows of x

/// Adds `quads` quads of a block, from quad `quad` on, to the integer sums of R rows of x, which begin or end here.
/// Fetches a line ahead for every matrix row.
template <size_t R>
HWY_INLINE void streamQuads(const Block& block, size_t quad, size_t quads, const QuantisedRows& x, size_t part,
                            int32_t* HWY_RESTRICT kept, const char* ahead, const BlockSums& sums) {
  const hn::ScalableTag<int32_t> d;
  const bool begins = quad == 0, ends = quad + quads == block.quads();
  Integers acc[R][kVectors];
  HWY_UNROLL(2)
  for (size_t r = 0; r < R; ++r) {
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) {
      acc[r][v] = begins ? hn::Set(d, x.offset(r, part)) : hn::Load(d, kept + (r * kVectors + v) * hn::Lanes(d));
    }
  }
  for (size_t q = quad; q < quad + quads; ++q) {
    Bytes weights[kVectors];
    interleave(block, q, weights);
    for (size_t i = 0; i < kQuad; ++i, ahead += kLine) __builtin_prefetch(ahead, 0, 2);
    HWY_UNROLL(2)
    for (size_t r = 0; r < R; ++r) {
      const Integers xr = broadcastQuad(x.bytes(r) + part * x.partInputs() + q * kQuad);
      HWY_UNROLL(4)
      for (size_t v = 0; v < kVectors; ++v) acc[r][v] = quadDot(acc[r][v], weights[v], xr);
    }
  }
  HWY_UNROLL(2)
  for (size_t r = 0; r < R; ++r) {
    if (ends) {
      addScaled(acc[r], x.scale(r, part), sums, r);
      continue;
    }
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) hn::Store(acc[r][v], d, kept + (r * kVectors + v) * hn::Lanes(d));
  }
}

/// A whole part for one or two rows of x, in the order of memory.
template <size_t R>
void streamPart(const MatvecTask& task, const QuantisedRows& x, size_t part, float* data, size_t stride, bool isFirst) {
  thread_local std::vector<int32_t> scratch;
  const size_t outputs = task.matrix.outputs;
  if (scratch.size() < R * outputs + 2 * kByteColumns * R) scratch.resize(R * outputs + 2 * kByteColumns * R);
  const size_t past = reinterpret_cast<uintptr_t>(scratch.data()) / sizeof(int32_t) % 16;
  int32_t* kept = scratch.data() + (16 - past) % 16;
  BlockReader reader(task, x);
  const size_t quads = (std::min(x.partInputs(), task.matrix.inputs - part * x.partInputs()) + kQuad - 1) / kQuad;
  for (size_t q = 0; q < quads; q += kStreamQuads) {
    const size_t count = std::min(kStreamQuads, quads - q);
    // What comes after these rows, in the order of memory: a piece with every block.
    const auto* next = reinterpret_cast<const char*>(reader.begin(part)) + (q + count) * kQuad * outputs;
    for (size_t column = 0; column < outputs; column += kByteColumns) {
      const bool ends = q + count == quads;
      const BlockSums sums{data + column, stride, isFirst, ends ? reader.scales(part, column) : nullptr};
      const Block block = reader.block(part, column);
      const char* ahead = next + column * count * kQuad;
      int32_t* own = kept + R * column;
      count == kStreamQuads ? streamQuads<R>(block, q, kStreamQuads, x, part, own, ahead, sums)
                            : streamQuads<R>(block, q, count, x, part, own, ahead, sums);
    }
  }
}

void byteStretchOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch, size_t threads,
                   const PartialSums& sums) {
  float* data = sums.data + stretch * sums.partStride;
  const size_t first = stretch * stretchParts;
  const size_t end = std::min(first + stretchParts, x.parts());
  if (task.rows <= 2) {
    for (size_t part = first; part < end; ++part) {
      task.rows == 1 ? streamPart<1>(task, x, part, data, sums.rowStride, part == first)
                     : streamPart<2>(task, x, part, data, sums.rowStride, part == first);
    }
    return;
  }
  const size_t blocks = (task.matrix.outputs + kByteColumns - 1) / kByteColumns;
  const size_t partBytes = x.partInputs() * task.matrix.outputs;
  const char* base = static_cast<const char*>(task.matrix.data);
  walkBlocks(
      task, x, (end - first) * blocks,
      [&](size_t k) HWY_ATTR {
        const size_t part = first + k / blocks, column = k % blocks * kByteColumns;
        // The next part in the order of memory, a piece with every block.
        const size_t next = part + 1 < end ? part + 1 : first + threads * stretchParts;
        const Ahead ahead{base + next * partBytes + column * x.partInputs(), kLine};
        return Place{part, column, data + column, sums.rowStride, part == first, ahead};
      },
      [](size_t) {});
}

/// Up to 64 outputs of one row from mixed sums: stretches in order, scale, bias.
HWY_INLINE void finishBlock(const MatvecTask& task, const PartialSums& sums, size_t sumColumn, size_t r,
                            size_t column) {
  const hn::ScalableTag<float> d;
  HWY_ALIGN float total[kByteColumns];
  HWY_ALIGN float ordered[kByteColumns];
  const float* row = sums.data + r * sums.rowStride + sumColumn;
  for (size_t v = 0; v < kByteColumns; v += hn::Lanes(d)) {
    Floats sum = hn::LoadU(d, row + v);
    for (size_t p = 1; p < sums.parts; ++p) sum = hn::Add(sum, hn::LoadU(d, row + p * sums.partStride + v));
    hn::Store(sum, d, total + v);
  }
  forFours([&](size_t o, size_t mixed) { std::copy_n(total + mixed, 4, ordered + o); });
  const size_t columns = std::min(kByteColumns, task.matrix.outputs - column);
  const bool isScaled = task.matrix.groupInputs == 0;
  float* y = task.y + r * task.yStride + column;
  for (size_t o = 0; isScaled && o < columns; ++o) ordered[o] *= task.matrix.scales[column + o];
  for (size_t o = 0; task.bias != nullptr && o < columns; ++o) ordered[o] += task.bias[column + o];
  std::copy_n(ordered, columns, y);
}

void byteFinishOf(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end) {
  for (size_t r = 0; r < task.rows; ++r) {
    for (size_t column = begin; column < end; column += kByteColumns) finishBlock(task, sums, column, r, column);
  }
}

void byteColumnsOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  thread_local std::vector<float> scratch;
  const size_t stretches = (x.parts() + stretchParts - 1) / stretchParts;
  const size_t partStride = task.rows * kByteColumns;
  if (scratch.size() < stretches * partStride) scratch.resize(stretches * partStride);
  const PartialSums sums{scratch.data(), stretches, partStride, kByteColumns};
  const size_t pitch = task.matrix.outputs, blocks = (end - begin + kByteColumns - 1) / kByteColumns;
  const char* base = static_cast<const char*>(task.matrix.data);
  walkBlocks(
      task, x, blocks * x.parts(),
      [&](size_t k) HWY_ATTR {
        const size_t part = k % x.parts(), column = begin + k / x.parts() * kByteColumns;
        const Ahead ahead{base + (part + 2) * x.partInputs() * pitch + column, pitch};
        return Place{part, column, sums.data + part / stretchParts * partStride, kByteColumns, part % stretchParts == 0,
                     ahead};
      },
      [&](size_t k) HWY_ATTR {
        if ((k + 1) % x.parts() != 0) return;
        for (size_t r = 0; r < task.rows; ++r) finishBlock(task, sums, 0, r, begin + k / x.parts() * kByteColumns);
      });
}

bool isByteFast() {
  return __builtin_cpu_supports("avx512vnni") != 0;
}

#else

bool isByteFast() {
  return false;
}
void byteStretchOf(const MatvecTask&, const QuantisedRows&, size_t, size_t, size_t, const PartialSums&) {}
void byteFinishOf(const MatvecTask&, const PartialSums&, size_t, size_t) {}
void byteColumnsOf(const MatvecTask&, const QuantisedRows&, size_t, size_t, size_t) {}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(isByteFast);
HWY_EXPORT(byteStretchOf);
HWY_EXPORT(byteFinishOf);
HWY_EXPORT(byteColumnsOf);

bool hasByteDot() {
  return HWY_DYNAMIC_DISPATCH(isByteFast)();
}
void byteStretch(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t stretch, size_t threads,
                 const PartialSums& sums) {
  HWY_DYNAMIC_DISPATCH(byteStretchOf)(task, x, stretchParts, stretch, threads, sums);
}
void finishByteColumns(const MatvecTask& task, const PartialSums& sums, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(byteFinishOf)(task, sums, begin, end);
}
void byteColumns(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(byteColumnsOf)(task, x, stretchParts, begin, end);
}

}  // namespace jukebox
#endif
