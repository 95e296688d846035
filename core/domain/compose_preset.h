#pragma once
// ComposePreset: the state of the compose form under a name: what is saved, shared as a file and kept over a restart.
//
// File: a JSON object {"format": "jukebox-preset", "version": 1, "name", "fresh_seed", "start_title", "start_seconds",
// "request": {…}}.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/domain/generation_request.h"

namespace jukebox {

inline constexpr std::size_t kMaximumPresetBytes = std::size_t{8} << 20U;  ///< 1 MB of lyrics, escaped
inline constexpr std::size_t kMaximumPresetNameBytes = 200;

struct ComposePreset {
  std::string name;
  GenerationRequest request;
  bool freshSeed = true;    ///< every generation draws its own seed; request.seed is the last one
  std::string startTitle;   ///< of the sample it starts from, for display
  double startSeconds = 0;  ///< its length, or that of the prompt; 0: not known
  bool operator==(const ComposePreset&) const = default;
};

std::string presetToText(const ComposePreset& preset);
/// Untrusted text. Kinds: corrupt (not a preset, or broken), unsupported (a later version, or larger than allowed),
/// invalidInput (a request that cannot be).
Result<ComposePreset> presetFromText(std::string_view text);

}  // namespace jukebox
