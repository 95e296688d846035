// The service between player and widgets, on a device that opens when the test lets it: the window never waits for it.

#include "app/studio/playback_service.h"

#include <QSignalSpy>
#include <QtTest>

#include "core/audio_file/audio_writer.h"
#include "tests/core/playback/slow_output.h"
#include "tests/ui/fake_library.h"
#include "ui/player/player_bar.h"

namespace jukebox::studio {

class PlaybackServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<ui::test::FakeLibrary>();
    m_library->folder = m_folder->path().toStdString();
    m_library->add("One");
    m_library->add("Two");
    for (const auto& sample : m_library->samples) {
      std::filesystem::create_directories(m_library->sampleFolder(sample.id));
      const AudioBuffer sound{44100, 1, std::vector<float>(44100 * 2, 0.25F)};
      QVERIFY(writeAudioFile(m_library->sampleFolder(sample.id) / "audio.flac", sound, {}).has_value());
    }
    m_device = std::make_unique<jukebox::test::ManualDevice>();
    m_gate = std::make_unique<jukebox::test::OpeningGate>();
    m_service = std::make_unique<PlaybackService>(
        *m_library, std::make_unique<jukebox::test::SlowOutput>(*m_device, *m_gate), m_library->folder / "cache");
    m_bar = std::make_unique<ui::PlayerBar>();
    m_service->attach(*m_bar);
  }
  void cleanup() {
    m_gate->let(100);
    m_service.reset();
    m_bar.reset();
  }

  void theEventLoopTurnsWhileADeviceIsOpened() {
    m_service->playSample("id-0", {});
    QTRY_COMPARE(m_service->state().transport, ui::Transport::playing);
    m_gate->awaitOpening();
    bool hasTurned = false;
    QTimer::singleShot(0, this, [&] { hasTurned = true; });
    QTRY_VERIFY(hasTurned);
    QCOMPARE(m_gate->finished(), 0);
    QVERIFY(m_service->state().isWaiting);
    emit m_bar->seekRequested(1.0);
    QCOMPARE(m_service->positionSeconds(), 1.0);
    emit m_bar->pauseRequested();
    QCOMPARE(m_service->state().transport, ui::Transport::paused);
    emit m_bar->playRequested();
    QCOMPARE(m_gate->finished(), 0);
    m_gate->let(1);
    QTRY_VERIFY(!m_service->state().isWaiting);
    QCOMPARE(m_service->state().transport, ui::Transport::playing);
    QCOMPARE(m_service->positionSeconds(), 1.0);
    QCOMPARE(m_device->openCount, 1);
  }
  void theDeviceOfTheSettingsIsOpenedWithTheFirstSong() {
    PlaybackSettings settings;
    settings.device = "headphones";
    m_gate->let(1);
    m_service->setSettings(settings);
    QCOMPARE(m_device->openCount, 0);
    m_service->playSample("id-0", {});
    QTRY_VERIFY(m_service->state().transport == ui::Transport::playing && !m_service->state().isWaiting);
    QCOMPARE(m_device->openedName, std::optional<std::string>("headphones"));
  }
  void aDeviceThatCannotBeOpenedIsToldAndAnotherOneTakesOver() {
    m_device->isThere = false;
    QSignalSpy problems(m_service.get(), &PlaybackService::problem);
    m_gate->let(1);
    m_service->playSample("id-0", {});
    QTRY_COMPARE(m_service->state().transport, ui::Transport::deviceLost);
    QCOMPARE(problems.count(), 1);
    QVERIFY(!m_service->state().problem.isEmpty());
    m_device->isThere = true;
    m_gate->let(1);
    emit m_bar->deviceRequested(QStringLiteral("speakers"));
    QTRY_COMPARE(m_service->state().transport, ui::Transport::paused);
    QVERIFY(m_service->state().problem.isEmpty());
    QCOMPARE(m_device->openedName, std::optional<std::string>("speakers"));
    QCOMPARE(m_service->settings().device, std::string("speakers"));
  }
  void theSpeedIsChangedWhileASongPlaysAndPositionsStayThoseOfTheSong() {
    m_gate->let(1);
    m_service->playSample("id-0", {});
    QTRY_VERIFY(m_service->state().transport == ui::Transport::playing && !m_service->state().isWaiting);
    QTRY_VERIFY(m_service->state().loadedSeconds > 0);
    constexpr double duration = 2;  // of the file
    emit m_bar->seekRequested(1.0);
    QSignalSpy changes(m_service.get(), &PlaybackService::settingsChanged);
    emit m_bar->speedRequested(0.5);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_bar->state().speed, 0.5);
    QTRY_VERIFY(qAbs(m_service->state().loadedSeconds - duration) < 0.01);
    const double before = m_service->positionSeconds();
    QVERIFY(qAbs(before - 1.0) < 0.01);
    m_device->pull(22'050);
    QVERIFY(qAbs(m_service->state().durationSeconds - duration) < 0.01);
    QTRY_VERIFY(qAbs(m_service->positionSeconds() - before) > 0.2);
  }
  void theSameDeviceCanBeTriedAgain() {
    m_device->isThere = false;
    m_gate->let(2);
    m_service->playSample("id-0", {});
    QTRY_COMPARE(m_service->state().transport, ui::Transport::deviceLost);
    m_device->isThere = true;
    emit m_bar->deviceRequested(QString());
    QTRY_COMPARE(m_service->state().transport, ui::Transport::paused);
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<ui::test::FakeLibrary> m_library;
  std::unique_ptr<jukebox::test::ManualDevice> m_device;
  std::unique_ptr<jukebox::test::OpeningGate> m_gate;
  std::unique_ptr<PlaybackService> m_service;
  std::unique_ptr<ui::PlayerBar> m_bar;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::PlaybackServiceTest)
#include "playback_service_test.moc"
