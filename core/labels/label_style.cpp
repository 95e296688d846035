#include "core/labels/label_style.h"

#include <fmt/format.h>

namespace jukebox {

std::string_view labelStyleName(LabelStyle style) {
  return style == LabelStyle::v2 ? "v2" : "v3";
}

Result<LabelStyle> parseLabelStyle(std::string_view name) {
  if (name == "v2") return LabelStyle::v2;
  if (name == "v3") return LabelStyle::v3;
  return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not a label style.", name),
                   "Use v2 (upsamplers and 5B models) or v3 (1B model).");
}

}  // namespace jukebox
