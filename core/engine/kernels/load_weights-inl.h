// loadWeights: reads one vector of weights in any WeightFormat as floats. Included once per SIMD target.

#include <hwy/highway.h>

#include <cstdint>

#if defined(JUKEBOX_LOAD_WEIGHTS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef JUKEBOX_LOAD_WEIGHTS_INL_H
#undef JUKEBOX_LOAD_WEIGHTS_INL_H
#else
#define JUKEBOX_LOAD_WEIGHTS_INL_H
#endif

HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
HWY_INLINE hn::Vec<D> loadWeights(D d, const float* weights) {
  return hn::LoadU(d, weights);
}

template <class D>
HWY_INLINE hn::Vec<D> loadWeights(D d, const uint16_t* weights) {
  const hn::Rebind<hwy::float16_t, D> halves;
  return hn::PromoteTo(d, hn::LoadU(halves, reinterpret_cast<const hwy::float16_t*>(weights)));
}

template <class D>
HWY_INLINE hn::Vec<D> loadWeights(D d, const int8_t* weights) {
  const hn::Rebind<int8_t, D> bytes;
  const hn::RebindToSigned<D> integers;
  return hn::ConvertTo(d, hn::PromoteTo(integers, hn::LoadU(bytes, weights)));
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();

#endif
