#pragma once
// SampleSummary and the counts beside it: what lists of samples show.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/generation_request.h"

namespace jukebox {

/// What a list of samples shows; cheap to read by the hundred.
struct SampleSummary {
  std::string id, title, artist, genre, createdAt;
  std::string modelName, license;
  GenerationMode mode = GenerationMode::ancestral;
  std::uint64_t seed = 0;
  double durationSeconds = 0;
  int lowestLevel = 0, topLevel = 0;
  int rating = 0;
  bool favourite = false, played = false, deleted = false;
  bool hasLyrics = false, hasAlignment = false;
  std::optional<std::string> parentId;
  std::vector<std::string> tags;
  bool operator==(const SampleSummary&) const = default;
};

struct NameCount {
  std::string name;
  std::int64_t count = 0;
  bool operator==(const NameCount&) const = default;
};

}  // namespace jukebox
