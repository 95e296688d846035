#pragma once
// PublicationPlan: what a publication would write and how large it would be, before anything is written.

#include <string>
#include <vector>

#include "app/explorer/publication_folder.h"
#include "core/domain/sample_sort.h"
#include "core/domain/sample_summary.h"
#include "db/library.h"

namespace jukebox::explorer {

struct PlanWish {
  std::vector<std::string> ids;  ///< these, in this order; empty: what the query finds
  std::string query;             ///< in the search language; empty: everything outside the trash
  SampleSort sort = SampleSort::newest;
  bool includesDrafts = true;  ///< samples whose finest level was not sampled
  AudioFormat format = AudioFormat::mp3;
  std::filesystem::path folder;
};

struct PublicationPlan {
  std::vector<std::string> ids;     ///< of the songs, in order; what lies in the trash is never among them
  std::size_t drafts = 0;           ///< of what the query finds, whether they are wanted or not
  std::size_t inTrash = 0;          ///< of what the query finds
  double seconds = 0;               ///< of sound, of the songs
  std::uint64_t bytes = 0;          ///< of the whole publication, estimated
  std::vector<NameCount> licences;  ///< of the songs, most first
  std::string statement;            ///< that a machine made it, as it is written into the first song
  FolderFinding folder;
};

/// Kinds: invalidInput (query), notFound (id), and whatever a library can suffer.
Result<PublicationPlan> planPublication(Library& library, const PlanWish& wish);

}  // namespace jukebox::explorer
