#pragma once
// SampleEdit: what a user may change about a sample.

#include <optional>
#include <string>
#include <vector>

namespace jukebox {

/// A change of what belongs to the user; fields that are not set stay as they are.
struct SampleEdit {
  std::optional<std::string> title, notes;
  std::optional<int> rating;  ///< 0 … 5
  std::optional<bool> favourite, played, deleted;
  std::optional<std::vector<std::string>> tags;
  bool operator==(const SampleEdit&) const = default;
};

}  // namespace jukebox
