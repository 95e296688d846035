#include "ui/queue/level_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/queue/queue_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

LevelBar::LevelBar(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setCursor(Qt::PointingHandCursor);
}

void LevelBar::show(const QueuePreview& preview, int topLevel) {
  if (preview == m_preview && topLevel == m_topLevel) return;
  m_preview = preview;
  m_topLevel = topLevel;
  if (m_preview.spans.empty()) m_preview.spans = {{preview.level, preview.durationSeconds}};
  QStringList parts;
  for (const auto& span : m_preview.spans) {
    parts << tr("level %1 up to second %2").arg(span.level).arg(span.endSeconds, 0, 'f', 1);
  }
  setAccessibleName(tr("What can be heard: %1").arg(parts.join(QStringLiteral(", "))));
  setToolTip(accessibleName());
  update();
}

void LevelBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Tokens& tokens = Theme::tokens();
  const QRectF bar(0.5, (height() - 8) / 2.0, width() - 1, 8);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.pressed);
  painter.drawRoundedRect(bar, 4, 4);
  if (m_preview.durationSeconds <= 0) return;
  double begin = 0;
  for (const auto& span : m_preview.spans) {
    const double end = std::min(span.endSeconds, m_preview.durationSeconds);
    const double strength = m_topLevel > 0 ? 1.0 - 0.7 * std::clamp(span.level, 0, m_topLevel) / m_topLevel : 1.0;
    painter.setBrush(mixed(tokens.pressed, tokens.accent, strength));
    const double left = bar.left() + bar.width() * begin / m_preview.durationSeconds;
    const double right = bar.left() + bar.width() * end / m_preview.durationSeconds;
    painter.drawRect(QRectF(left, bar.top(), right - left, bar.height()));
    begin = end;
  }
}

void LevelBar::mousePressEvent(QMouseEvent* event) {
  if (width() > 1) emit momentClicked(m_preview.durationSeconds * event->position().x() / (width() - 1));
}

}  // namespace jukebox::ui
