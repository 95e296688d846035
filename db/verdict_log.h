#pragma once
// VerdictLog: what listeners preferred when they compared two samples; one JSON object a line, only ever added to, so
// that two programs may write and nothing is lost with the database.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

enum class Preference { first, second, same };

struct ListeningVerdict {
  std::string at;  ///< UTC, ISO 8601
  std::string firstId, secondId;
  Preference preference = Preference::same;
  bool wasBlind = false;
  int switches = 0;            ///< how often the listener went from one to the other
  double listenedSeconds = 0;  ///< since the comparison began
  bool operator==(const ListeningVerdict&) const = default;
};

/// How a sample fared in all comparisons it was in.
struct VerdictCount {
  int comparisons = 0, preferred = 0, blind = 0;
  bool operator==(const VerdictCount&) const = default;
};

/// Kinds io, noSpace, permission.
Status appendVerdict(const std::filesystem::path& file, const ListeningVerdict& verdict);
/// Oldest first; a file that is not there is empty; damaged lines are left out. Files over 64 MiB are refused.
Result<std::vector<ListeningVerdict>> readVerdicts(const std::filesystem::path& file);
VerdictCount countVerdicts(const std::vector<ListeningVerdict>& verdicts, const std::string& sampleId);

}  // namespace jukebox
