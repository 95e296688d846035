// Sums stay in registers: 8 outputs x 3 vectors of 32 registers, 4 x 3 of 16. Vectors are loaded from the rows
// themselves at every tap's offset; near the ends of x and with steps beyond 1 the taps are gathered first.

#include "core/engine/kernels/convolution_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/convolution_kernel.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

constexpr size_t kBlockSteps = 48;
constexpr size_t kLineFloats = 16;
constexpr size_t kGroup = TapWeights::kGroupOutputs;

using Single = hn::CappedTag<float, kLineFloats>;
using Floats = hn::Vec<Single>;

#if HWY_TARGET == HWY_AVX3 || HWY_ARCH_ARM_A64
constexpr size_t kOutputs = 8, kVectors = 3;
#elif HWY_TARGET == HWY_SCALAR
constexpr size_t kOutputs = 4, kVectors = 1;
#else
constexpr size_t kOutputs = 4, kVectors = 3;
#endif

/// What one block of steps is computed from: of step 0, every channel at x + channel * stride + offsets[tap].
struct BlockTaps {
  const float* x;
  size_t channels, stride;
  std::span<const int64_t> offsets;
};

/// kOutputs outputs of kVectors vectors from step `at` on. The target's rows begin with the first of these outputs.
template <bool kRectify>
HWY_INLINE void multiplyRegisters(const float* HWY_RESTRICT weights, const float* bias, const BlockTaps& taps,
                                  size_t at, const TimeTarget& target) {
  const Single d;
  const size_t lanes = hn::Lanes(d);
  Floats sums[kOutputs][kVectors];
  HWY_UNROLL(8)
  for (size_t o = 0; o < kOutputs; ++o) {
    HWY_UNROLL(3)
    for (size_t v = 0; v < kVectors; ++v) sums[o][v] = hn::Set(d, bias[o]);
  }
  const float* channel = taps.x + at;
  for (size_t c = 0; c < taps.channels; ++c, channel += taps.stride) {
    for (const int64_t offset : taps.offsets) {
      Floats x[kVectors];
      HWY_UNROLL(3)
      for (size_t v = 0; v < kVectors; ++v) {
        x[v] = hn::LoadU(d, channel + offset + v * lanes);
        if (kRectify) x[v] = hn::Max(x[v], hn::Zero(d));
      }
      HWY_UNROLL(8)
      for (size_t o = 0; o < kOutputs; ++o) {
        const Floats weight = hn::Set(d, weights[o]);
        HWY_UNROLL(3)
        for (size_t v = 0; v < kVectors; ++v) sums[o][v] = hn::MulAdd(weight, x[v], sums[o][v]);
      }
      weights += kGroup;
    }
  }
  HWY_UNROLL(8)
  for (size_t o = 0; o < kOutputs; ++o) {
    HWY_UNROLL(3)
    for (size_t v = 0; v < kVectors; ++v) {
      const size_t step = at + v * lanes;
      Floats value = sums[o][v];
      if (target.added != nullptr) {
        const Floats added = hn::LoadU(d, target.added + o * target.addedStride + step);
        value = hn::MulAdd(hn::Set(d, target.scale), value, added);
      }
      hn::StoreU(value, d, target.data + o * target.stride + step);
    }
  }
}

/// All 48 steps of a group of outputs to a target with step 1.
template <bool kRectify>
void multiplyGroup(const float* weights, const float* bias, const BlockTaps& taps, const TimeTarget& target) {
  for (size_t o = 0; o < kGroup; o += kOutputs) {
    const TimeTarget rows = target.from(o, 0);
    for (size_t s = 0; s < kBlockSteps; s += kVectors * hn::Lanes(Single())) {
      multiplyRegisters<kRectify>(weights + o, bias + o, taps, s, rows);
    }
  }
}

/// Where taps lie far apart each is a stream of its own, more than the processor foresees: asks for the g-th part of
/// what the next block reads.
HWY_INLINE void fetchNext(const BlockTaps& taps, size_t g, size_t groups) {
  const size_t end = taps.channels * (g + 1) / groups;
  for (size_t c = taps.channels * g / groups; c < end; ++c) {
    for (const int64_t offset : taps.offsets) {
      const float* next = taps.x + c * taps.stride + offset + kBlockSteps;
      for (size_t s = 0; s < kBlockSteps; s += kLineFloats) __builtin_prefetch(next + s + kLineFloats - 1, 0, 2);
    }
  }
}

/// What of a group is wanted: fewer steps or outputs than it has, or steps that are not side by side.
void copyWanted(const float* group, size_t outputs, size_t count, const TimeTarget& target) {
  for (size_t o = 0; o < outputs; ++o) {
    const TimeTarget row = target.from(o, 0);
    const float* from = group + o * kBlockSteps;
    for (size_t s = 0; s < count; ++s) {
      const size_t place = s * target.step;
      row.data[place] = row.added == nullptr ? from[s] : row.added[place] + target.scale * from[s];
    }
  }
}

template <bool kRectify>
void multiplyBlock(const TapProduct& product, const BlockTaps& taps, bool isSpread, size_t count,
                   const TimeTarget& target) {
  const TapWeights& weights = product.weights;
  for (size_t g = 0; g < weights.groups(); ++g) {
    const size_t outputs = std::min(kGroup, weights.outputs() - g * kGroup);
    float bias[kGroup] = {};
    if (product.bias != nullptr) std::copy_n(product.bias + g * kGroup, outputs, bias);
    const TimeTarget rows = target.from(g * kGroup, 0);
    if (isSpread) fetchNext(taps, g, weights.groups());
    if (outputs == kGroup && count == kBlockSteps && target.step == 1) {
      multiplyGroup<kRectify>(weights.group(g), bias, taps, rows);
    } else {
      HWY_ALIGN float whole[kGroup * kBlockSteps];
      multiplyGroup<kRectify>(weights.group(g), bias, taps, {whole, kBlockSteps});
      copyWanted(whole, outputs, count, rows);
    }
  }
}

/// columns[(input * taps + tap) * 48 + s] = x at that tap, zeros outside of x and beyond `count`.
void gather(const TapProduct& product, const TimeRows& x, int64_t begin, size_t count, float* columns) {
  const size_t taps = product.offsets.size();
  const auto steps = static_cast<int64_t>(count);
  const auto stepsBefore = [&](int64_t position) {  // how many steps of the block lie before a position of x
    const int64_t first = position <= 0 ? position / product.step : (position + product.step - 1) / product.step;
    return std::clamp<int64_t>(first - begin, 0, steps);
  };
  for (size_t tap = 0; tap < taps; ++tap) {
    const int64_t offset = product.offsets[tap];
    const int64_t from = stepsBefore(-offset), to = std::max(from, stepsBefore(x.length - offset));
    for (size_t i = 0; i < product.weights.inputs(); ++i) {
      float* row = columns + (i * taps + tap) * kBlockSteps;
      const float* channel = x.data + i * x.stride;
      std::fill(row, row + from, 0.0F);
      for (int64_t s = from; s < to; ++s) row[s] = channel[(begin + s) * product.step + offset];
      std::fill(row + to, row + kBlockSteps, 0.0F);
    }
  }
}

/// Room that this thread keeps: 0 for gathered taps, 1 for what lies between two products.
float* scratch(size_t which, size_t count) {
  thread_local std::vector<float> rooms[2];
  std::vector<float>& room = rooms[which];
  if (room.size() < count + kLineFloats) room.resize(count + kLineFloats);
  const size_t past = reinterpret_cast<uintptr_t>(room.data()) / sizeof(float) % kLineFloats;
  return room.data() + (kLineFloats - past) % kLineFloats;
}

/// At most 48 steps.
void convolveBlock(const TapProduct& product, const TimeRows& x, int64_t begin, size_t count,
                   const TimeTarget& target) {
  constexpr int64_t kNoOffset[] = {0};
  constexpr auto kSteps = static_cast<int64_t>(kBlockSteps);
  int64_t lowest = 0, highest = 0;
  for (const int64_t offset : product.offsets) {
    lowest = std::min(lowest, offset);
    highest = std::max(highest, offset);
  }
  BlockTaps taps{x.data + begin, product.weights.inputs(), x.stride, product.offsets};
  const bool isInside = product.step == 1 && begin + lowest >= 0 && begin + highest + kSteps <= x.length;
  if (!isInside) {
    float* columns = scratch(0, product.weights.rows() * kBlockSteps);
    gather(product, x, begin, count, columns);
    taps = {columns, product.weights.rows(), kBlockSteps, kNoOffset};
  }
  const bool isSpread = isInside && highest - lowest > 2 * kSteps;
  product.rectify ? multiplyBlock<true>(product, taps, isSpread, count, target)
                  : multiplyBlock<false>(product, taps, isSpread, count, target);
}

void convolveBlocks(const TapProduct& product, const TimeRows& x, int64_t begin, size_t count,
                    const TimeTarget& target) {
  for (size_t done = 0; done < count; done += kBlockSteps) {
    convolveBlock(product, x, begin + static_cast<int64_t>(done), std::min(kBlockSteps, count - done),
                  target.from(0, done));
  }
}

void convolveBlocksTwice(const TapProduct& wide, const TapProduct& narrow, const TimeRows& x, int64_t begin,
                         size_t count, const TimeTarget& target) {
  float* between = scratch(1, wide.weights.groups() * kGroup * kBlockSteps);
  const TimeRows hidden{between, kBlockSteps, static_cast<int64_t>(kBlockSteps)};
  for (size_t done = 0; done < count; done += kBlockSteps) {
    const size_t here = std::min(kBlockSteps, count - done);
    convolveBlock(wide, x, begin + static_cast<int64_t>(done), here, {between, kBlockSteps});
    convolveBlock(narrow, hidden, 0, here, target.from(0, done));
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(convolveBlocks);
HWY_EXPORT(convolveBlocksTwice);

size_t paddedStride(size_t length) {
  constexpr size_t kLine = 16;
  return ((length + kLine - 1) / kLine | 1) * kLine;
}

TapWeights::TapWeights(size_t outputs, size_t inputs, const TapWeightView& view)
    : m_outputs(outputs),
      m_inputs(inputs),
      m_rows(inputs * view.taps.size()),
      m_values(groups() * m_rows * kGroupOutputs) {
  float* out = m_values.data();
  for (size_t first = 0; first < outputs; first += kGroupOutputs) {
    const size_t count = std::min(kGroupOutputs, outputs - first);
    for (size_t i = 0; i < inputs; ++i) {
      for (const size_t tap : view.taps) {
        const float* from = view.data + first * view.outputStride + i * view.inputStride + tap;
        for (size_t o = 0; o < count; ++o) out[o] = from[o * view.outputStride];
        out += kGroupOutputs;
      }
    }
  }
}

void convolve(const TapProduct& product, const TimeRows& x, int64_t begin, size_t count, const TimeTarget& target) {
  HWY_DYNAMIC_DISPATCH(convolveBlocks)(product, x, begin, count, target);
}

void convolveTwice(const TapProduct& wide, const TapProduct& narrow, const TimeRows& x, int64_t begin, size_t count,
                   const TimeTarget& target) {
  HWY_DYNAMIC_DISPATCH(convolveBlocksTwice)(wide, narrow, x, begin, count, target);
}

}  // namespace jukebox
#endif
