// Windows of int8 models: the same bits in chunks of any size, and for a window that was begun along the way.

#include "core/engine/sampling/window_sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/token_filter.h"

namespace jukebox {
namespace {

constexpr int kContext = 48, kRows = 6;

CodecHyperparameters codecOfTwoLevels() {
  CodecHyperparameters codec;
  codec.levels = 2;
  codec.bins = 40;
  codec.multipliers = {1, 1};
  codec.downsT = {1, 1};
  codec.stridesT = {2, 2};
  codec.sampleRate = 1000;
  return codec;
}

PriorHyperparameters priorOf(int level, int order) {
  PriorHyperparameters hyper;
  hyper.level = level;
  hyper.nCtx = kContext;
  hyper.labels = false;
  hyper.transformer = {64, 6, 2, order, kRows, 2, 0.5, 1.0, false, 1.0};
  hyper.condWidth = 16;
  hyper.condDepth = 1;
  return hyper;
}

Prior makePrior(int level, int order, WeightDtype dtype) {
  const PriorHyperparameters hyper = priorOf(level, order);
  const auto codec = codecOfTwoLevels();
  return {WeightSet::random(expectedPriorWeights(hyper, codec), dtype, 3), hyper, codec, codec.sampleRate, at::kCPU};
}

/// Samples, and remembers what it was offered.
struct Listener {
  std::vector<std::vector<float>> logits;
  TokenChooser chooser(std::int64_t windowStart) {
    return [this, windowStart](std::size_t, std::int64_t position, std::span<float> row) {
      logits.emplace_back(row.begin(), row.end());
      return static_cast<std::int64_t>(
          chooseToken(row, 0.99, 0, 0, RandomSource(7).uniform({0, 0, windowStart + position})));
    };
  }
};

WindowTask taskFor(const Prior& prior, std::int64_t start) {
  WindowTask task;
  if (!prior.isTop()) task.upperCodes = at::arange(start / 2, (start + kContext) / 2).remainder(40).unsqueeze(0);
  return task;
}

struct TwoWindows {
  std::vector<std::vector<float>> logits;  ///< of the second
  std::vector<std::int64_t> codes;
  bool wasBegun = false;
};

/// Two windows of which the second starts `hop` tokens after the first.
TwoWindows sampleTwo(const Prior& prior, std::int64_t primed, std::int64_t hop, bool isTold, std::int64_t chunk) {
  WindowSampler sampler(prior);
  WindowTask first = taskFor(prior, 0);
  for (std::int64_t i = 0; i < primed; ++i) first.presentCodes.push_back(i * 7 % 40);
  WindowOptions options;
  options.lengthTokens = kContext;
  options.prefillChunkTokens = chunk;
  if (isTold) {
    options.next = taskFor(prior, hop);
    options.nextStartTokens = hop;
  }
  Listener ignored, heard;
  auto one = sampler.sample({first}, options, ignored.chooser(0), {}, {});
  EXPECT_TRUE(one.has_value());
  TwoWindows two;
  two.wasBegun = sampler.hasBegunNext();
  WindowTask second = taskFor(prior, hop);
  second.presentCodes.assign(one->front().codes.begin() + hop, one->front().codes.end());
  options.next.reset();
  auto rest = sampler.sample({second}, options, heard.chooser(hop), {}, {});
  EXPECT_TRUE(rest.has_value());
  two.codes = rest->front().codes;
  two.logits = std::move(heard.logits);
  return two;
}

class EveryOrder : public testing::TestWithParam<int> {};

TEST_P(EveryOrder, aWindowThatWasBegunAlongTheWayHasTheSameBits) {
  const at::NoGradGuard noGrad;
  for (const int level : {0, 1}) {
    const Prior prior = makePrior(level, GetParam(), WeightDtype::int8);
    for (const auto& [primed, hop] : {std::pair{0, 24}, {24, 24}, {40, 8}, {8, 24}, {30, 46}}) {
      const TwoWindows plain = sampleTwo(prior, primed, hop, false, 0);
      EXPECT_FALSE(plain.wasBegun);
      const TwoWindows begun = sampleTwo(prior, primed, hop, true, 0);
      EXPECT_TRUE(begun.wasBegun);
      EXPECT_EQ(begun.codes, plain.codes) << level << " " << primed << " " << hop;
      EXPECT_EQ(begun.logits, plain.logits) << level << " " << primed << " " << hop;
    }
  }
}

TEST_P(EveryOrder, chunksOfAnySizeHaveTheSameBits) {
  const at::NoGradGuard noGrad;
  const Prior prior = makePrior(0, GetParam(), WeightDtype::int8);
  const TwoWindows whole = sampleTwo(prior, 24, 12, false, 0);
  for (const std::int64_t chunk : {1, 3, 8, 11}) {
    EXPECT_EQ(sampleTwo(prior, 24, 12, false, chunk).logits, whole.logits) << chunk;
  }
}

// Orders without lyrics.
INSTANTIATE_TEST_SUITE_P(WindowSampler, EveryOrder, testing::Values(0, 1, 2, 3, 4, 5, 8));

TEST(WindowSampler, floatWeightsReadEveryWindowFromItsBeginning) {
  const at::NoGradGuard noGrad;
  EXPECT_FALSE(sampleTwo(makePrior(0, 2, WeightDtype::f32), 24, 24, true, 0).wasBegun);
  EXPECT_FALSE(sampleTwo(makePrior(0, 2, WeightDtype::f16), 24, 24, true, 0).wasBegun);
}

TEST(WindowSampler, aWindowThatWasBegunForOtherCodesOrConditionsIsNotUsed) {
  const at::NoGradGuard noGrad;
  const Prior prior = makePrior(0, 2, WeightDtype::int8);
  const auto second = [&](bool isTold, bool isOtherUpper) {
    WindowSampler sampler(prior);
    WindowOptions options;
    options.lengthTokens = kContext;
    if (isTold) {
      options.next = taskFor(prior, 24);
      options.nextStartTokens = 24;
    }
    Listener ignored, heard;
    const auto first = sampler.sample({taskFor(prior, 0)}, options, ignored.chooser(0), {}, {});
    WindowTask task = taskFor(prior, isOtherUpper ? 26 : 24);
    task.presentCodes.assign(first->front().codes.begin() + 24, first->front().codes.end());
    if (!isOtherUpper) task.presentCodes.front() = (task.presentCodes.front() + 1) % 40;
    options.next.reset();
    EXPECT_TRUE(sampler.sample({task}, options, heard.chooser(24), {}, {}).has_value());
    return heard.logits;
  };
  EXPECT_EQ(second(true, false), second(false, false));
  EXPECT_EQ(second(true, true), second(false, true));
}

/// A top prior with labels: two artists, two genres.
Prior labelledPrior(WeightDtype dtype) {
  PriorHyperparameters hyper = priorOf(1, 2);
  hyper.labels = hyper.labelsV3 = true;
  hyper.maxBowGenreSize = 1;
  hyper.artistBins = hyper.genreBins = 3;
  hyper.tBins = 8;
  hyper.minDurationSeconds = 0.1;
  hyper.maxDurationSeconds = 10;
  const auto codec = codecOfTwoLevels();
  return {WeightSet::random(expectedPriorWeights(hyper, codec), dtype, 3), hyper, codec, codec.sampleRate, at::kCPU};
}

WindowTask labelledTask(std::int64_t artist, std::int64_t genre, std::int64_t start = 0) {
  const std::vector<std::int64_t> own{2000, start * 4, kContext * 4, artist, genre};
  const std::vector<std::int64_t> plain{2000, start * 4, kContext * 4, 0, 0};
  WindowTask task;
  task.y = at::tensor(own, at::kLong).unsqueeze(0);
  task.plainY = at::tensor(plain, at::kLong).unsqueeze(0);
  return task;
}

/// Logits of every position of a window whose codes are given.
at::Tensor logitsOf(const Prior& prior, WindowTask task, double guidance) {
  WindowOptions options;
  options.lengthTokens = kContext;
  options.guidance = guidance;
  std::vector<at::Tensor> rows;
  const TokenChooser chooser = [&](std::size_t, std::int64_t position, std::span<float> row) {
    rows.push_back(at::tensor(c10::ArrayRef<float>(row.data(), row.size())));
    return position * 7 % 40;
  };
  WindowSampler sampler(prior);
  EXPECT_TRUE(sampler.sample({std::move(task)}, options, chooser, {}, {}).has_value());
  return at::stack(rows);
}

TEST(WindowSampler, guidanceMovesTheLogitsAwayFromThoseWithoutLabels) {
  const at::NoGradGuard noGrad;
  for (const auto dtype : {WeightDtype::f32, WeightDtype::int8}) {
    const Prior prior = labelledPrior(dtype);
    const at::Tensor own = logitsOf(prior, labelledTask(2, 1), 1), plain = logitsOf(prior, labelledTask(0, 0), 1);
    ASSERT_FALSE(at::allclose(own, plain));
    const at::Tensor guided = logitsOf(prior, labelledTask(2, 1), 2.5);
    EXPECT_TRUE(at::allclose(guided, plain + 2.5 * (own - plain), 1e-5, 1e-5));
    EXPECT_TRUE(at::equal(logitsOf(prior, labelledTask(2, 1), 0), plain)) << "no guidance at all is a song without labels";
  }
}

TEST(WindowSampler, aGuidedWindowThatWasBegunAlongTheWayHasTheSameBits) {
  const at::NoGradGuard noGrad;
  const Prior prior = labelledPrior(WeightDtype::int8);
  const auto secondOf = [&](bool isTold) {
    WindowSampler sampler(prior);
    WindowOptions options;
    options.lengthTokens = kContext;
    options.guidance = 3;
    if (isTold) {
      options.next = labelledTask(2, 1, 16);
      options.nextStartTokens = 16;
    }
    Listener ignored, heard;
    const auto first = sampler.sample({labelledTask(2, 1)}, options, ignored.chooser(0), {}, {});
    EXPECT_EQ(sampler.hasBegunNext(), isTold);
    WindowTask task = labelledTask(2, 1, 16);
    task.presentCodes.assign(first->front().codes.begin() + 16, first->front().codes.end());
    options.next.reset();
    EXPECT_TRUE(sampler.sample({task}, options, heard.chooser(16), {}, {}).has_value());
    return heard.logits;
  };
  EXPECT_EQ(secondOf(true), secondOf(false));
}

TEST(WindowSampler, guidedTakesSideBySideHaveTheCodesOfEachAlone) {
  const at::NoGradGuard noGrad;
  const Prior prior = labelledPrior(WeightDtype::int8);
  WindowOptions options;
  options.lengthTokens = kContext;
  options.guidance = 2;
  const auto sample = [&](const std::vector<WindowTask>& tasks) {
    return WindowSampler(prior).sample(tasks, options, Listener().chooser(0), {}, {}).value();
  };
  const auto both = sample({labelledTask(2, 1), labelledTask(1, 2)});
  EXPECT_EQ(both[0].codes, sample({labelledTask(2, 1)})[0].codes);
  EXPECT_EQ(both[1].codes, sample({labelledTask(1, 2)})[0].codes);
}

TEST(WindowSampler, aCacheInHalfPrecisionIsCloseToOneInSingle) {
  const at::NoGradGuard noGrad;
  const Prior prior = makePrior(0, 2, WeightDtype::int8);
  const auto logits = [&](CacheFormat format) {
    WindowOptions options;
    options.lengthTokens = kContext;
    options.keepLogits = true;
    WindowTask task = taskFor(prior, 0);
    for (int i = 0; i < kContext - 1; ++i) task.presentCodes.push_back(i % 40);
    WindowSampler sampler(prior, format);
    return sampler.sample({task}, options, Listener().chooser(0), {}, {})->front().logits;
  };
  EXPECT_EQ(defaultCacheFormat(prior), CacheFormat::f16);
  const at::Tensor half = logits(CacheFormat::f16), single = logits(CacheFormat::f32);
  const double difference = (half - single).abs().max().item<double>();
  EXPECT_GT(difference, 0);
  EXPECT_LT(difference, 1e-3 * single.abs().max().item<double>());
}

}  // namespace
}  // namespace jukebox
