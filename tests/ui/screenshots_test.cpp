// The main views in every theme, in both languages, small and large: pictures for people (BUILD/screenshots), and a
// check that nothing is cut.

#include <QAbstractButton>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QToolButton>
#include <QtTest>
#include <set>

#include "tests/ui/fake_library.h"
#include "ui/gallery/gallery.h"
#include "ui/inspector/details_panel.h"
#include "ui/language/language.h"
#include "ui/player/player_bar.h"
#include "ui/search/search_field.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class ScreenshotsTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("screenshots-test"));
    QVERIFY(QDir().mkpath(QStringLiteral(JUKEBOX_SCREENSHOTS)));
  }
  void everyViewIsDrawnAndNothingIsCut_data() {
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<Language>("language");
    QTest::addColumn<QSize>("size");
    const std::pair<const char*, ThemeChoice> themes[] = {
        {"dark", ThemeChoice::dark}, {"light", ThemeChoice::light}, {"high-contrast", ThemeChoice::highContrast}};
    for (const auto& [name, theme] : themes) {
      for (const auto language : {Language::english, Language::dutch}) {
        for (const QSize size : {QSize(1024, 640), QSize(1680, 1000)}) {
          const QByteArray row = QStringLiteral("%1-%2-%3")
                                     .arg(QString::fromLatin1(name), languageName(language))
                                     .arg(size.width())
                                     .toLatin1();
          QTest::newRow(row.constData()) << theme << language << size;
        }
      }
    }
  }
  void everyViewIsDrawnAndNothingIsCut() {
    QFETCH(ThemeChoice, theme);
    QFETCH(Language, language);
    QFETCH(QSize, size);
    QSettings().clear();
    const Theme look(theme);
    const Translation translation(language);
    test::FakeLibrary library;
    for (int i = 0; i < 24; ++i) {
      const std::string title = i == 21   ? "שיר של לילה"
                                : i == 22 ? "Night 🎵 rain 👩‍🎤 and a title that goes on and on"
                                          : "Song " + std::to_string(i);
      Sample& sample = library.add(title, i % 2 == 0 ? "Mara Vale" : "Tom Harrow");
      sample.rating = i % 6;
      sample.favourite = i % 5 == 0;
      sample.request.conditioning.lyrics = "the morning light is on the hill\nand all the river wind is still";
      sample.model.provenance = "Synthetic songs";
    }
    test::FakeThumbnails thumbnails;
    MainWindow window({library, library, thumbnails});
    window.setPlayerBar(new PlayerBar);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(window.details().sample().has_value());
    take(window, "cards");
    for (int tab = 1; tab < 4; ++tab) {
      window.details().tabs().setCurrentIndex(tab);
      take(window, qPrintable(QStringLiteral("inspector-%1").arg(tab)));
    }
    window.gallery().setLayout(Gallery::Layout::table);
    take(window, "table");
    window.search().focusField();
    QTest::keyClicks(&window.search().line(), QStringLiteral("zzz"));
    QTRY_COMPARE(window.list().rowCount(), 0);
    take(window, "nothing-found");
  }

 private:
  static void take(QWidget& window, const char* view) {
    QTest::qWait(60);
    const QImage picture = window.grab().toImage();
    const QString name =
        QStringLiteral("%1-%2.png").arg(QString::fromLatin1(QTest::currentDataTag()), QString::fromLatin1(view));
    QVERIFY(picture.save(QStringLiteral(JUKEBOX_SCREENSHOTS "/") + name));
    std::set<QRgb> colors;
    for (int y = 0; y < picture.height(); y += 3) {
      for (int x = 0; x < picture.width(); x += 3) colors.insert(picture.pixel(x, y));
    }
    QVERIFY2(colors.size() > 30, qPrintable(name));
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
      const auto* tool = qobject_cast<const QToolButton*>(button);
      const bool showsIconOnly =
          tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
      if (!button->isVisible() || button->text().isEmpty() || showsIconOnly) continue;
      QVERIFY2(button->width() >= button->fontMetrics().horizontalAdvance(button->text()),
               qPrintable(name + u' ' + button->text()));
    }
    for (const auto* tabs : window.findChildren<QTabBar*>()) {
      const QRect last = tabs->tabRect(tabs->count() - 1);
      QVERIFY2(!tabs->isVisible() || tabs->rect().right() >= last.right(), qPrintable(name));
    }
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::ScreenshotsTest)
#include "screenshots_test.moc"
