#include "app/studio/exporter.h"

#include "app/export/export_batch.h"
#include "db/sample_file.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

ExportSettings settingsOf(const ui::ExportWish& wish) {
  ExportSettings settings;
  settings.format = wish.format.toStdString();
  settings.namePattern = wish.pattern.toStdString();
  settings.sampleRate = wish.sampleRate;
  if (wish.bitDepth > 0) settings.bitDepth = wish.bitDepth;
  if (wish.bitRateKbps > 0) settings.bitRateKbps = wish.bitRateKbps;
  if (wish.loudnessLufs < 0) settings.loudnessLufs = wish.loudnessLufs;
  settings.json = wish.json;
  settings.lrc = wish.lrc;
  settings.srt = wish.srt;
  settings.codes = wish.codes;
  settings.existing = ExistingFiles::rename;
  return settings;
}

Status writeTable(SampleExporter& exporter, const ui::ExportWish& wish, const SampleTable& table) {
  if (table.size() == 0 || wish.table == ui::ExportTable::none) return {};
  const bool isCsv = wish.table == ui::ExportTable::csv;
  const auto written = exporter.writeTable(wish.folder.toStdString(), isCsv ? "samples.csv" : "samples.json",
                                           isCsv ? table.csv() : table.json());
  if (!written) return written.error();
  return {};
}

/// What did not go, in one sentence or two.
QString problemOf(const std::vector<ExportFailure>& failures) {
  const auto& first = failures.front();
  const QString sentence = Exporter::tr("%1: %2").arg(ui::text(first.name), ui::errorSentence(first.error));
  if (failures.size() == 1) return sentence;
  return Exporter::tr("%1 samples could not be exported. The first one: %2").arg(failures.size()).arg(sentence);
}

}  // namespace

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
  const auto notes = std::make_shared<QStringList>();
  const auto work = [this, ids = std::move(sampleIds), wish, written, notes,
                     cancellation = m_cancellation]() -> Status {
    ASSIGN_OR_RETURN(auto exporter, SampleExporter::create(m_files, settingsOf(wish)));
    const std::filesystem::path folder = wish.folder.toStdString();
    const auto report = exportEach(
        ids, [&](const std::string& id) { return readSampleFile(m_files.sampleFolder(id), id); },
        [&](const Sample& sample, int number) { return exporter.exportInto(folder, sample, number, cancellation); },
        [&](std::size_t done, std::size_t total, const std::string&) {
          emit progress(static_cast<int>(done), static_cast<int>(total));
        });
    *written = static_cast<int>(report.table.size());
    for (const auto& note : report.notes) *notes << ui::text(note.text);
    RETURN_IF_ERROR(writeTable(exporter, wish, report.table));
    if (report.wasCancelled) return CancellationToken::cancelledError();
    if (!report.failures.empty()) {
      return makeError(report.failures.front().error.kind, problemOf(report.failures).toStdString());
    }
    return {};
  };
  m_thread.reset(QThread::create([work, failure] {
    if (const auto status = work(); !status) *failure = ui::errorSentence(status.error());
  }));
  connect(m_thread.get(), &QThread::finished, this, [this, written, failure, notes] {
    m_thread->wait();
    m_thread.release()->deleteLater();
    emit finished(*written, *failure, *notes);
  });
  m_thread->start();
}

}  // namespace jukebox::studio
