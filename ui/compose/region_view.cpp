#include "ui/compose/region_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/library/sample_text.h"
#include "ui/player/waveform_painter.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kHeight = 72;
constexpr double kLeastSeconds = 0.1;
constexpr double kKeyStepSeconds = 0.5;

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
  connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RegionView::setSound(double durationSeconds, std::vector<PeakBucket> peaks) {
  m_duration = durationSeconds;
  m_peaks = std::move(peaks);
  update();
}

void RegionView::setEnd(double seconds) {
  m_end = seconds;
  setAccessibleDescription(tr("%1 of %2").arg(SampleText::length(m_end), SampleText::length(m_duration)));
  update();
}

QSize RegionView::sizeHint() const {
  return {160, kHeight};
}

void RegionView::drag(double seconds) {
  if (m_duration <= 0) return;
  setEnd(std::clamp(seconds, std::min(kLeastSeconds, m_duration), m_duration));
  emit endDragged(m_end);
}

void RegionView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) drag(event->position().x() / std::max(1, width()) * m_duration);
}

void RegionView::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons().testFlag(Qt::LeftButton)) drag(event->position().x() / std::max(1, width()) * m_duration);
}

void RegionView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return drag(m_end - kKeyStepSeconds);
    case Qt::Key_Right:
      return drag(m_end + kKeyStepSeconds);
    case Qt::Key_Home:
      return drag(0);
    case Qt::Key_End:
      return drag(m_duration);
    default:
      QWidget::keyPressEvent(event);
  }
}

void RegionView::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(hasFocus() ? tokens.focus : tokens.border);
  painter.setBrush(tokens.field);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius, kControlRadius);
  if (m_duration <= 0) return;
  const double x = m_end / m_duration * width();
  painter.fillRect(QRectF(1, 1, x - 1, height() - 2), tokens.accentSoft);
  if (!m_peaks.empty()) {
    const WaveformStyle style{3, true};
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    const std::size_t columns = columnsOf(style, pixels.width());
    std::vector<QColor> colors(columns, tokens.faintText);
    const auto kept = static_cast<std::size_t>(m_end / m_duration * static_cast<double>(columns));
    std::fill_n(colors.begin(), std::min(kept, columns), tokens.accent);
    painter.drawImage(rect(), paintWaveform(resampled(m_peaks, columns), colors, pixels, style, 0.9));
  }
  painter.fillRect(QRectF(std::clamp(x - 1.5, 0.0, width() - 3.0), 0, 3, height()), tokens.text);
}

}  // namespace jukebox::ui
