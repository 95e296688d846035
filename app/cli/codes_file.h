#pragma once
// Codes files: the codes of a sample or of a running job as safetensors (docs/formats.md). Everything read is checked
// against the codec that the codes are meant for.

#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/domain/codes.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/engine.h"

namespace jukebox::cli {

/// Levels as I32 (tokens) tensors; empty levels are left out. With an alignment its matrix as U8 (rows, characters).
Status writeSampleCodes(const std::filesystem::path& path, const SongCodes& codes,
                        const std::optional<AlignmentResult>& alignment = std::nullopt);

/// Kind corrupt for a damaged file, invalidInput for codes of another codec (levels, bins) or for no codes at all.
/// The result has one entry for each level of the codec.
Result<SongCodes> readSampleCodes(const std::filesystem::path& path, const CodecHyperparameters& codec);

/// What an interrupted job left.
struct JobCodes {
  std::vector<SongCodes> samples;
  double elapsedSeconds = 0;  ///< computing time so far
};

Status writeJobCodes(const std::filesystem::path& path, const JobCodes& codes);
/// As readSampleCodes; a sample without codes is allowed.
Result<JobCodes> readJobCodes(const std::filesystem::path& path, int sampleCount, const CodecHyperparameters& codec);

}  // namespace jukebox::cli
