#include "app/cli/sample_publisher.h"

#include <fmt/format.h>

#include "app/cli/codes_file.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"
#include "core/base/version.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

/// A copy that shares the bytes when the file system allows it.
Status linkOrCopy(const fs::path& from, const fs::path& to) {
  std::error_code code;
  fs::create_hard_link(from, to, code);
  if (!code) return {};
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, code);
  if (code) return errorFromErrno(code.value(), "copy", from.string());
  return {};
}

Result<fs::path> makeBuildFolder(const Library& library, const std::string& id) {
  const fs::path folder = library.files().sampleBuildFolder(id);
  std::error_code code;
  fs::remove_all(folder, code);
  fs::create_directories(folder, code);
  if (code) return errorFromErrno(code.value(), "create", folder.string());
  return folder;
}

}  // namespace

std::string levelAudioName(int level) {
  return fmt::format("level_{}.flac", level);
}

Sample describeSample(const Job& job, const InstalledModel& model, int sampleIndex) {
  const ModelCard& card = model.card;
  Sample sample;
  sample.id = job.sampleIds[static_cast<std::size_t>(sampleIndex)];
  sample.title = defaultTitle(job.request, sampleIndex);
  sample.createdAt = job.createdAt;
  sample.request = job.request;
  sample.request.isLive = false;  // how it was listened to is no property of the sample
  sample.sampleIndex = sampleIndex;
  sample.model = {card.name,
                  card.version,
                  card.weightsHash(),
                  card.license.name,
                  card.license.attribution,
                  card.provenance,
                  card.license.commercialUse};
  sample.engineVersion = kVersion;
  sample.jobId = job.id;
  if (!job.request.fromSample.empty()) sample.parentId = job.request.fromSample;
  sample.sampleRate = card.codec.sampleRate;
  sample.topLevel = card.topLevel();
  return sample;
}

Status decodeToFile(Engine& engine, const InstalledModel& model, const Sample& sample, const LevelCodes& codes,
                    int level, const fs::path& path, const CancellationToken& cancellation) {
  AudioWriterOptions options;
  options.format = AudioFormat::flac;
  options.overwrite = true;
  options.tags = tagsFor(sample);
  ASSIGN_OR_RETURN(auto writer, AudioWriter::open(path, model.card.codec.sampleRate, 1, options));
  const AudioPush push = [&](const std::vector<float>& samples) { return writer.write(samples); };
  RETURN_IF_ERROR(engine.decode(
      model, sample.request.device, codes, level, push, [](double) {}, cancellation));
  return writer.finish();
}

Result<Sample> publishSample(Library& library, Engine& engine, const JobFolder& folder, const InstalledModel& model,
                             Sample sample, const SongCodes& codes, const std::optional<AlignmentResult>& alignment,
                             const CancellationToken& cancellation) {
  std::error_code code;
  if (const auto published = library.files().sampleFolder(sample.id); fs::exists(published, code)) {
    return library.adopt(published);
  }
  ASSIGN_OR_RETURN(const auto build, makeBuildFolder(library, sample.id));
  for (int level = sample.topLevel; level >= sample.lowestLevel; --level) {
    const auto& levelCodes = codes.levels[static_cast<std::size_t>(level)];
    if (levelCodes.empty()) continue;
    const fs::path audio = folder.levelAudioFile(sample.sampleIndex, level);
    if (!fs::exists(audio, code)) {
      RETURN_IF_ERROR(decodeToFile(engine, model, sample, levelCodes, level, audio, cancellation));
    }
    const bool lowest = level == sample.lowestLevel;
    RETURN_IF_ERROR(linkOrCopy(audio, build / (lowest ? sample.audioFile : levelAudioName(level))));
  }
  const auto& lowestCodes = codes.levels[static_cast<std::size_t>(sample.lowestLevel)];
  sample.durationSeconds = static_cast<double>(lowestCodes.size()) *
                           static_cast<double>(model.card.codec.samplesPerToken(sample.lowestLevel)) /
                           sample.sampleRate;
  if (alignment) sample.alignment = alignment->summary;
  RETURN_IF_ERROR(writeSampleCodes(build / kCodesName, codes, alignment));
  return library.publishSample(build, std::move(sample));
}

}  // namespace jukebox::cli
