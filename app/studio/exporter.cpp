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
  settings.json = wish.metadata == ui::ExportMetadata::json;
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
  const auto work = [this, ids = std::move(sampleIds), wish, written, cancellation = m_cancellation]() -> Status {
    ASSIGN_OR_RETURN(auto exporter, SampleExporter::create(m_files, settingsOf(wish)));
    const std::filesystem::path folder = wish.folder.toStdString();
    SampleTable table;
    for (const auto& id : ids) {
      ASSIGN_OR_RETURN(const auto sample, readSampleFile(m_files.sampleFolder(id), id));
      ASSIGN_OR_RETURN(const auto file, exporter.exportInto(folder, sample, *written + 1, cancellation));
      table.add(sample, file.audioFile.filename().string());
      emit progress(++*written, static_cast<int>(ids.size()));
    }
    if (wish.metadata == ui::ExportMetadata::csv) {
      RETURN_IF_ERROR(exporter.writeTable(folder, "samples.csv", table.csv()));
    }
    return {};
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
