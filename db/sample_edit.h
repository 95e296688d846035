#pragma once
// The rules for what a user may change about a sample.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sample.h"
#include "core/domain/sample_edit.h"

namespace jukebox {

/// Applies `edit`; kind invalidInput for a rating out of range, a title above 4096 bytes, notes above 1 MB, more than
/// 1024 tags, a tag above 256 bytes or text that is not UTF-8; `sample` is unchanged then.
Status applyEdit(const SampleEdit& edit, Sample& sample);

/// Tags trimmed, with single spaces instead of control characters, without empty and (ASCII case aside) repeated ones.
std::vector<std::string> tidyTags(const std::vector<std::string>& tags);

}  // namespace jukebox
