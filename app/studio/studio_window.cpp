#include "app/studio/studio_window.h"

#include <QDateTime>
#include <QFileDialog>

#include "core/playback/portaudio_output.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {

StudioWindow::StudioWindow(const std::filesystem::path& libraryRoot, std::shared_ptr<JobRunner> queue, QObject* parent)
    : QObject(parent),
      m_library(libraryRoot),
      m_thumbnails(LibraryFiles(libraryRoot).samplesFolder(), LibraryFiles(libraryRoot).cacheFolder()),
      m_exporter(LibraryFiles(libraryRoot)),
      m_window(std::make_unique<ui::MainWindow>(ui::LibraryAccess{m_library, m_library, m_thumbnails})),
      m_explorer(*m_window, libraryRoot),
      m_playback(m_library, makePortAudioOutput(), LibraryFiles(libraryRoot).cacheFolder() / "sound"),
      m_player(*m_window, m_playback),
      m_pages(*m_window, {m_library, m_library, m_thumbnails}, m_playback, std::move(queue)) {
  connect(&m_pages, &StudioPages::libraryChangeRequested, this, &StudioWindow::chooseLibrary);
  connect(&m_pages, &StudioPages::languageChosen, this, &StudioWindow::languageChosen);
  connect(m_window.get(), &ui::MainWindow::openLibraryRequested, this, &StudioWindow::chooseLibrary);
  connect(m_window.get(), &ui::MainWindow::languageChosen, this, &StudioWindow::languageChosen);
  connect(m_window.get(), &ui::MainWindow::exportRequested, this, &StudioWindow::askToExport);
  connect(m_window.get(), &ui::MainWindow::exportViewRequested, this, &StudioWindow::exportView);
  connect(&m_playback, &PlaybackService::verdictGiven, this, &StudioWindow::keepVerdict);
  connect(&m_exporter, &Exporter::finished, this, &StudioWindow::exportEnded);
  connect(&m_exporter, &Exporter::progress, this, [this](int done, int total) {
    m_window->showProgress(tr("Exporting: %1 of %2").arg(done).arg(total), tr("Cancel"),
                           [this] { m_exporter.cancel(); });
  });
}

StudioWindow::~StudioWindow() = default;

void StudioWindow::chooseLibrary() {
  const QString folder =
      QFileDialog::getExistingDirectory(m_window.get(), tr("Open a library"), ui::text(m_library.root().string()));
  if (!folder.isEmpty()) emit libraryChosen(folder);
}

void StudioWindow::askToExport(const std::vector<std::string>& sampleIds) {
  if (sampleIds.empty()) return;
  if (m_exporter.isRunning()) return m_window->showMessage(tr("An export is still running."));
  m_library.sample(sampleIds.front(), this, [this, sampleIds](const Result<Sample>& first) {
    if (!first) return m_window->showFailure(ui::errorText(first.error().message), ui::errorText(first.error().advice));
    SampleSummary example;
    example.id = first->id;
    example.title = first->title;
    example.artist = first->request.conditioning.artist;
    example.genre = first->request.conditioning.genre;
    example.seed = first->request.seed;
    example.license = first->model.license;
    ui::ExportDialog dialog(static_cast<int>(sampleIds.size()), example, ui::text(aiMadeStatement(*first)),
                            ui::loadExportWish(), m_window.get());
    if (dialog.exec() != QDialog::Accepted) return;
    ui::saveExportWish(dialog.wish());
    m_exporter.start(sampleIds, dialog.wish());
  });
}

void StudioWindow::exportView(const QString& query) {
  m_library.list(
      {query.toStdString(), SampleSort::newest}, &m_exporter, [this](const Result<ui::SampleListing>& listing) {
        if (!listing)
          return m_window->showFailure(ui::errorText(listing.error().message), ui::errorText(listing.error().advice));
        m_library.summaries(listing->rows, this, [this](const Result<std::vector<SampleSummary>>& samples) {
          if (!samples)
            return m_window->showFailure(ui::errorText(samples.error().message), ui::errorText(samples.error().advice));
          std::vector<std::string> ids;
          for (const auto& sample : *samples) ids.push_back(sample.id);
          askToExport(ids);
        });
      });
}

void StudioWindow::keepVerdict(const ui::AbVerdict& verdict) {
  using Choice = ui::AbVerdict::Choice;
  ListeningVerdict kept;
  kept.at = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
  kept.firstId = verdict.firstId;
  kept.secondId = verdict.secondId;
  kept.preference = verdict.choice == Choice::first    ? Preference::first
                    : verdict.choice == Choice::second ? Preference::second
                                                       : Preference::same;
  kept.wasBlind = verdict.wasBlind;
  kept.switches = verdict.switches;
  kept.listenedSeconds = verdict.listenedSeconds;
  m_library.recordVerdict(kept, this, [this](const Result<bool>& stored) {
    if (!stored) m_window->showFailure(ui::errorText(stored.error().message), ui::errorText(stored.error().advice));
  });
}

void StudioWindow::exportEnded(int written, const QString& error, const QStringList& notes) {
  if (!error.isEmpty())
    return m_window->showFailure(error, ui::counted(written, tr("1 file was written."), tr("%1 files were written.")));
  QString message = ui::counted(written, tr("1 sample exported"), tr("%1 samples exported"));
  if (!notes.isEmpty()) message += QStringLiteral(". ") + notes.front();
  if (notes.size() > 1) message += QStringLiteral(" ") + tr("(and %1 more remarks)").arg(notes.size() - 1);
  m_window->showMessage(message);
}

}  // namespace jukebox::studio
