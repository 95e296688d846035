#include "app/studio/explorer_actions.h"

#include <QDesktopServices>
#include <QLocale>
#include <QUrl>

#include "ui/gallery/gallery.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/search/query_text.h"
#include "ui/sidebar/library_view.h"
#include "ui/sidebar/sidebar.h"

namespace jukebox::studio {
namespace {

using Outcome = ui::TaskReport::Outcome;

AudioFormat formatNamed(const QString& name) {
  return name == QStringLiteral("wav") ? AudioFormat::wav16
                                       : audioFormatFromName(name.toStdString()).value_or(AudioFormat::mp3);
}

QStringList remarksOf(const std::vector<std::string>& problems) {
  QStringList remarks;
  for (const auto& problem : problems) remarks << ui::errorText(problem);
  return remarks;
}

ui::PublishForecast forecastOf(const explorer::PublicationPlan& plan) {
  using Kind = explorer::FolderFinding::Kind;
  using Folder = ui::PublishForecast::Folder;
  ui::PublishForecast forecast;
  forecast.songs = static_cast<qint64>(plan.ids.size());
  forecast.drafts = static_cast<qint64>(plan.drafts);
  forecast.inTrash = static_cast<qint64>(plan.inTrash);
  forecast.seconds = plan.seconds;
  forecast.bytes = plan.bytes;
  forecast.freeBytes = plan.folder.freeBytes;
  forecast.licences = plan.licences;
  forecast.statement = ui::text(plan.statement);
  forecast.folder = plan.folder.kind == Kind::fresh      ? Folder::fresh
                    : plan.folder.kind == Kind::explorer ? Folder::explorer
                    : plan.folder.kind == Kind::occupied ? Folder::occupied
                    : plan.folder.kind == Kind::newer    ? Folder::newer
                                                         : Folder::unwritable;
  forecast.folderTitle = ui::text(plan.folder.mark.title);
  forecast.folderSongs = plan.folder.mark.songCount;
  return forecast;
}

void bringUp(QDialog& dialog) {
  dialog.show();
  dialog.raise();
  dialog.activateWindow();
}

}  // namespace

ExplorerActions::ExplorerActions(ui::MainWindow& window, const std::filesystem::path& libraryRoot, QObject* parent)
    : QObject(parent), m_window(window), m_service(libraryRoot) {
  const QString group = ui::MainWindow::tr("Window");
  m_window.commands().add(group, ui::Icon::exportFile, tr("Publish as explorer…"), {}, [this] { askToPublish(); });
  m_window.commands().add(group, ui::Icon::folder, tr("Import explorer folder…"), {}, [this] { askToImport(); });
  connect(this, &ExplorerActions::openRequested, this,
          [](const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
  connectEnd();
}

ExplorerActions::~ExplorerActions() {
  delete m_publishDialog;
  delete m_importDialog;
}

void ExplorerActions::connectEnd() {
  const auto tellProgress = [this](const QDialog* dialog, const QString& message, int done, int total) {
    if (dialog != nullptr && dialog->isVisible()) return;
    m_window.showProgress(message.arg(done).arg(total), tr("Cancel"), [this] { m_service.cancel(); });
  };
  connect(&m_service, &ExplorerService::publishing, this, [=, this](int done, int total, const QString& title) {
    if (m_publishDialog) m_publishDialog->showProgress(done, total, title);
    tellProgress(m_publishDialog, tr("Publishing: %1 of %2"), done, total);
  });
  connect(&m_service, &ExplorerService::importing, this, [=, this](int done, int total, const QString& title) {
    if (m_importDialog) m_importDialog->showProgress(done, total, title);
    tellProgress(m_importDialog, tr("Importing: %1 of %2"), done, total);
  });
  connect(&m_service, &ExplorerService::publicationPlanned, this, [this](const explorer::PublicationPlan& plan) {
    if (m_publishDialog) m_publishDialog->form().showForecast(forecastOf(plan));
  });
  connect(&m_service, &ExplorerService::importPlanned, this, [this](const explorer::ImportPlan& plan) {
    if (!m_importDialog) return;
    m_importDialog->showForecast({ui::text(plan.title), static_cast<qint64>(plan.songs),
                                  static_cast<qint64>(plan.known), static_cast<qint64>(plan.unusable)});
  });
  connect(&m_service, &ExplorerService::questionFailed, this, [this](const Error& error) {
    if (m_publishDialog) m_publishDialog->form().showProblem(ui::errorSentence(error));
    if (m_importDialog) m_importDialog->showProblem(ui::errorSentence(error));
  });
  connect(&m_service, &ExplorerService::published, this, &ExplorerActions::showPublished);
  connect(&m_service, &ExplorerService::imported, this, &ExplorerActions::showImported);
  connect(&m_service, &ExplorerService::failed, this, &ExplorerActions::showFailure);
}

ui::PublishWish ExplorerActions::firstWish() const {
  ui::PublishWish wish = ui::loadPublishWish();
  const ui::LibraryView& view = m_window.sidebar().current();
  wish.title = view.query.isEmpty() ? tr("Jukebox samples") : view.heading.title;
  wish.language = QLocale().language() == QLocale::Dutch ? QStringLiteral("nl") : QStringLiteral("en");
  return wish;
}

void ExplorerActions::askToPublish() {
  if (m_importDialog && m_importDialog->isWorking()) return bringUp(*m_importDialog);
  if (m_publishDialog && m_publishDialog->isWorking()) return bringUp(*m_publishDialog);
  delete m_publishDialog;
  delete m_importDialog;
  m_selected = m_window.gallery().selectedIds();
  m_listInSight = m_window.list().request();
  m_publishDialog = new ui::PublishDialog(firstWish(), static_cast<int>(m_selected.size()), &m_window);
  connectPublishing();
  bringUp(*m_publishDialog);
}

void ExplorerActions::connectPublishing() {
  auto* dialog = m_publishDialog.data();
  connect(&dialog->form(), &ui::PublishForm::forecastWanted, this,
          [this](const ui::PublishWish& wish) { m_service.planPublication(planWish(wish)); });
  connect(dialog, &ui::PublishDialog::publishRequested, this, [this](const ui::PublishWish& wish) {
    ui::savePublishWish(wish);
    const auto language = explorer::pageLanguageFromName(wish.language.toStdString());
    m_service.publish(planWish(wish), wish.title.toStdString(), language.value_or(explorer::PageLanguage::english));
  });
  connect(dialog, &ui::PublishDialog::stopRequested, this, [this] { m_service.cancel(); });
  connect(dialog, &ui::PublishDialog::folderRequested, this, &ExplorerActions::openRequested);
  connect(dialog, &ui::PublishDialog::pageRequested, this,
          [this](const QString& folder) { emit openRequested(folder + QStringLiteral("/index.html")); });
  connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
}

explorer::PlanWish ExplorerActions::planWish(const ui::PublishWish& wish) const {
  explorer::PlanWish plan;
  if (wish.scope == ui::PublishScope::selection) plan.ids = m_selected;
  if (wish.scope == ui::PublishScope::listInSight) {
    plan.query = m_listInSight.query;
    plan.sort = m_listInSight.sort;
  }
  plan.includesDrafts = wish.includesDrafts;
  plan.format = formatNamed(wish.format);
  plan.folder = wish.folder.toStdString();
  return plan;
}

void ExplorerActions::askToImport() {
  if (m_publishDialog && m_publishDialog->isWorking()) return bringUp(*m_publishDialog);
  if (m_importDialog && m_importDialog->isWorking()) return bringUp(*m_importDialog);
  delete m_publishDialog;
  delete m_importDialog;
  m_importDialog = new ui::ImportFolderDialog(&m_window);
  connectImporting();
  bringUp(*m_importDialog);
}

void ExplorerActions::connectImporting() {
  auto* dialog = m_importDialog.data();
  connect(dialog, &ui::ImportFolderDialog::forecastWanted, this,
          [this](const QString& folder) { m_service.planImport(folder.toStdString()); });
  connect(dialog, &ui::ImportFolderDialog::importRequested, this,
          [this](const QString& folder) { m_service.import(folder.toStdString()); });
  connect(dialog, &ui::ImportFolderDialog::stopRequested, this, [this] { m_service.cancel(); });
  connect(dialog, &ui::ImportFolderDialog::collectionRequested, this, &ExplorerActions::showImportedSongs);
  connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
}

void ExplorerActions::tellHidden(QDialog* dialog, const QString& title) {
  if (dialog == nullptr || dialog->isVisible()) return;
  m_window.showProgress(title, tr("Show"), [shown = QPointer<QDialog>(dialog)] {
    if (shown) bringUp(*shown);
  });
}

void ExplorerActions::showPublished(const explorer::PublishReport& report) {
  ui::TaskReport shown;
  shown.outcome = report.problems.empty() ? Outcome::done : Outcome::doneInPart;
  const auto songs = static_cast<qint64>(report.songs), converted = static_cast<qint64>(report.converted),
             removed = static_cast<qint64>(report.removed);
  shown.title = ui::counted(songs, tr("1 song is published"), tr("%1 songs are published"));
  const QString size = QLocale().formattedDataSize(static_cast<qint64>(report.bytes), 1, QLocale::DataSizeSIFormat);
  shown.explanation =
      tr("%1 in the folder %2. Open index.html there to listen.").arg(size, ui::text(report.folder.string()));
  if (converted < songs) {
    shown.explanation += u' ' + ui::counted(songs - converted, tr("The audio of 1 song was there already."),
                                            tr("The audio of %1 songs was there already."));
  }
  if (removed > 0) {
    shown.explanation += u' ' + ui::counted(removed, tr("1 song of the earlier publication was removed."),
                                            tr("%1 songs of the earlier publication were removed."));
  }
  shown.remarks = remarksOf(report.problems);
  if (m_publishDialog) m_publishDialog->showReport(shown);
  tellHidden(m_publishDialog, shown.title);
}

void ExplorerActions::showImported(const explorer::ImportReport& report) {
  m_importedInto = report.collectionName;
  ui::TaskReport shown;
  shown.outcome = report.problems.empty() ? Outcome::done : Outcome::doneInPart;
  const auto songs = static_cast<qint64>(report.ids.size()), known = static_cast<qint64>(report.skipped.size());
  shown.title = songs == 0 ? tr("No song was imported")
                           : ui::counted(songs, tr("1 song is imported"), tr("%1 songs are imported"));
  if (songs > 0) shown.explanation = tr("In the collection “%1”.").arg(ui::text(report.collectionName));
  if (known > 0) {
    shown.explanation += u' ' + ui::counted(known, tr("1 song was in the library already."),
                                            tr("%1 songs were in the library already."));
  }
  shown.explanation = shown.explanation.trimmed();
  shown.remarks = remarksOf(report.problems);
  if (m_importDialog) m_importDialog->showReport(shown);
  tellHidden(m_importDialog, shown.title);
}

void ExplorerActions::showFailure(const Error& error) {
  const bool isStopped = error.kind == ErrorKind::cancelled;
  const bool isPublication = m_publishDialog && m_publishDialog->isWorking();
  ui::TaskReport shown;
  shown.outcome = isStopped ? Outcome::stopped : Outcome::failed;
  if (isStopped) {
    shown.title = tr("Stopped");
    shown.explanation = isPublication ? tr("Nothing new was published; what was written is taken away again.")
                                      : tr("Nothing was imported; what was copied is taken away again.");
  } else {
    shown.title = isPublication ? tr("Nothing was published") : tr("The import ended early");
    shown.explanation = ui::errorSentence(error);
  }
  if (isPublication) {
    m_publishDialog->showReport(shown);
    tellHidden(m_publishDialog, shown.title);
  } else if (m_importDialog) {
    m_importDialog->showReport(shown);
    tellHidden(m_importDialog, shown.title);
  }
}

void ExplorerActions::showImportedSongs() {
  if (m_importedInto.empty()) return;
  m_window.showSearch(ui::fieldTerm(QStringLiteral("collection"), ui::text(m_importedInto)));
}

}  // namespace jukebox::studio
