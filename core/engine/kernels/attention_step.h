#pragma once
// Attention of one new position over cached keys and values: the attention of the token-by-token decode loop.

#include <cstddef>
#include <span>

#include "core/engine/kernels/thread_pool.h"

namespace jukebox {

/// The cached positions first, first + step, ... (count of them) that a query sees (spec/03 sections 2 and 4), and
/// `nullCount` further keys that are zero and carry a zero value: score 0, they only drain softmax weight (types 4, 5).
/// With count = 0 the output is exactly zero (type 3 in the first row).
struct VisiblePositions {
  size_t first = 0;
  size_t step = 1;
  size_t count = 0;
  size_t nullCount = 0;
};

/// How cached keys and values are stored.
enum class CacheFormat {
  f32,
  f16,  ///< IEEE half precision: half the memory and half the reading
};

/// One query of one sequence. Heads are concatenated: feature = head * headWidth + element.
struct AttentionStep {
  size_t heads = 1;
  size_t headWidth = 0;
  float scale = 1;               ///< factor of the dot products, c*c = 1/sqrt(headWidth)
  const float* query = nullptr;  ///< heads * headWidth
  CacheFormat format = CacheFormat::f32;
  const void* keys = nullptr;    ///< floats, or halves as uint16; position p starts at element p * positionStride
  const void* values = nullptr;  ///< likewise
  size_t positionStride = 0;     ///< elements from one position to the next, >= heads * headWidth
  VisiblePositions positions;
  float* out = nullptr;      ///< heads * headWidth; must not overlap the inputs
  float* weights = nullptr;  ///< optional: heads * positions.count softmax weights, [head][visible position]
};

/// out = sum over the visible positions of softmax(query . key * scale) * value for every step (one a sequence of the
/// batch), in float32 with the maximum subtracted. The weights of null keys are not written, so a row of `weights` sums
/// to less than 1 if there are any.
///
/// Deterministic: the positions are cut into parts of a size that depends on headWidth alone and combined in order, so
/// the bits depend neither on threads nor on the other steps.
void attend(std::span<const AttentionStep> steps, ThreadPool& pool);

/// Writes `count` floats into a cache of the given format, from element `at` on, rounded to the nearest.
void storeCached(const float* x, size_t count, CacheFormat format, void* cache, size_t at);

}  // namespace jukebox
