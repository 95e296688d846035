#include "app/studio/explorer_actions.h"

#include <QFileDialog>

#include "ui/library/sample_text.h"

namespace jukebox::studio {

ExplorerActions::ExplorerActions(ui::MainWindow& window, const std::filesystem::path& libraryRoot, QObject* parent)
    : QObject(parent), m_window(window), m_service(libraryRoot) {
  const QString group = ui::MainWindow::tr("Window");
  m_window.commands().add(group, ui::Icon::exportFile, tr("Publish as explorer…"), {}, [this] { askToPublish(); });
  m_window.commands().add(group, ui::Icon::folder, tr("Import explorer folder…"), {}, [this] { askToImport(); });
  connectService();
}

void ExplorerActions::connectService() {
  const auto show = [this](const QString& message, int done, int total) {
    m_window.showProgress(message.arg(done).arg(total), tr("Cancel"), [this] { m_service.cancel(); });
  };
  connect(&m_service, &ExplorerService::publishing, this,
          [show](int done, int total) { show(tr("Publishing: %1 of %2"), done, total); });
  connect(&m_service, &ExplorerService::importing, this,
          [show](int done, int total) { show(tr("Importing: %1 of %2"), done, total); });
  connect(&m_service, &ExplorerService::published, this, &ExplorerActions::showPublished);
  connect(&m_service, &ExplorerService::imported, this, &ExplorerActions::showImported);
  connect(&m_service, &ExplorerService::failed, this, [this](const Error& error) {
    if (error.kind == ErrorKind::cancelled) return m_window.showMessage(tr("Stopped; it can be continued later."));
    m_window.showFailure(ui::text(error.message), ui::text(error.advice));
  });
}

bool ExplorerActions::isBusy() {
  if (m_service.isRunning()) m_window.showMessage(tr("A publication or import is still running."));
  return m_service.isRunning();
}

void ExplorerActions::askToPublish() {
  if (isBusy()) return;
  const QString folder = QFileDialog::getExistingDirectory(
      &m_window, tr("Publish the list in sight: choose a new or empty folder, or an explorer to bring up to date"));
  if (folder.isEmpty()) return;
  explorer::PublishOptions options;
  options.folder = folder.toStdString();
  m_service.publish(m_window.list().request(), options);
}

void ExplorerActions::askToImport() {
  if (isBusy()) return;
  const QString folder = QFileDialog::getExistingDirectory(&m_window, tr("Import a published explorer"));
  if (!folder.isEmpty()) m_service.import(folder.toStdString());
}

void ExplorerActions::showPublished(const explorer::PublishReport& report) {
  const QString message =
      ui::counted(static_cast<qint64>(report.songs), tr("1 song is published. Open index.html in the folder."),
                  tr("%1 songs are published. Open index.html in the folder."));
  if (report.problems.empty()) return m_window.showMessage(message);
  m_window.showFailure(message, tr("Left out: %1").arg(ui::text(report.problems.front())));
}

void ExplorerActions::showImported(const explorer::ImportReport& report) {
  QString message =
      ui::counted(static_cast<qint64>(report.ids.size()), tr("1 song was imported."), tr("%1 songs were imported."));
  if (!report.skipped.empty()) {
    message += u' ' + ui::counted(static_cast<qint64>(report.skipped.size()), tr("1 was in the library already."),
                                  tr("%1 were in the library already."));
  }
  if (report.problems.empty()) return m_window.showMessage(message);
  m_window.showFailure(message, tr("Not imported: %1").arg(ui::text(report.problems.front())));
}

}  // namespace jukebox::studio
