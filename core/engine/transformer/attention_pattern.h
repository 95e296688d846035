#pragma once
// Attention patterns: which positions a query sees, and where a cache that keeps only those puts them (spec/03 §2–4).

#include <cstdint>

#include "core/engine/kernels/attention_step.h"

namespace jukebox {

/// Numbers of spec/03 §2.
enum class AttentionType {
  dense = 0,
  block = 1,
  transposedBlock = 2,
  previousBlock = 3,
  summary = 4,
  summarySpread = 5,
  cross = 6,
  prime = 7,
};

/// What the patterns depend on besides the type.
struct AttentionGeometry {
  std::int64_t context = 0;        ///< full context of the transformer (lyrics + music in the joint model)
  std::int64_t blocks = 1;         ///< rows; divides the context
  std::int64_t spread = 0;         ///< type 5
  std::int64_t primeLength = 0;    ///< lyrics in front of the music (type 7)
  std::int64_t encoderLength = 0;  ///< type 6
  std::int64_t rowLength() const { return context / blocks; }  ///< "block_ctx"
  /// P of type 7: keys below it are visible for ever.
  std::int64_t primeLimit() const;
  /// Keys per row that types 4 and 5 show to later rows.
  std::int64_t summaryWidth(AttentionType type) const { return type == AttentionType::summary ? 1 : spread; }
};

/// Positions that a cache of this type must hold at most.
std::int64_t cacheCapacity(AttentionType type, const AttentionGeometry& geometry);

/// Slot of position p in the cache, or −1 when no later query can see it (types 4, 5, 7). Types 1 and 3 reuse slots.
std::int64_t cacheSlot(AttentionType type, const AttentionGeometry& geometry, std::int64_t position);

/// The cache slots that the query at position i sees once its own key is stored. For type 6 the encoder's positions.
VisiblePositions visibleSlots(AttentionType type, const AttentionGeometry& geometry, std::int64_t position);

}  // namespace jukebox
