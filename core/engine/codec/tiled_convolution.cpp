#include "core/engine/codec/tiled_convolution.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <memory>
#include <mutex>

// BLAS, column-major: C ← α·op(A)·op(B) + β·C.
extern "C" void sgemm_(const char* transposeA, const char* transposeB, const int* m, const int* n, const int* k,
                       const float* alpha, const float* a, const int* lda, const float* b, const int* ldb,
                       const float* beta, float* c, const int* ldc);

namespace jukebox {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr std::int64_t kTileSteps = 2048;  // 192 rows of 2048 floats are 1.5 MB: second-level cache and a little more

/// One item: `fine` (fineChannels, fineLength) is the side with more time steps, `coarse` (coarseChannels,
/// coarseLength) the strided one; the weight is (coarseChannels, fineChannels·kernel), row-major.
struct Geometry {
  std::int64_t fineChannels, fineLength, coarseChannels, coarseLength, kernel;
  ConvolutionShape shape;
  std::int64_t rows() const { return fineChannels * kernel; }
};

void multiply(char transposeA, char transposeB, std::int64_t m, std::int64_t n, std::int64_t k, const float* a,
              std::int64_t lda, const float* b, std::int64_t ldb, float beta, float* c, std::int64_t ldc) {
  const int sizes[] = {static_cast<int>(m),   static_cast<int>(n),   static_cast<int>(k),
                       static_cast<int>(lda), static_cast<int>(ldb), static_cast<int>(ldc)};
  const float one = 1;
  sgemm_(&transposeA, &transposeB, &sizes[0], &sizes[1], &sizes[2], &one, a, &sizes[3], b, &sizes[4], &beta, c,
         &sizes[5]);
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

std::int64_t tileSize(const Geometry& g) {
  return g.rows() * std::min(kTileSteps, g.coarseLength);
}

/// The steps t of [begin, begin+count) whose tap `t·stride + offset` lies inside [0, length), relative to begin.
std::pair<std::int64_t, std::int64_t> insideSteps(std::int64_t begin, std::int64_t count, std::int64_t stride,
                                                  std::int64_t offset, std::int64_t length) {
  const auto ceilDivide = [&](std::int64_t v) { return v <= 0 ? 0 : (v + stride - 1) / stride; };
  const std::int64_t first = std::clamp<std::int64_t>(ceilDivide(-offset) - begin, 0, count);
  const std::int64_t last = std::clamp<std::int64_t>(ceilDivide(length - offset) - begin, first, count);
  return {first, last};
}

/// columns (rows, count) ← taps of `fine` for the coarse steps [begin, begin+count); zeros outside.
void gather(const Geometry& g, const float* fine, bool rectify, std::int64_t begin, std::int64_t count,
            float* columns) {
  for (std::int64_t c = 0; c < g.fineChannels; ++c) {
    const float* row = fine + c * g.fineLength;
    for (std::int64_t j = 0; j < g.kernel; ++j, columns += count) {
      const std::int64_t offset = j * g.shape.dilation - g.shape.padding;
      const auto [first, last] = insideSteps(begin, count, g.shape.stride, offset, g.fineLength);
      std::fill(columns, columns + first, 0.0F);
      const float* from = row + (begin + first) * g.shape.stride + offset;
      if (g.shape.stride == 1) {
        std::copy(from, from + (last - first), columns + first);
      } else {
        for (std::int64_t t = first; t < last; ++t, from += g.shape.stride) columns[t] = *from;
      }
      std::fill(columns + last, columns + count, 0.0F);
      if (rectify) {
        for (std::int64_t t = first; t < last; ++t) columns[t] = columns[t] > 0 ? columns[t] : 0.0F;
      }
    }
  }
}

/// Adds columns (rows, count) to the taps of `fine` they belong to: the adjoint of gather.
void scatter(const Geometry& g, const float* columns, std::int64_t begin, std::int64_t count, float* fine) {
  for (std::int64_t c = 0; c < g.fineChannels; ++c) {
    float* row = fine + c * g.fineLength;
    for (std::int64_t j = 0; j < g.kernel; ++j, columns += count) {
      const std::int64_t offset = j * g.shape.dilation - g.shape.padding;
      const auto [first, last] = insideSteps(begin, count, g.shape.stride, offset, g.fineLength);
      float* to = row + (begin + first) * g.shape.stride + offset;
      if (g.shape.stride == 1) {
        for (std::int64_t t = first; t < last; ++t) to[t - first] += columns[t];
      } else {
        for (std::int64_t t = first; t < last; ++t, to += g.shape.stride) *to += columns[t];
      }
    }
  }
}

/// Calls body(begin, count) for pieces of [0, length).
template <typename Body>
void forTiles(std::int64_t length, const Body& body) {
  for (std::int64_t begin = 0; begin < length; begin += kTileSteps) {
    body(begin, std::min(kTileSteps, length - begin));
  }
}

/// coarse ← bias + weight · gather(fine). `bias` may be null.
void fineToCoarse(const Geometry& g, const float* fine, bool rectify, const float* weight, const float* bias,
                  float* coarse) {
  const std::int64_t tiles = (g.coarseLength + kTileSteps - 1) / kTileSteps;
  at::parallel_for(0, tiles, 1, [&](std::int64_t firstTile, std::int64_t lastTile) {
    float* columns = scratch(tileSize(g));
    for (std::int64_t tile = firstTile; tile < lastTile; ++tile) {
      const std::int64_t begin = tile * kTileSteps;
      const std::int64_t count = std::min(kTileSteps, g.coarseLength - begin);
      for (std::int64_t c = 0; c < g.coarseChannels; ++c) {
        std::fill_n(coarse + c * g.coarseLength + begin, count, bias == nullptr ? 0.0F : bias[c]);
      }
      gather(g, fine, rectify, begin, count, columns);
      multiply('N', 'N', count, g.coarseChannels, g.rows(), columns, count, weight, g.rows(), 1, coarse + begin,
               g.coarseLength);
    }
  });
}

/// fine += scatter(weightᵀ · coarse), of the fine channels [firstChannel, lastChannel).
void coarseToFine(const Geometry& g, const float* coarse, const float* weight, float* fine, std::int64_t firstChannel,
                  std::int64_t lastChannel) {
  Geometry part = g;
  part.fineChannels = lastChannel - firstChannel;
  float* columns = scratch(tileSize(part));
  forTiles(g.coarseLength, [&](std::int64_t begin, std::int64_t count) {
    multiply('N', 'T', count, part.rows(), g.coarseChannels, coarse + begin, g.coarseLength,
             weight + firstChannel * g.kernel, g.rows(), 0, columns, count);
    scatter(part, columns, begin, count, fine + firstChannel * g.fineLength);
  });
}

/// gradient (coarseChannels, rows) += coarse · gather(fine)ᵀ.
void addWeightGradient(const Geometry& g, const float* fine, bool rectify, const float* coarse, float* gradient) {
  float* columns = scratch(tileSize(g));
  forTiles(g.coarseLength, [&](std::int64_t begin, std::int64_t count) {
    gather(g, fine, rectify, begin, count, columns);
    multiply('T', 'N', g.rows(), g.coarseChannels, count, columns, count, coarse + begin, g.coarseLength, 1,
             gradient, g.rows());
  });
}

/// Both directions of a backward pass of one batch: fine-side input and weight, items spread over the threads.
/// body(item, weightGradient) is called once an item with a gradient of its thread.
template <typename Body>
void overItems(std::int64_t items, const at::Tensor& weightGradient, const Body& body) {
  std::mutex mutex;
  at::parallel_for(0, items, 1, [&](std::int64_t first, std::int64_t last) {
    at::Tensor own = at::zeros_like(weightGradient);
    for (std::int64_t item = first; item < last; ++item) body(item, own.data_ptr<float>());
    const std::lock_guard lock(mutex);
    weightGradient.add_(own);
  });
}

float* itemOf(const at::Tensor& x, std::int64_t item) {
  return x.data_ptr<float>() + item * x.stride(0);
}

ConvolutionShape shapeFrom(const std::vector<std::int64_t>& values) {
  return {values[0], values[1], values[2]};
}

struct Convolve : torch::autograd::Function<Convolve> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& xIn, const at::Tensor& weightIn,
                            const at::Tensor& bias, std::vector<std::int64_t> shape, bool rectify) {
    const at::Tensor x = xIn.contiguous(), weight = weightIn.contiguous();
    context->save_for_backward({x, weight});
    context->saved_data["shape"] = shape;
    context->saved_data["rectify"] = rectify;
    const ConvolutionShape s = shapeFrom(shape);
    const std::int64_t reach = (weight.size(2) - 1) * s.dilation + 1;
    const std::int64_t length = (x.size(2) + 2 * s.padding - reach) / s.stride + 1;
    const Geometry g{x.size(1), x.size(2), weight.size(0), length, weight.size(2), s};
    const at::Tensor y = at::empty({x.size(0), weight.size(0), length}, x.options());
    for (std::int64_t n = 0; n < x.size(0); ++n) {
      fineToCoarse(g, itemOf(x, n), rectify, weight.data_ptr<float>(), bias.data_ptr<float>(), itemOf(y, n));
    }
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1];
    const at::Tensor dy = gradients[0].contiguous();
    const bool rectify = context->saved_data["rectify"].toBool();
    const Geometry g{x.size(1),  x.size(2),      weight.size(0),
                     dy.size(2), weight.size(2), shapeFrom(context->saved_data["shape"].toIntVector())};
    const bool needsInput = context->needs_input_grad(0);
    at::Tensor dx = needsInput ? at::zeros_like(x) : at::Tensor();
    const at::Tensor dw = at::zeros_like(weight);
    overItems(x.size(0), dw, [&](std::int64_t n, float* ownGradient) {
      addWeightGradient(g, itemOf(x, n), rectify, itemOf(dy, n), ownGradient);
      if (needsInput) coarseToFine(g, itemOf(dy, n), weight.data_ptr<float>(), itemOf(dx, n), 0, g.fineChannels);
    });
    if (needsInput && rectify) dx = at::threshold_backward(dx, x, 0);
    return {dx, dw, dy.sum(at::IntArrayRef{0, 2}), at::Tensor(), at::Tensor()};
  }
};

struct ConvolveTransposed : torch::autograd::Function<ConvolveTransposed> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& xIn, const at::Tensor& weightIn,
                            const at::Tensor& bias, std::vector<std::int64_t> shape) {
    const at::Tensor x = xIn.contiguous(), weight = weightIn.contiguous();
    context->save_for_backward({x, weight});
    context->saved_data["shape"] = shape;
    const ConvolutionShape s = shapeFrom(shape);
    const std::int64_t length = (x.size(2) - 1) * s.stride - 2 * s.padding + weight.size(2);
    const Geometry g{weight.size(1), length, x.size(1), x.size(2), weight.size(2), s};
    const at::Tensor y = bias.view({1, -1, 1}).expand({x.size(0), weight.size(1), length}).contiguous();
    // Threads share the items, or the channels of a single one.
    const std::int64_t channelsEach = x.size(0) > 1 ? g.fineChannels : std::max<std::int64_t>(1, g.fineChannels / 8);
    const std::int64_t parts = (g.fineChannels + channelsEach - 1) / channelsEach;
    at::parallel_for(0, x.size(0) * parts, 1, [&](std::int64_t first, std::int64_t last) {
      for (std::int64_t i = first; i < last; ++i) {
        const std::int64_t n = i / parts, channel = i % parts * channelsEach;
        coarseToFine(g, itemOf(x, n), weight.data_ptr<float>(), itemOf(y, n), channel,
                     std::min(channel + channelsEach, g.fineChannels));
      }
    });
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1];
    const at::Tensor dy = gradients[0].contiguous();
    const Geometry g{weight.size(1), dy.size(2),     x.size(1),
                     x.size(2),      weight.size(2), shapeFrom(context->saved_data["shape"].toIntVector())};
    const at::Tensor dx = at::empty_like(x);
    for (std::int64_t n = 0; n < x.size(0); ++n) {
      fineToCoarse(g, itemOf(dy, n), false, weight.data_ptr<float>(), nullptr, itemOf(dx, n));
    }
    const at::Tensor dw = at::zeros_like(weight);
    overItems(x.size(0), dw, [&](std::int64_t n, float* ownGradient) {
      addWeightGradient(g, itemOf(dy, n), false, itemOf(x, n), ownGradient);
    });
    return {dx, dw, dy.sum(at::IntArrayRef{0, 2}), at::Tensor()};
  }
};

std::vector<std::int64_t> valuesOf(const ConvolutionShape& shape) {
  return {shape.stride, shape.padding, shape.dilation};
}

}  // namespace

bool canTile(const at::Tensor& x) {
  return x.device().is_cpu() && x.scalar_type() == at::kFloat;
}

at::Tensor tiledConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const ConvolutionShape& shape, bool rectify) {
  return Convolve::apply(x, weight, bias, valuesOf(shape), rectify);
}

at::Tensor tiledTransposedConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const ConvolutionShape& shape) {
  return ConvolveTransposed::apply(x, weight, bias, valuesOf(shape));
}

}  // namespace jukebox
