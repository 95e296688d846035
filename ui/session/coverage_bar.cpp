#include "ui/session/coverage_bar.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/library/sample_text.h"
#include "ui/session/session_text.h"
#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

void paintCoverage(QPainter& painter, const QRect& rect, const LyricCoverage& coverage) {
  const Tokens& t = Theme::tokens();
  const double width = static_cast<double>(rect.width()) / static_cast<double>(coverage.lines.size());
  painter.save();
  for (std::size_t i = 0; i < coverage.lines.size(); ++i) {
    const QRectF cell(rect.x() + width * static_cast<double>(i), rect.y(), std::max(1.0, width - 2), rect.height());
    const LineState state = coverage.lines[i].state;
    painter.setPen(Qt::NoPen);
    if (state == LineState::sung) painter.fillRect(cell, t.success);
    if (state == LineState::blurred) painter.fillRect(cell.adjusted(0, cell.height() / 2, 0, 0), t.warning);
    if (state == LineState::ahead) painter.fillRect(cell.adjusted(0, cell.height() - 1, 0, 0), t.strongBorder);
    if (state == LineState::blurred || state == LineState::skipped) {
      painter.setPen(state == LineState::skipped ? t.danger : t.warning);
      painter.drawRect(cell.adjusted(0, 0, -1, -1));
    }
  }
  painter.restore();
}

CoverageBar::CoverageBar(QWidget* parent) : QWidget(parent) {
  setFixedHeight(12);
  setAccessibleName(tr("Coverage of the lyrics"));
  setAccessibleRole(this, QAccessible::Graphic);
}

void CoverageBar::setCoverage(const std::optional<LyricCoverage>& coverage) {
  m_coverage = coverage;
  setVisible(coverage.has_value());
  setAccessibleDescription(coverage ? SessionText::coverage(*coverage) : QString());
  update();
}

void CoverageBar::paintEvent(QPaintEvent* /*event*/) {
  if (!m_coverage) return;
  QPainter painter(this);
  paintCoverage(painter, rect(), *m_coverage);
}

bool CoverageBar::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !m_coverage) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto count = m_coverage->lines.size();
  const auto at =
      static_cast<std::size_t>(std::max(0, help->x())) * count / static_cast<std::size_t>(std::max(1, width()));
  const auto& line = m_coverage->lines[std::min(at, count - 1)];
  QToolTip::showText(help->globalPos(), tr("Line %1 is %2: %3")
                                            .arg(std::min(at, count - 1) + 1)
                                            .arg(SessionText::lineState(line.state), text(line.text)));
  return true;
}

}  // namespace jukebox::ui
