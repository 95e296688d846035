#include "ui/player/spectrogram_view.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/player/player_view.h"
#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr double kWheelZoom = 1.25;

QString frequencyText(double hz) {
  return hz >= 1000 ? SpectrogramView::tr("%1 kHz").arg(hz / 1000.0, 0, 'g', 3)
                    : SpectrogramView::tr("%1 Hz").arg(std::lround(hz));
}

}  // namespace

SpectrogramView::SpectrogramView(TimeViewport& viewport, QWidget* parent) : QWidget(parent), m_viewport(viewport) {
  setMouseTracking(true);
  setAccessibleName(tr("Spectrogram"));
  setAccessibleRole(this, QAccessible::Graphic);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&viewport, &TimeViewport::changed, this, &SpectrogramView::forgetVisible);
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SpectrogramView::setMap(std::shared_ptr<const SpectrogramMap> map) {
  if (m_map == map) return;
  m_map = std::move(map);
  if (m_map) m_state = State::ready;
  makePicture();
}

void SpectrogramView::setState(State state, const QString& message) {
  m_state = state;
  m_message = message;
  update();
}

void SpectrogramView::setColorMap(ColorMap colors) {
  if (std::exchange(m_colors, colors) == colors) return;
  makePicture();
}

void SpectrogramView::makePicture() {
  const std::uint64_t serial = ++m_wantedSerial;
  if (!m_map) {
    m_picture.reset();
    forgetVisible();
    return;
  }
  QThreadPool::globalInstance()->start(
      [self = QPointer<SpectrogramView>(this), serial, map = m_map, colors = m_colors] {
        auto picture = std::make_shared<const SpectrogramPicture>(*map, colors);
        // The receiver is this thread's application object, which looks whether the view still lives.
        QMetaObject::invokeMethod(qApp, [self, serial, picture = std::move(picture)] {
          if (self) self->showPicture(serial, picture);
        });
      });
}

void SpectrogramView::showPicture(std::uint64_t serial, std::shared_ptr<const SpectrogramPicture> picture) {
  if (serial < m_pictureSerial) return;
  m_picture = std::move(picture);
  m_pictureSerial = serial;
  forgetVisible();
  emit pictureChanged();
}

void SpectrogramView::forgetVisible() {
  m_visible = {};
  update();
}

void SpectrogramView::resizeEvent(QResizeEvent*) {
  forgetVisible();
}

void SpectrogramView::setPosition(double seconds) {
  const int before = static_cast<int>(m_viewport.xOf(m_position, width()));
  m_position = seconds;
  const int after = static_cast<int>(m_viewport.xOf(m_position, width()));
  if (before == after) return;
  update(std::min(before, after) - 2, 0, std::abs(after - before) + 4, height());
}

void SpectrogramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), QColor(colorTable(m_colors)[0]));
  if (m_picture && m_map) {
    if (m_visible.isNull()) {
      m_visible = QPixmap(size() * devicePixelRatioF());
      m_visible.setDevicePixelRatio(devicePixelRatioF());
      m_visible.fill(QColor(colorTable(m_colors)[0]));
      QPainter into(&m_visible);
      m_picture->paint(into, rect(), m_viewport.beginSeconds(), m_viewport.endSeconds());
    }
    painter.drawPixmap(0, 0, m_visible);
    paintAxis(painter);
    paintPointer(painter);
    const double x = std::round(m_viewport.xOf(m_position, width()));
    painter.fillRect(QRectF(x - 1, 0, 2, height()), Qt::white);
  } else {
    paintMessage(painter);
  }
}

void SpectrogramView::paintMessage(QPainter& painter) const {
  QString text = m_message;
  if (text.isEmpty() && m_state == State::loading) text = tr("Listening to the frequencies …");
  painter.setPen(QColor(220, 220, 228));
  painter.setFont(textFont(kTextBody));
  painter.drawText(rect().adjusted(kSpace4, 0, -kSpace4, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

void SpectrogramView::paintAxis(QPainter& painter) const {
  static constexpr std::array kMarks{50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10'000.0};
  painter.setFont(textFont(kTextSmall));
  double lowestFree = height();
  for (const double hz : kMarks) {
    const double y = std::round((1.0 - m_map->heightOf(hz)) * height()) + 0.5;
    if (y < 14 || y > height() - 4 || y > lowestFree) continue;
    lowestFree = y - 16;
    painter.setPen(QColor(255, 255, 255, 46));
    painter.drawLine(QPointF(0, y), QPointF(width(), y));
    const QString text = frequencyText(hz);
    const QRectF label(kSpace1, y - 14, painter.fontMetrics().horizontalAdvance(text) + 8, 13);
    painter.fillRect(label, QColor(0, 0, 0, 120));
    painter.setPen(QColor(255, 255, 255, 225));
    painter.drawText(label, Qt::AlignCenter, text);
  }
}

void SpectrogramView::paintPointer(QPainter& painter) const {
  if (!m_pointer) return;
  painter.fillRect(QRectF(m_pointer->x(), 0, 1, height()), QColor(255, 255, 255, 90));
  painter.fillRect(QRectF(0, m_pointer->y(), width(), 1), QColor(255, 255, 255, 60));
  const double hz = m_map->frequencyAt(1.0 - static_cast<double>(m_pointer->y()) / std::max(height(), 1));
  const double seconds = m_viewport.secondsAt(m_pointer->x(), width());
  const QString text = QStringLiteral("%1 · %2").arg(timeText(seconds, 2), frequencyText(hz));
  painter.setFont(textFont(kTextSmall, QFont::DemiBold));
  const double labelWidth = painter.fontMetrics().horizontalAdvance(text) + 2 * kSpace2;
  const QRectF label(std::min(m_pointer->x() + 8.0, std::max(width() - labelWidth, 0.0)),
                     std::max(m_pointer->y() - 24.0, 2.0), labelWidth, 18);
  painter.fillRect(label, QColor(0, 0, 0, 170));
  painter.setPen(Qt::white);
  painter.drawText(label, Qt::AlignCenter, text);
}

void SpectrogramView::seekTo(double x) {
  if (m_viewport.durationSeconds() <= 0) return;
  emit seekRequested(std::clamp(m_viewport.secondsAt(x, width()), 0.0, m_viewport.durationSeconds()));
}

void SpectrogramView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) seekTo(event->position().x());
}

void SpectrogramView::mouseMoveEvent(QMouseEvent* event) {
  m_pointer = event->position().toPoint();
  if (event->buttons().testFlag(Qt::LeftButton)) seekTo(event->position().x());
  update();
}

void SpectrogramView::leaveEvent(QEvent*) {
  m_pointer.reset();
  update();
}

void SpectrogramView::wheelEvent(QWheelEvent* event) {
  const QPoint angle = event->angleDelta();
  const bool pans = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
  if (pans) {
    m_viewport.pan(-(angle.x() != 0 ? angle.x() : angle.y()) / 120.0 * m_viewport.lengthSeconds() / 8);
  } else {
    m_viewport.zoom(m_viewport.secondsAt(event->position().x(), width()), std::pow(kWheelZoom, angle.y() / 120.0));
  }
  event->accept();
}

}  // namespace jukebox::ui
