#include "ui/compose/record_bar.h"

#include <QPushButton>

#include "ui/compose/compose_parts.h"
#include "ui/compose/level_meter.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {

using Phase = MicrophoneState::Phase;

RecordBar::RecordBar(Microphone& microphone, QWidget* parent)
    : QWidget(parent),
      m_microphone(microphone),
      m_button(new QPushButton),
      m_discard(new QPushButton(tr("Throw away"))),
      m_elapsed(composeLabel({}, "strong")),
      m_message(composeMessage("secondary", QStringLiteral("recordMessage"))),
      m_meter(new LevelMeter) {
  m_button->setObjectName(QStringLiteral("record"));
  m_discard->setObjectName(QStringLiteral("recordDiscard"));
  m_discard->setToolTip(tr("Ends the recording and forgets it."));
  m_elapsed->setObjectName(QStringLiteral("recordElapsed"));
  m_elapsed->setAccessibleName(tr("Recorded so far"));
  m_meter->setObjectName(QStringLiteral("recordLevel"));
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace2);
  row->addWidget(m_button);
  row->addWidget(m_elapsed);
  row->addWidget(m_meter, 1);
  row->addWidget(m_discard);
  row->addStretch(0);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace1);
  layout->addLayout(row);
  layout->addWidget(m_message);
  connect(m_button, &QPushButton::clicked, this, &RecordBar::press);
  connect(m_discard, &QPushButton::clicked, &m_microphone, &Microphone::discard);
  connect(&m_microphone, &Microphone::changed, this, &RecordBar::refresh);
  connect(&m_microphone, &Microphone::failed, this, [this](const QString& sentence) { tell(sentence, "danger"); });
  connect(&m_microphone, &Microphone::recorded, this, [this](const QString& file, const QString& note) {
    tell(note, "danger");
    emit recorded(file);
  });
  refresh();
}

void RecordBar::press() {
  if (isBusy()) return m_microphone.stop();
  tell({}, "secondary");
  m_meter->clear();
  m_microphone.record();
}

void RecordBar::refresh() {
  const MicrophoneState& state = m_microphone.state();
  const bool isRecording = state.phase == Phase::recording;
  m_button->setText(isBusy() ? tr("Stop recording") : tr("Record…"));
  m_button->setIcon(icon(isBusy() ? Icon::stop : Icon::microphone));
  m_button->setToolTip(isBusy() ? tr("Ends the recording; the song starts from it.")
                                : tr("Records from the microphone, to start the song from it."));
  m_button->setEnabled(state.phase == Phase::idle || isRecording);
  m_discard->setVisible(isRecording);
  m_elapsed->setVisible(isBusy());
  m_meter->setVisible(isRecording);
  m_elapsed->setText(isRecording                       ? SampleText::length(state.seconds)
                     : state.phase == Phase::finishing ? tr("Saving…")
                                                       : tr("Looking for the microphone…"));
  if (!isRecording) return;
  m_meter->setPeak(state.peak);
  if (m_meter->hasClipped() && m_message->text().isEmpty()) {
    tell(tr("Too loud: turn the microphone down, or go further away from it."), "danger");
  }
}

void RecordBar::tell(const QString& sentence, const char* role) {
  m_message->setProperty("role", role);
  m_message->style()->unpolish(m_message);
  m_message->style()->polish(m_message);
  showMessage(m_message, sentence);
}

}  // namespace jukebox::ui
