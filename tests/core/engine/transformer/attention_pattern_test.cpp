#include "core/engine/transformer/attention_pattern.h"

#include <gtest/gtest.h>

#include <set>

namespace jukebox {
namespace {

// The sets of spec/03 §2, written down directly.
std::set<std::int64_t> visiblePositions(int type, const AttentionGeometry& g, std::int64_t i) {
  std::set<std::int64_t> keys;
  const std::int64_t bc = g.rowLength();
  const std::int64_t row = i / bc;
  for (std::int64_t j = 0; j < g.context; ++j) {
    const std::int64_t m = j / bc;
    const std::int64_t r = j % bc;
    switch (type) {
      case 0:
        if (j <= i) keys.insert(j);
        break;
      case 1:
        if (j <= i && m == row) keys.insert(j);
        break;
      case 2:
        if (j <= i && r == i % bc) keys.insert(j);
        break;
      case 3:
        if (m == row - 1) keys.insert(j);
        break;
      case 4:
        if (r == bc - 1 && m <= g.blocks - 2 && j <= i) keys.insert(j);
        break;
      case 5:
        if (r >= bc - g.spread && m <= g.blocks - 2 && j <= i) keys.insert(j);
        break;
      case 7:
        if (j <= i && j < (g.primeLength / g.blocks + 1) * g.blocks) keys.insert(j);
        break;
      default:
        break;
    }
  }
  return keys;
}

TEST(AttentionPattern, theCacheShowsExactlyThePositionsOfTheSpecification) {
  const AttentionGeometry geometries[] = {{48, 6, 3, 12, 20}, {30, 5, 2, 7, 4}, {16, 1, 4, 3, 1}, {16, 16, 1, 5, 2}};
  for (const auto& geometry : geometries) {
    for (const int type : {0, 1, 2, 3, 4, 5, 7}) {
      const auto kind = static_cast<AttentionType>(type);
      std::vector<std::int64_t> slots(static_cast<std::size_t>(cacheCapacity(kind, geometry)), -1);
      for (std::int64_t i = 0; i < geometry.context; ++i) {
        if (const auto slot = cacheSlot(kind, geometry, i); slot >= 0) {
          ASSERT_LT(slot, static_cast<std::int64_t>(slots.size())) << "type " << type << " position " << i;
          slots[static_cast<std::size_t>(slot)] = i;
        }
        const VisiblePositions seen = visibleSlots(kind, geometry, i);
        std::set<std::int64_t> positions;
        for (std::size_t n = 0; n < seen.count; ++n) positions.insert(slots.at(seen.first + n * seen.step));
        EXPECT_EQ(positions, visiblePositions(type, geometry, i)) << "type " << type << " position " << i;
        EXPECT_EQ(seen.nullCount, type == 4 ? 1U : type == 5 ? static_cast<std::size_t>(geometry.spread) : 0U);
      }
    }
  }
}

TEST(AttentionPattern, cachesKeepOnlyWhatCanStillBeSeen) {
  const AttentionGeometry joint{6528, 64, 0, 384, 0};  // the 1B model
  EXPECT_EQ(joint.rowLength(), 102);
  EXPECT_EQ(joint.primeLimit(), 448);
  EXPECT_EQ(cacheCapacity(AttentionType::block, joint), 102);
  EXPECT_EQ(cacheCapacity(AttentionType::previousBlock, joint), 204);
  EXPECT_EQ(cacheCapacity(AttentionType::prime, joint), 448);
  EXPECT_EQ(cacheCapacity(AttentionType::dense, joint), 6528);
}

}  // namespace
}  // namespace jukebox
