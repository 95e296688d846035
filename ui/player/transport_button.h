#pragma once
// TransportButton: the round button that plays and pauses.

#include <QAbstractButton>

#include "ui/icons/icons.h"

namespace jukebox::ui {

class TransportButton : public QAbstractButton {
  Q_OBJECT
 public:
  explicit TransportButton(QWidget* parent = nullptr);
  void setIconShown(Icon icon);
  /// A ring turns around the button while something is being read.
  void setWaiting(bool isWaiting);
  QSize sizeHint() const override { return {40, 40}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  Icon m_icon;
  int m_timer = 0;
  int m_angle = 0;
};

}  // namespace jukebox::ui
