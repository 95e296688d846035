#include "ui/training/loss_chart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr double kLeft = 52, kRight = 12, kTop = 30, kBottom = 24;
constexpr double kPad = 0.06;  ///< of the values' range, above and below
constexpr double kSmallestView = 4;
constexpr double kWheelZoom = 1.25, kKeyZoom = 1.5, kKeyPan = 0.2;
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

QString stepText(double step) {
  return QLocale().toString(static_cast<qlonglong>(step));
}

}  // namespace

LossChart::LossChart(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setObjectName(QStringLiteral("lossChart"));
  setAccessibleName(tr("Learning curve"));
  if (auto* theme = Theme::instance()) {
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
  }
}

void LossChart::present(const QString& quantity, std::vector<ChartSeries> series, std::vector<ChartMark> marks) {
  if (quantity != m_quantity) {
    m_view.reset();
    m_cursorStep.reset();
  }
  m_quantity = quantity;
  m_series = std::move(series);
  m_marks = std::move(marks);
  setAccessibleName(tr("Learning curve: %1").arg(m_quantity));
  setAccessibleDescription(summary());
  emit viewChanged();
  update();
}

void LossChart::setLogarithmic(bool isLogarithmic) {
  m_isLogarithmic = isLogarithmic;
  update();
}

bool LossChart::isEmpty() const {
  return std::all_of(m_series.begin(), m_series.end(), [](const ChartSeries& s) { return s.points.empty(); });
}

bool LossChart::canBeLogarithmic() const {
  return std::all_of(m_series.begin(), m_series.end(), [](const ChartSeries& s) {
    return std::all_of(s.points.begin(), s.points.end(), [](const CurvePoint& p) { return p.value > 0; });
  });
}

ChartRange LossChart::wholeRange() const {
  std::optional<ChartRange> range;
  for (const ChartSeries& series : m_series) {
    if (series.points.empty()) continue;
    const ChartRange own{series.points.front().step, series.points.back().step};
    range = range ? ChartRange{std::min(range->low, own.low), std::max(range->high, own.high)} : own;
  }
  if (!range) return {0, 1};
  if (range->width() < 1) range->high = range->low + 1;
  return *range;
}

ChartRange LossChart::values() const {
  const bool logarithmic = m_isLogarithmic && canBeLogarithmic();
  std::optional<ChartRange> range;
  const auto include = [&](const ChartRange& own) {
    range = range ? ChartRange{std::min(range->low, own.low), std::max(range->high, own.high)} : own;
  };
  for (const ChartSeries& series : m_series) {
    if (const auto own = valueRange(series.points, view(), logarithmic)) include(*own);
  }
  if (!range) range = ChartRange{0, 1};
  if (!m_view) {
    for (const ChartMark& mark : m_marks) {
      if (!logarithmic || mark.value > 0) include({mark.value, mark.value});
    }
  }
  if (logarithmic) {
    const double factor = std::max(1.05, std::pow(range->high / range->low, kPad));
    return {range->low / factor, range->high * factor};
  }
  const double pad = std::max(range->width() * kPad, std::max(1e-12, std::abs(range->high) * 1e-3));
  return {range->low - pad, range->high + pad};
}

QRectF LossChart::plot() const {
  return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

double LossChart::xOf(double step, const QRectF& plot) const {
  const ChartRange seen = view();
  return plot.left() + (step - seen.low) / seen.width() * plot.width();
}

double LossChart::yOf(double value, const ChartRange& values, const QRectF& plot) const {
  double place = (value - values.low) / values.width();
  if (m_isLogarithmic && values.low > 0 && canBeLogarithmic()) {
    place = std::log(std::max(value, 1e-300) / values.low) / std::log(values.high / values.low);
  }
  return plot.bottom() - place * plot.height();
}

double LossChart::stepAt(double x) const {
  const QRectF area = plot();
  const ChartRange seen = view();
  return seen.low + (x - area.left()) / std::max(1.0, area.width()) * seen.width();
}

void LossChart::setView(const ChartRange& view) {
  const ChartRange whole = wholeRange();
  m_view = view.low <= whole.low && view.high >= whole.high ? std::nullopt : std::optional(view);
  emit viewChanged();
  update();
}

void LossChart::zoom(double factor) {
  const ChartRange seen = view();
  const double center = m_cursorStep.value_or((seen.low + seen.high) / 2);
  setView(zoomed(seen, wholeRange(), factor, center, std::min(kSmallestView, wholeRange().width())));
}

void LossChart::showAll() {
  setView(wholeRange());
}

void LossChart::setCursorStep(std::optional<double> step) {
  if (m_cursorStep == step) return;
  m_cursorStep = step;
  update();
  const QString said = readout();
  setAccessibleDescription(said.isEmpty() ? summary() : said);
  QAccessibleEvent event(this, QAccessible::DescriptionChanged);
  QAccessible::updateAccessibility(&event);
}

QString LossChart::readout() const {
  if (!m_cursorStep) return {};
  QStringList parts;
  double step = *m_cursorStep;
  for (const ChartSeries& series : m_series) {
    const auto point = nearestPoint(series.points, *m_cursorStep);
    if (!point) continue;
    if (parts.isEmpty()) step = point->step;
    parts << tr("%1 %2").arg(series.name, TrainingText::value(point->value));
  }
  return parts.isEmpty() ? QString() : tr("Step %1: %2").arg(stepText(step), parts.join(QStringLiteral(", ")));
}

QString LossChart::summary() const {
  if (isEmpty()) return tr("Nothing was measured yet.");
  QStringList sentences;
  for (const ChartSeries& series : m_series) {
    if (series.points.empty()) continue;
    const auto lowest = std::min_element(series.points.begin(), series.points.end(),
                                         [](const auto& a, const auto& b) { return a.value < b.value; });
    sentences << tr("%1: from %2 at step %3 to %4 at step %5; lowest %6 at step %7.")
                     .arg(series.name, TrainingText::value(series.points.front().value),
                          stepText(series.points.front().step), TrainingText::value(series.points.back().value),
                          stepText(series.points.back().step), TrainingText::value(lowest->value),
                          stepText(lowest->step));
  }
  for (const ChartMark& mark : m_marks) sentences << tr("%1: %2.").arg(mark.name, TrainingText::value(mark.value));
  return sentences.join(u' ');
}

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
    painter.drawText(QRectF(0, y - 8, kLeft - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                     QLocale().toString(tick, 'g', 4));
  }
  for (const double tick : ticks(view(), std::max(2, static_cast<int>(plot.width() / kPixelsATick)), false)) {
    const double x = xOf(tick, plot);
    painter.setPen(t.secondaryText);
    const QString text = stepText(tick);
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
    painter.drawLine(QPointF(x, kTop / 2 + 1), QPointF(x + 20, kTop / 2 + 1));
    const QString text = QStringLiteral("%1 %2").arg(series.name, TrainingText::value(series.points.back().value));
    const double width = painter.fontMetrics().horizontalAdvance(text);
    painter.setPen(t.text);
    painter.drawText(QRectF(x + 26, 2, width + 2, kTop - 2), Qt::AlignLeft | Qt::AlignVCenter, text);
    x += 26 + width + kSpace4;
  }
}

void LossChart::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) m_dragView.reset();
  if (m_dragView) {
    const double moved = (m_dragFrom.x() - event->position().x()) / std::max(1.0, plot().width());
    setView(panned(*m_dragView, wholeRange(), moved));
    return;
  }
  const bool isInside = plot().contains(event->position());
  setCursorStep(isInside && !isEmpty() ? std::optional(stepAt(event->position().x())) : std::nullopt);
}

void LossChart::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_view) return;
  m_dragFrom = event->position();
  m_dragView = m_view;
}

void LossChart::mouseDoubleClickEvent(QMouseEvent*) {
  showAll();
}

void LossChart::leaveEvent(QEvent*) {
  m_dragView.reset();
  if (!hasFocus()) setCursorStep(std::nullopt);
}

void LossChart::focusOutEvent(QFocusEvent* event) {
  setCursorStep(std::nullopt);
  QWidget::focusOutEvent(event);
}

void LossChart::wheelEvent(QWheelEvent* event) {
  if (isEmpty() || event->angleDelta().y() == 0) return event->ignore();
  const double factor = event->angleDelta().y() > 0 ? kWheelZoom : 1 / kWheelZoom;
  const double center = stepAt(std::clamp(event->position().x(), plot().left(), plot().right()));
  setView(zoomed(view(), wholeRange(), factor, center, std::min(kSmallestView, wholeRange().width())));
  event->accept();
}

void LossChart::walk(int direction, bool toEnd) {
  if (isEmpty()) return;
  const auto& points = std::max_element(m_series.begin(), m_series.end(), [](const auto& a, const auto& b) {
                         return a.points.size() < b.points.size();
                       })->points;
  if (toEnd) return setCursorStep(direction < 0 ? points.front().step : points.back().step);
  if (!m_cursorStep) return setCursorStep(points.back().step);
  const auto at = std::lower_bound(points.begin(), points.end(), *m_cursorStep,
                                   [](const CurvePoint& point, double step) { return point.step < step; });
  if (direction < 0 && at != points.begin()) setCursorStep((at - 1)->step);
  if (direction > 0 && at != points.end() && at + 1 != points.end()) {
    setCursorStep((at->step > *m_cursorStep ? at : at + 1)->step);
  }
  const ChartRange seen = view();
  if (*m_cursorStep < seen.low || *m_cursorStep > seen.high) {
    setView(panned(seen, wholeRange(), (*m_cursorStep - (seen.low + seen.high) / 2) / seen.width()));
  }
}

void LossChart::keyPressEvent(QKeyEvent* event) {
  const bool pans = event->modifiers() & Qt::ShiftModifier;
  switch (event->key()) {
    case Qt::Key_Left:
      return pans ? setView(panned(view(), wholeRange(), -kKeyPan)) : walk(-1, false);
    case Qt::Key_Right:
      return pans ? setView(panned(view(), wholeRange(), kKeyPan)) : walk(1, false);
    case Qt::Key_Home:
      return walk(-1, true);
    case Qt::Key_End:
      return walk(1, true);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom(kKeyZoom);
    case Qt::Key_Minus:
      return zoom(1 / kKeyZoom);
    case Qt::Key_0:
      return showAll();
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace jukebox::ui
