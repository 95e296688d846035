#pragma once
// jukebox library publish and import: the library as static web pages, and such pages as samples.

#include "app/cli/cli_options.h"
#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

/// Publishes the named samples, or those of the query, or all.
Result<int> publishExplorer(Library& library, const LibraryOptions& options, bool json);

/// Imports the folder; the exit status says whether every song was taken.
Result<int> importFolder(Library& library, const LibraryOptions& options, bool json);

}  // namespace jukebox::cli
