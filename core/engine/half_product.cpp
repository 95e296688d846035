#include "core/engine/half_product.h"

#include <torch/csrc/autograd/custom_function.h>

namespace jukebox {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

thread_local bool isHalf = false;

at::Tensor rounded(const at::Tensor& x) {
  return x.to(at::kBFloat16);
}

struct HalfProduct : torch::autograd::Function<HalfProduct> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& w) {
    const at::Tensor xHalf = rounded(x), wHalf = rounded(w);
    context->save_for_backward({xHalf, wHalf});
    return at::mm(xHalf, wHalf).to(at::kFloat);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const variable_list saved = context->get_saved_variables();
    const at::Tensor dyHalf = rounded(gradients[0]).contiguous();
    at::Tensor dx, dw;
    if (context->needs_input_grad(0)) dx = at::mm(dyHalf, saved[1].t()).to(at::kFloat);
    if (context->needs_input_grad(1)) dw = at::mm(saved[0].t(), dyHalf).to(at::kFloat);
    return {dx, dw};
  }
};

}  // namespace

bool processorMultipliesHalves() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16") != 0;
#else
  return false;
#endif
}

HalfProductScope::HalfProductScope(bool on) : m_before(isHalf) {
  isHalf = on;
}
HalfProductScope::~HalfProductScope() {
  isHalf = m_before;
}
bool HalfProductScope::isOn() {
  return isHalf;
}

at::Tensor halfProduct(const at::Tensor& x, const at::Tensor& w, const at::Tensor& bias) {
  at::Tensor y = HalfProduct::apply(x, w);
  return bias.defined() ? y.add_(bias) : y;
}

}  // namespace jukebox
