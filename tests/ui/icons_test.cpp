// Every icon has its file, draws something and takes the colour of the theme.

#include "ui/icons/icons.h"

#include <QDir>
#include <QtTest>

#include "ui/theme/theme.h"

namespace jukebox::ui {

namespace {
/// The colour of the most opaque pixel.
QColor inkOf(const QPixmap& pixmap) {
  const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
  QColor ink(0, 0, 0, 0);
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y).alpha() > ink.alpha()) ink = image.pixelColor(x, y);
    }
  }
  return ink;
}
}  // namespace

class IconsTest : public QObject {
  Q_OBJECT
 private slots:
  void everyIconDrawsSomethingInTheColourAskedFor() {
    for (const auto which : allIcons()) {
      const QColor ink = inkOf(iconPixmap(which, Qt::red, 24, 2.0));
      QVERIFY2(ink.alpha() > 200, qPrintable(iconName(which)));
      QVERIFY2(ink.red() > 250 && ink.green() < 5, qPrintable(iconName(which)));
    }
  }
  void everyFileHasItsIcon() {
    QStringList names;
    for (const auto which : allIcons()) names << iconName(which) + QStringLiteral(".svg");
    names.sort();
    const QDir folder(QStringLiteral(JUKEBOX_SOURCE "/resources/icons"));
    QCOMPARE(folder.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name), names);
  }
  void anIconFollowsTheTheme() {
    Theme theme(ThemeChoice::dark);
    const QIcon heart = icon(Icon::heartFilled, IconTint::favourite);
    QCOMPARE(inkOf(heart.pixmap(24, 24)).name(), tokensOf(ThemeName::dark).favourite.name());
    theme.setChoice(ThemeChoice::light);
    QCOMPARE(inkOf(heart.pixmap(24, 24)).name(), tokensOf(ThemeName::light).favourite.name());
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::IconsTest)
#include "icons_test.moc"
