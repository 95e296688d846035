#include "app/studio/exporter.h"

#include "app/export/sample_exporter.h"
#include "app/export/sample_table.h"
#include "db/sample_file.h"
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
    SampleTable table;
    for (const auto& id : ids) {
      ASSIGN_OR_RETURN(const auto sample, readSampleFile(m_files.sampleFolder(id), id));
      ASSIGN_OR_RETURN(const auto file, exporter.exportInto(folder, sample, *written + 1, cancellation));
      for (const auto& note : file.notes) *notes << ui::text(note);
      table.add(sample, file.audioFile.filename().string());
      emit progress(++*written, static_cast<int>(ids.size()));
    }
    if (wish.table == ui::ExportTable::csv) RETURN_IF_ERROR(exporter.writeTable(folder, "samples.csv", table.csv()));
    if (wish.table == ui::ExportTable::json) RETURN_IF_ERROR(exporter.writeTable(folder, "samples.json", table.json()));
    return {};
  };
  m_thread.reset(QThread::create([work, failure] {
    if (const auto status = work(); !status) *failure = ui::text(status.error().sentence());
  }));
  connect(m_thread.get(), &QThread::finished, this, [this, written, failure, notes] {
    m_thread->wait();
    m_thread.release()->deleteLater();
    emit finished(*written, *failure, *notes);
  });
  m_thread->start();
}

}  // namespace jukebox::studio
