#pragma once
// OnAirButton: the big round button that begins and ends the radio. A ring turns around it while the first sound is
// made, and stands around it while the radio is on air.

#include <QAbstractButton>

namespace jukebox::ui {

class OnAirButton : public QAbstractButton {
  Q_OBJECT
 public:
  enum class Look { off, waiting, onAir };
  explicit OnAirButton(QWidget* parent = nullptr);
  void setLook(Look look);
  Look look() const { return m_look; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  Look m_look = Look::off;
  int m_timer = 0;
  int m_angle = 0;
};

}  // namespace jukebox::ui
