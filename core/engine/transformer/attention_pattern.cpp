#include "core/engine/transformer/attention_pattern.h"

#include <algorithm>

namespace jukebox {
namespace {

bool isSummary(AttentionType type) {
  return type == AttentionType::summary || type == AttentionType::summarySpread;
}

}  // namespace

std::int64_t AttentionGeometry::primeLimit() const {
  return std::min(context, (primeLength / blocks + 1) * blocks);
}

std::int64_t cacheCapacity(AttentionType type, const AttentionGeometry& geometry) {
  switch (type) {
    case AttentionType::dense:
    case AttentionType::transposedBlock:
      return geometry.context;
    case AttentionType::block:
      return geometry.rowLength();
    case AttentionType::previousBlock:
      return 2 * geometry.rowLength();
    case AttentionType::summary:
    case AttentionType::summarySpread:
      return (geometry.blocks - 1) * geometry.summaryWidth(type);
    case AttentionType::cross:
      return geometry.encoderLength;
    case AttentionType::prime:
      return geometry.primeLimit();
  }
  return geometry.context;
}

std::int64_t cacheSlot(AttentionType type, const AttentionGeometry& geometry, std::int64_t position) {
  const std::int64_t rowLength = geometry.rowLength();
  if (type == AttentionType::block) return position % rowLength;
  if (type == AttentionType::previousBlock) return position % (2 * rowLength);
  if (type == AttentionType::prime) return position < geometry.primeLimit() ? position : -1;
  if (isSummary(type)) {
    const std::int64_t row = position / rowLength;
    const std::int64_t width = geometry.summaryWidth(type);
    const std::int64_t place = position % rowLength - (rowLength - width);
    return row <= geometry.blocks - 2 && place >= 0 ? row * width + place : -1;
  }
  return position;
}

VisiblePositions visibleSlots(AttentionType type, const AttentionGeometry& geometry, std::int64_t position) {
  const std::int64_t rowLength = geometry.rowLength();
  const std::int64_t row = position / rowLength;
  const auto make = [](std::int64_t first, std::int64_t step, std::int64_t count, std::int64_t nulls = 0) {
    return VisiblePositions{static_cast<std::size_t>(first), static_cast<std::size_t>(step),
                            static_cast<std::size_t>(count), static_cast<std::size_t>(nulls)};
  };
  switch (type) {
    case AttentionType::dense:
      return make(0, 1, position + 1);
    case AttentionType::block:
      return make(0, 1, position % rowLength + 1);
    case AttentionType::transposedBlock:
      return make(position % rowLength, rowLength, row + 1);
    case AttentionType::previousBlock:
      return row == 0 ? make(0, 1, 0) : make((row - 1) % 2 * rowLength, 1, rowLength);
    case AttentionType::summary:
    case AttentionType::summarySpread: {
      // Positions p ≤ i of the summary places: whole earlier rows, and the part of this row's places up to i.
      const std::int64_t width = geometry.summaryWidth(type);
      const std::int64_t inRow = std::max<std::int64_t>(0, position % rowLength - (rowLength - width) + 1);
      const std::int64_t count = std::min(row * width + inRow, (geometry.blocks - 1) * width);
      return make(0, 1, count, width);
    }
    case AttentionType::cross:
      return make(0, 1, geometry.encoderLength);
    case AttentionType::prime:
      return make(0, 1, std::min(position + 1, geometry.primeLimit()));
  }
  return make(0, 1, position + 1);
}

}  // namespace jukebox
