// The service that records for the Compose page, on a microphone in memory.

#include "app/studio/microphone_service.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "core/audio_file/audio_reader.h"
#include "tests/core/playback/manual_input.h"

namespace jukebox::studio {

using Phase = ui::MicrophoneState::Phase;

class MicrophoneServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<MicrophoneService>(folder().toStdString(),
                                                    std::make_unique<jukebox::test::ManualInput>(m_microphone));
    m_microphone.isThere = true;
  }
  void cleanup() { m_service.reset(); }

  void aRecordingLastsInTheFolder() {
    QSignalSpy recorded(m_service.get(), &ui::Microphone::recorded);
    for (int round = 1; round <= 2; ++round) {
      m_service->record();
      QTRY_COMPARE(m_service->state().phase, Phase::recording);
      m_microphone.say(std::vector<float>(24'000, 0.5F));
      QTRY_COMPARE(m_service->state().seconds, 0.5);
      m_service->stop();
      QTRY_COMPARE(recorded.count(), round);
      QVERIFY(recorded.last()[1].toString().isEmpty());
      const QString file = recorded.last()[0].toString();
      QVERIFY(file.startsWith(folder()));
      const auto sound = readAudioFile(file.toStdString());
      QVERIFY(sound.has_value());
      QCOMPARE(sound->frameCount(), std::size_t{24'000});
      QCOMPARE(m_service->state().phase, Phase::idle);
    }
    QCOMPARE(QDir(folder()).entryList(QDir::Files).size(), 2);
  }
  void theLevelIsTold() {
    m_service->record();
    QTRY_COMPARE(m_service->state().phase, Phase::recording);
    m_microphone.say({0.25F});
    double loudest = 0;
    connect(m_service.get(), &ui::Microphone::changed, this,
            [&] { loudest = std::max(loudest, m_service->state().peak); });
    QTRY_COMPARE(loudest, 0.25);
    m_service->discard();
    QTRY_COMPARE(m_service->state().phase, Phase::idle);
    QVERIFY(QDir(folder()).entryList(QDir::Files).isEmpty());
  }
  void aMicrophoneThatGoesAwayKeepsWhatWasHeard() {
    QSignalSpy recorded(m_service.get(), &ui::Microphone::recorded);
    m_service->record();
    QTRY_COMPARE(m_service->state().phase, Phase::recording);
    m_microphone.say(std::vector<float>(4800, 0.5F));
    m_microphone.unplug();
    QTRY_COMPARE(recorded.count(), 1);
    QVERIFY(recorded[0][1].toString().contains("went away"));
  }
  void withoutAMicrophoneItSaysSo() {
    m_microphone.isThere = false;
    QSignalSpy failed(m_service.get(), &ui::Microphone::failed);
    m_service->record();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains("no microphone"));
    QCOMPARE(m_service->state().phase, Phase::idle);
  }
  void aStudioThatClosesKeepsWhatWasHeard() {
    m_service->record();
    QTRY_COMPARE(m_service->state().phase, Phase::recording);
    m_microphone.say(std::vector<float>(4800, 0.5F));
    m_service.reset();
    QVERIFY(!m_microphone.isStarted);
    const auto files = QDir(folder()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(files.size(), 1);
    QCOMPARE(readAudioFile(QDir(folder()).filePath(files[0]).toStdString())->frameCount(), std::size_t{4800});
  }

 private:
  QString folder() const { return m_folder->filePath(QStringLiteral("recordings")); }
  jukebox::test::ManualMicrophone m_microphone;
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<MicrophoneService> m_service;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::MicrophoneServiceTest)
#include "microphone_service_test.moc"
