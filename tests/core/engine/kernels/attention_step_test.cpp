#include "core/engine/kernels/attention_step.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/core/engine/kernels/kernel_test_data.h"

namespace jukebox {
namespace {

using test::randomVector;

/// A cache with random content, one query, and room for the results.
struct Fixture {
  Fixture(size_t heads, size_t headWidth, VisiblePositions positions, uint32_t seed = 1, float range = 1.0f) {
    const size_t width = heads * headWidth;
    const size_t stride = width + 6;
    const size_t length = positions.first + positions.step * positions.count + 1;
    query = randomVector(width, seed, -range, range);
    keys = randomVector(length * stride, seed + 1, -range, range);
    values = randomVector(length * stride, seed + 2);
    out.assign(width, -99.0f);
    weights.assign(heads * positions.count, -99.0f);
    step = {heads,         headWidth,        1.0f / std::sqrt(static_cast<float>(headWidth)),
            query.data(),  CacheFormat::f32, keys.data(),
            values.data(), stride,           positions,
            out.data(),    weights.data()};
  }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  const float* row(const std::vector<float>& cache, size_t visible, size_t head) const {
    const size_t position = step.positions.first + visible * step.positions.step;
    return cache.data() + position * step.positionStride + head * step.headWidth;
  }

  std::vector<float> query, keys, values, out, weights;
  AttentionStep step;
};

/// Softmax weights of one head in double precision.
std::vector<double> referenceWeights(const Fixture& fixture, size_t head) {
  const AttentionStep& step = fixture.step;
  std::vector<double> scores(step.positions.count);
  for (size_t j = 0; j < scores.size(); ++j) {
    const float* key = fixture.row(fixture.keys, j, head);
    for (size_t i = 0; i < step.headWidth; ++i) scores[j] += double{step.query[head * step.headWidth + i]} * key[i];
    scores[j] *= step.scale;
  }
  const double maximum =
      std::max(*std::max_element(scores.begin(), scores.end()), step.positions.nullCount > 0 ? 0.0 : -1e300);
  double total = static_cast<double>(step.positions.nullCount) * std::exp(-maximum);
  for (double& score : scores) total += score = std::exp(score - maximum);
  for (double& score : scores) score /= total;
  return scores;
}

void expectCloseToReference(const Fixture& fixture, double tolerance) {
  const AttentionStep& step = fixture.step;
  for (size_t head = 0; head < step.heads; ++head) {
    const std::vector<double> weights = referenceWeights(fixture, head);
    for (size_t j = 0; j < weights.size(); ++j) {
      ASSERT_NEAR(fixture.weights[head * weights.size() + j], weights[j], tolerance * weights[j] + 1e-30);
    }
    for (size_t i = 0; i < step.headWidth; ++i) {
      double expected = 0;
      for (size_t j = 0; j < weights.size(); ++j) expected += weights[j] * fixture.row(fixture.values, j, head)[i];
      ASSERT_NEAR(fixture.out[head * step.headWidth + i], expected, tolerance) << "head " << head << ", element " << i;
    }
  }
}

TEST(Attend, equalsTheDefinitionInDoublePrecision) {
  ThreadPool pool(2);
  for (const auto& [heads, headWidth] :
       {std::pair<size_t, size_t>{1, 1}, {3, 5}, {8, 150}, {4, 80}, {2, 256}, {1, 480}}) {
    for (const size_t count : {1, 3, 8, 33, 64, 102, 449, 1500}) {
      Fixture fixture(heads, headWidth, {0, 1, count, 0});
      attend({&fixture.step, 1}, pool);
      expectCloseToReference(fixture, 2e-6);
    }
  }
}

TEST(Attend, followsFirstAndStepOfThePositions) {
  ThreadPool pool(2);
  for (const VisiblePositions positions : {VisiblePositions{5, 1, 40, 0}, {3, 64, 17, 0}, {101, 102, 3, 0}}) {
    Fixture fixture(2, 48, positions);
    attend({&fixture.step, 1}, pool);
    expectCloseToReference(fixture, 2e-6);
  }
}

TEST(Attend, nullKeysDrainWeight) {
  ThreadPool pool(2);
  for (const size_t nulls : {1, 8}) {
    for (const size_t count : {1, 5, 700}) {
      Fixture fixture(2, 33, {0, 1, count, nulls});
      attend({&fixture.step, 1}, pool);
      expectCloseToReference(fixture, 2e-6);
      EXPECT_LT(std::accumulate(fixture.weights.begin(), fixture.weights.end(), 0.0), 2.0);
    }
  }
}

TEST(Attend, nullKeysTakeAllWeightFromVeryNegativeScores) {
  ThreadPool pool(1);
  Fixture fixture(1, 16, {0, 1, 4, 1});
  std::fill(fixture.query.begin(), fixture.query.end(), -1000.0f);
  std::fill(fixture.keys.begin(), fixture.keys.end(), 1.0f);
  attend({&fixture.step, 1}, pool);
  EXPECT_EQ(fixture.out, std::vector<float>(16, 0.0f));
}

TEST(Attend, givesZeroWithoutVisiblePositions) {
  ThreadPool pool(2);
  for (const size_t nulls : {0, 64}) {
    Fixture fixture(2, 20, {0, 1, 0, nulls});
    attend({&fixture.step, 1}, pool);
    EXPECT_EQ(fixture.out, std::vector<float>(40, 0.0f));
  }
}

TEST(Attend, staysFiniteWithHugeScores) {
  ThreadPool pool(2);
  Fixture fixture(1, 64, {0, 1, 600, 0}, 1, 300.0f);
  attend({&fixture.step, 1}, pool);
  EXPECT_TRUE(std::all_of(fixture.out.begin(), fixture.out.end(), [](float x) { return std::abs(x) <= 1.0f; }));
  EXPECT_NEAR(std::accumulate(fixture.weights.begin(), fixture.weights.end(), 0.0), 1.0, 1e-5);
}

/// The vector in a half precision cache; it becomes what the cache then holds.
std::vector<uint16_t> storedAsHalves(std::vector<float>& values) {
  std::vector<uint16_t> halves(values.size());
  storeCached(values.data(), 5, CacheFormat::f16, halves.data(), 0);
  storeCached(values.data() + 5, values.size() - 5, CacheFormat::f16, halves.data(), 5);
  for (size_t i = 0; i < values.size(); ++i) {
    const auto held = static_cast<float>(test::halfValue(halves[i]));
    EXPECT_NEAR(held, values[i], 0.00049 * std::abs(values[i]) + 1e-7);
    values[i] = held;
  }
  return halves;
}

TEST(Attend, readsCachesInHalfPrecision) {
  ThreadPool pool(2);
  for (const auto& [heads, headWidth] : {std::pair<size_t, size_t>{1, 3}, {3, 5}, {2, 256}, {1, 480}}) {
    for (const size_t count : {1, 7, 64, 700}) {
      Fixture fixture(heads, headWidth, {2, 3, count, 1});
      const std::vector<uint16_t> keys = storedAsHalves(fixture.keys), values = storedAsHalves(fixture.values);
      fixture.step.format = CacheFormat::f16;
      fixture.step.keys = keys.data();
      fixture.step.values = values.data();
      attend({&fixture.step, 1}, pool);
      expectCloseToReference(fixture, 2e-6);
    }
  }
}

TEST(Attend, worksWithoutTheWeights) {
  ThreadPool pool(2);
  Fixture with(2, 64, {0, 1, 300, 0});
  Fixture without(2, 64, {0, 1, 300, 0});
  without.step.weights = nullptr;
  attend({&with.step, 1}, pool);
  attend({&without.step, 1}, pool);
  EXPECT_EQ(with.out, without.out);
  EXPECT_EQ(without.weights, std::vector<float>(600, -99.0f));
}

TEST(Attend, givesTheSameBitsForAnyThreadsAndAnyBatch) {
  ThreadPool single(1);
  const VisiblePositions shapes[] = {{0, 1, 1500, 0}, {0, 1, 0, 3}, {7, 64, 20, 0}, {0, 1, 64, 2}};
  std::vector<std::vector<float>> expected;
  for (uint32_t s = 0; s < 4; ++s) {
    Fixture fixture(2, 150, shapes[s], s);
    attend({&fixture.step, 1}, single);
    expected.push_back(fixture.out);
    expected.push_back(fixture.weights);
  }
  for (const size_t threads : {1, 2, 3, 4}) {
    ThreadPool pool(threads);
    for (int repeat = 0; repeat < 3; ++repeat) {
      Fixture a(2, 150, shapes[0], 0), b(2, 150, shapes[1], 1), c(2, 150, shapes[2], 2), d(2, 150, shapes[3], 3);
      const AttentionStep steps[] = {a.step, b.step, c.step, d.step};
      attend(steps, pool);
      const std::vector<std::vector<float>> actual = {a.out, a.weights, b.out, b.weights,
                                                      c.out, c.weights, d.out, d.weights};
      EXPECT_EQ(actual, expected) << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace jukebox
