#pragma once
// Library check: do folders, sample.json files, hashes, rows and index agree, and what can be mended?

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "db/library.h"

namespace jukebox {

enum class FindingKind {
  badDatabase,         ///< SQLite's own check fails; rebuildLibrary() helps
  badSearchIndex,      ///< full-text index does not fit the rows; repair: made anew
  rowWithoutFolder,    ///< repair: moved to the trash
  folderWithoutRow,    ///< repair: adopted
  rowDiffersFromFile,  ///< repair: the file wins
  badSampleJson,       ///< repair: written anew from the row, if there is one
  missingFile,         ///< audio or codes are gone
  wrongHash,           ///< audio or codes are not what was written
  leftoverPart,        ///< unfinished file or folder of a process that died; repair: removed when nobody touches it
  unknownEntry,        ///< something that is not ours in samples/; never touched
  staleJob,            ///< state running, but nobody holds its lock; repair: interrupted
};
/// "row_without_folder" …
std::string_view findingKindName(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::badDatabase;
  std::string subject;  ///< id of the sample or job, or a path
  std::string message;  ///< sentence for a person
  std::string advice;   ///< what to do if it was not repaired
  bool repaired = false;
};

enum class CheckDepth {
  names,   ///< folders against rows, jobs against locks: quick, for every start of the studio
  files,   ///< and every sample.json against its row, files present, SQLite's and the index's own checks
  hashes,  ///< and every byte of audio and codes
};

struct CheckOptions {
  bool repair = false;
  CheckDepth depth = CheckDepth::hashes;
  /// Called per sample; return false to stop (the check then fails with kind cancelled).
  std::function<bool(std::int64_t done, std::int64_t total)> progress;
};

struct CheckReport {
  std::int64_t sampleCount = 0;  ///< sample folders looked at
  std::int64_t byteCount = 0;    ///< bytes hashed
  std::vector<Finding> findings;
  bool isClean() const { return findings.empty(); }
  std::int64_t unrepairedCount() const;
};

/// Looks at everything; changes something only with options.repair. Fails only when it cannot go on at all.
Result<CheckReport> checkLibrary(Library& library, const CheckOptions& options = {});

}  // namespace jukebox
