// attendPart: scores four positions at a time, exponentials, weighted sum of values eight positions at a time.

#include "core/engine/kernels/attention_part.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/engine/kernels/attention_part.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <algorithm>

#include "core/engine/kernels/load_weights-inl.h"
#include "core/engine/kernels/softmax-inl.h"

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {

/// Dot products of the query with R keys, `pitch` apart; each is summed in the same order whatever R is.
template <size_t R, class T>
HWY_INLINE void scoreKeys(const float* HWY_RESTRICT query, const T* HWY_RESTRICT keys, size_t pitch, size_t width,
                          float scale, float* HWY_RESTRICT scores) {
  const hn::ScalableTag<float> d;
  const size_t lanes = hn::Lanes(d);
  hn::Vec<decltype(d)> sums[R];
  for (size_t r = 0; r < R; ++r) sums[r] = hn::Zero(d);
  size_t i = 0;
  for (; i + lanes <= width; i += lanes) {
    const auto q = hn::LoadU(d, query + i);
    for (size_t r = 0; r < R; ++r) sums[r] = hn::MulAdd(q, loadWeights(d, keys + r * pitch + i), sums[r]);
  }
  for (size_t r = 0; r < R; ++r) {
    const hn::CappedTag<float, 1> single;
    float tail = 0;
    for (size_t k = i; k < width; ++k) tail += query[k] * hn::GetLane(loadWeights(single, keys + r * pitch + k));
    scores[r] = (hn::GetLane(hn::SumOfLanes(d, sums[r])) + tail) * scale;
  }
}

/// out += sum over `count` values of weight * value, one after the other, for elements from ... to-1.
template <class D, class T>
HWY_INLINE void addValues(D d, const float* HWY_RESTRICT weights, const T* HWY_RESTRICT values, size_t pitch,
                          size_t count, float* HWY_RESTRICT out, size_t from, size_t to) {
  for (size_t c = from; c < to; c += hn::Lanes(d)) {
    auto sum = hn::LoadU(d, out + c);
    for (size_t j = 0; j < count; ++j) {
      sum = hn::MulAdd(hn::Set(d, weights[j]), loadWeights(d, values + j * pitch + c), sum);
    }
    hn::StoreU(sum, d, out + c);
  }
}

template <class T>
PartSums attendTyped(const AttentionStep& step, size_t head, size_t begin, size_t end, float* exponentialsOut,
                     float* sumOut) {
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  const size_t width = step.headWidth;
  const size_t pitch = step.positions.step * step.positionStride;
  const size_t offset = (step.positions.first + begin * step.positions.step) * step.positionStride + head * width;
  const size_t count = end - begin;
  const float* query = step.query + head * width;
  const T* keys = static_cast<const T*>(step.keys) + offset;
  size_t j = 0;
  for (; j + 4 <= count; j += 4) scoreKeys<4>(query, keys + j * pitch, pitch, width, step.scale, exponentialsOut + j);
  for (; j < count; ++j) scoreKeys<1>(query, keys + j * pitch, pitch, width, step.scale, exponentialsOut + j);

  const float maximum = maximumOf(d, exponentialsOut, count);
  const float sum = exponentials(d, exponentialsOut, count, maximum);

  constexpr size_t kGroup = 8;
  const T* values = static_cast<const T*>(step.values) + offset;
  const size_t whole = width / hn::Lanes(d) * hn::Lanes(d);
  std::fill_n(sumOut, width, 0.0f);
  for (j = 0; j < count; j += kGroup, values += kGroup * pitch) {
    const size_t group = std::min(kGroup, count - j);
    addValues(d, exponentialsOut + j, values, pitch, group, sumOut, 0, whole);
    addValues(single, exponentialsOut + j, values, pitch, group, sumOut, whole, width);
  }
  return {maximum, sum};
}

PartSums attendRange(const AttentionStep& step, size_t head, size_t begin, size_t end, float* exponentials,
                     float* sumOut) {
  return step.format == CacheFormat::f16 ? attendTyped<uint16_t>(step, head, begin, end, exponentials, sumOut)
                                         : attendTyped<float>(step, head, begin, end, exponentials, sumOut);
}

void store(const float* HWY_RESTRICT x, size_t count, CacheFormat format, void* cache, size_t at) {
  if (format == CacheFormat::f32) {
    std::copy_n(x, count, static_cast<float*>(cache) + at);
    return;
  }
  auto* halves = static_cast<hwy::float16_t*>(cache) + at;
  const auto convert = [&](auto d, size_t i) HWY_ATTR {
    const hn::Rebind<hwy::float16_t, decltype(d)> half;
    hn::StoreU(hn::DemoteTo(half, hn::LoadU(d, x + i)), half, halves + i);
  };
  const hn::ScalableTag<float> d;
  const hn::CappedTag<float, 1> single;
  size_t i = 0;
  for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) convert(d, i);
  for (; i < count; ++i) convert(single, i);
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace jukebox {

HWY_EXPORT(attendRange);
PartSums attendPart(const AttentionStep& step, size_t head, size_t begin, size_t end, float* exponentials,
                    float* sumOut) {
  return HWY_DYNAMIC_DISPATCH(attendRange)(step, head, begin, end, exponentials, sumOut);
}

HWY_EXPORT(store);
void storeCached(const float* x, size_t count, CacheFormat format, void* cache, size_t at) {
  HWY_DYNAMIC_DISPATCH(store)(x, count, format, cache, at);
}

}  // namespace jukebox
#endif
