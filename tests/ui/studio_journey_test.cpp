// The whole way with the real worker and the starter model, by clicks and keys: compose, queue, preview, finished
// sample in the gallery, play, export; and what a killed worker leaves.

#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QtTest>
#include <csignal>

#include "app/studio/studio_windows.h"
#include "core/base/atomic_file.h"
#include "core/domain/library_files.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/player/player_bar.h"
#include "ui/queue/job_panel.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/page_rail.h"
#include "ui/theme/theme.h"

namespace jukebox::studio {

constexpr int kPatience = 120'000;

class StudioJourneyTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("studio-journey-test"));
    QVERIFY(QDir().mkpath(QStringLiteral(JUKEBOX_SCREENSHOTS)));
  }
  void init() {
    QSettings().clear();
    m_theme = std::make_unique<ui::Theme>(ui::ThemeChoice::dark);
    m_folder = std::make_unique<QTemporaryDir>();
    open();
  }
  void cleanup() { m_studio.reset(); }

  void everyPageIsReachedByItsKeysAndDrawn() {
    const char* names[] = {"library", "compose", "queue", "session", "radio", "models", "train", "settings"};
    QCOMPARE(window().rail().count(), 8);
    for (int page = 0; page < 8; ++page) {
      QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + page), Qt::AltModifier);
      QTRY_VERIFY(window().rail().button(page)->isChecked());
      take(names[page]);
    }
    QTest::mouseClick(window().rail().button(0), Qt::LeftButton);
    QVERIFY(window().gallery().isVisible());
  }

  void fromAnIdeaToAnExportedFile() {
    compose("Mara Vale", "folk", "the river runs along the hill\nand all the morning light is still", 12);
    take("compose-filled");
    QTest::keyClick(&page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(queuePage().isVisible());
    QTRY_COMPARE(queuePage().list().model()->rowCount(), 1);
    QTRY_COMPARE(window().rail().button(2)->accessibleDescription(), QStringLiteral("1"));

    QTRY_VERIFY_WITH_TIMEOUT(queuePage().findChild<QToolButton*>(QStringLiteral("previewPlay")) != nullptr ||
                                 window().list().rowCount() == 1,
                             kPatience);
    if (auto* play = queuePage().findChild<QToolButton*>(QStringLiteral("previewPlay"))) {
      QTest::mouseClick(play, Qt::LeftButton);
      take("queue-preview");
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
    QTest::mouseClick(queuePage().panel().findChild<QPushButton*>(QStringLiteral("jobOpen")), Qt::LeftButton);
    QTRY_VERIFY(window().gallery().isVisible());
    QTRY_COMPARE(window().list().rowCount(), 1);
    QTRY_VERIFY(window().gallery().currentSample() != nullptr);
    QCOMPARE(window().gallery().currentSample()->artist, std::string("Mara Vale"));

    QSignalSpy plays(&window(), &ui::MainWindow::playRequested);
    putNamesAway();
    window().gallery().focusList();
    QTest::keyClick(&window().gallery().grid(), Qt::Key_Return);
    QCOMPARE(plays.count(), 1);
    take("finished-song");

    const QString target = m_folder->filePath(QStringLiteral("out"));
    QTimer::singleShot(0, this, [this, target] { acceptExport(target); });
    QTest::keyClick(&window(), Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(target).entryList(QDir::Files).isEmpty(), kPatience);
    QTRY_VERIFY(QFileInfo(QDir(target).entryInfoList(QDir::Files).front()).size() > 10'000);
  }

  void whatShallBeHeardLiveBeginsBeforeItIsFinished() {
    compose("Mara Vale", "folk", "", 24);
    putNamesAway();
    QTest::mouseClick(page().findChild<QCheckBox*>(QStringLiteral("live")), Qt::LeftButton, {}, {10, 8});
    QVERIFY(page().request().isLive);
    QTest::keyClick(&page(), Qt::Key_Return, Qt::ControlModifier);
    const auto heard = [this] {
      return QString::fromStdString(window().findChild<ui::PlayerBar*>()->state().sampleId);
    };
    QTRY_VERIFY_WITH_TIMEOUT(heard().startsWith(QStringLiteral("preview-")), kPatience);
    QVERIFY(state() == ui::QueueState::running);
    // The lowest level is there before the top one has ended.
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(entry().previews.begin(), entry().previews.end(),
                                         [](const auto& preview) { return preview.spans.size() > 1; }),
                             kPatience);
    take("queue-live");
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
  }

  void anotherLanguageLeavesTheWorkerAlone() {
    m_studio.reset();
    StudioWindows windows;
    windows.open(m_folder->filePath(QStringLiteral("library")));
    const auto queue = [&]() -> JobRunner& { return windows.current().pages().queue(); };
    QTRY_VERIFY_WITH_TIMEOUT(windows.current().pages().models().isRead(), kPatience);
    GenerationRequest request;
    request.conditioning = {"Dex Nine", "rock", ""};
    request.durationSeconds = 24;
    const std::string id = queue().add(request, true);
    QTRY_COMPARE_WITH_TIMEOUT(queue().find(id)->state, ui::QueueState::running, kPatience);
    const qint64 worker = queue().workerProcessId();
    for (const ui::Language language : {ui::Language::dutch, ui::Language::english}) {
      auto* before = &windows.current();
      emit before->languageChosen(language);
      QTRY_VERIFY_WITH_TIMEOUT(&windows.current() != before, kPatience);
      QCOMPARE(queue().workerProcessId(), worker);
      QVERIFY(queue().find(id) != nullptr);
      QVERIFY(queue().find(id)->state == ui::QueueState::running || queue().find(id)->state == ui::QueueState::done);
    }
    QTRY_COMPARE_WITH_TIMEOUT(queue().find(id)->state, ui::QueueState::done, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(windows.current().window().list().rowCount(), 1, kPatience);
  }

  void anotherLibraryNeverWaitsForTheWorkerOfTheFirst() {
    m_studio.reset();
    StudioWindows windows;
    const QString first = m_folder->filePath(QStringLiteral("library"));
    windows.open(first);
    GenerationRequest request;
    request.conditioning = {"Dex Nine", "rock", ""};
    request.durationSeconds = 24;
    const std::string id = windows.current().pages().queue().add(request, true);
    const auto isRunning = [&] {
      const auto* job = windows.current().pages().queue().find(id);
      return job != nullptr && job->progress && job->progress->fraction > 0.05;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(), kPatience);
    windows.open(m_folder->filePath(QStringLiteral("other")));
    QVERIFY(windows.current().pages().queue().find(id) == nullptr);
    windows.open(first);
    const auto state = [&] {
      const auto* job = windows.current().pages().queue().find(id);
      return job == nullptr ? ui::QueueState::waiting : job->state;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::interrupted, kPatience);
    QTRY_VERIFY(windows.current().pages().queue().waitingReason().isEmpty());
    windows.current().pages().queue().retry(id);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
  }

  void aKilledWorkerLosesNothingAndTheNextOneGoesOn() {
    compose("Dex Nine", "rock", "", 24);
    QTest::keyClick(&page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::running, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(entry().progress && entry().progress->fraction > 0.05, kPatience);
    const qint64 worker = m_studio->pages().queue().workerProcessId();
    QVERIFY(worker > 0);
    QCOMPARE(::kill(static_cast<pid_t>(worker), SIGKILL), 0);
    QVERIFY(window().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
    QTRY_COMPARE(window().list().rowCount(), 1);
  }

  void aClosedStudioOffersToContinueWhatItMade() {
    compose("Dex Nine", "rock", "", 24);
    QTest::keyClick(&page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(entry().progress && entry().progress->fraction > 0.05, kPatience);
    open();  // another start on the same library
    QTRY_COMPARE_WITH_TIMEOUT(m_studio->pages().queue().entries().size(), std::size_t{1}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::interrupted, kPatience);
    QTest::keyClick(&window(), Qt::Key_3, Qt::AltModifier);
    QTRY_VERIFY(queuePage().isVisible());
    take("queue-interrupted");
    auto* goOn = queuePage().panel().findChild<QPushButton*>(QStringLiteral("jobContinue"));
    QVERIFY(goOn->isVisible());
    QCOMPARE(goOn->text(), QStringLiteral("Continue"));
    QTRY_VERIFY(m_studio->pages().queue().waitingReason().isEmpty());
    QTest::mouseClick(goOn, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
  }

  void theSettingsOfASampleFillTheForm() {
    compose("Pip Wren", "folk", "one more song", 6);
    QTest::keyClick(&page(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::QueueState::done, kPatience);
    compose("Dex Nine", "rock", "something else", 20);
    QTest::keyClick(&window(), Qt::Key_1, Qt::AltModifier);
    QTRY_VERIFY(window().gallery().currentSample() != nullptr);
    QTest::keyClick(&window(), Qt::Key_S);
    QTRY_COMPARE(page().request().conditioning.artist, std::string("Pip Wren"));
    QCOMPARE(page().request().durationSeconds, 6.0);
    QVERIFY(page().isVisible());
    QTest::keyClick(&window(), Qt::Key_1, Qt::AltModifier);
    QTest::keyClick(&window(), Qt::Key_C);
    QTRY_COMPARE(page().request().mode, GenerationMode::continuation);
    QVERIFY(!page().request().fromSample.empty());
  }

  void aSongGrowsHopByHopAndItsLeafIsMadeInFullQuality() {
    compose("Mara Vale", "folk", "the river runs along the hill", 12);
    putNamesAway();
    QTest::keyClick(&window(), Qt::Key_4, Qt::AltModifier);
    auto& session = m_studio->pages().sessionPage();
    auto& sessions = m_studio->pages().sessions();
    QTRY_VERIFY(session.isVisible());
    QTRY_VERIFY(sessions.isRead());
    session.begin(page().request());
    QTest::mouseClick(session.findChild<QPushButton*>(QStringLiteral("sessionBegin")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(sessions.tree() != nullptr && sessions.tree()->nodes.size() >= 2, kPatience);
    take("session-candidates");
    const auto first = sessions.tree()->nodes[1].take;
    QTest::keyClick(&session, Qt::Key_2);
    QTest::keyClick(&session, Qt::Key_Return);
    QTRY_COMPARE(sessions.tree()->session.currentTake, first.id);
    QTRY_VERIFY_WITH_TIMEOUT(sessions.tree()->candidates(first.id).size() >= 2, kPatience);
    take("session-second-hop");
    const auto second = sessions.tree()->candidates(first.id)[0]->take;
    // What was accepted is the beginning of everything that grows from it, code for code.
    const auto codesOf = [&](const std::string& id) {
      return LibraryFiles(m_studio->library().root()).sampleFolder(id) / kCodesName;
    };
    const auto before = jukebox::readFile(codesOf(first.sampleId), 1 << 24);
    QVERIFY(before && std::filesystem::file_size(codesOf(second.sampleId)) > before->size());
    QTest::keyClick(&session, Qt::Key_1);
    QTest::keyClick(&session, Qt::Key_U);
    QTRY_VERIFY_WITH_TIMEOUT(hasUpsampled(second.sampleId), kPatience);
  }

 private:
  /// A finished job made the finer levels of this sample.
  bool hasUpsampled(const std::string& id) {
    for (const auto& job : m_studio->pages().queue().entries()) {
      if (job.state == ui::QueueState::done && job.job.request.fromSample == id &&
          job.job.request.mode == GenerationMode::upsample) {
        return true;
      }
    }
    return false;
  }
  void open() {
    m_studio.reset();
    m_studio = std::make_unique<StudioWindow>(m_folder->filePath(QStringLiteral("library")).toStdString());
    window().resize(1280, 800);
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
    QTRY_VERIFY_WITH_TIMEOUT(m_studio->pages().models().isRead(), kPatience);
  }
  ui::MainWindow& window() { return m_studio->window(); }
  ui::ComposePage& page() { return m_studio->pages().compose().page(); }
  ui::QueuePage& queuePage() { return m_studio->pages().queueDesk().page(); }
  const ui::QueueEntry& entry() {
    static const ui::QueueEntry kNone;
    const auto& entries = m_studio->pages().queue().entries();
    return entries.empty() ? kNone : entries.front();
  }
  ui::QueueState state() { return entry().state; }

  void compose(const char* artist, const char* genre, const char* lyrics, int seconds) {
    QTest::keyClick(&window(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY(page().isVisible());
    type("artist", artist);
    type("genre", genre);
    auto* words = page().findChild<QPlainTextEdit*>(QStringLiteral("lyrics"));
    words->setFocus();
    words->selectAll();
    QTest::keyClick(words, Qt::Key_Delete);
    QTest::keyClicks(words, QString::fromLatin1(lyrics).replace(u'\n', QString()));
    auto* length = page().findChild<QDoubleSpinBox*>(QStringLiteral("length"));
    QVERIFY(length != nullptr);
    length->setFocus();
    length->selectAll();
    QTest::keyClicks(length, QString::number(seconds));
    QTest::keyClick(length, Qt::Key_Tab);
    QTRY_VERIFY(page().findChild<QPushButton*>(QStringLiteral("generate"))->isEnabled());
  }
  /// Lists of names that fit what was typed take the keys as long as they are open.
  void putNamesAway() {
    for (auto* widget : QApplication::topLevelWidgets()) {
      if (widget->windowType() == Qt::Popup && widget->isVisible()) widget->close();
    }
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
  }
  void type(const char* field, const char* text) {
    auto* line = page().findChild<QLineEdit*>(QString::fromLatin1(field));
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, QString::fromLatin1(text));
    QTest::qWait(20);
    while (auto* names = QApplication::activePopupWidget()) names->close();  // no name from the list
  }
  void acceptExport(const QString& folder) {
    auto* dialog = qobject_cast<ui::ExportDialog*>(QApplication::activeModalWidget());
    if (dialog == nullptr) return QTimer::singleShot(50, this, [this, folder] { acceptExport(folder); });
    for (auto* line : dialog->findChildren<QLineEdit*>()) {
      if (line->accessibleName() == QStringLiteral("Folder")) line->setText(folder);
    }
    take("export-dialog", dialog);
    dialog->accept();
  }
  void take(const char* name, QWidget* widget = nullptr) {
    QTest::qWait(60);
    const QString file = QStringLiteral(JUKEBOX_SCREENSHOTS "/journey-%1.png").arg(QString::fromLatin1(name));
    QVERIFY((widget != nullptr ? widget : &window())->grab().save(file));
  }

  std::unique_ptr<ui::Theme> m_theme;
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<StudioWindow> m_studio;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::StudioJourneyTest)
#include "studio_journey_test.moc"
