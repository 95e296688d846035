#pragma once
// LabelStyle: the two families of label sets the released models were trained with (spec 04 §1).

#include <string_view>

#include "core/base/result.h"

namespace jukebox {

/// How names become ids and which lyric characters exist.
enum class LabelStyle {
  v2,  ///< upsamplers, prior_5b, prior_5b_lyrics: normalised names, several genre words, 80 lyric symbols
  v3,  ///< prior_1b_lyrics: lower-cased names, one genre, 79 lyric symbols
};

/// "v2" or "v3", as written in model.json.
std::string_view labelStyleName(LabelStyle style);

/// Reads "v2" or "v3"; anything else is invalidInput.
Result<LabelStyle> parseLabelStyle(std::string_view name);

}  // namespace jukebox
