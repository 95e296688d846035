#pragma once
// HalfProduct: dense layers multiplied in bfloat16 on the CPU while training; weights, sums and gradients stay in
// float32. On a processor with AVX-512 BF16 twice as fast as float32.

#include <ATen/ATen.h>

namespace jukebox {

/// Whether this processor multiplies bfloat16 itself; elsewhere it would be emulated, slower than float32.
bool processorMultipliesHalves();

/// While one that is on lives, dense layers of this thread multiply in bfloat16. Scopes may be nested.
class HalfProductScope {
 public:
  explicit HalfProductScope(bool on);
  ~HalfProductScope();
  HalfProductScope(const HalfProductScope&) = delete;
  HalfProductScope& operator=(const HalfProductScope&) = delete;
  static bool isOn();

 private:
  bool m_before;
};

/// x (n, in) · w (in, out) + bias (out) → (n, out), all float32 outside; both factors are rounded to bfloat16, in the
/// backward pass too. Differentiable. `bias` may be undefined.
at::Tensor halfProduct(const at::Tensor& x, const at::Tensor& w, const at::Tensor& bias);

}  // namespace jukebox
