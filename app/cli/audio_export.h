#pragma once
// Audio export: a sample of the library as an audio file of any format with tags, wherever the user wants it.

#include <filesystem>
#include <string>

#include "core/audio_file/audio_format.h"
#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

struct ExportOptions {
  std::filesystem::path file;
  std::string format;    ///< name of an audio format, or empty: by the file's extension
  std::string metadata;  ///< "json", "csv" or empty: metadata beside the audio
  bool force = false;    ///< replace existing files
};

/// Kinds alreadyExists (without force), unsupported (extension), io, noSpace. Constant memory.
Status exportSample(const Library& library, const Sample& sample, const ExportOptions& options);

/// Kind alreadyExists for a file that must not be replaced.
Status refuseExisting(const std::filesystem::path& file, bool force);

/// Format by name ("wav" is wav16), or by the file's extension when the name is empty.
Result<AudioFormat> chooseFormat(const std::string& name, const std::filesystem::path& file);

}  // namespace jukebox::cli
