#include "app/studio/exporter.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/audio_file/sample_tags.h"
#include "core/base/atomic_file.h"
#include "db/sample_file.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 1U << 15U;
constexpr const char* kTableName = "samples";

SampleSummary summaryOf(const Sample& sample) {
  SampleSummary summary;
  summary.id = sample.id;
  summary.title = sample.title;
  summary.artist = sample.request.conditioning.artist;
  summary.genre = sample.request.conditioning.genre;
  summary.seed = sample.request.seed;
  return summary;
}

/// A path that does not exist yet.
fs::path freePath(const fs::path& folder, const std::string& name, std::string_view extension) {
  std::error_code code;
  for (int copy = 1;; ++copy) {
    fs::path path =
        folder / (copy == 1 ? fmt::format("{}.{}", name, extension) : fmt::format("{} ({}).{}", name, copy, extension));
    if (!fs::exists(path, code)) return path;
  }
}

Status copyAudio(const fs::path& source, const fs::path& target, const AudioWriterOptions& options,
                 const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(source));
  ASSIGN_OR_RETURN(auto writer, AudioWriter::open(target, reader.sampleRate(), reader.channels(), options));
  const auto channels = static_cast<std::size_t>(reader.channels());
  std::vector<float> block(kBlockFrames * channels);
  while (true) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const auto frames, reader.read(block));
    if (frames == 0) break;
    RETURN_IF_ERROR(writer.write(std::span(block).first(frames * channels)));
  }
  return writer.finish();
}

std::string csvField(const std::string& value) {
  std::string field = "\"";
  for (const char c : value) {
    if (c == '"') field += '"';
    field += c;
  }
  field += '"';
  return field;
}

Status makeFolder(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return errorFromErrno(code.value(), "make the folder", folder.string());
  return {};
}

}  // namespace

Result<fs::path> exportSample(const LibraryFiles& files, const Sample& sample, const ui::ExportWish& wish, int number,
                              const CancellationToken& cancellation) {
  const auto format = audioFormatFromName(wish.format.toStdString());
  if (!format) return makeError(ErrorKind::unsupported, "There is no audio format " + wish.format.toStdString() + ".");
  const fs::path folder = wish.folder.toStdString();
  const std::string name = ui::exportFileName(wish.pattern, summaryOf(sample), number).toStdString();
  const fs::path target = freePath(folder, name, audioFormatExtension(*format));
  AudioWriterOptions options;
  options.format = *format;
  options.tags = tagsFor(sample);
  RETURN_IF_ERROR(copyAudio(files.sampleFolder(sample.id) / sample.audioFile, target, options, cancellation));
  if (wish.metadata == ui::ExportMetadata::json) {
    const auto json = toJson(sample).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    RETURN_IF_ERROR(writeFileAtomically(freePath(folder, target.stem().string(), "json"), json));
  }
  return target;
}

std::string exportTableHeader() {
  return "id,file,title,artist,genre,lyrics,seconds,seed,model,licence,statement\r\n";
}

std::string exportTableLine(const Sample& sample, const std::string& fileName) {
  const auto& conditioning = sample.request.conditioning;
  const std::string fields[] = {sample.id,
                                fileName,
                                sample.title,
                                conditioning.artist,
                                conditioning.genre,
                                conditioning.lyrics,
                                fmt::format("{:.2f}", sample.durationSeconds),
                                std::to_string(sample.request.seed),
                                sample.model.name,
                                sample.model.license,
                                aiMadeStatement(sample)};
  std::string line;
  for (const auto& field : fields) {
    if (!line.empty()) line += ',';
    line += csvField(field);
  }
  line += "\r\n";
  return line;
}

Exporter::Exporter(LibraryFiles files, QObject* parent) : QObject(parent), m_files(std::move(files)) {}

Exporter::~Exporter() {
  cancel();
  if (m_thread) m_thread->wait();
}

void Exporter::start(std::vector<std::string> sampleIds, const ui::ExportWish& wish) {
  if (isRunning() || sampleIds.empty()) return;
  m_cancellation = {};
  const auto written = std::make_shared<int>(0);
  const auto failure = std::make_shared<QString>();
  const auto work = [this, ids = std::move(sampleIds), wish, written, cancellation = m_cancellation]() -> Status {
    RETURN_IF_ERROR(makeFolder(wish.folder.toStdString()));
    std::string table = exportTableHeader();
    for (const auto& id : ids) {
      ASSIGN_OR_RETURN(const auto sample, readSampleFile(m_files.sampleFolder(id), id));
      ASSIGN_OR_RETURN(const auto file, exportSample(m_files, sample, wish, *written + 1, cancellation));
      table += exportTableLine(sample, file.filename().string());
      emit progress(++*written, static_cast<int>(ids.size()));
    }
    if (wish.metadata != ui::ExportMetadata::csv) return {};
    return writeFileAtomically(freePath(wish.folder.toStdString(), kTableName, "csv"), table);
  };
  m_thread.reset(QThread::create([work, failure] {
    if (const auto status = work(); !status) *failure = ui::text(status.error().sentence());
  }));
  connect(m_thread.get(), &QThread::finished, this, [this, written, failure] {
    m_thread->wait();
    m_thread.release()->deleteLater();
    emit finished(*written, *failure);
  });
  m_thread->start();
}

}  // namespace jukebox::studio
