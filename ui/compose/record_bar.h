#pragma once
// RecordBar: records from the microphone: begin, end, elapsed time, loudness.

#include <QWidget>

#include "ui/compose/microphone.h"

class QLabel;
class QPushButton;

namespace jukebox::ui {

class LevelMeter;

class RecordBar : public QWidget {
  Q_OBJECT
 public:
  /// `microphone` must outlive it.
  explicit RecordBar(Microphone& microphone, QWidget* parent = nullptr);
  bool isBusy() const { return m_microphone.state().phase != MicrophoneState::Phase::idle; }

 signals:
  void recorded(const QString& file);

 private:
  void press();
  void refresh();
  void tell(const QString& sentence, const char* role);

  Microphone& m_microphone;
  QPushButton *m_button, *m_discard;
  QLabel *m_elapsed, *m_message;
  LevelMeter* m_meter;
};

}  // namespace jukebox::ui
