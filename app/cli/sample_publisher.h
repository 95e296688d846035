#pragma once
// SamplePublisher: finished codes and audio become a sample of the library.

#include <optional>
#include <string>

#include "app/cli/job_folder.h"
#include "core/audio_file/sample_tags.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "db/library.h"

namespace jukebox::cli {

/// "level_2.flac": audio of an upper level in a sample folder.
std::string levelAudioName(int level);

/// What is known of every sample of a job before it is finished.
Sample describeSample(const Job& job, const InstalledModel& model, int sampleIndex);

/// Decodes one level to a FLAC file with the tags of `sample`, in constant memory.
Status decodeToFile(Engine& engine, const InstalledModel& model, const Sample& sample, const LevelCodes& codes,
                    int level, const std::filesystem::path& path, const CancellationToken& cancellation);

/// Puts codes, alignment and the audio of every level together and publishes the sample. Audio that is missing in the
/// job folder is decoded again. A sample that is in the library already is returned as it is.
Result<Sample> publishSample(Library& library, Engine& engine, const JobFolder& folder, const InstalledModel& model,
                             Sample sample, const SongCodes& codes, const std::optional<AlignmentResult>& alignment,
                             const CancellationToken& cancellation);

}  // namespace jukebox::cli
