#pragma once
// Conditioning: what the model is told about the song besides audio.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Artist, genre and lyrics as the user wrote them. The priors turn them into ids with their own label sets.
struct Conditioning {
  std::string artist;
  std::string genre;   ///< v2 label sets: several words; v3: one name
  std::string lyrics;  ///< UTF-8, as written, before cleaning
  bool operator==(const Conditioning&) const = default;
};

nlohmann::json toJson(const Conditioning& conditioning);
/// Bounds: names ≤ 1 kB, lyrics ≤ 1 MB, valid UTF-8.
Result<Conditioning> conditioningFromJson(const nlohmann::json& json);

}  // namespace jukebox
