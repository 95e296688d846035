// "Publish as explorer…" and "Import explorer folder…" as somebody uses them: from the palette, by clicks and keys.

#include "app/studio/explorer_actions.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

#include "app/studio/studio_library.h"
#include "app/studio/thumbnail_service.h"
#include "tests/app/explorer/explorer_world.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/language/language.h"
#include "ui/library/sample_text.h"
#include "ui/search/search_field.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/toast.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::studio {

namespace fs = std::filesystem;
constexpr int kPatience = 60'000;

class ExplorerActionsTest : public QObject {
  Q_OBJECT
 public slots:
  void takeUrl(const QUrl& url) { m_opened << url.toLocalFile(); }

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("explorer-actions-test"));
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
    QVERIFY(QDir().mkpath(QStringLiteral(JUKEBOX_SCREENSHOTS)));
  }
  void init() {
    QSettings().clear();
    m_opened.clear();
    m_theme = std::make_unique<ui::Theme>(ui::ThemeChoice::dark);
    m_world = std::make_unique<jukebox::test::ExplorerWorld>();
    Library library = m_world->library();
    for (int i = 0; i < 6; ++i) {
      Sample sample = jukebox::test::songSample("Song " + std::to_string(i), i % 2 == 0 ? "Mara Vale" : "Tom Harrow",
                                                "folk", "la la", 20);
      sample.lowestLevel = i == 5 ? 2 : 0;
      jukebox::test::addSong(library, sample);
    }
    open();
  }
  void cleanup() {
    close();
    m_world.reset();
  }

  void theDialogTellsWhatWouldBeWritten() {
    auto& dialog = publishDialog();
    choose(folder("site"));
    QCOMPARE(label(dialog, "publishSummary").left(16), QStringLiteral("6 songs, 2:00 of"));
    QVERIFY(label(dialog, "publishSummary").contains(QStringLiteral("MB")));
    QVERIFY(label(dialog, "publishLicences").contains(QStringLiteral("CC0-1.0")));
    QVERIFY(label(dialog, "publishStatement").contains(QStringLiteral("Made by a machine")));
    QVERIFY(label(dialog, "publishFolderText").startsWith(QStringLiteral("New or empty")));
    take("publish-form", dialog);
    auto& drafts = *dialog.findChild<QCheckBox*>(QStringLiteral("publishDrafts"));
    QCOMPARE(drafts.text(), QStringLiteral("Include the draft"));
    QTest::mouseClick(&drafts, Qt::LeftButton, {}, QPoint(8, drafts.height() / 2));
    QVERIFY(!publishButton().isEnabled());
    QTRY_COMPARE(label(dialog, "publishSummary").left(16), QStringLiteral("5 songs, 1:40 of"));
    const QString small = label(dialog, "publishSummary");
    QTest::keyClick(dialog.findChild<ui::ComboBox*>(QStringLiteral("publishFormat")), Qt::Key_End);
    QTRY_VERIFY(label(dialog, "publishSummary") != small);
    QVERIFY(!fs::exists(m_world->file("site")));
    for (const char* name : {"publishScope", "publishTitle", "publishLanguage", "publishFormat", "publishFolder"}) {
      QVERIFY2(!dialog.findChild<QWidget*>(QLatin1String(name))->accessibleName().isEmpty(), name);
    }
  }

  void aPublicationIsWrittenReportedAndOpened() {
    auto& dialog = publishDialog();
    auto& title = *dialog.findChild<QLineEdit*>(QStringLiteral("publishTitle"));
    title.selectAll();
    QTest::keyClicks(&title, QStringLiteral("Our best"));
    choose(folder("site"));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("6 songs are published"));
    QVERIFY(label(dialog, "taskReport").contains(folder("site")));
    take("publish-report", dialog);
    QVERIFY(readFile("site/table.js").contains("Our best"));
    QVERIFY(readFile("site/index.html").contains("lang=\"en\""));
    QTest::mouseClick(button("publishOpenFolder"), Qt::LeftButton);
    QTest::mouseClick(button("publishOpenPage"), Qt::LeftButton);
    QCOMPARE(m_opened, (QStringList{folder("site"), folder("site") + QStringLiteral("/index.html")}));
    QTest::mouseClick(button("taskClose"), Qt::LeftButton);
    QTRY_VERIFY(window().findChild<ui::PublishDialog*>() == nullptr);

    // The next time the folder is known for what it is, and nothing is converted again.
    auto& again = publishDialog();
    choose(folder("site"));
    QVERIFY(label(again, "publishFolderText").contains(QStringLiteral("“Our best” is there, with 6 songs")));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(again.task().isReporting() && !again.isWorking(), kPatience);
    QVERIFY(label(again, "taskReport").contains(QStringLiteral("The audio of 6 songs was there already.")));
  }

  void theListInSightOrTheSelectionIsPublished() {
    search("artist:mara");
    QTRY_COMPARE(window().list().rowCount(), 3);
    auto& dialog = publishDialog();
    choose(folder("site"));
    QVERIFY(label(dialog, "publishSummary").startsWith(QStringLiteral("3 songs")));
    auto& scope = *dialog.findChild<ui::ComboBox*>(QStringLiteral("publishScope"));
    QTest::keyClick(&scope, Qt::Key_End);
    QCOMPARE(scope.currentText(), QStringLiteral("The whole library"));
    QTRY_VERIFY(label(dialog, "publishSummary").startsWith(QStringLiteral("6 songs")));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(window().findChild<ui::PublishDialog*>() == nullptr);
    window().gallery().focusList();
    QTest::keyClick(&window().gallery().grid(), Qt::Key_Right, Qt::ShiftModifier);
    QTRY_COMPARE(window().gallery().selectedIds().size(), std::size_t{2});
    auto& chosen = publishDialog();
    auto& choice = *chosen.findChild<ui::ComboBox*>(QStringLiteral("publishScope"));
    QTest::keyClick(&choice, Qt::Key_Down);
    QCOMPARE(choice.currentText(), QStringLiteral("The 2 selected samples"));
    choose(folder("site"));
    QTRY_VERIFY(label(chosen, "publishSummary").startsWith(QStringLiteral("2 songs")));
  }

  void stoppingLeavesNothingAndTheFormIsThereAgain() {
    auto& dialog = publishDialog();
    choose(folder("below/site"));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QVERIFY(dialog.isWorking());
    take("publish-work", dialog);
    QTest::mouseClick(button("taskStop"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("Stopped"));
    QVERIFY(!fs::exists(m_world->file("below")));
    QVERIFY(!button("publishOpenFolder")->isVisible());
    QTest::mouseClick(button("taskBack"), Qt::LeftButton);
    QTRY_VERIFY(publishButton().isVisible() && publishButton().isEnabled());
  }

  void aHiddenDialogTellsItsEndInTheWindow() {
    auto& dialog = publishDialog();
    choose(folder("site"));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTest::mouseClick(button("taskHide"), Qt::LeftButton);
    QVERIFY(!dialog.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(window().toast().message() == QStringLiteral("6 songs are published"), kPatience);
    QVERIFY(window().toast().isVisible());
    QTest::mouseClick(window().toast().findChild<QPushButton*>(), Qt::LeftButton);
    QTRY_VERIFY(dialog.isVisible());
    QVERIFY(dialog.task().isReporting());
  }

  void foldersThatCannotBeUsedAreTold_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("told");
    QTest::newRow("something else") << "documents"
                                    << "Something else is in this folder";
    QTest::newRow("below a file") << "documents/letter.txt/site"
                                  << "Nothing can be written there";
    QTest::newRow("newer") << "newer"
                           << "A newer version";
    QTest::newRow("relative") << "site"
                              << "Nothing can be written there";
  }
  void foldersThatCannotBeUsedAreTold() {
    QFETCH(QString, path);
    QFETCH(QString, told);
    jukebox::test::writeText(m_world->file("documents/letter.txt"), "Dear");
    jukebox::test::writeText(m_world->file("newer/explorer.json"), R"({"kind":"jukebox-explorer","format":2})");
    auto& dialog = publishDialog();
    const bool isInWorld = path.startsWith(QStringLiteral("documents")) || path == QStringLiteral("newer");
    type(isInWorld ? folder(path) : path);
    QTRY_VERIFY2(label(dialog, "publishFolderText").startsWith(told), qPrintable(label(dialog, "publishFolderText")));
    QVERIFY(!publishButton().isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isWorking());
    QCOMPARE(jukebox::test::readText(m_world->file("documents/letter.txt")), std::string("Dear"));
  }

  void aFolderThatIsTakenMeanwhileIsReportedAndLeftAlone() {
    auto& dialog = publishDialog();
    choose(folder("site"));
    jukebox::test::writeText(m_world->file("site/letter.txt"), "Dear");
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("Nothing was published"));
    QVERIFY(label(dialog, "taskReport").contains(QStringLiteral("holds something else")));
    take("publish-failed", dialog);
    QCOMPARE(QDir(folder("site")).entryList(QDir::Files), QStringList{QStringLiteral("letter.txt")});
    QTest::mouseClick(button("taskBack"), Qt::LeftButton);
    QTRY_VERIFY(label(dialog, "publishFolderText").startsWith(QStringLiteral("Something else")));
  }

  void aDiskThatRefusesIsReported() {
    auto& dialog = publishDialog();
    choose(QStringLiteral("/proc/jukebox-site"));  // nobody, not even root, makes folders there
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("Nothing was published"));
    QVERIFY(label(dialog, "taskReport").contains(QStringLiteral("/proc/jukebox-site")));
  }

  void aSongWithoutSoundIsNamedInTheReport() {
    const auto files = LibraryFiles(m_world->file("library"));
    const std::string id = window().gallery().selectedIds().front();
    fs::remove(files.sampleFolder(id) / "audio.flac");
    auto& dialog = publishDialog();
    choose(folder("site"));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("5 songs are published"));
    auto& remarks = *dialog.findChild<QListWidget*>(QStringLiteral("taskRemarks"));
    QCOMPARE(remarks.count(), 1);
    QVERIFY(remarks.item(0)->text().contains(ui::text(id)));
    QVERIFY(remarks.item(0)->text().startsWith(QStringLiteral("Song ")));
    QVERIFY(!label(dialog, "taskReport").contains(QStringLiteral("removed")));
    QVERIFY(remarks.isVisible());
    take("publish-in-part", dialog);
  }

  void theTrashIsNotPublished() {
    search("is:deleted");
    QTRY_COMPARE(window().list().rowCount(), 0);
    auto& dialog = publishDialog();
    QTRY_COMPARE(label(dialog, "publishSummary"), QStringLiteral("There is nothing to publish in this list."));
    QVERIFY(!publishButton().isEnabled());
  }

  void aDutchStudioPublishesDutchPages() {
    close();
    m_translation = std::make_unique<ui::Translation>(ui::Language::dutch);
    open();
    auto& dialog = publishDialog("publiceren");
    QCOMPARE(dialog.findChild<ui::ComboBox*>(QStringLiteral("publishLanguage"))->currentText(),
             QStringLiteral("Nederlands"));
    choose(folder("site"));
    take("publish-form-dutch", dialog);
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QVERIFY(readFile("site/index.html").contains("lang=\"nl\""));
    QVERIFY(readFile("site/texts.js").contains("Kies een nummer"));
  }

  void anExplorerIsImportedReportedAndShown() {
    publishSite();
    close();
    open("other");
    auto& dialog = importDialog();
    typeInto(dialog, "importFolder", folder("site"));
    QTRY_COMPARE(label(dialog, "importFound"), QStringLiteral("“Road songs”: 6 songs."));
    take("import-form", dialog);
    QTRY_VERIFY(importButton().isEnabled());
    QTest::mouseClick(&importButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("6 songs are imported"));
    QCOMPARE(label(dialog, "taskReport"), QStringLiteral("In the collection “Road songs”."));
    take("import-report", dialog);
    QTest::mouseClick(button("importShow"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(window().list().rowCount(), 6, kPatience);
    QVERIFY(window().search().query().contains(QStringLiteral("collection:\"Road songs\"")));

    auto& again = importDialog();
    typeInto(again, "importFolder", folder("site"));
    QTRY_VERIFY(label(again, "importFound").contains(QStringLiteral("6 of them are in the library already")));
    QVERIFY(!importButton().isEnabled());
  }

  void foldersThatAreNoExplorerAreTold() {
    publishSite();
    auto& dialog = importDialog();
    typeInto(dialog, "importFolder", folder("nowhere"));
    QTRY_VERIFY(label(dialog, "importFound").contains(QStringLiteral("There is no published explorer")));
    QVERIFY(!importButton().isEnabled());
    jukebox::test::writeText(m_world->file("site/table.json"), "[{\"id\": ");
    typeInto(dialog, "importFolder", folder("site"));
    QTRY_VERIFY(label(dialog, "importFound").contains(folder("site/table.json")));
    QVERIFY(!importButton().isEnabled());
    take("import-damaged", dialog);
  }

  void aDamagedSongIsNamedAndTheOthersCome() {
    publishSite();
    const auto id = QDir(folder("site/songs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).front();
    jukebox::test::writeText(m_world->file("site/songs/" + id.toStdString() + "/metadata.json"), "{");
    close();
    open("other");
    auto& dialog = importDialog();
    typeInto(dialog, "importFolder", folder("site"));
    QTRY_VERIFY(importButton().isEnabled());
    QTest::mouseClick(&importButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("5 songs are imported"));
    QVERIFY(dialog.findChild<QListWidget*>(QStringLiteral("taskRemarks"))->item(0)->text().startsWith(id));
  }

  void aStoppedImportLeavesNothing() {
    publishSite();
    close();
    open("other");
    auto& dialog = importDialog();
    typeInto(dialog, "importFolder", folder("site"));
    QTRY_VERIFY(importButton().isEnabled());
    QTest::mouseClick(&importButton(), Qt::LeftButton);
    QTest::mouseClick(button("taskStop"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QCOMPARE(label(dialog, "taskReportTitle"), QStringLiteral("Stopped"));
    Library other = m_world->library("other");
    QCOMPARE(other.samples().ids()->size(), std::size_t{0});
    QVERIFY(QDir(QString::fromStdString(other.files().samplesFolder().string()))
                .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                .isEmpty());
  }

 private:
  void open(const std::string& library = "library") {
    const fs::path root = m_world->file(library);
    m_library = std::make_unique<StudioLibrary>(root);
    m_thumbnails = std::make_unique<ThumbnailService>(LibraryFiles(root).samplesFolder(), root / "cache");
    m_window = std::make_unique<ui::MainWindow>(ui::LibraryAccess{*m_library, *m_library, *m_thumbnails});
    m_actions = std::make_unique<ExplorerActions>(*m_window, root);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY(m_window->list().state() == ui::SampleListModel::State::ready);
    if (m_window->list().rowCount() > 0) QTRY_VERIFY(m_window->list().summaryAt(0) != nullptr);
  }
  void close() {
    m_actions.reset();
    m_window.reset();
    m_thumbnails.reset();
    m_library.reset();
    m_translation.reset();
  }
  ui::MainWindow& window() { return *m_window; }
  QString folder(const QString& name) const {
    return QString::fromStdString(m_world->file(name.toStdString()).string());
  }
  QByteArray readFile(const char* name) const {
    return QByteArray::fromStdString(jukebox::test::readText(m_world->file(name)));
  }
  void run(const QString& command) {
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window().palette().isVisible());
    QTest::keyClicks(&window().palette().line(), command);
    QTest::keyClick(&window().palette().line(), Qt::Key_Return);
  }
  void search(const char* query) {
    window().search().focusField();
    QTest::keyClicks(&window().search().line(), QString::fromLatin1(query));
    QTest::keyClick(&window().search().line(), Qt::Key_Return);
  }
  template <class Dialog>
  Dialog& shown() {
    auto* dialog = window().findChild<Dialog*>();
    if (dialog == nullptr) qFatal("the dialog did not open");
    return *dialog;
  }
  ui::PublishDialog& publishDialog(const char* command = "publish") {
    run(QString::fromLatin1(command));
    return shown<ui::PublishDialog>();
  }
  ui::ImportFolderDialog& importDialog() {
    run(QStringLiteral("import explorer"));
    return shown<ui::ImportFolderDialog>();
  }
  QPushButton& publishButton() { return *button("publishButton"); }
  QPushButton& importButton() { return *button("importButton"); }
  QPushButton* button(const char* name) { return window().findChild<QPushButton*>(QLatin1String(name)); }
  static QString label(const QDialog& dialog, const char* name) {
    return dialog.findChild<QLabel*>(QLatin1String(name))->text();
  }
  void typeInto(QDialog& dialog, const char* field, const QString& text) {
    auto* line = dialog.findChild<QLineEdit*>(QLatin1String(field));
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
  }
  void type(const QString& path) { typeInto(shown<ui::PublishDialog>(), "publishFolder", path); }
  /// Types the folder and waits until the form says what it would come to.
  void choose(const QString& path) {
    type(path);
    QTRY_VERIFY(publishButton().isEnabled());
  }
  void publishSite() {
    auto& dialog = publishDialog();
    auto& title = *dialog.findChild<QLineEdit*>(QStringLiteral("publishTitle"));
    title.selectAll();
    QTest::keyClicks(&title, QStringLiteral("Road songs"));
    choose(folder("site"));
    QTest::mouseClick(&publishButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.task().isReporting() && !dialog.isWorking(), kPatience);
    QTest::mouseClick(button("taskClose"), Qt::LeftButton);
    QTRY_VERIFY(window().findChild<ui::PublishDialog*>() == nullptr);
  }
  void take(const char* name, QWidget& widget) {
    QVERIFY(widget.grab().save(QStringLiteral(JUKEBOX_SCREENSHOTS "/%1.png").arg(QLatin1String(name))));
  }

  std::unique_ptr<ui::Theme> m_theme;
  std::unique_ptr<ui::Translation> m_translation;
  std::unique_ptr<jukebox::test::ExplorerWorld> m_world;
  std::unique_ptr<StudioLibrary> m_library;
  std::unique_ptr<ThumbnailService> m_thumbnails;
  std::unique_ptr<ui::MainWindow> m_window;
  std::unique_ptr<ExplorerActions> m_actions;
  QStringList m_opened;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::ExplorerActionsTest)
#include "explorer_actions_test.moc"
