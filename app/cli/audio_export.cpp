#include "app/cli/audio_export.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/sample_publisher.h"
#include "app/cli/sample_text.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 1U << 15U;

Status copyAudio(const fs::path& source, const fs::path& target, const AudioWriterOptions& options) {
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(source));
  ASSIGN_OR_RETURN(auto writer, AudioWriter::open(target, reader.sampleRate(), reader.channels(), options));
  std::vector<float> block(kBlockFrames * static_cast<std::size_t>(reader.channels()));
  while (true) {
    ASSIGN_OR_RETURN(const auto frames, reader.read(block));
    if (frames == 0) break;
    RETURN_IF_ERROR(writer.write(std::span(block).first(frames * static_cast<std::size_t>(reader.channels()))));
  }
  return writer.finish();
}

}  // namespace

Status exportSample(const Library& library, const Sample& sample, const ExportOptions& options) {
  AudioWriterOptions writerOptions;
  ASSIGN_OR_RETURN(writerOptions.format, chooseFormat(options.format, options.file));
  writerOptions.overwrite = options.force;
  writerOptions.tags = tagsFor(sample);
  const fs::path metadataFile = fs::path(options.file).replace_extension(options.metadata);
  RETURN_IF_ERROR(refuseExisting(options.file, options.force));
  if (!options.metadata.empty()) RETURN_IF_ERROR(refuseExisting(metadataFile, options.force));
  RETURN_IF_ERROR(copyAudio(library.audioFile(sample), options.file, writerOptions));
  if (options.metadata.empty()) return {};
  const std::string text = options.metadata == "csv"
                               ? sampleToCsv(sample)
                               : toJson(sample).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return writeFileAtomically(metadataFile, text);
}

Status refuseExisting(const fs::path& file, bool force) {
  std::error_code code;
  if (force || !fs::exists(file, code)) return {};
  return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", file.string()),
                   "Choose another name, or replace it with --force.");
}

Result<AudioFormat> chooseFormat(const std::string& name, const fs::path& file) {
  if (name.empty()) return audioFormatFromPath(file);
  if (const auto format = audioFormatFromName(name == "wav" ? "wav16" : name)) return *format;
  return makeError(ErrorKind::unsupported, fmt::format("There is no audio format \"{}\".", name));
}

}  // namespace jukebox::cli
