#include "ui/compose/lyric_timeline.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/library/sample_text.h"
#include "ui/player/time_viewport.h"
#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kHeight = 48;
constexpr int kMargin = 8;  // room for the knob
constexpr int kTrackTop = 10, kTrackHeight = 14;
constexpr double kTickPixels = 64;

}  // namespace

LyricTimeline::LyricTimeline(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(tr("Playhead of the song"));
  setAccessibleRole(this, QAccessible::Slider);
  connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LyricTimeline::setSong(double totalSeconds, double beginSeconds, double endSeconds) {
  m_total = std::max(0.0, totalSeconds);
  m_begin = beginSeconds;
  m_end = std::min(endSeconds, m_total);
  if (m_position > m_total) setPosition(m_total);
  update();
}

void LyricTimeline::setWindow(double beginSeconds, double endSeconds) {
  m_windowBegin = beginSeconds;
  m_windowEnd = endSeconds;
  update();
}

void LyricTimeline::setPosition(double seconds) {
  const double position = std::clamp(seconds, 0.0, m_total);
  if (qFuzzyCompare(position + 1, m_position + 1)) return;
  m_position = position;
  setAccessibleDescription(tr("%1 of %2").arg(SampleText::length(m_position), SampleText::length(m_total)));
  update();
  emit positionChanged(m_position);
}

QSize LyricTimeline::sizeHint() const {
  return {200, kHeight};
}

double LyricTimeline::xOf(double seconds) const {
  return kMargin + (m_total > 0 ? seconds / m_total : 0) * (width() - 2 * kMargin);
}

void LyricTimeline::dragTo(double x) {
  setPosition((x - kMargin) / std::max(1, width() - 2 * kMargin) * m_total);
}

void LyricTimeline::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) dragTo(event->position().x());
}

void LyricTimeline::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) dragTo(event->position().x());
}

void LyricTimeline::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return setPosition(m_position - 1);
    case Qt::Key_Right:
      return setPosition(m_position + 1);
    case Qt::Key_PageDown:
      return setPosition(m_position - 10);
    case Qt::Key_PageUp:
      return setPosition(m_position + 10);
    case Qt::Key_Home:
      return setPosition(0);
    case Qt::Key_End:
      return setPosition(m_total);
    default:
      QWidget::keyPressEvent(event);
  }
}

void LyricTimeline::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto bar = [&](double from, double to, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(xOf(from), kTrackTop, std::max(2.0, xOf(to) - xOf(from)), kTrackHeight), 4, 4);
  };
  bar(0, m_total, tokens.pressed);
  bar(m_begin, m_end, mixed(tokens.pressed, tokens.accent, 0.35));
  bar(std::clamp(m_windowBegin, 0.0, m_total), std::clamp(m_windowEnd, 0.0, m_total), tokens.accent);

  painter.setFont(textFont(kTextSmall));
  painter.setPen(tokens.secondaryText);
  const double step = m_total > 0 ? tickSeconds(m_total, width() - 2.0 * kMargin, kTickPixels) : 1;
  for (double at = 0; at <= m_total; at += step) {
    const QString label = SampleText::length(at);
    const double wide = painter.fontMetrics().horizontalAdvance(label);
    const double left = std::clamp(xOf(at) - wide / 2, 0.0, width() - wide);
    painter.drawText(QPointF(left, kHeight - 6), label);
  }

  const QPointF knob(xOf(m_position), kTrackTop + kTrackHeight / 2.0);
  painter.setPen(QPen(tokens.window, 2));
  painter.setBrush(hasFocus() ? tokens.focus : tokens.text);
  painter.drawRoundedRect(QRectF(knob.x() - 3, kTrackTop - 6, 6, kTrackHeight + 12), 3, 3);
}

}  // namespace jukebox::ui
