#include "ui/compose/region_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/library/sample_text.h"
#include "ui/player/waveform_painter.h"
#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kHeight = 72;
constexpr double kLeastSeconds = 0.1;
constexpr double kKeyStepSeconds = 0.5;
constexpr int kHandleWidth = 3;
constexpr int kFlagSize = 6;

/// The peaks in `columns` columns: the nearest of each.
std::vector<PeakBucket> resampled(const std::vector<PeakBucket>& peaks, std::size_t columns) {
  std::vector<PeakBucket> result(columns);
  for (std::size_t i = 0; i < columns && !peaks.empty(); ++i) result[i] = peaks[i * peaks.size() / columns];
  return result;
}

}  // namespace

RegionView::RegionView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::SizeHorCursor);
  setAccessibleName(tr("Part of the recording that is kept"));
  setAccessibleRole(this, QAccessible::Slider);
  connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RegionView::setSound(double durationSeconds, std::vector<PeakBucket> peaks) {
  m_duration = durationSeconds;
  m_peaks = std::move(peaks);
  update();
}

void RegionView::setRegion(double beginSeconds, double endSeconds) {
  m_begin = beginSeconds;
  m_end = endSeconds;
  const QString end = SampleText::length(m_end), duration = SampleText::length(m_duration);
  setAccessibleDescription(m_begin > 0 ? tr("%1 to %2 of %3").arg(SampleText::length(m_begin), end, duration)
                                       : tr("%1 of %2").arg(end, duration));
  update();
}

void RegionView::setBeginMovable(bool isMovable) {
  m_isBeginMovable = isMovable;
  setToolTip(isMovable
                 ? tr("Drag the edges of the part that is kept. Left and Right move its end, with Shift its begin.")
                 : tr("Drag the end of the part that is kept. Left and Right move it."));
  update();
}

QSize RegionView::sizeHint() const {
  return {160, kHeight};
}

RegionView::Edge RegionView::edgeNear(double seconds) const {
  return m_isBeginMovable && std::abs(seconds - m_begin) < std::abs(seconds - m_end) ? Edge::begin : Edge::end;
}

double RegionView::secondsAt(double x) const {
  return x / std::max(1, width()) * m_duration;
}

void RegionView::drag(Edge edge, double seconds) {
  if (m_duration <= 0 || (edge == Edge::begin && !m_isBeginMovable)) return;
  const double least = std::min(kLeastSeconds, m_duration);
  if (edge == Edge::begin) {
    setRegion(std::clamp(seconds, 0.0, std::max(0.0, m_end - least)), m_end);
  } else {
    setRegion(m_begin, std::clamp(seconds, std::min(m_begin + least, m_duration), m_duration));
  }
  emit regionDragged(m_begin, m_end);
}

void RegionView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const double seconds = secondsAt(event->position().x());
  m_dragged = edgeNear(seconds);
  drag(m_dragged, seconds);
}

void RegionView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) drag(m_dragged, secondsAt(event->position().x()));
}

void RegionView::keyPressEvent(QKeyEvent* event) {
  const Edge edge = event->modifiers().testFlag(Qt::ShiftModifier) ? Edge::begin : Edge::end;
  const double now = edge == Edge::begin ? m_begin : m_end;
  switch (event->key()) {
    case Qt::Key_Left:
      return drag(edge, now - kKeyStepSeconds);
    case Qt::Key_Right:
      return drag(edge, now + kKeyStepSeconds);
    case Qt::Key_Home:
      return drag(edge, 0);
    case Qt::Key_End:
      return drag(edge, m_duration);
    default:
      QWidget::keyPressEvent(event);
  }
}

void RegionView::paintHandle(QPainter& painter, double x, Edge edge) const {
  const Tokens& tokens = Theme::tokens();
  const double left = std::clamp(x - kHandleWidth / 2.0, 0.0, width() - double{kHandleWidth});
  painter.fillRect(QRectF(left, 0, kHandleWidth, height()), tokens.text);
  // A small flag that points into the part that is kept.
  const double flag = edge == Edge::begin ? left + kHandleWidth : left - kFlagSize;
  painter.fillRect(QRectF(flag, 0, kFlagSize, kFlagSize), tokens.text);
}

void RegionView::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? tokens.focus : tokens.border);
  painter.setBrush(tokens.field);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius, kControlRadius);
  if (m_duration <= 0) return;
  const double left = m_begin / m_duration * width(), right = m_end / m_duration * width();
  painter.fillRect(QRectF(left, 1, right - left, height() - 2).intersected(QRectF(rect()).adjusted(1, 1, -1, -1)),
                   tokens.accentSoft);
  if (!m_peaks.empty()) {
    const WaveformStyle style{3, true};
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    const std::size_t columns = columnsOf(style, pixels.width());
    std::vector<QColor> colors(columns, tokens.faintText);
    const auto columnAt = [&](double seconds) {
      return static_cast<std::ptrdiff_t>(std::clamp(seconds / m_duration, 0.0, 1.0) * static_cast<double>(columns));
    };
    std::fill(colors.begin() + columnAt(m_begin), colors.begin() + columnAt(std::max(m_begin, m_end)), tokens.accent);
    painter.drawImage(rect(), paintWaveform(resampled(m_peaks, columns), colors, pixels, style, 0.9));
  }
  if (m_isBeginMovable) paintHandle(painter, left, Edge::begin);
  paintHandle(painter, right, Edge::end);
}

}  // namespace jukebox::ui
