#pragma once
// `jukebox library export`: which samples, into which files, in which form.

#include "app/cli/cli_options.h"
#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

/// One sample to --out, or those named, found by --query or --all below --to. One that fails does not keep the others
/// back: each is told at the end, and the table lists what was written. Kinds invalidInput (options that do not go
/// together), cancelled, io (some of several failed), and those of SampleExporter.
Status exportSamples(Library& library, const LibraryOptions& options);

}  // namespace jukebox::cli
