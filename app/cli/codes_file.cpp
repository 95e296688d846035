#include "app/cli/codes_file.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "core/domain/library_files.h"
#include "core/engine/checkpoint/safetensors.h"

namespace jukebox::cli {
namespace {

constexpr const char* kElapsedName = "elapsed_seconds";

void addLevel(std::map<std::string, TensorBytes>& tensors, const std::string& name, const LevelCodes& codes) {
  if (codes.empty()) return;
  tensors[name] = {DType::i32, {static_cast<std::int64_t>(codes.size())}, std::as_bytes(std::span(codes))};
}

Result<LevelCodes> readLevel(const SafetensorsFile& file, const std::string& name, int bins) {
  const TensorView* view = file.find(name);
  if (view == nullptr) return LevelCodes{};
  if (view->shape.size() != 1 || isFloating(view->dtype)) {
    return makeError(ErrorKind::corrupt, fmt::format("{}: \"{}\" is not a list of codes.", file.path().string(), name));
  }
  std::vector<std::int64_t> values(static_cast<std::size_t>(view->elementCount()));
  RETURN_IF_ERROR(toInt64(*view, values));
  LevelCodes codes;
  codes.reserve(values.size());
  for (const auto value : values) {
    if (value < 0 || value >= bins) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("{}: \"{}\" has the code {}, but this model has codes 0 to {}.",
                                   file.path().string(), name, value, bins - 1),
                       "Use the model that the codes were made with.");
    }
    codes.push_back(static_cast<std::int32_t>(value));
  }
  return codes;
}

/// One song; `nameOf(level)` is the name of a level's tensor.
template <class NameOf>
Result<SongCodes> readSong(const SafetensorsFile& file, const CodecHyperparameters& codec, NameOf nameOf) {
  SongCodes song;
  for (int level = 0; level < codec.levels; ++level) {
    ASSIGN_OR_RETURN(auto codes, readLevel(file, nameOf(level), codec.bins));
    song.levels.push_back(std::move(codes));
  }
  if (file.find(nameOf(codec.levels)) != nullptr) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} has more levels than the model's {}.", file.path().string(), codec.levels),
                     "Use the model that the codes were made with.");
  }
  return song;
}

}  // namespace

Status writeSampleCodes(const std::filesystem::path& path, const SongCodes& codes,
                        const std::optional<AlignmentResult>& alignment) {
  std::map<std::string, TensorBytes> tensors;
  for (std::size_t level = 0; level < codes.levels.size(); ++level) {
    addLevel(tensors, sampleCodesTensorName(static_cast<int>(level)), codes.levels[level]);
  }
  if (alignment && !alignment->matrix.empty()) {
    tensors[kAlignmentTensorName] = {
        DType::u8, {alignment->rows, alignment->characters}, std::as_bytes(std::span(alignment->matrix))};
  }
  return writeSafetensors(path, tensors);
}

Result<SongCodes> readSampleCodes(const std::filesystem::path& path, const CodecHyperparameters& codec) {
  ASSIGN_OR_RETURN(const auto file, SafetensorsFile::open(path));
  ASSIGN_OR_RETURN(auto song, readSong(file, codec, sampleCodesTensorName));
  for (const auto& level : song.levels) {
    if (!level.empty()) return song;
  }
  return makeError(ErrorKind::invalidInput, fmt::format("{} holds no codes.", path.string()));
}

Status writeJobCodes(const std::filesystem::path& path, const JobCodes& codes) {
  std::map<std::string, TensorBytes> tensors;
  for (std::size_t sample = 0; sample < codes.samples.size(); ++sample) {
    const auto& levels = codes.samples[sample].levels;
    for (std::size_t level = 0; level < levels.size(); ++level) {
      addLevel(tensors, jobCodesTensorName(static_cast<int>(sample), static_cast<int>(level)), levels[level]);
    }
  }
  return writeSafetensors(path, tensors, {{kElapsedName, fmt::format("{:.3f}", codes.elapsedSeconds)}});
}

Result<JobCodes> readJobCodes(const std::filesystem::path& path, int sampleCount, const CodecHyperparameters& codec) {
  ASSIGN_OR_RETURN(const auto file, SafetensorsFile::open(path));
  JobCodes codes;
  for (int sample = 0; sample < sampleCount; ++sample) {
    ASSIGN_OR_RETURN(auto song, readSong(file, codec, [&](int level) { return jobCodesTensorName(sample, level); }));
    codes.samples.push_back(std::move(song));
  }
  if (const auto elapsed = file.metadata().find(kElapsedName); elapsed != file.metadata().end()) {
    const double seconds = std::strtod(elapsed->second.c_str(), nullptr);
    if (std::isfinite(seconds) && seconds > 0) codes.elapsedSeconds = seconds;
  }
  return codes;
}

}  // namespace jukebox::cli
