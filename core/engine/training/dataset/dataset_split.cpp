#include "core/engine/training/dataset/dataset_split.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>

#include "core/base/sha256.h"

namespace jukebox {
namespace {

// Uniform in [0, 1) from the seed and a name.
double drawOf(std::uint64_t seed, const std::string& name) {
  const std::string hash = sha256Hex(fmt::format("{} {}", seed, name)).substr(0, 13);
  std::uint64_t bits = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), bits, 16);
  return static_cast<double>(bits) / static_cast<double>(std::uint64_t{1} << 52U);
}

// Union–find over songs that sound alike; the smallest number leads.
std::vector<std::size_t> groupsOf(const DatasetIndex& index,
                                  const std::vector<std::pair<std::string, std::string>>& alike) {
  std::map<std::string, std::size_t> byFile;
  for (std::size_t i = 0; i < index.songs.size(); ++i) byFile[index.songs[i].file] = i;
  std::vector<std::size_t> leader(index.songs.size());
  std::iota(leader.begin(), leader.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (leader[i] != i) i = leader[i];
    return i;
  };
  for (const auto& [a, b] : alike) {
    if (!byFile.contains(a) || !byFile.contains(b)) continue;
    const std::size_t first = find(byFile[a]), second = find(byFile[b]);
    leader[std::max(first, second)] = std::min(first, second);
  }
  for (std::size_t i = 0; i < leader.size(); ++i) leader[i] = find(i);
  return leader;
}

}  // namespace

void splitDataset(DatasetIndex& index, const std::vector<std::pair<std::string, std::string>>& alike,
                  double validationShare, std::uint64_t seed) {
  constexpr std::size_t kEnoughSongs = 10;
  const std::vector<std::size_t> leader = groupsOf(index, alike);
  std::vector<double> draws;
  for (const std::size_t i : leader) draws.push_back(drawOf(seed, index.songs[i].name));
  double limit = std::clamp(validationShare, 0.0, 0.9);
  if (limit > 0 && draws.size() >= kEnoughSongs) limit = std::max(limit, *std::min_element(draws.begin(), draws.end()) + 1e-9);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    index.songs[i].split = draws[i] < limit ? SongSplit::validation : SongSplit::train;
  }
}

}  // namespace jukebox
