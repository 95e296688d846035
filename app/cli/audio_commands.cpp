// jukebox encode, jukebox decode: audio files to codes and back, in constant memory.

#include <fmt/format.h>

#include "app/cli/audio_export.h"
#include "app/cli/codes_file.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/sample_publisher.h"
#include "app/cli/start_codes.h"
#include "app/cli/terminal_progress.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"
#include "core/base/paths.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

FractionCallback progressCallback(TerminalProgress& progress, const char* label) {
  return [&progress, label](double fraction) { progress.show({label, fraction, "", {}}); };
}

TerminalProgress::Style styleFor(const CommonOptions& common) {
  return common.json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic;
}

/// What a decode starts from.
struct DecodeSource {
  InstalledModel model;
  SongCodes codes;
  AudioTags tags;
};

Result<DecodeSource> openSample(const DecodeOptions& options, const CommonOptions& common, Engine& engine) {
  DecodeSource source;
  ASSIGN_OR_RETURN(auto library, Library::open(libraryFolder(common), OpenMode::existing));
  ASSIGN_OR_RETURN(const auto sample, library.samples().get(options.source));
  source.tags = tagsFor(sample);
  ASSIGN_OR_RETURN(source.model,
                   findModel(options.model.empty() ? sample.model.name : options.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(auto codes, storedCodes(sample, source.model, library, engine, options.device, cancelOnInterrupt()));
  if (!codes) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("The codes of {} are not of the codec that the model \"{}\" has now.", sample.id,
                                 source.model.card.name),
                     "Its sound is in the library: `jukebox library export`.");
  }
  source.codes = std::move(*codes);
  return source;
}

/// A sample of the library when the name is an id of one, else a codes file.
Result<DecodeSource> openSource(const DecodeOptions& options, const CommonOptions& common, Engine& engine) {
  DecodeSource source;
  if (std::error_code code; isValidId(options.source) && !fs::exists(options.source, code)) {
    return openSample(options, common, engine);
  }
  ASSIGN_OR_RETURN(source.model, findModel(options.model.empty() ? "starter" : options.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(source.codes, readSampleCodes(options.source, source.model.card.codec));
  return source;
}

Result<int> chooseLevel(const DecodeOptions& options, const SongCodes& codes) {
  for (std::size_t level = 0; level < codes.levels.size(); ++level) {
    const bool wanted = !options.level || *options.level == static_cast<int>(level);
    if (wanted && !codes.levels[level].empty()) return static_cast<int>(level);
  }
  return makeError(ErrorKind::invalidInput,
                   fmt::format("{} has no codes of level {}.", options.source, options.level.value_or(0)));
}

}  // namespace

Result<int> runCommand(const EncodeOptions& options, const CommonOptions& common) {
  RETURN_IF_ERROR(refuseExisting(options.outFile, options.force));
  ASSIGN_OR_RETURN(const auto model, findModel(options.model, modelSearchFolders()));
  AudioReaderOptions readerOptions;
  readerOptions.targetSampleRate = model.card.codec.sampleRate;
  readerOptions.channels = 1;
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(options.inFile, readerOptions));
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);

  const double totalFrames = reader.info().durationSeconds.value_or(0) * model.card.codec.sampleRate;
  double framesRead = 0;
  TerminalProgress progress(styleFor(common));
  const AudioPull pull = [&](std::size_t frames) -> Result<std::vector<float>> {
    std::vector<float> samples(frames);
    ASSIGN_OR_RETURN(const auto count, reader.read(samples));
    samples.resize(count);
    framesRead += static_cast<double>(count);
    if (totalFrames > 0) progress.show({"Encoding", std::min(1.0, framesRead / totalFrames), "", {}});
    return samples;
  };
  ASSIGN_OR_RETURN(const auto codes, engine->encode(
                                         model, options.device, pull, [](double) {}, cancelOnInterrupt()));
  progress.clear();
  if (!reader.damage().empty()) printMessage("warning: " + reader.damage());
  RETURN_IF_ERROR(writeSampleCodes(options.outFile, codes));
  for (std::size_t level = 0; level < codes.levels.size(); ++level) {
    printMessage(fmt::format("Level {}: {} codes", level, codes.levels[level].size()));
  }
  return kExitOk;
}

Result<int> runCommand(const DecodeOptions& options, const CommonOptions& common) {
  RETURN_IF_ERROR(refuseExisting(options.outFile, options.force));
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(options.threads);
  ASSIGN_OR_RETURN(const auto source, openSource(options, common, *engine));
  ASSIGN_OR_RETURN(const int level, chooseLevel(options, source.codes));
  AudioWriterOptions writerOptions;
  ASSIGN_OR_RETURN(writerOptions.format, chooseFormat(options.format, options.outFile));
  writerOptions.overwrite = options.force;
  writerOptions.tags = source.tags;
  ASSIGN_OR_RETURN(auto writer,
                   AudioWriter::open(options.outFile, source.model.card.codec.sampleRate, 1, writerOptions));
  TerminalProgress progress(styleFor(common));
  const AudioPush push = [&](const std::vector<float>& samples) { return writer.write(samples); };
  RETURN_IF_ERROR(engine->decode(source.model, options.device, source.codes.levels[static_cast<std::size_t>(level)],
                                 level, push, progressCallback(progress, "Decoding"), cancelOnInterrupt()));
  RETURN_IF_ERROR(writer.finish());
  progress.message(fmt::format("Written: {}", options.outFile));
  return kExitOk;
}

}  // namespace jukebox::cli
