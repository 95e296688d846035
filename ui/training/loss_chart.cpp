#include "ui/training/loss_chart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QWheelEvent>
#include <cmath>

#include "ui/theme/theme.h"
#include "ui/training/loss_chart_frame.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr double kPad = 0.06;  ///< of the values' range, above and below
constexpr double kSmallestView = 4;
constexpr double kWheelZoom = 1.25, kKeyZoom = 1.5, kKeyPan = 0.2;

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
  return QRectF(rect()).adjusted(ChartFrame::left, ChartFrame::top, -ChartFrame::right, -ChartFrame::bottom);
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
  return parts.isEmpty() ? QString()
                         : tr("Step %1: %2").arg(ChartFrame::stepText(step), parts.join(QStringLiteral(", ")));
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
                          ChartFrame::stepText(series.points.front().step),
                          TrainingText::value(series.points.back().value),
                          ChartFrame::stepText(series.points.back().step), TrainingText::value(lowest->value),
                          ChartFrame::stepText(lowest->step));
  }
  for (const ChartMark& mark : m_marks) sentences << tr("%1: %2.").arg(mark.name, TrainingText::value(mark.value));
  return sentences.join(u' ');
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
