#include "ui/player/transport_button.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace jukebox::ui {

TransportButton::TransportButton(QWidget* parent) : QAbstractButton(parent), m_icon(Icon::play) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setFixedSize(sizeHint());
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TransportButton::setIconShown(Icon icon) {
  m_icon = icon;
  update();
}

void TransportButton::setWaiting(bool isWaiting) {
  if (isWaiting == (m_timer != 0)) return;
  if (isWaiting) {
    m_timer = startTimer(40);
  } else {
    killTimer(m_timer);
    m_timer = 0;
  }
  update();
}

void TransportButton::timerEvent(QTimerEvent*) {
  m_angle = (m_angle + 12) % 360;
  update();
}

void TransportButton::paintEvent(QPaintEvent*) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor ground = isEnabled() ? tokens.accent : tokens.raised;
  if (isDown()) {
    ground = mixed(ground, tokens.window, 0.25);
  } else if (underMouse() && isEnabled()) {
    ground = mixed(ground, tokens.text, 0.14);
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawEllipse(QRectF(rect()).adjusted(3, 3, -3, -3));
  painter.setBrush(Qt::NoBrush);
  if (hasFocus()) {
    painter.setPen(QPen(tokens.focus, 2));
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
  if (m_timer != 0) {
    painter.setPen(QPen(tokens.text, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(rect()).adjusted(1, 1, -1, -1), -m_angle * 16, 90 * 16);
  }
  constexpr int kIcon = 20;
  const QColor ink = isEnabled() ? tokens.onAccent : tokens.faintText;
  // A triangle looks centred a little to the right of its box.
  const int shift = m_icon == Icon::play ? 1 : 0;
  painter.drawPixmap(QPointF((width() - kIcon) / 2.0 + shift, (height() - kIcon) / 2.0),
                     iconPixmap(m_icon, ink, kIcon, devicePixelRatioF()));
}

}  // namespace jukebox::ui
