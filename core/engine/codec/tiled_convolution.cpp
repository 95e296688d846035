#include "core/engine/codec/tiled_convolution.h"

#include <torch/csrc/autograd/custom_function.h>

#include "core/base/anonymous_memory.h"
#include "core/engine/codec/convolution_passes.h"
#include "core/engine/kernels/thread_pool.h"

namespace jukebox {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

constexpr std::size_t kLargeBytes = std::size_t{8} << 20U;

/// Sum of the gradients of a weight over the items of a batch, which are spread over the threads; added up in order, so
/// that it does not depend on them. body(item, gradient) adds to what is zero at first.
template <typename Body>
at::Tensor sumOverItems(std::int64_t items, const at::Tensor& weight, const Body& body) {
  std::vector<std::int64_t> shape = weight.sizes().vec();
  shape.insert(shape.begin(), items);
  const at::Tensor gradients = at::zeros(shape, weight.options());
  float* own = gradients.data_ptr<float>();
  defaultThreadPool().run(static_cast<std::size_t>(items), [&](std::size_t item) {
    body(static_cast<std::int64_t>(item), own + static_cast<std::int64_t>(item) * weight.numel());
  });
  return gradients.sum(0);
}

float* itemOf(const at::Tensor& x, std::int64_t item) {
  return x.data_ptr<float>() + item * x.stride(0);
}

ConvolutionShape shapeFrom(const std::vector<std::int64_t>& values) {
  return {values[0], values[1], values[2]};
}

/// x with the steps of a row side by side.
at::Tensor withRows(const at::Tensor& x) {
  return x.stride(2) == 1 ? x : x.contiguous();
}

/// Fine and coarse side of a convolution of x.
ConvolutionGeometry geometryOf(const at::Tensor& x, const at::Tensor& weight, const ConvolutionShape& shape) {
  const std::int64_t reach = (weight.size(2) - 1) * shape.dilation + 1;
  const std::int64_t length = (x.size(2) + 2 * shape.padding - reach) / shape.stride + 1;
  return {x.size(1), x.size(2), weight.size(0), length, weight.size(2), shape};
}

/// The same of a transposed one.
ConvolutionGeometry transposedGeometryOf(const at::Tensor& x, const at::Tensor& weight, const ConvolutionShape& shape) {
  const std::int64_t length = (x.size(2) - 1) * shape.stride - 2 * shape.padding + weight.size(2);
  return {weight.size(1), length, x.size(1), x.size(2), weight.size(2), shape};
}

void convolveInto(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, const ConvolutionGeometry& g,
                  bool rectify, const at::Tensor& y) {
  for (std::int64_t n = 0; n < x.size(0); ++n) {
    fineToCoarse(g, rowsOf(x, n), rectify, weight.data_ptr<float>(), bias.data_ptr<float>(), targetOf(y, n));
  }
}

void convolveTransposedInto(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const ConvolutionGeometry& g, const at::Tensor& y) {
  for (std::int64_t n = 0; n < x.size(0); ++n) {
    coarseToFine(g, rowsOf(x, n), weight.data_ptr<float>(), bias.data_ptr<float>(), targetOf(y, n));
  }
}

struct Convolve : torch::autograd::Function<Convolve> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& xIn, const at::Tensor& weightIn,
                            const at::Tensor& bias, std::vector<std::int64_t> shape, bool rectify) {
    const at::Tensor x = xIn.contiguous(), weight = weightIn.contiguous();
    context->save_for_backward({x, weight});
    context->saved_data["shape"] = shape;
    context->saved_data["rectify"] = rectify;
    const ConvolutionGeometry g = geometryOf(x, weight, shapeFrom(shape));
    const at::Tensor y = at::empty({x.size(0), g.coarseChannels, g.coarseLength}, x.options());
    convolveInto(x, weight, bias, g, rectify, y);
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1];
    const at::Tensor dy = gradients[0].contiguous();
    const bool rectify = context->saved_data["rectify"].toBool();
    const ConvolutionGeometry g = geometryOf(x, weight, shapeFrom(context->saved_data["shape"].toIntVector()));
    const bool needsInput = context->needs_input_grad(0);
    at::Tensor dx = needsInput ? at::empty_like(x) : at::Tensor();
    const at::Tensor dw = sumOverItems(x.size(0), weight, [&](std::int64_t n, float* ownGradient) {
      addWeightGradient(g, itemOf(x, n), rectify, itemOf(dy, n), ownGradient);
      if (needsInput) coarseToFine(g, rowsOf(dy, n), weight.data_ptr<float>(), nullptr, targetOf(dx, n));
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
    const ConvolutionGeometry g = transposedGeometryOf(x, weight, shapeFrom(shape));
    const at::Tensor y = at::empty({x.size(0), g.fineChannels, g.fineLength}, x.options());
    convolveTransposedInto(x, weight, bias, g, y);
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor &x = saved[0], &weight = saved[1];
    const at::Tensor dy = gradients[0].contiguous();
    const ConvolutionGeometry g =
        transposedGeometryOf(x, weight, shapeFrom(context->saved_data["shape"].toIntVector()));
    const at::Tensor dx = at::empty_like(x);
    for (std::int64_t n = 0; n < x.size(0); ++n) {
      fineToCoarse(g, rowsOf(dy, n), false, weight.data_ptr<float>(), nullptr, targetOf(dx, n));
    }
    const at::Tensor dw = sumOverItems(x.size(0), weight, [&](std::int64_t n, float* ownGradient) {
      addWeightGradient(g, itemOf(dy, n), false, itemOf(x, n), ownGradient);
    });
    return {dx, dw, dy.sum(at::IntArrayRef{0, 2}), at::Tensor()};
  }
};

std::vector<std::int64_t> valuesOf(const ConvolutionShape& shape) {
  return {shape.stride, shape.padding, shape.dilation};
}

bool needsGradient(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
  return at::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad() || bias.requires_grad());
}

/// (N, channels, length), not initialised, with rows that do not evict one another. Large ones in large pages: to take
/// them from the system page by page costs a quarter of the time of what is computed in them.
at::Tensor emptyRows(const at::Tensor& like, std::int64_t channels, std::int64_t length) {
  const auto stride =
      channels == 1 ? length : static_cast<std::int64_t>(paddedStride(static_cast<std::size_t>(length)));
  const std::vector<std::int64_t> shape{like.size(0), channels, stride};
  const auto bytes = static_cast<std::size_t>(like.size(0) * channels * stride) * sizeof(float);
  if (bytes >= kLargeBytes) {
    if (const std::shared_ptr<void> memory = anonymousMemory(bytes, PageSize::large)) {
      return at::from_blob(
                 memory.get(), shape, [memory](void*) {}, like.options())
          .narrow(2, 0, length);
    }
  }
  return at::empty(shape, like.options()).narrow(2, 0, length);
}

}  // namespace

bool canTile(const at::Tensor& x) {
  return x.device().is_cpu() && x.scalar_type() == at::kFloat;
}

at::Tensor tiledConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                            const ConvolutionShape& shape, bool rectify) {
  if (needsGradient(x, weight, bias)) return Convolve::apply(x, weight, bias, valuesOf(shape), rectify);
  const ConvolutionGeometry g = geometryOf(x, weight, shape);
  const at::Tensor y = emptyRows(x, g.coarseChannels, g.coarseLength);
  convolveInto(withRows(x), weight.contiguous(), bias, g, rectify, y);
  return y;
}

at::Tensor tiledTransposedConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                      const ConvolutionShape& shape) {
  if (needsGradient(x, weight, bias)) return ConvolveTransposed::apply(x, weight, bias, valuesOf(shape));
  const ConvolutionGeometry g = transposedGeometryOf(x, weight, shape);
  const at::Tensor y = emptyRows(x, g.fineChannels, g.fineLength);
  convolveTransposedInto(withRows(x), weight.contiguous(), bias, g, y);
  return y;
}

bool canStack(const at::Tensor& x, const ResidualBlock& block) {
  return canTile(x) && !needsGradient(x, block.wideWeight, block.wideBias) &&
         !needsGradient(x, block.narrowWeight, block.narrowBias);
}

at::Tensor tiledResidual(const at::Tensor& xIn, const ResidualBlock& block, std::int64_t begin, std::int64_t count,
                         at::Tensor& room) {
  const at::Tensor x = withRows(xIn), wide = block.wideWeight.contiguous(), narrow = block.narrowWeight.contiguous();
  if (!room.defined() || room.size(2) < count) room = emptyRows(x, x.size(1), count);
  const at::Tensor y = room.narrow(2, 0, count);
  const ResidualWeights weights{x.size(1),
                                wide.size(0),
                                block.dilation,
                                wide.data_ptr<float>(),
                                block.wideBias.data_ptr<float>(),
                                narrow.data_ptr<float>(),
                                block.narrowBias.data_ptr<float>(),
                                block.scale};
  for (std::int64_t n = 0; n < x.size(0); ++n) addResidual(weights, rowsOf(x, n), begin, count, targetOf(y, n));
  return y;
}

}  // namespace jukebox
