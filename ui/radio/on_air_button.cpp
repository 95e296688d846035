#include "ui/radio/on_air_button.h"

#include <QPainter>

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kSize = 72;
constexpr int kIconSize = 30;
constexpr double kRing = 2.5;

}  // namespace

OnAirButton::OnAirButton(QWidget* parent) : QAbstractButton(parent) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setFixedSize(sizeHint());
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize OnAirButton::sizeHint() const {
  return {kSize, kSize};
}

void OnAirButton::setLook(Look look) {
  if (look == m_look) return;
  m_look = look;
  if (m_timer != 0) killTimer(m_timer);
  m_timer = look == Look::waiting ? startTimer(40) : 0;
  update();
}

void OnAirButton::timerEvent(QTimerEvent* /*event*/) {
  m_angle = (m_angle + 10) % 360;
  update();
}

void OnAirButton::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool isOff = m_look == Look::off;
  QColor ground = !isEnabled() ? tokens.raised : isOff ? tokens.accent : tokens.raised;
  if (isDown()) ground = mixed(ground, tokens.window, 0.25);
  if (!isDown() && underMouse() && isEnabled()) ground = mixed(ground, tokens.text, 0.14);
  const QRectF disc = QRectF(rect()).adjusted(7, 7, -7, -7);
  const QRectF ring = QRectF(rect()).adjusted(2, 2, -2, -2);
  painter.setPen(isOff ? QPen(Qt::NoPen) : QPen(tokens.strongBorder, 1));
  painter.setBrush(ground);
  painter.drawEllipse(disc);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(tokens.accent, kRing, Qt::SolidLine, Qt::RoundCap));
  if (m_look == Look::waiting) painter.drawArc(ring, -m_angle * 16, 100 * 16);
  if (m_look == Look::onAir) painter.drawEllipse(ring);
  if (hasFocus()) {
    painter.setPen(QPen(tokens.focus, 2));
    painter.drawEllipse(disc.adjusted(-2.5, -2.5, 2.5, 2.5));
  }
  const QColor ink = !isEnabled() ? tokens.faintText : isOff ? tokens.onAccent : tokens.text;
  // A triangle looks centred a little to the right of its box.
  const double shift = isOff ? 2 : 0;
  painter.drawPixmap(QPointF((width() - kIconSize) / 2.0 + shift, (height() - kIconSize) / 2.0),
                     iconPixmap(isOff ? Icon::play : Icon::stop, ink, kIconSize, devicePixelRatioF()));
}

}  // namespace jukebox::ui
