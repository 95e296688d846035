#include "ui/player/speed_button.h"

#include <QLocale>
#include <QMenu>
#include <algorithm>
#include <array>
#include <cmath>

namespace jukebox::ui {
namespace {

constexpr double kSame = 1e-6;

bool isSame(double one, double other) {
  return std::abs(one - other) < kSame;
}

}  // namespace

std::span<const double> playingSpeeds() {
  static constexpr std::array kSpeeds{0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0};
  return kSpeeds;
}

double neighbouringSpeed(double speed, int steps) {
  const auto speeds = playingSpeeds();
  if (steps > 0) {
    const auto found = std::upper_bound(speeds.begin(), speeds.end(), speed + kSame);
    return found != speeds.end() ? *found : speed;
  }
  const auto found = std::lower_bound(speeds.begin(), speeds.end(), speed - kSame);
  return found != speeds.begin() ? *std::prev(found) : speed;
}

QString speedText(double speed) {
  return QLocale().toString(speed, 'g', 3) + QChar(0xD7);
}

SpeedButton::SpeedButton(QWidget* parent) : QToolButton(parent) {
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::StrongFocus);
  setCheckable(true);  // down while songs are played otherwise than they are
  setMenu(new QMenu(this));
  connect(menu(), &QMenu::aboutToShow, this, &SpeedButton::fillMenu);
  showSpeed(1);
}

void SpeedButton::showSpeed(double speed) {
  if (isSame(m_speed, speed)) return;
  m_speed = speed;
  setText(speedText(speed));
  setChecked(!isSame(speed, 1));
  setAccessibleName(tr("Playing speed: %1").arg(speedText(speed)));
  setToolTip(tr("Playing speed; the pitch stays (< slower, > faster)"));
}

void SpeedButton::fillMenu() {
  menu()->clear();
  for (const double speed : playingSpeeds()) {
    QAction* action =
        menu()->addAction(isSame(speed, 1) ? tr("%1 (as it is)").arg(speedText(speed)) : speedText(speed));
    action->setCheckable(true);
    action->setChecked(isSame(speed, m_speed));
    connect(action, &QAction::triggered, this, [this, speed] { emit speedChosen(speed); });
  }
}

}  // namespace jukebox::ui
