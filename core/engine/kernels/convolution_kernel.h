#pragma once
// 1-D convolutions of float rows, computed from registers: eight outputs times 48 steps at a time, read where they lie.
//
// Single-threaded; callers spread stretches of time over threads. Every output is one sum in the order of inputs and
// taps, starting with the bias, so it does not depend on the stretch it is computed in.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace jukebox {

/// Rows in time: channel c, step t at data[c * stride + t] for 0 <= t < length; zeros outside. Rows that lie a multiple
/// of 4 KiB apart evict one another from the caches: see paddedStride().
struct TimeRows {
  const float* data;
  size_t stride;
  int64_t length;
};

/// `length` or a little more: an odd number of cache lines.
size_t paddedStride(size_t length);

/// How weights lie in the memory of their owner: of output o, input i and the tap that is `tap` of a list at
/// data[o * outputStride + i * inputStride + taps[tap]].
struct TapWeightView {
  const float* data;
  size_t outputStride, inputStride;
  std::span<const size_t> taps;
};

/// Weights in the order in which the kernel reads them: eight outputs side by side, input by input, tap by tap. A copy.
class TapWeights {
 public:
  static constexpr size_t kGroupOutputs = 8;

  TapWeights(size_t outputs, size_t inputs, const TapWeightView& view);
  size_t outputs() const { return m_outputs; }
  size_t inputs() const { return m_inputs; }
  /// Products of one output: inputs times taps.
  size_t rows() const { return m_rows; }
  /// Groups of eight outputs; the last one is filled up with zeros.
  size_t groups() const { return (m_outputs + kGroupOutputs - 1) / kGroupOutputs; }
  const float* group(size_t index) const { return m_values.data() + index * m_rows * kGroupOutputs; }

 private:
  size_t m_outputs, m_inputs, m_rows;
  std::vector<float> m_values;
};

/// y[o][t] = bias[o] + sum over inputs i and taps j of weight[o][i][j] * x[i][t * step + offsets[j]], where x is max(x,
/// 0) with `rectify`. `bias` may be null.
struct TapProduct {
  const TapWeights& weights;
  const float* bias;
  std::span<const int64_t> offsets;
  int64_t step = 1;
  bool rectify = false;
};

/// Where a stretch of outputs goes: output o, the stretch's step s to data[o * stride + s * step]. With `added` it
/// becomes added[o * addedStride + s * step] + scale * output.
struct TimeTarget {
  float* data;
  size_t stride;
  size_t step = 1;
  const float* added = nullptr;
  size_t addedStride = 0;
  float scale = 1;

  /// The same from another output and step on.
  TimeTarget from(size_t output, size_t targetStep) const {
    TimeTarget moved = *this;
    moved.data += output * stride + targetStep * step;
    if (added != nullptr) moved.added += output * addedStride + targetStep * step;
    return moved;
  }
};

/// Outputs at begin ... begin + count - 1. x and the target must not overlap.
void convolve(const TapProduct& product, const TimeRows& x, int64_t begin, size_t count, const TimeTarget& target);

/// The same of narrow(wide(x)), without writing down what lies between. `narrow` has one tap at offset 0 and step 1.
void convolveTwice(const TapProduct& wide, const TapProduct& narrow, const TimeRows& x, int64_t begin, size_t count,
                   const TimeTarget& target);

}  // namespace jukebox
