#pragma once
// Arithmetic on single activation vectors: layer norm, quick GELU, sums, softmax. All float32 and single-threaded.
//
// An element's result depends on the values alone, never on its place in the vector, on alignment or on threads. Sums
// over a vector run in one order fixed by its length.

#include <cstddef>

namespace jukebox {

/// Added to the variance by layerNorm (spec/03 section 1).
inline constexpr float kLayerNormEpsilon = 1e-5f;

/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias over `width` elements, with the biased variance.
/// y may be x. width >= 1.
void layerNorm(const float* x, const float* weight, const float* bias, size_t width, float* y);

/// x = x * sigmoid(1.702 * x) in place, to about 1e-6 relative. Exactly 0 below x = -51.
void quickGelu(float* x, size_t width);

/// y += x.
void add(const float* x, size_t width, float* y);

/// y += factor * x.
void scaledAdd(float factor, const float* x, size_t width, float* y);

/// x = exp(x - max) / sum of exp(x - max), in place. width >= 1; the values must be finite.
void softmax(float* x, size_t width);

}  // namespace jukebox
