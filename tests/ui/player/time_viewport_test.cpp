// Zooming and panning stay inside the track.

#include "ui/player/time_viewport.h"

#include <QSignalSpy>
#include <QtTest>

#include "ui/player/player_view.h"

namespace jukebox::ui {

class TimeViewportTest : public QObject {
  Q_OBJECT
 private slots:
  void aNewTrackIsShownWhole() {
    TimeViewport viewport;
    QSignalSpy spy(&viewport, &TimeViewport::changed);
    viewport.setDuration(100);
    QCOMPARE(spy.count(), 1);
    QVERIFY(viewport.showsAll());
    QCOMPARE(viewport.endSeconds(), 100.0);
  }
  void theMomentUnderThePointerStaysWhereItIs() {
    TimeViewport viewport;
    viewport.setDuration(100);
    for (const double factor : {2.0, 3.0, 0.5, 1.1}) {
      const double x = viewport.xOf(40, 800);
      viewport.zoom(40, factor);
      QVERIFY(qAbs(viewport.xOf(40, 800) - x) < 1e-6);
    }
  }
  void nothingLeavesTheTrack() {
    TimeViewport viewport;
    viewport.setDuration(10);
    viewport.zoom(9.9, 4);
    viewport.pan(100);
    QCOMPARE(viewport.endSeconds(), 10.0);
    viewport.pan(-100);
    QCOMPARE(viewport.beginSeconds(), 0.0);
    viewport.zoom(5, 1e9);
    QVERIFY(viewport.lengthSeconds() >= TimeViewport::kShortestSeconds);
    viewport.zoom(5, 1e-9);
    QVERIFY(viewport.showsAll());
  }
  void followingTurnsThePage() {
    TimeViewport viewport;
    viewport.setDuration(100);
    viewport.show(20, 30);
    viewport.follow(25);
    QCOMPARE(viewport.beginSeconds(), 20.0);
    viewport.follow(30.5);
    QCOMPARE(viewport.beginSeconds(), 29.5);
  }
  void anEmptyTrackDividesByNothing() {
    TimeViewport viewport;
    viewport.zoom(0, 2);
    viewport.pan(3);
    QCOMPARE(viewport.lengthSeconds(), 0.0);
    QCOMPARE(viewport.xOf(5, 100), 0.0);
  }
  void ticksAreRoundAndApart() {
    QCOMPARE(tickSeconds(180, 900, 70), 15.0);
    QCOMPARE(tickSeconds(1, 900, 70), 0.1);
    QVERIFY(tickSeconds(0, 0, 70) > 0);
  }
  void timesReadAsPeopleWriteThem() {
    QCOMPARE(timeText(0), QStringLiteral("0:00"));
    QCOMPARE(timeText(65.9), QStringLiteral("1:05"));
    QCOMPARE(timeText(3723), QStringLiteral("1:02:03"));
    QCOMPARE(timeText(7.35, 1), QStringLiteral("0:07.3"));
    QCOMPARE(timeText(-4), QStringLiteral("0:00"));
  }
};

}  // namespace jukebox::ui

QTEST_APPLESS_MAIN(jukebox::ui::TimeViewportTest)
#include "time_viewport_test.moc"
