#pragma once
// The commands of the program. Each returns the exit status, or the error that main() prints.

#include <filesystem>

#include "app/cli/cli_options.h"
#include "core/base/result.h"

namespace jukebox::cli {

Result<int> runCommand(const VersionOptions& options, const CommonOptions& common);
Result<int> runCommand(const GenerateOptions& options, const CommonOptions& common);
Result<int> runCommand(const RadioOptions& options, const CommonOptions& common);
Result<int> runCommand(const ResumeOptions& options, const CommonOptions& common);
Result<int> runCommand(const ModelsOptions& options, const CommonOptions& common);
Result<int> runCommand(const LibraryOptions& options, const CommonOptions& common);
Result<int> runCommand(const LabelsOptions& options, const CommonOptions& common);
Result<int> runCommand(const EncodeOptions& options, const CommonOptions& common);
Result<int> runCommand(const DecodeOptions& options, const CommonOptions& common);
Result<int> runCommand(const PlayOptions& options, const CommonOptions& common);
Result<int> runCommand(const ParityOptions& options, const CommonOptions& common);
Result<int> runCommand(const BenchOptions& options, const CommonOptions& common);
Result<int> runCommand(const TrainOptions& options, const CommonOptions& common);
Result<int> runCommand(const DatasetOptions& options, const CommonOptions& common);
Result<int> runCommand(const CorpusOptions& options, const CommonOptions& common);
Result<int> runCommand(const DoctorOptions& options, const CommonOptions& common);
Result<int> runCommand(const ServeOptions& options, const CommonOptions& common);

/// The library of --library, else the default one.
std::filesystem::path libraryFolder(const CommonOptions& common);

}  // namespace jukebox::cli
