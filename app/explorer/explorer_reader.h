#pragma once
// ExplorerReader: songs of a publication become samples of a library. Nothing in the folder is trusted: every text and
// number is bounded, ids name folders only after a check, links are not followed, and audio must decode.

#include <string>
#include <vector>

#include "app/explorer/explorer_writer.h"
#include "db/library.h"

namespace jukebox::explorer {

struct ImportReport {
  std::vector<std::string> ids;              ///< of the new samples
  std::vector<std::string> skipped;          ///< ids that the library has already
  std::vector<std::string> problems;         ///< songs that could not be taken, and why
  std::string collectionId, collectionName;  ///< empty when nothing is new
};

/// What an import of a folder would bring.
struct ImportPlan {
  std::string title;         ///< of the publication; empty when it says none
  std::string publishedAt;   ///< UTC, ISO 8601; empty when it says none
  std::size_t songs = 0;     ///< in its list
  std::size_t known = 0;     ///< of them in the library already
  std::size_t unusable = 0;  ///< entries of the list without a usable id
};

/// True if the folder has the list of songs that an explorer has.
bool isExplorerFolder(const std::filesystem::path& folder);

/// Reads the list alone. Kinds as of importExplorer().
Result<ImportPlan> planImport(Library& library, const std::filesystem::path& folder);

/// What a cancelled import did: stays (the next one goes on), or is taken away again.
enum class OnCancel { keep, takeBack };

/// Copies the audio, keeps ids of our form when they are free (others become an id that is the same at every import),
/// and puts the new samples into a collection with the publication's title. A sample that fails is reported; what was
/// imported before an error stays, in its collection; before a cancellation, as `onCancel` says.
/// Kinds: notFound (no explorer there), corrupt (its list), unsupported (too large, newer), cancelled, io, noSpace.
Result<ImportReport> importExplorer(Library& library, const std::filesystem::path& folder,
                                    const ExplorerProgress& progress, const CancellationToken& cancellation,
                                    OnCancel onCancel = OnCancel::keep);

}  // namespace jukebox::explorer
