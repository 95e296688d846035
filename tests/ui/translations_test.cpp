// Every text of the studio can be translated, and is.

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QRegularExpression>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTranslator>
#include <QTreeWidget>
#include <QXmlStreamReader>
#include <QtTest>

#include "tests/ui/fake_library.h"
#include "ui/gallery/gallery.h"
#include "ui/inspector/details_panel.h"
#include "ui/language/language.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"
#include "ui/search/search_field.h"
#include "ui/shell/export_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/sidebar/sidebar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

struct Message {
  QString context, source, translation;
  bool isUnfinished = false;
};

std::vector<Message> messagesOf(const QString& path) {
  QFile file(path);
  std::vector<Message> messages;
  if (!file.open(QIODevice::ReadOnly)) return messages;
  QXmlStreamReader xml(&file);
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    if (xml.name() == u"source") messages.push_back({context, xml.readElementText(), {}, false});
    if (xml.name() == u"translation") {
      messages.back().isUnfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
      messages.back().translation = xml.readElementText();
    }
  }
  return messages;
}

QStringList placeholdersOf(const QString& text) {
  static const QRegularExpression kPlaceholder(QStringLiteral("%\\d"));
  QStringList found;
  for (auto it = kPlaceholder.globalMatch(text); it.hasNext();) found << it.next().captured();
  found.sort();
  found.removeDuplicates();
  return found;
}

/// Marks what went through it.
class MarkingTranslator : public QTranslator {
 public:
  QString translate(const char* context, const char* source, const char* /*disambiguation*/,
                    int /*number*/) const override {
    if (QByteArrayView(context).startsWith('Q') && QByteArrayView(context) != "QueryText") return {};  // the toolkit's
    return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(source));
  }
  bool isEmpty() const override { return false; }
};

/// Words that are no texts of ours: names, keys, numbers, what the fake library holds, the toolkit's own buttons, and
/// the statement that stands in the files in English.
bool isNoText(const QString& text) {
  static const QRegularExpression kLetters(QStringLiteral("\\p{L}{2,}"));
  static const QRegularExpression kOthers(
      QStringLiteral("^(Mara Vale( · folk)?|Tom Harrow|folk|Song \\d+|id-\\d+|CC0-1\\.0|\\d+ Nov 2026|"
                     "Language: English|Taal: Nederlands|Scroll (Left|Right)|Cancel|Made by a machine: .*|"
                     "qt_.*|(Ctrl|Shift|Alt|F\\d).*)$"));
  return !text.contains(kLetters) || kOthers.match(text).hasMatch();
}

class TextCollector {
 public:
  void take(const QObject* owner, const char* what, const QString& text) {
    if (isNoText(text) || text.contains(u'⟦')) return;
    m_findings << QStringLiteral("%1 of %2 \"%3\": %4")
                      .arg(QString::fromLatin1(what), QString::fromLatin1(owner->metaObject()->className()),
                           owner->objectName(), text);
  }
  void walk(QWidget& root) {
    QList<QWidget*> widgets = root.findChildren<QWidget*>();
    widgets << &root;
    for (auto* widget : widgets) {
      take(widget, "tool tip", widget->toolTip());
      take(widget, "accessible name", widget->accessibleName());
      take(widget, "window title", widget->windowTitle());
      if (const auto* label = qobject_cast<QLabel*>(widget)) take(label, "text", label->text());
      if (const auto* button = qobject_cast<QAbstractButton*>(widget)) take(button, "text", button->text());
      if (const auto* line = qobject_cast<QLineEdit*>(widget)) take(line, "placeholder", line->placeholderText());
      if (const auto* tabs = qobject_cast<QTabBar*>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) take(tabs, "tab", tabs->tabText(i));
      }
      if (auto* tree = qobject_cast<QTreeWidget*>(widget)) {
        for (QTreeWidgetItemIterator it(tree); *it != nullptr; ++it) take(tree, "item", (*it)->text(0));
      }
      if (const auto* view = qobject_cast<QAbstractItemView*>(widget)) walkHeader(*view);
    }
    for (const auto* action : root.findChildren<QAction*>()) take(action, "action", action->text());
  }
  const QStringList& findings() const { return m_findings; }

 private:
  void walkHeader(const QAbstractItemView& view) {
    if (view.model() == nullptr || view.inherits("QComboBoxListView")) return;
    for (int column = 0; column < view.model()->columnCount(); ++column) {
      take(&view, "column", view.model()->headerData(column, Qt::Horizontal).toString());
    }
  }
  QStringList m_findings;
};

}  // namespace

class TranslationsTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("translations-test"));
    QSettings().clear();
  }
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_library = std::make_unique<test::FakeLibrary>();
    for (int i = 0; i < 5; ++i) m_library->add("Song " + std::to_string(i), i % 2 == 0 ? "Mara Vale" : "Tom Harrow");
  }

  void theDutchFileHasEveryTextOfTheSources() {
    QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("jukebox_nl.ts"));
    QVERIFY(QFile::copy(QStringLiteral(JUKEBOX_SOURCE "/resources/translations/jukebox_nl.ts"), fresh));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(JUKEBOX_SOURCE));
    lupdate.start(
        QStringLiteral(JUKEBOX_LUPDATE),
        {QStringLiteral("-no-obsolete"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"),
         QStringLiteral("."), QStringLiteral("ui"), QStringLiteral("app/studio"), QStringLiteral("-ts"), fresh});
    QVERIFY2(lupdate.waitForFinished() && lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
    const auto messages = messagesOf(fresh);
    QVERIFY(messages.size() > 400);
    QStringList missing;
    for (const auto& message : messages) {
      if (message.isUnfinished || message.translation.isEmpty())
        missing << QStringLiteral("%1: %2").arg(message.context, message.source);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
  }
  void translationsKeepThePlaceholders() {
    for (const auto& message : messagesOf(QStringLiteral(JUKEBOX_SOURCE "/resources/translations/jukebox_nl.ts"))) {
      QVERIFY2(placeholdersOf(message.source) == placeholdersOf(message.translation), qPrintable(message.source));
      QVERIFY2(message.source.endsWith(u'…') == message.translation.endsWith(u'…'), qPrintable(message.source));
    }
  }
  void noTextOfTheWindowEscapesTranslation() {
    MarkingTranslator marking;
    QCoreApplication::installTranslator(&marking);
    TextCollector collector;
    {
      MainWindow window({*m_library, *m_library, m_thumbnails});
      auto* bar = new PlayerBar;
      window.setPlayerBar(bar);
      window.resize(1400, 900);
      window.show();
      QTRY_VERIFY(window.details().sample().has_value());
      for (int tab = 0; tab < 4; ++tab) {
        window.details().tabs().setCurrentIndex(tab);
        QTest::qWait(5);
      }
      window.gallery().setLayout(Gallery::Layout::table);
      QTest::qWait(5);
      collector.walk(window);
    }
    ListenView listen;
    collector.walk(listen);
    SampleSummary sample;
    sample.title = "Song 1";
    ExportDialog exporting(2, sample, {}, loadExportWish(), nullptr);
    collector.walk(exporting);
    QCoreApplication::removeTranslator(&marking);
    QVERIFY2(collector.findings().isEmpty(), qPrintable(collector.findings().join(u'\n')));
  }
  void theWindowSpeaksDutch() {
    const Translation dutch(Language::dutch);
    MainWindow window({*m_library, *m_library, m_thumbnails});
    window.show();
    QTRY_VERIFY(window.details().sample().has_value());
    QCOMPARE(window.details().tabs().tabText(3), QStringLiteral("Herkomst"));
    QCOMPARE(window.sidebar().current().heading.title, QStringLiteral("Alle samples"));
    QCOMPARE(window.list().headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Titel"));
    QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
  }
  void afterwardsItIsEnglishAgain() {
    {
      const Translation dutch(Language::dutch);
      QCOMPARE(MainWindow::tr("Quit"), QStringLiteral("Afsluiten"));
    }
    const Translation english(Language::english);
    QCOMPARE(MainWindow::tr("Quit"), QStringLiteral("Quit"));
  }
  void choosingALanguageTellsTheOwner() {
    MainWindow window({*m_library, *m_library, m_thumbnails});
    QSignalSpy spy(&window, &MainWindow::languageChosen);
    for (const auto& command : window.commands().all()) {
      if (command.action->text() == QStringLiteral("Taal: Nederlands")) command.action->trigger();
    }
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<Language>(), Language::dutch);
  }
  void theChoiceIsRemembered() {
    saveLanguage(Language::dutch);
    QCOMPARE(loadLanguage(), Language::dutch);
    QCOMPARE(languageFromName(QStringLiteral("nonsense")), Language::system);
  }

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeLibrary> m_library;
  test::FakeThumbnails m_thumbnails;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::TranslationsTest)
#include "translations_test.moc"
