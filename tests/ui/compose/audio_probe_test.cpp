// The service that looks at recordings for the Compose page.

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "app/studio/audio_probe_service.h"
#include "core/audio_file/audio_writer.h"

namespace jukebox::studio {

class AudioProbeTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    AudioBuffer buffer;
    buffer.sampleRate = 22050;
    buffer.channels = 1;
    for (int i = 0; i < 2 * 22050; ++i) buffer.samples.push_back(0.5F * std::sin(static_cast<float>(i) * 0.05F));
    QVERIFY(writeAudioFile(file("tone.wav"), buffer).has_value());
  }
  void lengthAndOutlineAreThoseOfTheFile() {
    std::optional<Result<ui::AudioFacts>> facts;
    m_service.probe(file("tone.wav"), this, [&](Result<ui::AudioFacts> answer) { facts = std::move(answer); });
    QTRY_VERIFY(facts.has_value());
    QVERIFY(facts->has_value());
    QCOMPARE((*facts)->durationSeconds, 2.0);
    QCOMPARE((*facts)->peaks.size(), kProbePeaks);
    QVERIFY(std::abs((*facts)->peaks[600].maximum - 0.5F) < 0.05F);
  }
  void whatIsNoRecordingIsAnErrorInWords() {
    std::optional<Result<ui::AudioFacts>> facts;
    m_service.probe(file("missing.wav"), this, [&](Result<ui::AudioFacts> answer) { facts = std::move(answer); });
    QTRY_VERIFY(facts.has_value());
    QVERIFY(!facts->has_value());
    QVERIFY(!facts->error().message.empty());
  }
  void theNewerQuestionTakesThePlaceOfTheOlder() {
    int older = 0, newer = 0;
    m_service.probe(file("tone.wav"), this, [&](const Result<ui::AudioFacts>&) { ++older; });
    m_service.probe(file("tone.wav"), this, [&](const Result<ui::AudioFacts>&) { ++newer; });
    QTRY_COMPARE(newer, 1);
    QCOMPARE(older, 0);
  }

 private:
  std::filesystem::path file(const char* name) const {
    return m_folder.filePath(QString::fromLatin1(name)).toStdString();
  }
  QTemporaryDir m_folder;
  AudioProbeService m_service;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::AudioProbeTest)
#include "audio_probe_test.moc"
