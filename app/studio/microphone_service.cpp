#include "app/studio/microphone_service.h"

#include <QDateTime>

#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

constexpr int kPollMilliseconds = 50;
constexpr double kLongestSeconds = 600;

using Phase = ui::MicrophoneState::Phase;

Phase phaseOf(RecordingPhase phase) {
  switch (phase) {
    case RecordingPhase::opening:
      return Phase::opening;
    case RecordingPhase::recording:
      return Phase::recording;
    case RecordingPhase::finishing:
      return Phase::finishing;
    case RecordingPhase::idle:
    case RecordingPhase::done:
    case RecordingPhase::failed:
      break;
  }
  return Phase::idle;
}

}  // namespace

MicrophoneService::MicrophoneService(std::filesystem::path folder, std::unique_ptr<AudioInput> input, QObject* parent)
    : Microphone(parent), m_folder(std::move(folder)), m_recorder(std::move(input)) {
  m_poll.setInterval(kPollMilliseconds);
  connect(&m_poll, &QTimer::timeout, this, &MicrophoneService::look);
}

std::filesystem::path MicrophoneService::newFile() const {
  const std::string name = tr("Recording %1")
                               .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")))
                               .toStdString();
  std::filesystem::path file = m_folder / (name + ".flac");
  std::error_code code;
  for (int number = 2; std::filesystem::exists(file, code); ++number) {
    file = m_folder / (name + " " + std::to_string(number) + ".flac");
  }
  return file;
}

void MicrophoneService::record() {
  if (const Status started = m_recorder.start({newFile(), std::nullopt, kLongestSeconds}); !started) {
    emit failed(ui::errorSentence(started.error()));
    return;
  }
  m_poll.start();
  look();
}

void MicrophoneService::look() {
  const RecorderStatus status = m_recorder.status();
  m_state = {phaseOf(status.phase), status.seconds, static_cast<double>(status.peak)};
  const bool hasEnded = m_state.phase == Phase::idle;
  if (hasEnded) m_poll.stop();
  emit changed();
  if (status.phase == RecordingPhase::failed && status.error) emit failed(ui::errorSentence(*status.error));
  if (status.phase != RecordingPhase::done) return;
  QStringList notes;
  if (status.end == RecordingEnd::longest) {
    notes << tr("The recording ended by itself: it can be %1 long.").arg(ui::SampleText::length(kLongestSeconds));
  }
  if (status.end == RecordingEnd::deviceLost) {
    notes << tr("The microphone went away. What was heard until then is kept.");
  }
  if (status.hasGaps) notes << tr("The computer was too busy for a moment: some sound is missing.");
  emit recorded(ui::text(status.file.string()), notes.join(u' '));
}

}  // namespace jukebox::studio
