#include "ui/queue/level_bar.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/queue/queue_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr double kBarHeight = 10;
constexpr double kStepSeconds = 1;  // of an arrow key

}  // namespace

LevelBar::LevelBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
}

void LevelBar::show(const QueuePreview& preview, int topLevel) {
  if (preview == m_preview && topLevel == m_topLevel) return;
  m_preview = preview;
  m_topLevel = topLevel;
  if (m_preview.spans.empty()) m_preview.spans = {{preview.level, preview.durationSeconds}};
  describe();
}

void LevelBar::setPaintable(bool paintable) {
  if (m_isPaintable == paintable) return;
  m_isPaintable = paintable;
  if (!paintable) m_marking.reset();
  describe();
}

void LevelBar::setWish(const std::optional<RegionWish>& wish) {
  if (m_wish == wish) return;
  m_wish = wish;
  update();
}

void LevelBar::describe() {
  QStringList parts;
  for (const auto& span : m_preview.spans) {
    const QString words = span.isSketch ? tr("a sketch of level %1 up to second %2") : tr("level %1 up to second %2");
    parts << words.arg(span.level).arg(span.endSeconds, 0, 'f', 1);
  }
  setAccessibleName(tr("What can be heard: %1").arg(parts.join(QStringLiteral(", "))));
  const QString hint = tr("Drag across a part to hear it first. With keys: arrows, Shift and arrows, Enter.");
  setAccessibleDescription(m_isPaintable ? hint : QString());
  setToolTip(m_isPaintable ? accessibleName() + QStringLiteral("\n") + hint : accessibleName());
  update();
}

QRectF LevelBar::barRect() const {
  return {2.5, (height() - kBarHeight) / 2, width() - 5.0, kBarHeight};
}

double LevelBar::secondsAt(double x) const {
  const QRectF bar = barRect();
  return m_preview.durationSeconds * std::clamp((x - bar.left()) / std::max(1.0, bar.width()), 0.0, 1.0);
}

QRectF LevelBar::rectOf(double beginSeconds, double endSeconds) const {
  const QRectF bar = barRect();
  const double scale = m_preview.durationSeconds > 0 ? bar.width() / m_preview.durationSeconds : 0;
  const double begin = std::clamp(beginSeconds, 0.0, m_preview.durationSeconds);
  const double end = std::clamp(endSeconds, begin, m_preview.durationSeconds);
  return {bar.left() + begin * scale, bar.top(), (end - begin) * scale, bar.height()};
}

void LevelBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(Theme::tokens().pressed);
  painter.drawRoundedRect(barRect(), 4, 4);
  if (m_preview.durationSeconds <= 0) return;
  drawSpans(painter);
  drawMarks(painter);
}

void LevelBar::drawSpans(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  double begin = 0;
  for (const auto& span : m_preview.spans) {
    const double strength = m_topLevel > 0 ? 1.0 - 0.7 * std::clamp(span.level, 0, m_topLevel) / m_topLevel : 1.0;
    const QColor colour = mixed(tokens.pressed, tokens.accent, strength);
    const QRectF rect = rectOf(begin, span.endSeconds);
    painter.setBrush(span.isSketch ? tokens.pressed : colour);
    painter.drawRect(rect);
    if (span.isSketch) {  // what is only to be heard is hatched
      painter.setBrush(QBrush(colour, Qt::Dense3Pattern));
      painter.drawRect(rect);
    }
    begin = span.endSeconds;
  }
}

void LevelBar::drawMarks(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  const auto frame = [&](double begin, double end, const QColor& colour) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2));
    painter.drawRoundedRect(rectOf(begin, end).adjusted(0, -3, 0, 3), 3, 3);
  };
  if (m_wish) frame(m_wish->beginSeconds, m_wish->endSeconds, tokens.accentText);
  if (m_marking) frame(m_marking->begin(), m_marking->end(), tokens.focus);
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens.focus, 2));
  const double x = rectOf(0, m_cursorSeconds).right();
  painter.drawLine(QPointF(x, 1), QPointF(x, height() - 1));
}

void LevelBar::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  m_pressX = event->position().x();
  m_isDragging = true;
  m_marking.reset();
}

void LevelBar::mouseMoveEvent(QMouseEvent* event) {
  if (!m_isDragging || !m_isPaintable) return;
  const double x = event->position().x();
  if (!m_marking && std::abs(x - m_pressX) < QApplication::startDragDistance()) return;
  m_marking = {secondsAt(m_pressX), secondsAt(x)};
  update();
}

void LevelBar::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !std::exchange(m_isDragging, false)) return;
  const auto marking = std::exchange(m_marking, std::nullopt);
  update();
  m_cursorSeconds = secondsAt(event->position().x());
  if (!marking) {
    emit momentClicked(m_cursorSeconds);
  } else if (marking->end() > marking->begin()) {
    emit partPainted(marking->begin(), marking->end());
  }
}

void LevelBar::moveCursor(double seconds, bool marks) {
  const double from = m_cursorSeconds;
  m_cursorSeconds = std::clamp(seconds, 0.0, m_preview.durationSeconds);
  if (!marks || !m_isPaintable) {
    m_marking.reset();
  } else {
    if (!m_marking) m_marking = {from, from};
    m_marking->headSeconds = m_cursorSeconds;
  }
  update();
}

void LevelBar::keyPressEvent(QKeyEvent* event) {
  const bool marks = event->modifiers().testFlag(Qt::ShiftModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      return moveCursor(m_cursorSeconds - kStepSeconds, marks);
    case Qt::Key_Right:
      return moveCursor(m_cursorSeconds + kStepSeconds, marks);
    case Qt::Key_Home:
      return moveCursor(0, marks);
    case Qt::Key_End:
      return moveCursor(m_preview.durationSeconds, marks);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      break;
    default:
      // Escape gives up a marking, before it means anything to anybody else.
      if (event->key() == Qt::Key_Escape && m_marking) {
        m_marking.reset();
        return update();
      }
      return QWidget::keyPressEvent(event);
  }
  const auto marking = std::exchange(m_marking, std::nullopt);
  update();
  if (marking && marking->end() > marking->begin()) return emit partPainted(marking->begin(), marking->end());
  emit momentClicked(m_cursorSeconds);
}

void LevelBar::focusOutEvent(QFocusEvent* event) {
  m_isDragging = false;
  m_marking.reset();
  update();
  QWidget::focusOutEvent(event);
}

}  // namespace jukebox::ui
