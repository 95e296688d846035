#pragma once
// Recomputation: a layer whose inner values are forgotten after the forward pass and computed again in the backward
// pass. Less memory, the same numbers (spec/08 §3).

#include <ATen/ATen.h>

#include <functional>

namespace jukebox {

/// body(h, context) with gradients for h, context and every leaf that the body uses. `context` may be undefined. The
/// body must give the same result each time and must stay valid until the backward pass.
at::Tensor recomputed(std::function<at::Tensor(const at::Tensor& h, const at::Tensor& context)> body,
                      const at::Tensor& h, const at::Tensor& context);

}  // namespace jukebox
