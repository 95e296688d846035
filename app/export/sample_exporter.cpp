#include "app/export/sample_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/export/codes_sidecar.h"
#include "app/export/lyric_subtitles.h"
#include "app/export/sample_table.h"
#include "app/export/staged_files.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/sample_tags.h"
#include "core/base/atomic_file.h"
#include "core/domain/export_name.h"
#include "core/sound/loudness.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 1U << 15U;
constexpr double kToldDifferenceLu = 0.05;

bool isThere(const fs::path& path) {
  std::error_code code;
  return fs::exists(fs::symlink_status(path, code));
}

fs::path withExtension(const fs::path& stem, std::string_view extension) {
  return fmt::format("{}.{}", stem.string(), extension);
}

Error existsAlready(const fs::path& file) {
  return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", file.string()),
                   "Choose another name, or replace it with --force.");
}

/// Calls `take` with every block of the recording at `sampleRate` (0: its own).
template <class Start, class Take>
Status readThrough(const fs::path& source, int sampleRate, const CancellationToken& cancellation, Start start,
                   Take take, std::string* damage = nullptr) {
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(source, {sampleRate, 0, 0.0}));
  RETURN_IF_ERROR(start(reader.sampleRate(), reader.channels()));
  const auto channels = static_cast<std::size_t>(reader.channels());
  std::vector<float> block(kBlockFrames * channels);
  while (true) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const auto frames, reader.read(block));
    if (frames == 0) break;
    RETURN_IF_ERROR(take(std::span(block).first(frames * channels)));
  }
  if (damage != nullptr) *damage = reader.damage();
  return {};
}

Result<Loudness> measure(const fs::path& source, int sampleRate, const CancellationToken& cancellation) {
  std::optional<LoudnessMeter> meter;
  const auto start = [&](int rate, int channels) -> Status {
    ASSIGN_OR_RETURN(meter, LoudnessMeter::create(rate, channels));
    return {};
  };
  RETURN_IF_ERROR(readThrough(source, sampleRate, cancellation, start,
                              [&](std::span<const float> block) { return meter->add(block); }));
  return meter->result();
}

/// The gain that the settings ask for; what cannot be reached is noted.
Result<double> gainFor(const fs::path& source, const ExportSettings& settings, const CancellationToken& cancellation,
                       std::vector<std::string>& notes) {
  if (!settings.loudnessLufs) return 1.0;
  ASSIGN_OR_RETURN(const auto loudness, measure(source, settings.sampleRate, cancellation));
  if (!loudness.integratedLufs) {
    notes.emplace_back("The recording is silent or too short to have a loudness, and stays as it is.");
    return 1.0;
  }
  const double gain = levellingGainDecibels(loudness, {*settings.loudnessLufs, settings.peakCeilingDbtp});
  const double reached = *loudness.integratedLufs + gain;
  if (std::abs(reached - *settings.loudnessLufs) > kToldDifferenceLu) {
    const bool wouldClip = loudness.truePeakDbtp && *loudness.truePeakDbtp + gain > settings.peakCeilingDbtp - 0.01;
    notes.push_back(fmt::format("{:.1f} LUFS instead of {:.1f}: {}", reached, *settings.loudnessLufs,
                                wouldClip ? fmt::format("with more its peaks would clip (they stay below {:.1f} dBTP).",
                                                        settings.peakCeilingDbtp)
                                          : "so quiet a recording is not lifted further."));
  }
  return linearGain(gain);
}

/// Writes what is readable; damage is noted.
Status transcode(const fs::path& source, const fs::path& target, int sampleRate, double gain,
                 const AudioWriterOptions& options, const CancellationToken& cancellation,
                 std::vector<std::string>& notes) {
  std::optional<AudioWriter> writer;
  std::vector<float> scaled;
  const auto start = [&](int rate, int channels) -> Status {
    ASSIGN_OR_RETURN(writer, AudioWriter::open(target, rate, channels, options));
    return {};
  };
  const auto take = [&](std::span<const float> block) {
    scaled.assign(block.begin(), block.end());
    if (gain != 1.0) {
      for (float& sample : scaled) sample = static_cast<float>(sample * gain);
    }
    return writer->write(scaled);
  };
  std::string damage;
  RETURN_IF_ERROR(readThrough(source, sampleRate, cancellation, start, take, &damage));
  if (!damage.empty()) notes.push_back(fmt::format("The stored recording is damaged: {}", damage));
  return writer->finish();
}

std::string sampleJson(const Sample& sample) {
  auto json = toJson(sample);
  json["statement"] = aiMadeStatement(sample);
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<SampleExporter> SampleExporter::create(LibraryFiles files, ExportSettings settings) {
  ASSIGN_OR_RETURN(auto options, writerOptionsFor(settings));
  return SampleExporter(std::move(files), std::move(settings), std::move(options));
}

std::vector<std::string> SampleExporter::extensions(std::string_view audioExtension) const {
  std::vector<std::string> all{std::string(audioExtension)};
  if (m_settings.json) all.emplace_back("json");
  if (m_settings.csv) all.emplace_back("csv");
  if (m_settings.lrc) all.emplace_back("lrc");
  if (m_settings.srt) all.emplace_back("srt");
  if (m_settings.codes) all.emplace_back("safetensors");
  return all;
}

/// The wanted name, or with a number when this exporter has used it or the rule for existing files says so.
Result<fs::path> SampleExporter::freeStem(const fs::path& wanted, const std::vector<std::string>& extensions) {
  for (int copy = 1;; ++copy) {
    const fs::path stem = copy == 1 ? wanted : fs::path(fmt::format("{} ({})", wanted.string(), copy));
    if (m_usedStems.contains(stem)) continue;
    const auto taken = std::find_if(extensions.begin(), extensions.end(),
                                    [&](const auto& extension) { return isThere(withExtension(stem, extension)); });
    if (taken != extensions.end() && m_settings.existing == ExistingFiles::refuse) {
      return existsAlready(withExtension(stem, *taken));
    }
    if (taken != extensions.end() && m_settings.existing == ExistingFiles::rename) continue;
    m_usedStems.insert(stem);
    return stem;
  }
}

Result<ExportedSample> SampleExporter::exportInto(const fs::path& folder, const Sample& sample, int number,
                                                  const CancellationToken& cancellation) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return errorFromErrno(code.value(), "make the folder", folder.string());
  const auto& conditioning = sample.request.conditioning;
  const std::string name =
      exportFileName(m_settings.namePattern,
                     {sample.id, sample.title, conditioning.artist, conditioning.genre, sample.request.seed}, number);
  const auto extension = audioFormatExtension(*m_options.format);
  ASSIGN_OR_RETURN(const auto stem, freeStem(folder / name, extensions(extension)));
  return exportFiles(stem, extension, sample, cancellation);
}

Result<ExportedSample> SampleExporter::exportTo(const fs::path& file, const Sample& sample,
                                                const CancellationToken& cancellation) {
  std::string extension = file.extension().string();
  if (extension.size() < 2) {
    return makeError(
        ErrorKind::invalidInput, fmt::format("{} has no extension.", file.string()),
        fmt::format("Name it {}.{}, for example.", file.string(), audioFormatExtension(*m_options.format)));
  }
  extension.erase(0, 1);
  fs::path wanted = file;
  wanted.replace_extension();
  ASSIGN_OR_RETURN(const auto stem, freeStem(wanted, extensions(extension)));
  return exportFiles(stem, extension, sample, cancellation);
}

Result<ExportedSample> SampleExporter::exportFiles(const fs::path& stem, std::string_view audioExtension,
                                                   const Sample& sample, const CancellationToken& cancellation) {
  const fs::path source = m_files.sampleFolder(sample.id) / sample.audioFile;
  ExportedSample result;
  result.audioFile = withExtension(stem, audioExtension);
  StagedFiles files(stem.parent_path(), m_settings.existing == ExistingFiles::replace);
  AudioWriterOptions options = m_options;
  options.tags = tagsFor(sample);
  ASSIGN_OR_RETURN(const double gain, gainFor(source, m_settings, cancellation, result.notes));
  ASSIGN_OR_RETURN(const auto audio, files.stage(result.audioFile.filename()));
  RETURN_IF_ERROR(transcode(source, audio, m_settings.sampleRate, gain, options, cancellation, result.notes));
  RETURN_IF_ERROR(writeSidecars(stem, sample, files, result));
  if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
  RETURN_IF_ERROR(files.publish());
  return result;
}

Status SampleExporter::writeSidecars(const fs::path& stem, const Sample& sample, StagedFiles& files,
                                     ExportedSample& result) const {
  const auto add = [&](std::string_view extension, const std::string& text) -> Status {
    result.sidecars.push_back(withExtension(stem, extension));
    ASSIGN_OR_RETURN(const auto staged, files.stage(result.sidecars.back().filename()));
    return writeFileAtomically(staged, text);
  };
  if (m_settings.json) RETURN_IF_ERROR(add("json", sampleJson(sample)));
  if (m_settings.csv) {
    SampleTable table;
    table.add(sample, result.audioFile.filename().string());
    RETURN_IF_ERROR(add("csv", table.csv()));
  }
  if (m_settings.lrc || m_settings.srt) {
    const auto lines = timedLyricLines(sample);
    if (lines.empty()) {
      result.notes.emplace_back("It has no times for its lyrics: no LRC or SRT file is written.");
    }
    if (!lines.empty() && m_settings.lrc) RETURN_IF_ERROR(add("lrc", lrcText(sample, lines)));
    if (!lines.empty() && m_settings.srt) RETURN_IF_ERROR(add("srt", srtText(sample, lines)));
  }
  if (!m_settings.codes) return {};
  ASSIGN_OR_RETURN(const auto codes, codesWithStatement(m_files.sampleFolder(sample.id) / kCodesName, sample));
  return add("safetensors", codes);
}

Result<fs::path> SampleExporter::writeTable(const fs::path& folder, const std::string& name, const std::string& text) {
  const fs::path wanted = folder / name;
  fs::path path = wanted;
  if (isThere(path) && m_settings.existing == ExistingFiles::refuse) return existsAlready(path);
  for (int copy = 2; m_settings.existing == ExistingFiles::rename && isThere(path); ++copy) {
    path = folder / fmt::format("{} ({}){}", wanted.stem().string(), copy, wanted.extension().string());
  }
  RETURN_IF_ERROR(writeFileAtomically(path, text));
  return path;
}

}  // namespace jukebox
