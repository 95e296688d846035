#include "core/engine/codec/convolution_passes.h"

#include <algorithm>
#include <memory>

#include "core/engine/kernels/thread_pool.h"

// BLAS, column-major: C ← α·op(A)·op(B) + β·C.
extern "C" void sgemm_(const char* transposeA, const char* transposeB, const int* m, const int* n, const int* k,
                       const float* alpha, const float* a, const int* lda, const float* b, const int* ldb,
                       const float* beta, float* c, const int* ldc);

namespace jukebox {
namespace {

constexpr std::int64_t kStretchSteps = 960;  // that a thread takes at a time: a multiple of the kernel's 48
constexpr std::int64_t kGradientSteps =
    2048;  // 192 rows of 2048 floats are 1.5 MB: second-level cache and a little more

/// Calls body(begin, count) for stretches of [0, length), spread over the threads.
template <typename Body>
void forStretches(std::int64_t length, const Body& body) {
  const std::int64_t stretches = (length + kStretchSteps - 1) / kStretchSteps;
  defaultThreadPool().run(static_cast<std::size_t>(std::max<std::int64_t>(0, stretches)), [&](std::size_t stretch) {
    const std::int64_t begin = static_cast<std::int64_t>(stretch) * kStretchSteps;
    body(begin, static_cast<std::size_t>(std::min(kStretchSteps, length - begin)));
  });
}

/// All taps of a kernel.
std::vector<std::size_t> allTaps(std::int64_t kernel) {
  std::vector<std::size_t> taps(static_cast<std::size_t>(kernel));
  for (std::size_t j = 0; j < taps.size(); ++j) taps[j] = j;
  return taps;
}

/// Weights (outputs, inputs, kernel), row-major.
TapWeights plainWeights(std::int64_t outputs, std::int64_t inputs, std::int64_t kernel, const float* weight) {
  const std::vector<std::size_t> taps = allTaps(kernel);
  const auto inputStride = static_cast<std::size_t>(kernel), outputStride = static_cast<std::size_t>(inputs * kernel);
  return {
      static_cast<std::size_t>(outputs), static_cast<std::size_t>(inputs), {weight, outputStride, inputStride, taps}};
}

/// Room for `count` floats that this thread keeps: taking it anew from the system costs as much as a tile's product.
float* scratch(std::int64_t count) {
  thread_local std::unique_ptr<float[]> room;
  thread_local std::int64_t size = 0;
  if (size < count) {
    room = std::make_unique_for_overwrite<float[]>(static_cast<std::size_t>(count));
    size = count;
  }
  return room.get();
}

/// The steps t of [begin, begin+count) whose tap `t·stride + offset` lies inside [0, length), relative to begin.
std::pair<std::int64_t, std::int64_t> insideSteps(std::int64_t begin, std::int64_t count, std::int64_t stride,
                                                  std::int64_t offset, std::int64_t length) {
  const auto ceilDivide = [&](std::int64_t v) { return v <= 0 ? 0 : (v + stride - 1) / stride; };
  const std::int64_t first = std::clamp<std::int64_t>(ceilDivide(-offset) - begin, 0, count);
  const std::int64_t last = std::clamp<std::int64_t>(ceilDivide(length - offset) - begin, first, count);
  return {first, last};
}

/// columns (fineChannels·kernel, count) ← taps of `fine` for the coarse steps [begin, begin+count); zeros outside.
void gatherColumns(const ConvolutionGeometry& g, const float* fine, bool rectify, std::int64_t begin,
                   std::int64_t count, float* columns) {
  for (std::int64_t c = 0; c < g.fineChannels; ++c) {
    const float* row = fine + c * g.fineLength;
    for (std::int64_t j = 0; j < g.kernel; ++j, columns += count) {
      const std::int64_t offset = j * g.shape.dilation - g.shape.padding;
      const auto [first, last] = insideSteps(begin, count, g.shape.stride, offset, g.fineLength);
      std::fill(columns, columns + first, 0.0F);
      const float* tap = row + (begin + first) * g.shape.stride + offset;
      for (std::int64_t t = first; t < last; ++t, tap += g.shape.stride) columns[t] = *tap;
      std::fill(columns + last, columns + count, 0.0F);
      if (rectify) {
        for (std::int64_t t = first; t < last; ++t) columns[t] = columns[t] > 0 ? columns[t] : 0.0F;
      }
    }
  }
}

}  // namespace

TimeRows rowsOf(const at::Tensor& x, std::int64_t item) {
  return {x.data_ptr<float>() + item * x.stride(0), static_cast<std::size_t>(x.stride(1)), x.size(2)};
}

TimeTarget targetOf(const at::Tensor& y, std::int64_t item) {
  return {y.data_ptr<float>() + item * y.stride(0), static_cast<std::size_t>(y.stride(1))};
}

void fineToCoarse(const ConvolutionGeometry& g, const TimeRows& fine, bool rectify, const float* weight,
                  const float* bias, const TimeTarget& coarse) {
  const TapWeights weights = plainWeights(g.coarseChannels, g.fineChannels, g.kernel, weight);
  std::vector<std::int64_t> offsets;
  for (std::int64_t j = 0; j < g.kernel; ++j) offsets.push_back(j * g.shape.dilation - g.shape.padding);
  const TapProduct product{weights, bias, offsets, g.shape.stride, rectify};
  forStretches(g.coarseLength, [&](std::int64_t begin, std::size_t count) {
    convolve(product, fine, begin, count, coarse.from(0, static_cast<std::size_t>(begin)));
  });
}

// Coarse step c adds to the fine steps c·stride + j·dilation − padding. So the fine steps t·stride + phase take what
// lies at t + offset for the taps j of that phase: a convolution without a stride for each phase.
void coarseToFine(const ConvolutionGeometry& g, const TimeRows& coarse, const float* weight, const float* bias,
                  const TimeTarget& fine) {
  const std::int64_t stride = g.shape.stride;
  for (std::int64_t phase = 0; phase < stride; ++phase) {
    std::vector<std::size_t> taps;
    std::vector<std::int64_t> offsets;
    for (std::int64_t j = 0; j < g.kernel; ++j) {
      const std::int64_t distance = phase + g.shape.padding - j * g.shape.dilation;
      if (distance % stride != 0) continue;
      taps.push_back(static_cast<std::size_t>(j));
      offsets.push_back(distance / stride);
    }
    const TapWeightView view{weight, static_cast<std::size_t>(g.kernel),
                             static_cast<std::size_t>(g.fineChannels * g.kernel), taps};
    const TapWeights weights(static_cast<std::size_t>(g.fineChannels), static_cast<std::size_t>(g.coarseChannels),
                             view);
    const TapProduct product{weights, bias, offsets};
    TimeTarget target = fine.from(0, static_cast<std::size_t>(phase));
    target.step = fine.step * static_cast<std::size_t>(stride);
    forStretches((g.fineLength - phase + stride - 1) / stride, [&](std::int64_t begin, std::size_t count) {
      convolve(product, coarse, begin, count, target.from(0, static_cast<std::size_t>(begin)));
    });
  }
}

void addResidual(const ResidualWeights& w, const TimeRows& x, std::int64_t begin, std::int64_t count,
                 const TimeTarget& y) {
  const TapWeights wide = plainWeights(w.hidden, w.channels, 3, w.wide);
  const TapWeights narrow = plainWeights(w.channels, w.hidden, 1, w.narrow);
  const std::int64_t wideOffsets[] = {-w.dilation, 0, w.dilation}, narrowOffsets[] = {0};
  TimeTarget sum = y;
  sum.added = x.data + begin;
  sum.addedStride = x.stride;
  sum.scale = w.scale;
  forStretches(count, [&](std::int64_t first, std::size_t steps) {
    convolveTwice({wide, w.wideBias, wideOffsets, 1, true}, {narrow, w.narrowBias, narrowOffsets, 1, true}, x,
                  begin + first, steps, sum.from(0, static_cast<std::size_t>(first)));
  });
}

void addWeightGradient(const ConvolutionGeometry& g, const float* fine, bool rectify, const float* coarse,
                       float* gradient) {
  const std::int64_t rows = g.fineChannels * g.kernel;
  float* columns = scratch(rows * std::min(kGradientSteps, g.coarseLength));
  const int sizes[] = {static_cast<int>(rows), static_cast<int>(g.coarseChannels), static_cast<int>(g.coarseLength)};
  const float one = 1;
  for (std::int64_t begin = 0; begin < g.coarseLength; begin += kGradientSteps) {
    const auto count = static_cast<int>(std::min(kGradientSteps, g.coarseLength - begin));
    gatherColumns(g, fine, rectify, begin, count, columns);
    sgemm_("T", "N", &sizes[0], &sizes[1], &count, &one, columns, &count, coarse + begin, &sizes[2], &one, gradient,
           &sizes[0]);
  }
}

}  // namespace jukebox
