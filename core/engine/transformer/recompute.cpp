#include "core/engine/transformer/recompute.h"

#include <ATen/core/ivalue.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/custom_function.h>

namespace jukebox {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Body = std::function<at::Tensor(const at::Tensor&, const at::Tensor&)>;

struct BodyHolder : torch::CustomClassHolder {
  explicit BodyHolder(Body b) : body(std::move(b)) {}
  Body body;
};

struct Recompute : torch::autograd::Function<Recompute> {
  static at::Tensor forward(AutogradContext* context, const at::Tensor& h, const c10::optional<at::Tensor>& side,
                            const c10::intrusive_ptr<BodyHolder>& holder) {
    context->saved_data["body"] = c10::IValue::make_capsule(holder);
    context->saved_data["has_side"] = side.has_value();
    context->save_for_backward(side ? variable_list{h, *side} : variable_list{h});
    return holder->body(h, side.value_or(at::Tensor()));
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const at::AutoGradMode gradMode(true);
    variable_list inputs;
    for (const at::Tensor& saved : context->get_saved_variables()) {
      inputs.push_back(saved.detach().set_requires_grad(true));
    }
    const bool hasSide = context->saved_data["has_side"].toBool();
    const auto holder = c10::static_intrusive_pointer_cast<BodyHolder>(context->saved_data["body"].toCapsule());
    const at::Tensor output = holder->body(inputs[0], hasSide ? inputs[1] : at::Tensor());
    torch::autograd::backward({output}, {gradients[0]});
    return {inputs[0].grad(), hasSide ? inputs[1].grad() : at::Tensor(), at::Tensor()};
  }
};

}  // namespace

at::Tensor recomputed(Body body, const at::Tensor& h, const at::Tensor& context) {
  const c10::optional<at::Tensor> side = context.defined() ? c10::make_optional(context) : c10::nullopt;
  return Recompute::apply(h, side, c10::make_intrusive<BodyHolder>(std::move(body)));
}

}  // namespace jukebox
