// How the chart is painted: grid, marks, curves, cursor and legend.

#include <QPainter>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/training/loss_chart.h"
#include "ui/training/loss_chart_frame.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr double kPixelsATick = 90, kPixelsALine = 44;

/// One stroke through few points; a stroke that crosses itself thousands of times would take seconds, so many points
/// are joined by lines of their own.
void paintLine(QPainter& painter, const QList<QPointF>& places, const QColor& color, bool isDashed) {
  constexpr qsizetype kMostInOneStroke = 300;
  painter.setBrush(Qt::NoBrush);
  if (places.size() <= kMostInOneStroke) {
    painter.setPen(QPen(color, isDashed ? 2 : 1.5, isDashed ? Qt::DashLine : Qt::SolidLine));
    return painter.drawPolyline(places.constData(), static_cast<int>(places.size()));
  }
  painter.setPen(QPen(color, isDashed ? 2 : 1.2));
  for (qsizetype i = 1; i < places.size(); ++i) painter.drawLine(places[i - 1], places[i]);
}

}  // namespace

QColor LossChart::colorOf(ChartSeries::Kind kind) {
  const Tokens& t = Theme::tokens();
  if (kind == ChartSeries::Kind::training) return t.accent;
  return t.star == t.accent ? t.text : t.star;  // one and the same with high contrast
}

void LossChart::paintEvent(QPaintEvent*) {
  const Tokens& t = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? QPen(t.focus, 2) : QPen(t.border, 1));
  painter.setBrush(t.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kControlRadius, kControlRadius);
  painter.setFont(textFont(kTextSmall));
  m_drawnPoints = 0;
  const QRectF area = plot();
  if (isEmpty()) {
    painter.setPen(t.secondaryText);
    painter.drawText(QRectF(rect()), Qt::AlignCenter, tr("The first values appear after a few steps."));
    return;
  }
  const ChartRange range = values();
  paintGrid(painter, area, range);
  painter.save();
  painter.setClipRect(area.adjusted(0, -2, 0, 2));
  paintMarks(painter, area, range);
  paintSeries(painter, area, range);
  painter.restore();
  if (m_cursorStep) paintCursor(painter, area, range);
  paintLegend(painter, area);
}

void LossChart::paintGrid(QPainter& painter, const QRectF& plot, const ChartRange& values) const {
  const Tokens& t = Theme::tokens();
  const bool logarithmic = m_isLogarithmic && canBeLogarithmic();
  for (const double tick : ticks(values, std::max(2, static_cast<int>(plot.height() / kPixelsALine)), logarithmic)) {
    const double y = yOf(tick, values, plot);
    painter.setPen(QPen(t.border, 1));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(t.secondaryText);
    painter.drawText(QRectF(0, y - 8, ChartFrame::left - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(tick, 'g', 4));
  }
  for (const double tick : ticks(view(), std::max(2, static_cast<int>(plot.width() / kPixelsATick)), false)) {
    const double x = xOf(tick, plot);
    painter.setPen(t.secondaryText);
    const QString text = ChartFrame::stepText(tick);
    const double half = painter.fontMetrics().horizontalAdvance(text) / 2.0 + 1;
    const double middle = std::clamp(x, half + 2, width() - half - 2);
    painter.drawText(QRectF(middle - half, plot.bottom() + 4, 2 * half, 16), Qt::AlignCenter, text);
  }
}

void LossChart::paintMarks(QPainter& painter, const QRectF& plot, const ChartRange& values) const {
  const Tokens& t = Theme::tokens();
  for (const ChartMark& mark : m_marks) {
    const double y = yOf(mark.value, values, plot);
    if (y < plot.top() - 1 || y > plot.bottom() + 1) continue;
    painter.setPen(QPen(t.secondaryText, 1, Qt::DotLine));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(t.secondaryText);
    const QString text = QStringLiteral("%1 %2").arg(mark.name, TrainingText::value(mark.value));
    const double top = y - 16 < plot.top() ? y + 1 : y - 16;
    painter.drawText(QRectF(plot.left(), top, plot.width() - 4, 15), Qt::AlignRight | Qt::AlignVCenter, text);
  }
}

void LossChart::paintSeries(QPainter& painter, const QRectF& plot, const ChartRange& values) {
  for (const ChartSeries& series : m_series) {
    const auto points = decimated(series.points, view(), static_cast<int>(plot.width()));
    m_drawnPoints += points.size();
    if (points.empty()) continue;
    const bool isHeldOut = series.kind == ChartSeries::Kind::heldOut;
    QList<QPointF> places;
    for (const CurvePoint& point : points) places.emplace_back(xOf(point.step, plot), yOf(point.value, values, plot));
    paintLine(painter, places, colorOf(series.kind), isHeldOut);
    constexpr std::size_t kMostDots = 60;
    if (points.size() > kMostDots || (!isHeldOut && points.size() > 1)) continue;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(series.kind));
    for (const CurvePoint& point : points) {
      painter.drawEllipse(QPointF(xOf(point.step, plot), yOf(point.value, values, plot)), 3, 3);
    }
  }
}

void LossChart::paintCursor(QPainter& painter, const QRectF& plot, const ChartRange& values) const {
  const Tokens& t = Theme::tokens();
  const double x = std::clamp(xOf(*m_cursorStep, plot), plot.left(), plot.right());
  painter.setPen(QPen(t.strongBorder, 1));
  painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
  for (const ChartSeries& series : m_series) {
    const auto point = nearestPoint(series.points, *m_cursorStep);
    if (!point || point->step < view().low || point->step > view().high) continue;
    painter.setPen(QPen(t.surface, 2));
    painter.setBrush(colorOf(series.kind));
    painter.drawEllipse(QPointF(xOf(point->step, plot), yOf(point->value, values, plot)), 4.5, 4.5);
  }
  const QString said = readout();
  const double width = painter.fontMetrics().horizontalAdvance(said) + 2 * kSpace2;
  const double farthest = std::max(plot.left(), plot.right() - width);
  const QRectF box(std::clamp(x - width / 2, plot.left(), farthest), plot.bottom() - 26, std::min(width, plot.width()),
                   22);
  painter.setPen(QPen(t.border, 1));
  painter.setBrush(t.raised);
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(t.text);
  painter.drawText(box, Qt::AlignCenter, said);
}

void LossChart::paintLegend(QPainter& painter, const QRectF& plot) const {
  const Tokens& t = Theme::tokens();
  double x = plot.left();
  for (const ChartSeries& series : m_series) {
    if (series.points.empty()) continue;
    const bool isHeldOut = series.kind == ChartSeries::Kind::heldOut;
    painter.setPen(QPen(colorOf(series.kind), 2, isHeldOut ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(x, ChartFrame::top / 2 + 1), QPointF(x + 20, ChartFrame::top / 2 + 1));
    const QString text = QStringLiteral("%1 %2").arg(series.name, TrainingText::value(series.points.back().value));
    const double width = painter.fontMetrics().horizontalAdvance(text);
    painter.setPen(t.text);
    painter.drawText(QRectF(x + 26, 2, width + 2, ChartFrame::top - 2), Qt::AlignLeft | Qt::AlignVCenter, text);
    x += 26 + width + kSpace4;
  }
}

}  // namespace jukebox::ui
