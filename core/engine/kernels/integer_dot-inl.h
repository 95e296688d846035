// pairDot: sums of products of neighbouring 16-bit integers, by the best instruction. Included once per SIMD target.

#include <hwy/highway.h>

#include <cstdint>

#if defined(JUKEBOX_INTEGER_DOT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef JUKEBOX_INTEGER_DOT_INL_H
#undef JUKEBOX_INTEGER_DOT_INL_H
#else
#define JUKEBOX_INTEGER_DOT_INL_H
#endif

// Integer dot products exist for x86 vectors of 256 and 512 bits; elsewhere the float kernels are used.
#undef JUKEBOX_HAS_INTEGER_DOT
#define JUKEBOX_HAS_INTEGER_DOT (HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3)

#if JUKEBOX_HAS_INTEGER_DOT
HWY_BEFORE_NAMESPACE();
namespace jukebox {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Shorts = hn::Vec<hn::ScalableTag<int16_t>>;
using Integers = hn::Vec<hn::ScalableTag<int32_t>>;

/// sum[j] + a[2j] * b[2j] + a[2j+1] * b[2j+1]. kFused: by one AVX-512 VNNI instruction, which the caller has checked
/// for; the compiler of this target does not know it, the assembler does.
template <bool kFused>
HWY_INLINE Integers pairDot(Integers sum, Shorts a, Shorts b) {
#if HWY_TARGET == HWY_AVX3
  if constexpr (kFused) {
    asm("vpdpwssd %2, %1, %0" : "+v"(sum.raw) : "v"(a.raw), "v"(b.raw));
    return sum;
  } else {
    return hn::Add(sum, Integers{_mm512_madd_epi16(a.raw, b.raw)});
  }
#else
  return hn::Add(sum, Integers{_mm256_madd_epi16(a.raw, b.raw)});
#endif
}

inline bool hasFusedDot() {
  return HWY_TARGET == HWY_AVX3 && __builtin_cpu_supports("avx512vnni") != 0;
}

}  // namespace HWY_NAMESPACE
}  // namespace jukebox
HWY_AFTER_NAMESPACE();
#endif

#endif
