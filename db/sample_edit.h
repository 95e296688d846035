#pragma once
// SampleEdit: what a user may change about a sample, and the rules for it.

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sample.h"

namespace jukebox {

/// A change of what belongs to the user; fields that are not set stay as they are.
struct SampleEdit {
  std::optional<std::string> title, notes;
  std::optional<int> rating;  ///< 0 … 5
  std::optional<bool> favourite, deleted;
  std::optional<std::vector<std::string>> tags;
};

/// Applies `edit`; kind invalidInput for a rating out of range, a title above 4096 bytes, notes above 1 MB, more than
/// 1024 tags, a tag above 256 bytes or text that is not UTF-8; `sample` is unchanged then.
Status applyEdit(const SampleEdit& edit, Sample& sample);

/// Tags trimmed, with single spaces instead of control characters, without empty and (ASCII case aside) repeated ones.
std::vector<std::string> tidyTags(const std::vector<std::string>& tags);

}  // namespace jukebox
