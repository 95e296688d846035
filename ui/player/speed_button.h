#pragma once
// SpeedButton: how fast songs are played, as a button with the choices.

#include <QToolButton>
#include <span>

namespace jukebox::ui {

/// The speeds that are offered, the slowest first; 1 is among them.
std::span<const double> playingSpeeds();
/// The next one up (`steps` > 0) or down of `speed`; itself where there is no other.
double neighbouringSpeed(double speed, int steps);
/// "1.25×" in the language of the window.
QString speedText(double speed);

class SpeedButton : public QToolButton {
  Q_OBJECT
 public:
  explicit SpeedButton(QWidget* parent = nullptr);
  void showSpeed(double speed);

 signals:
  void speedChosen(double speed);

 private:
  void fillMenu();
  double m_speed = 0;  ///< none shown yet
};

}  // namespace jukebox::ui
