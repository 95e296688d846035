#pragma once
// `jukebox library export`: which samples, into which files, in which form.

#include "app/cli/cli_options.h"
#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

/// One sample to --out, or those named, found by --query or --all below --to. Kinds invalidInput (options that do not
/// go together), cancelled, and those of SampleExporter.
Status exportSamples(Library& library, const LibraryOptions& options);

}  // namespace jukebox::cli
