#pragma once
// PreviewFile: the names of the two files in a job folder that hold what can be heard of a sample so far, and what the
// second one says about the first.
//
//   sample_N_preview.flac     the sound
//   sample_N_preview.json     {"level": 0, "spans": […]}  (core/domain/level_span.h)

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/job.h"

namespace jukebox {

struct PreviewFacts {
  int level = 0;                 ///< that was worked on when it was written, 0…64
  std::vector<LevelSpan> spans;  ///< at most 64; empty: all of it is of `level`
  bool operator==(const PreviewFacts&) const = default;
};

inline constexpr std::size_t kMaximumPreviewFactsBytes = 1U << 14U;

std::string previewSoundName(int sampleIndex);
std::string previewFactsName(int sampleIndex);

std::string previewFactsToText(const PreviewFacts& facts);
/// Untrusted text. Kind corrupt.
Result<PreviewFacts> previewFactsFromText(const std::string& text);

}  // namespace jukebox
