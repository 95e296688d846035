#include "core/engine/sampling/draft_seams.h"

#include <algorithm>

#include "core/engine/codec/chunked_codec.h"

namespace jukebox {

DraftSeam draftSeam(const DraftWindow& earlierWindow, const LevelCodes& earlier, const DraftWindow& laterWindow,
                    const LevelCodes& later, std::int64_t reachTokens) {
  DraftSeam seam;
  seam.token = laterWindow.keepBegin;
  const std::int64_t end = earlierWindow.startTokens + static_cast<std::int64_t>(earlier.size());
  const std::int64_t reach = std::min({reachTokens, end - seam.token, seam.token - laterWindow.startTokens});
  if (reach <= 0) return seam;
  const auto tail = earlier.begin() + (seam.token - earlierWindow.startTokens);
  seam.before.assign(tail, tail + reach);
  const auto head = later.begin() + (seam.token - laterWindow.startTokens);
  seam.after.assign(head - reach, head);
  return seam;
}

Status fadeSeams(const Codec& codec, const LevelCodes& codes, int level, const std::vector<DraftSeam>& seams,
                 std::vector<float>& samples, const CancellationToken& cancellation) {
  for (const DraftSeam& seam : seams) {
    const auto reach = static_cast<std::int64_t>(seam.before.size());
    const std::int64_t begin = seam.token - reach, end = seam.token + reach;
    if (reach == 0 || begin < 0 || end > static_cast<std::int64_t>(codes.size())) continue;
    LevelCodes earlier = codes, later = codes;
    std::copy(seam.before.begin(), seam.before.end(), earlier.begin() + seam.token);
    std::copy(seam.after.begin(), seam.after.end(), later.begin() + begin);
    ASSIGN_OR_RETURN(const auto from, decodeSpan(codec, earlier, level, begin, end, cancellation));
    ASSIGN_OR_RETURN(const auto to, decodeSpan(codec, later, level, begin, end, cancellation));
    const std::size_t offset = samples.size() / codes.size() * static_cast<std::size_t>(begin);
    for (std::size_t i = 0; i < from.size() && offset + i < samples.size(); ++i) {
      const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(from.size());
      samples[offset + i] = (1 - share) * from[i] + share * to[i];
    }
  }
  return {};
}

}  // namespace jukebox
