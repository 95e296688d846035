#include "app/studio/audio_probe_service.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include "core/audio_file/audio_reader.h"
#include "core/sound/peak_pyramid.h"

namespace jukebox::studio {

Result<ui::AudioFacts> probeAudio(const std::filesystem::path& file, const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(file, {.channels = 0}));
  PeakPyramid peaks(reader.sampleRate());
  std::vector<float> piece(std::size_t{16'384} * static_cast<std::size_t>(reader.channels()));
  while (true) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const std::size_t count, reader.read(piece));
    if (count == 0) break;
    peaks.append(std::span(piece).first(count * static_cast<std::size_t>(reader.channels())), reader.channels());
  }
  return ui::AudioFacts{peaks.durationSeconds(),
                        peaks.summarise(0, static_cast<double>(peaks.frameCount()), kProbePeaks)};
}

AudioProbeService::~AudioProbeService() {
  for (auto& [receiver, question] : m_questions) question.cancellation.request(CancelMode::now);
}

void AudioProbeService::probe(const std::filesystem::path& path, QObject* receiver, ui::Answer<ui::AudioFacts> answer) {
  Question& question = m_questions[receiver];
  question.cancellation.request(CancelMode::now);
  question = {++m_serial, CancellationToken()};
  // The answer goes through the application object, which looks whether the two still live.
  const auto deliver = [self = QPointer<AudioProbeService>(this), target = QPointer<QObject>(receiver), answer,
                        key = receiver, serial = question.serial](const Result<ui::AudioFacts>& facts) {
    QMetaObject::invokeMethod(QCoreApplication::instance(), [=] {
      if (!self) return;
      const auto found = self->m_questions.find(key);
      if (found == self->m_questions.end() || found->second.serial != serial) return;
      self->m_questions.erase(found);
      if (target) answer(facts);
    });
  };
  QThreadPool::globalInstance()->start(
      [path, deliver, cancellation = question.cancellation] { deliver(probeAudio(path, cancellation)); });
}

}  // namespace jukebox::studio
