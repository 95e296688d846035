#include "core/engine/kernels/byte_panels.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/byte_panels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cstring>
#include <vector>

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_AVX3

constexpr size_t kLine = 64;
constexpr size_t kVectors = 4;   // of 16 outputs: a panel
constexpr size_t kTileRows = 4;  // of x at a time: their sums stay in registers
constexpr size_t kQuadBytes = kVectors * kLine;
// How far ahead memory is asked for: in one step, or, where arithmetic takes long enough, to the second-level cache first.
constexpr size_t kAheadBytes = 4096;
constexpr size_t kFarBytes = 8192, kNearBytes = 2048;

using Bytes = hn::Vec<hn::ScalableTag<uint8_t>>;
using Integers = hn::Vec<hn::ScalableTag<int32_t>>;
using Floats = hn::Vec<hn::ScalableTag<float>>;

/// sum[j] + the four products of unsigned weights and signed values; the compiler of this target does not know the
/// instruction, the assembler does.
HWY_INLINE Integers quadDot(Integers sum, Bytes weights, Integers values) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum.raw) : "v"(weights.raw), "v"(values.raw));
  return sum;
}

/// Weights stay in a register for all rows of a tile: left to itself the compiler loads them again for every row.
HWY_INLINE Bytes loadWeights(const uint8_t* weights) {
  Bytes loaded = hn::Load(hn::ScalableTag<uint8_t>(), weights);
  asm("" : "+v"(loaded.raw));
  return loaded;
}

HWY_INLINE Integers broadcastQuad(const int8_t* values) {
  int32_t quad;
  std::memcpy(&quad, values, sizeof quad);
  return hn::Set(hn::ScalableTag<int32_t>(), quad);
}

/// Where the sums of one panel are kept: 64 floats a row, of the stretch that is being added up, and of all before.
struct PanelSums {
  float* stretch;
  float* total;
};

/// What one part of a panel is, and what happens to its sums.
struct PanelPart {
  const uint8_t* weights;
  size_t quads, part;
  const float* scales;  ///< of this part's weights; null if they have one scale for all inputs
  bool begins;          ///< the first part of a stretch
};

/// Scaled sums of row r begin its stretch or are added to it.
HWY_INLINE void addScaled(const Integers (&acc)[kVectors], float rowScale, const PanelPart& part, float* target) {
  const hn::ScalableTag<float> d;
  const Floats scale = hn::Set(d, rowScale);
  HWY_UNROLL(4)
  for (size_t v = 0; v < kVectors; ++v, target += hn::Lanes(d)) {
    Floats value = hn::Mul(hn::ConvertTo(d, acc[v]), scale);
    if (part.scales != nullptr) value = hn::Mul(value, hn::LoadU(d, part.scales + v * hn::Lanes(d)));
    if (!part.begins) value = hn::Add(hn::Load(d, target), value);
    hn::Store(value, d, target);
  }
}

/// One part of a panel times R rows of x, from row `first` on.
template <size_t R, size_t kFetched>
HWY_INLINE void addTile(const PanelPart& part, const QuantisedRows& x, size_t first, const uint8_t* ahead,
                        float* stretch) {
  const hn::ScalableTag<int32_t> di;
  Integers acc[R][kVectors];
  const int8_t* values[R];
  HWY_UNROLL(4)
  for (size_t r = 0; r < R; ++r) {
    values[r] = x.bytes(first + r) + part.part * x.partInputs();
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) acc[r][v] = hn::Set(di, x.offset(first + r, part.part));
  }
  const uint8_t* weights = part.weights;
  for (size_t q = 0; q < part.quads; ++q, weights += kQuadBytes) {
    Bytes w[kVectors];
    HWY_UNROLL(4)
    for (size_t l = 0; l < kFetched; ++l, ahead += kLine) {
      if constexpr (kFetched == kVectors) {
        __builtin_prefetch(ahead + kAheadBytes, 0, 3);
      } else {
        __builtin_prefetch(ahead + kFarBytes, 0, 2);
        __builtin_prefetch(ahead + kNearBytes, 0, 3);
      }
    }
    HWY_UNROLL(4)
    for (size_t v = 0; v < kVectors; ++v) w[v] = loadWeights(weights + v * kLine);
    HWY_UNROLL(4)
    for (size_t r = 0; r < R; ++r) {
      const Integers xr = broadcastQuad(values[r] + q * kByteQuad);
      HWY_UNROLL(4)
      for (size_t v = 0; v < kVectors; ++v) acc[r][v] = quadDot(acc[r][v], w[v], xr);
    }
  }
  HWY_UNROLL(4)
  for (size_t r = 0; r < R; ++r) {
    addScaled(acc[r], x.scale(first + r, part.part), part, stretch + (first + r) * kBytePanelOutputs);
  }
}

template <size_t kFetched>
HWY_INLINE void addRows(const PanelPart& part, const QuantisedRows& x, size_t first, size_t rows, const uint8_t* ahead,
                        float* stretch) {
  switch (rows) {
    case 1:
      return addTile<1, kFetched>(part, x, first, ahead, stretch);
    case 2:
      return addTile<2, kFetched>(part, x, first, ahead, stretch);
    case 3:
      return addTile<3, kFetched>(part, x, first, ahead, stretch);
    default:
      return addTile<4, kFetched>(part, x, first, ahead, stretch);
  }
}

/// One part of a panel times all rows of x. As much memory is fetched as is read, spread over the first tiles, so that
/// it never waits for arithmetic nor arithmetic for it.
void addPart(const PanelPart& part, const QuantisedRows& x, size_t rows, float* stretch) {
  const uint8_t* ahead = part.weights;
  const size_t line = part.quads * kLine;
  if (rows <= kTileRows) return addRows<kVectors>(part, x, 0, rows, ahead, stretch);
  if (rows <= 2 * kTileRows) {
    addRows<2>(part, x, 0, kTileRows, ahead, stretch);
    return addRows<2>(part, x, kTileRows, rows - kTileRows, ahead + 2 * line, stretch);
  }
  for (size_t first = 0; first < rows; first += kTileRows, ahead += line) {
    const size_t count = std::min(kTileRows, rows - first);
    first < 4 * kTileRows ? addRows<1>(part, x, first, count, ahead, stretch)
                          : addRows<0>(part, x, first, count, ahead, stretch);
  }
}

/// A stretch is over: its sums are added to those of the stretches before.
void closeStretch(const PanelSums& sums, size_t rows, bool isFirst) {
  const hn::ScalableTag<float> d;
  for (size_t i = 0; i < rows * kBytePanelOutputs; i += hn::Lanes(d)) {
    const Floats stretch = hn::Load(d, sums.stretch + i);
    hn::Store(isFirst ? stretch : hn::Add(hn::Load(d, sums.total + i), stretch), d, sums.total + i);
  }
}

/// Asks for what writeRow() will need, which nothing else has touched.
void fetchEnds(const MatvecTask& task, size_t panel) {
  const size_t column = panel * kBytePanelOutputs;
  for (size_t o = 0; o < kBytePanelOutputs; o += kLine / sizeof(float)) {
    if (task.matrix.groupInputs == 0) __builtin_prefetch(task.matrix.scales + column + o, 0, 3);
    if (task.bias != nullptr) __builtin_prefetch(task.bias + column + o, 0, 3);
  }
}

/// Scale, bias and the outputs that there are.
void writeRow(const MatvecTask& task, size_t panel, const float* total, size_t r) {
  const hn::ScalableTag<float> d;
  const size_t column = panel * kBytePanelOutputs;
  const size_t columns = std::min(kBytePanelOutputs, task.matrix.outputs - column);
  const float* scales = task.matrix.groupInputs == 0 ? task.matrix.scales + column : nullptr;
  const float* bias = task.bias == nullptr ? nullptr : task.bias + column;
  float* y = task.y + r * task.yStride + column;
  size_t o = 0;
  for (; o + hn::Lanes(d) <= columns; o += hn::Lanes(d)) {
    Floats value = hn::Load(d, total + o);
    if (scales != nullptr) value = hn::Mul(value, hn::LoadU(d, scales + o));
    if (bias != nullptr) value = hn::Add(value, hn::LoadU(d, bias + o));
    hn::StoreU(value, d, y + o);
  }
  for (; o < columns; ++o) {
    float value = total[o];
    if (scales != nullptr) value *= scales[o];
    if (bias != nullptr) value += bias[o];
    y[o] = value;
  }
}

/// Scales of a part's weights for all 64 outputs of a panel; null if there is one for all inputs.
const float* partScales(const WeightMatrix& matrix, size_t firstInput, size_t panel, float* padded) {
  if (matrix.groupInputs == 0) return nullptr;
  const size_t column = panel * kBytePanelOutputs;
  const float* scales = matrix.scales + firstInput / matrix.groupInputs * matrix.outputs + column;
  const size_t columns = std::min(kBytePanelOutputs, matrix.outputs - column);
  if (columns == kBytePanelOutputs) return scales;
  std::fill_n(std::copy_n(scales, columns, padded), kBytePanelOutputs - columns, 0.0F);
  return padded;
}

/// Sums of a whole panel for all rows in sums.total.
void sumPanel(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t panel,
              const PanelSums& sums) {
  const size_t inputs = task.matrix.inputs, partInputs = x.partInputs();
  const uint8_t* weights = task.matrix.panels + panel * bytePanelSize(inputs);
  HWY_ALIGN float padded[kBytePanelOutputs];
  for (size_t p = 0; p < x.parts(); ++p) {
    const size_t input = p * partInputs;
    const size_t quads = (std::min(partInputs, inputs - input) + kByteQuad - 1) / kByteQuad;
    const PanelPart part{weights, quads, p, partScales(task.matrix, input, panel, padded), p % stretchParts == 0};
    addPart(part, x, task.rows, sums.stretch);
    if ((p + 1) % stretchParts == 0 || p + 1 == x.parts()) closeStretch(sums, task.rows, p < stretchParts);
    weights += quads * kQuadBytes;
  }
}

void multiplyPanelsOf(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  thread_local std::vector<float> scratch;
  const size_t rowFloats = task.rows * kBytePanelOutputs, lineFloats = kLine / sizeof(float);
  if (scratch.size() < 2 * rowFloats + lineFloats) scratch.resize(2 * rowFloats + lineFloats);
  const size_t past = reinterpret_cast<uintptr_t>(scratch.data()) / sizeof(float) % lineFloats;
  float* aligned = scratch.data() + (lineFloats - past) % lineFloats;
  const PanelSums sums{aligned, aligned + rowFloats};
  for (size_t panel = begin; panel < end; ++panel) {
    fetchEnds(task, panel);
    sumPanel(task, x, stretchParts, panel, sums);
    for (size_t r = 0; r < task.rows; ++r) writeRow(task, panel, sums.total + r * kBytePanelOutputs, r);
  }
}

bool isByteFast() {
  return __builtin_cpu_supports("avx512vnni") != 0;
}

#else

bool isByteFast() {
  return false;
}
void multiplyPanelsOf(const MatvecTask&, const QuantisedRows&, size_t, size_t, size_t) {}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(isByteFast);
HWY_EXPORT(multiplyPanelsOf);

namespace {

/// Four matrix rows side by side, raised by 128.
void interleaveRows(const uint8_t* const (&rows)[kByteQuad], size_t columns, uint8_t* __restrict out) {
  const uint8_t *a = rows[0], *b = rows[1], *c = rows[2], *e = rows[3];
  for (size_t o = 0; o < columns; ++o) {
    out[o * kByteQuad] = static_cast<uint8_t>(a[o] ^ 0x80U);
    out[o * kByteQuad + 1] = static_cast<uint8_t>(b[o] ^ 0x80U);
    out[o * kByteQuad + 2] = static_cast<uint8_t>(c[o] ^ 0x80U);
    out[o * kByteQuad + 3] = static_cast<uint8_t>(e[o] ^ 0x80U);
  }
}

}  // namespace

bool hasByteDot() {
  return HWY_DYNAMIC_DISPATCH(isByteFast)();
}

size_t bytePanelSize(size_t inputs) {
  return (inputs + kByteQuad - 1) / kByteQuad * kByteQuad * kBytePanelOutputs;
}
size_t bytePanelsSize(size_t inputs, size_t outputs) {
  return (outputs + kBytePanelOutputs - 1) / kBytePanelOutputs * bytePanelSize(inputs);
}

void packBytePanel(const WeightMatrix& matrix, size_t panel, uint8_t* out) {
  const size_t column = panel * kBytePanelOutputs;
  const size_t columns = std::min(kBytePanelOutputs, matrix.outputs - column);
  const auto* weights = static_cast<const uint8_t*>(matrix.data) + column;
  static constexpr uint8_t kZeros[kBytePanelOutputs] = {};
  for (size_t i = 0; i < matrix.inputs; i += kByteQuad, out += kByteQuad * kBytePanelOutputs) {
    const uint8_t* rows[kByteQuad];
    for (size_t k = 0; k < kByteQuad; ++k) {
      rows[k] = i + k < matrix.inputs ? weights + (i + k) * matrix.outputs : kZeros;
    }
    interleaveRows(rows, columns, out);
    std::fill(out + columns * kByteQuad, out + kBytePanelOutputs * kByteQuad, uint8_t{0x80});
  }
}

void multiplyBytePanels(const MatvecTask& task, const QuantisedRows& x, size_t stretchParts, size_t begin, size_t end) {
  HWY_DYNAMIC_DISPATCH(multiplyPanelsOf)(task, x, stretchParts, begin, end);
}

}  // namespace jukebox
#endif
