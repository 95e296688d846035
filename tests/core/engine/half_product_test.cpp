#include "core/engine/half_product.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

/// Largest difference, relative to the largest value.
double relativeDifference(const at::Tensor& a, const at::Tensor& b) {
  return ((a - b).abs().max() / b.abs().max()).item<double>();
}

TEST(HalfProduct, isCloseToTheProductInSinglePrecision) {
  const at::Tensor x = at::randn({33, 64}), w = at::randn({64, 20}), bias = at::randn({20});
  EXPECT_LT(relativeDifference(halfProduct(x, w, bias), at::addmm(bias, x, w)), 0.01);
  EXPECT_LT(relativeDifference(halfProduct(x, w, at::Tensor()), at::mm(x, w)), 0.01);
  EXPECT_EQ(halfProduct(x, w, bias).scalar_type(), at::kFloat);
}

TEST(HalfProduct, hasTheGradientsOfSinglePrecision) {
  const auto gradients = [](bool half) {
    at::Tensor x = at::linspace(-1, 1, 30 * 16).view({30, 16}).requires_grad_();
    at::Tensor w = at::cos(at::arange(16 * 12)).view({16, 12}).requires_grad_();
    at::Tensor bias = at::linspace(0, 1, 12).requires_grad_();
    const at::Tensor y = half ? halfProduct(x, w, bias) : at::addmm(bias, x, w);
    at::pow(y, 2).sum().backward();
    return std::vector<at::Tensor>{x.grad(), w.grad(), bias.grad()};
  };
  const auto half = gradients(true), single = gradients(false);
  for (std::size_t i = 0; i < half.size(); ++i) {
    EXPECT_EQ(half[i].scalar_type(), at::kFloat);
    EXPECT_LT(relativeDifference(half[i], single[i]), 0.02) << i;
  }
}

TEST(HalfProduct, isOnWithinItsScopeAlone) {
  EXPECT_FALSE(HalfProductScope::isOn());
  {
    const HalfProductScope on(true);
    EXPECT_TRUE(HalfProductScope::isOn());
    const HalfProductScope off(false);
    EXPECT_FALSE(HalfProductScope::isOn());
  }
  EXPECT_FALSE(HalfProductScope::isOn());
}

}  // namespace
}  // namespace jukebox
