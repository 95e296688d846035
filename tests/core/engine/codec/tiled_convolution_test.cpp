#include "core/engine/codec/tiled_convolution.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

struct Case {
  const char* name;
  std::int64_t inputs, outputs, kernel, length;
  ConvolutionShape shape;
  bool rectify;
};

at::Tensor leaf(const at::Tensor& values, bool tiled) {
  return values.to(tiled ? at::kFloat : at::kDouble, /*non_blocking=*/false, /*copy=*/true).set_requires_grad(true);
}

/// Output and gradients: single precision, tiled, against the library's in double precision. A sum's rounding error
/// goes with its largest terms, so it is measured against the largest value of the tensor.
void expectEqual(const std::vector<at::Tensor>& tiled, const std::vector<at::Tensor>& exact, const char* name) {
  constexpr double kTolerance = 1e-5;
  ASSERT_EQ(tiled.size(), exact.size());
  for (std::size_t i = 0; i < tiled.size(); ++i) {
    ASSERT_EQ(tiled[i].sizes(), exact[i].sizes()) << name << " " << i;
    const double difference = (tiled[i].to(at::kDouble) - exact[i]).abs().max().item<double>();
    EXPECT_LE(difference, kTolerance * exact[i].abs().max().item<double>()) << name << " " << i;
  }
}

const std::vector<Case> kCases{
    {"plain", 3, 5, 3, 40, {1, 1, 1}, false},
    {"rectified and dilated", 8, 8, 3, 300, {1, 9, 9}, true},
    {"dilated beyond the input", 4, 4, 3, 20, {1, 27, 27}, true},
    {"pointwise", 8, 4, 1, 33, {1, 0, 1}, true},
    {"strided", 1, 6, 8, 64, {4, 2, 1}, false},
    {"strided with a rest", 5, 6, 4, 37, {2, 1, 1}, false},
    {"longer than a tile", 3, 4, 3, 5000, {1, 3, 3}, true},
    {"strided, longer than a tile", 2, 3, 8, 20001, {4, 2, 1}, false},
};

TEST(TiledConvolution, equalsTheLibrarysForwardAndBackward) {
  for (const Case& c : kCases) {
    const at::Tensor x = at::randn({2, c.inputs, c.length}), w = at::randn({c.outputs, c.inputs, c.kernel}),
                     b = at::randn({c.outputs});
    const auto run = [&](bool tiled) {
      const at::Tensor xs = leaf(x, tiled), ws = leaf(w, tiled), bs = leaf(b, tiled);
      const at::Tensor y = tiled ? tiledConvolution(xs, ws, bs, c.shape, c.rectify)
                                 : at::conv1d(c.rectify ? at::relu(xs) : xs, ws, bs, {c.shape.stride},
                                              {c.shape.padding}, {c.shape.dilation});
      at::sum(y * at::cos(y.detach())).backward();
      return std::vector<at::Tensor>{y.detach(), xs.grad(), ws.grad(), bs.grad()};
    };
    expectEqual(run(true), run(false), c.name);
  }
}

TEST(TiledConvolution, transposedEqualsTheLibrarysForwardAndBackward) {
  for (const auto& [stride, length] :
       std::vector<std::pair<std::int64_t, std::int64_t>>{{2, 31}, {4, 64}, {4, 3000}, {3, 10}}) {
    const at::Tensor x = at::randn({2, 6, length}), w = at::randn({6, 5, 2 * stride}), b = at::randn({5});
    const auto run = [&](bool tiled) {
      const at::Tensor xs = leaf(x, tiled), ws = leaf(w, tiled), bs = leaf(b, tiled);
      const at::Tensor y = tiled ? tiledTransposedConvolution(xs, ws, bs, {stride, stride / 2, 1})
                                 : at::conv_transpose1d(xs, ws, bs, {stride}, {stride / 2});
      at::sum(y * at::cos(y.detach())).backward();
      return std::vector<at::Tensor>{y.detach(), xs.grad(), ws.grad(), bs.grad()};
    };
    expectEqual(run(true), run(false), "transposed");
  }
}

TEST(TiledConvolution, withoutAGradientTheValuesAreTheSame) {
  for (const Case& c : kCases) {
    const at::Tensor x = at::randn({2, c.inputs, c.length}), w = at::randn({c.outputs, c.inputs, c.kernel}),
                     b = at::randn({c.outputs});
    const at::Tensor trained = tiledConvolution(leaf(x, true), w, b, c.shape, c.rectify).detach();
    EXPECT_TRUE(at::equal(tiledConvolution(x, w, b, c.shape, c.rectify), trained)) << c.name;
    const at::Tensor strided = at::cat({x, x}, 2).narrow(2, c.length, c.length);  // rows with something between them
    EXPECT_TRUE(at::equal(tiledConvolution(strided, w, b, c.shape, c.rectify), trained)) << c.name;
    const at::Tensor turned = x.permute({0, 2, 1}).contiguous().permute({0, 2, 1});  // no rows at all
    EXPECT_TRUE(at::equal(tiledConvolution(turned, w, b, c.shape, c.rectify), trained)) << c.name;
  }
  const at::Tensor x = at::randn({2, 6, 31}), w = at::randn({6, 5, 4}), b = at::randn({5});
  const ConvolutionShape shape{2, 1, 1};
  EXPECT_TRUE(at::equal(tiledTransposedConvolution(x, w, b, shape),
                        tiledTransposedConvolution(leaf(x, true), w, b, shape).detach()));
}

TEST(TiledResidual, isTheTwoConvolutionsAddedToTheirInputWhereverItIsComputed) {
  constexpr std::int64_t kChannels = 10, kHidden = 12, kLength = 700, kDilation = 81;
  const at::Tensor x = at::randn({2, kChannels, kLength});
  const ResidualBlock block{at::randn({kHidden, kChannels, 3}),
                            at::randn({kHidden}),
                            at::randn({kChannels, kHidden, 1}),
                            at::randn({kChannels}),
                            kDilation,
                            0.25F};
  ASSERT_TRUE(canStack(x, block));
  const at::Tensor hidden = tiledConvolution(x, block.wideWeight, block.wideBias, {1, kDilation, kDilation}, true);
  const at::Tensor update = tiledConvolution(hidden, block.narrowWeight, block.narrowBias, {1, 0, 1}, true);
  const at::Tensor expected = x + update * block.scale;
  at::Tensor room;
  const at::Tensor whole = tiledResidual(x, block, 0, kLength, room).clone();
  EXPECT_LT((whole - expected).abs().max().item<float>(), 1e-4F);
  for (const auto& [begin, count] : std::vector<std::pair<std::int64_t, std::int64_t>>{{0, 1}, {13, 480}, {699, 1}}) {
    const at::Tensor part = tiledResidual(x, block, begin, count, room);  // in memory that is there already
    EXPECT_TRUE(at::equal(part, whole.narrow(2, begin, count))) << begin;
  }
}

TEST(TiledResidual, isNotForBlocksThatLearn) {
  const at::Tensor x = at::randn({1, 4, 9});
  ResidualBlock block{at::randn({4, 4, 3}), at::randn({4}), at::randn({4, 4, 1}), at::randn({4}), 1, 1};
  EXPECT_TRUE(canStack(x, block));
  block.narrowBias.set_requires_grad(true);
  EXPECT_FALSE(canStack(x, block));
  const at::NoGradGuard unlearned;
  EXPECT_TRUE(canStack(x, block));
  EXPECT_FALSE(canStack(x.to(at::kDouble), block));
}

}  // namespace
}  // namespace jukebox
