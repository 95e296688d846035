#include "core/engine/kernels/convolution_kernel.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

struct Case {
  const char* name;
  size_t inputs, outputs;
  std::vector<int64_t> offsets;
  int64_t step;
  int64_t length;  ///< of x
  bool rectify;
};

const std::vector<Case> kCases{
    {"one output, one input", 1, 1, {0}, 1, 5, false},
    {"three taps over several blocks", 6, 8, {-1, 0, 1}, 1, 200, true},
    {"outputs that do not fill a group", 3, 13, {-1, 0, 1}, 1, 149, false},
    {"taps far apart", 5, 9, {-70, 0, 70}, 1, 700, true},
    {"taps beyond the ends", 4, 8, {-2187, 0, 2187}, 1, 100, true},
    {"every second step", 7, 16, {-1, 0, 1, 2}, 2, 331, false},
    {"every third step", 2, 5, {-1, 0, 1, 2, 3}, 3, 100, true},
    {"a tap ahead only", 8, 8, {5}, 1, 300, false},
    {"no taps: the bias", 4, 8, {}, 1, 60, false},
};

struct Problem {
  explicit Problem(const Case& c)
      : stride(static_cast<size_t>(c.length) + 7),
        steps(static_cast<size_t>((c.length + c.step - 1) / c.step)),
        taps(c.offsets.size()),
        x(test::randomVector(c.inputs * stride, 1)),
        weights(test::randomVector(c.outputs * c.inputs * std::max<size_t>(1, c.offsets.size()), 2)),
        bias(test::randomVector(c.outputs, 3)) {
    std::iota(taps.begin(), taps.end(), 0U);
  }
  TapWeights packed(const Case& c) const {
    return {c.outputs, c.inputs, {weights.data(), c.inputs * taps.size(), taps.size(), taps}};
  }
  TimeRows rows(const Case& c) const { return {x.data(), stride, c.length}; }

  size_t stride, steps;
  std::vector<size_t> taps;
  std::vector<float> x, weights, bias;
};

double exactOutput(const Case& c, const Problem& p, size_t output, int64_t step) {
  double sum = p.bias[output];
  for (size_t i = 0; i < c.inputs; ++i) {
    for (size_t j = 0; j < c.offsets.size(); ++j) {
      const int64_t at = step * c.step + c.offsets[j];
      if (at < 0 || at >= c.length) continue;
      const double value = p.x[i * p.stride + static_cast<size_t>(at)];
      sum += p.weights[(output * c.inputs + i) * c.offsets.size() + j] * (c.rectify ? std::max(value, 0.0) : value);
    }
  }
  return sum;
}

/// Once for every instruction set of this machine that the kernels are built for.
class ConvolutionKernel : public testing::TestWithParam<int64_t> {
 protected:
  void SetUp() override { choose(GetParam()); }
  void TearDown() override { choose(0); }

 private:
  static void choose(int64_t target) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().DeInit();
  }
};

std::vector<int64_t> targets() {
  std::vector<int64_t> single;
  for (int64_t left = hwy::SupportedTargets() & HWY_TARGETS; left != 0; left &= left - 1)
    single.push_back(left & -left);
  return single;
}

TEST_P(ConvolutionKernel, addsUpTheTapsOfEveryStep) {
  for (const Case& c : kCases) {
    const Problem p(c);
    const TapWeights weights = p.packed(c);
    std::vector<float> y(c.outputs * p.steps, -1);
    convolve({weights, p.bias.data(), c.offsets, c.step, c.rectify}, p.rows(c), 0, p.steps, {y.data(), p.steps});
    for (size_t o = 0; o < c.outputs; ++o) {
      for (size_t s = 0; s < p.steps; ++s) {
        ASSERT_NEAR(y[o * p.steps + s], exactOutput(c, p, o, static_cast<int64_t>(s)), 1e-5)
            << c.name << ", output " << o << ", step " << s;
      }
    }
  }
}

TEST_P(ConvolutionKernel, aStepHasTheSameBitsInEveryStretch) {
  for (const Case& c : kCases) {
    const Problem p(c);
    const TapWeights weights = p.packed(c);
    const TapProduct product{weights, p.bias.data(), c.offsets, c.step, c.rectify};
    std::vector<float> whole(c.outputs * p.steps), pieces(whole.size());
    convolve(product, p.rows(c), 0, p.steps, {whole.data(), p.steps});
    const TimeTarget target{pieces.data(), p.steps};
    for (size_t begin = 0, count = 1; begin < p.steps; begin += count, count += 17) {
      count = std::min(count, p.steps - begin);
      convolve(product, p.rows(c), static_cast<int64_t>(begin), count, target.from(0, begin));
    }
    EXPECT_EQ(pieces, whole) << c.name;
  }
}

TEST_P(ConvolutionKernel, writesNothingBesideItsTarget) {
  const Case& c = kCases[2];
  const Problem p(c);
  const TapWeights weights = p.packed(c);
  constexpr size_t kBegin = 50, kCount = 60, kStep = 3;
  std::vector<float> y(c.outputs * p.steps * kStep, -1);
  const TimeTarget target{y.data(), p.steps * kStep, kStep};
  convolve({weights, nullptr, c.offsets}, p.rows(c), kBegin, kCount, target.from(0, kBegin));
  size_t written = 0;
  for (size_t i = 0; i < y.size(); ++i) {
    const size_t step = i % (p.steps * kStep);
    const bool isWanted = step % kStep == 0 && step / kStep >= kBegin && step / kStep < kBegin + kCount;
    ASSERT_EQ(y[i] != -1, isWanted) << i;
    written += isWanted ? 1 : 0;
  }
  EXPECT_EQ(written, c.outputs * kCount);
}

TEST_P(ConvolutionKernel, twoProductsAreThoseOneAfterTheOtherAddedToWhatIsThere) {
  const Case c{"wide", 12, 20, {-9, 0, 9}, 1, 333, true};
  const Problem p(c);
  const TapWeights wide = p.packed(c);
  const Case n{"narrow", 20, 12, {0}, 1, 333, true};
  const Problem q(n);
  const TapWeights narrow = q.packed(n);
  const TapProduct first{wide, p.bias.data(), c.offsets, 1, true}, second{narrow, q.bias.data(), n.offsets, 1, true};

  std::vector<float> hidden(c.outputs * p.steps), expected(n.outputs * p.steps), y(expected.size());
  convolve(first, p.rows(c), 0, p.steps, {hidden.data(), p.steps});
  const TimeTarget added{nullptr, p.steps, 1, p.x.data(), p.stride, 0.5F};
  TimeTarget target = added;
  target.data = expected.data();
  convolve(second, {hidden.data(), p.steps, n.length}, 0, p.steps, target);
  target.data = y.data();
  convolveTwice(first, second, p.rows(c), 0, p.steps, target);
  EXPECT_EQ(y, expected);
  double exact = q.bias[0];
  for (size_t o = 0; o < c.outputs; ++o) exact += q.weights[o] * std::max(0.0, exactOutput(c, p, o, 5));
  EXPECT_NEAR(y[5], p.x[5] + 0.5 * exact, 1e-5);
}

INSTANTIATE_TEST_SUITE_P(everyTarget, ConvolutionKernel, testing::ValuesIn(targets()),
                         [](const auto& target) { return std::string(hwy::TargetName(target.param)); });

TEST(PaddedStride, isAnOddNumberOfCacheLines) {
  for (const size_t length : {1U, 16U, 17U, 32U, 1024U, 131072U}) {
    const size_t stride = paddedStride(length);
    EXPECT_GE(stride, length);
    EXPECT_LT(stride, length + 48);
    EXPECT_EQ(stride / 16 % 2, 1U) << length;
    EXPECT_EQ(stride % 16, 0U);
  }
}

}  // namespace
}  // namespace jukebox
