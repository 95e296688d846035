#include "ui/player/waveform_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/player/waveform_painter.h"
#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kRulerHeight = 22;
constexpr int kHandlePixels = 6;     ///< how near an end of the loop the pointer takes it
constexpr double kSeekSeconds = 5;   ///< arrow keys
constexpr double kWheelZoom = 1.25;  ///< a notch

}  // namespace

WaveformView::WaveformView(Kind kind, TimeViewport& viewport, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_viewport(viewport) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Waveform"));
  setAccessibleRole(this, QAccessible::Slider);
  setSizePolicy(QSizePolicy::Expanding, kind == Kind::detailed ? QSizePolicy::Expanding : QSizePolicy::Fixed);
  if (kind == Kind::detailed) grabGesture(Qt::PinchGesture);
  connect(&viewport, &TimeViewport::changed, this, &WaveformView::forgetPicture);
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, &WaveformView::forgetPicture);
  describe();
}

QSize WaveformView::sizeHint() const {
  return m_kind == Kind::detailed ? QSize(640, 160) : QSize(320, 36);
}

QSize WaveformView::minimumSizeHint() const {
  return m_kind == Kind::detailed ? QSize(120, 80) : QSize(80, 36);
}

void WaveformView::setPeaks(std::shared_ptr<const PeakPyramid> peaks) {
  m_peaks = std::move(peaks);
  forgetPicture();
}

void WaveformView::setBrightness(std::vector<float> brightness) {
  m_brightness = std::move(brightness);
  forgetPicture();
}

void WaveformView::setPosition(double seconds) {
  const int before = static_cast<int>(xOf(m_position));
  m_position = seconds;
  const int after = static_cast<int>(xOf(m_position));
  if (before == after) return;
  constexpr int kHeadPixels = 8;
  update(std::min(before, after) - kHeadPixels, 0, std::abs(after - before) + 2 * kHeadPixels, height());
  describe();
}

void WaveformView::setLoop(const std::optional<LoopSpan>& loop) {
  if (m_loop == loop) return;
  m_loop = loop;
  update();
}

void WaveformView::setLoadedSeconds(double seconds) {
  if (m_loadedSeconds == seconds) return;
  m_loadedSeconds = seconds;
  update();
}

void WaveformView::describe() {
  setAccessibleDescription(tr("%1 of %2").arg(timeText(m_position), timeText(m_viewport.durationSeconds())));
}

QRect WaveformView::waveRect() const {
  return m_kind == Kind::detailed ? rect().adjusted(0, kRulerHeight, 0, 0) : rect();
}

double WaveformView::secondsAt(double x) const {
  return std::clamp(m_viewport.secondsAt(x, width()), 0.0, m_viewport.durationSeconds());
}

double WaveformView::xOf(double seconds) const {
  return m_viewport.xOf(seconds, width());
}

void WaveformView::forgetPicture() {
  m_played = {};
  m_waiting = {};
  update();
}

void WaveformView::resizeEvent(QResizeEvent*) {
  forgetPicture();
}

std::vector<QColor> WaveformView::columnColors(std::size_t columns) const {
  const Tokens& tokens = Theme::tokens();
  if (m_brightness.empty() || m_viewport.durationSeconds() <= 0) return {tokens.accent};
  std::vector<QColor> colors;
  colors.reserve(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    const double seconds = m_viewport.secondsAt(static_cast<double>(i), static_cast<double>(columns));
    const double place = seconds / m_viewport.durationSeconds() * static_cast<double>(m_brightness.size());
    const auto index = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(m_brightness.size() - 1)));
    colors.push_back(centroidColor(tokens, static_cast<double>(m_brightness[index])));
  }
  return colors;
}

void WaveformView::makePictures() {
  const qreal ratio = devicePixelRatioF();
  const QSize pixels = waveRect().size() * ratio;
  const WaveformStyle style{m_kind == Kind::compact ? static_cast<int>(std::lround(3 * ratio)) : 0, true};
  const double rate = m_peaks->sampleRate();
  const auto peaks = m_peaks->summarise(m_viewport.beginSeconds() * rate, m_viewport.endSeconds() * rate,
                                        columnsOf(style, pixels.width()));
  const PeakBucket all = m_peaks->summarise(std::uint64_t{0}, m_peaks->frameCount());
  const double loudest =
      std::max({std::abs(static_cast<double>(all.minimum)), std::abs(static_cast<double>(all.maximum)), 0.05});
  const double gain = 0.94 / loudest;
  const auto colors = columnColors(peaks.size());
  const Tokens& tokens = Theme::tokens();
  std::vector<QColor> idle;
  for (const QColor& color : colors) {
    idle.push_back(m_kind == Kind::compact ? mixed(tokens.strongBorder, tokens.faintText, 0.4)
                                           : mixed(tokens.surface, color, 0.5));
  }
  m_played = QPixmap::fromImage(paintWaveform(peaks, colors, pixels, style, gain));
  m_waiting = QPixmap::fromImage(paintWaveform(peaks, idle, pixels, style, gain));
  m_played.setDevicePixelRatio(ratio);
  m_waiting.setDevicePixelRatio(ratio);
}

void WaveformView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& tokens = Theme::tokens();
  const QRect wave = waveRect();
  if (m_kind == Kind::detailed) {
    painter.fillRect(wave, tokens.surface);
    painter.fillRect(QRectF(0, wave.center().y(), width(), 1), tokens.border);
  }
  paintLoop(painter);
  const bool hasPicture = m_peaks && m_peaks->frameCount() > 0 && m_viewport.lengthSeconds() > 0;
  if (hasPicture) {
    if (m_played.isNull()) makePictures();
    const double head = std::clamp(xOf(m_position), 0.0, static_cast<double>(width()));
    painter.save();
    painter.setClipRect(QRectF(0, wave.top(), head, wave.height()));
    painter.drawPixmap(wave.topLeft(), m_played);
    painter.setClipRect(QRectF(head, wave.top(), width() - head, wave.height()));
    painter.drawPixmap(wave.topLeft(), m_waiting);
    painter.restore();
  } else if (m_kind == Kind::compact) {
    painter.fillRect(QRectF(0, wave.center().y(), width(), 1), tokens.strongBorder);
  }
  if (m_kind == Kind::detailed) paintRuler(painter);
  paintHover(painter);
  if (m_viewport.durationSeconds() > 0) paintPlayhead(painter);
  if (hasFocus() && m_showsFocus) {
    painter.setPen(QPen(tokens.focus, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
}

void WaveformView::paintRuler(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  painter.setFont(textFont(kTextSmall));
  const double step = tickSeconds(m_viewport.lengthSeconds(), width(), 72);
  const int decimals = step >= 1 ? 0 : (step >= 0.1 ? 1 : 2);
  const double first = std::floor(m_viewport.beginSeconds() / step) * step;
  for (int i = 0; i < 1000; ++i) {
    const double seconds = first + step * i;
    if (seconds > m_viewport.endSeconds() || seconds > m_viewport.durationSeconds()) break;
    const double x = std::round(xOf(seconds)) + 0.5;
    painter.setPen(tokens.strongBorder);
    painter.drawLine(QPointF(x, kRulerHeight - 6), QPointF(x, kRulerHeight - 1));
    painter.setPen(tokens.secondaryText);
    painter.drawText(QPointF(x + 4, kRulerHeight - 7), timeText(seconds + 1e-6, decimals));
  }
}

void WaveformView::paintLoop(QPainter& painter) const {
  if (!m_loop) return;
  const Tokens& tokens = Theme::tokens();
  const double begin = xOf(m_loop->beginSeconds);
  const double end = xOf(m_loop->endSeconds);
  QColor ground = tokens.accent;
  ground.setAlphaF(0.16F);
  painter.fillRect(QRectF(QPointF(begin, waveRect().top()), QPointF(end, height())), ground);
  if (m_kind == Kind::compact) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.accent);
  painter.drawRoundedRect(QRectF(QPointF(begin, kRulerHeight - 5), QPointF(end, kRulerHeight - 1)), 2, 2);
  for (const double x : {begin, end}) painter.drawRect(QRectF(x - 1, kRulerHeight - 5, 2, height() - kRulerHeight + 5));
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void WaveformView::paintPlayhead(QPainter& painter) const {
  const double x = std::round(xOf(m_position));
  if (x < -8 || x > width() + 8) return;
  const Tokens& tokens = Theme::tokens();
  painter.fillRect(QRectF(x - 1, waveRect().top(), 2, waveRect().height()), tokens.text);
  if (m_kind == Kind::compact) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.text);
  const double y = kRulerHeight;
  const QPointF triangle[] = {{x - 6, y - 7}, {x + 6, y - 7}, {x, y + 1}};
  painter.drawPolygon(triangle, 3);
}

void WaveformView::paintHover(QPainter& painter) const {
  if (!m_hover || m_drag == Drag::pan || m_viewport.durationSeconds() <= 0) return;
  const Tokens& tokens = Theme::tokens();
  const double x = m_hover->x();
  QColor line = tokens.text;
  line.setAlphaF(0.35F);
  painter.fillRect(QRectF(x, waveRect().top(), 1, waveRect().height()), line);
  painter.setFont(textFont(kTextSmall, QFont::DemiBold));
  const QString text = timeText(secondsAt(x), m_kind == Kind::detailed ? 2 : 1);
  const double textWidth = painter.fontMetrics().horizontalAdvance(text) + 2 * kSpace2;
  const double left = std::clamp(x + 6, 0.0, std::max(width() - textWidth, 0.0));
  const QRectF label(left, waveRect().top() + 2, textWidth, 18);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(tokens.border);
  painter.setBrush(tokens.raised);
  painter.drawRoundedRect(label, 4, 4);
  painter.setPen(tokens.text);
  painter.drawText(label, Qt::AlignCenter, text);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

WaveformView::Drag WaveformView::dragAt(const QPoint& point, Qt::KeyboardModifiers modifiers,
                                        Qt::MouseButton button) const {
  if (button == Qt::MiddleButton && m_kind == Kind::detailed) return Drag::pan;
  if (button != Qt::LeftButton) return Drag::none;
  if (m_kind == Kind::compact) return Drag::seek;
  if (m_loop && std::abs(point.x() - xOf(m_loop->beginSeconds)) <= kHandlePixels) return Drag::loopBegin;
  if (m_loop && std::abs(point.x() - xOf(m_loop->endSeconds)) <= kHandlePixels) return Drag::loopEnd;
  const bool isLoop = point.y() < kRulerHeight || modifiers.testFlag(Qt::ShiftModifier);
  return isLoop ? Drag::loop : Drag::seek;
}

void WaveformView::updateCursor(const QPoint& point) {
  if (m_kind == Kind::compact) return setCursor(Qt::PointingHandCursor);
  const Drag drag = dragAt(point, Qt::NoModifier, Qt::LeftButton);
  setCursor(drag == Drag::loopBegin || drag == Drag::loopEnd ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
  if (m_viewport.durationSeconds() <= 0) return;
  m_drag = dragAt(event->position().toPoint(), event->modifiers(), event->button());
  m_pressPoint = event->position().toPoint();
  m_dragOrigin = m_drag == Drag::pan ? m_viewport.secondsAt(m_pressPoint.x(), width()) : secondsAt(m_pressPoint.x());
  if (m_drag == Drag::seek) dragTo(m_pressPoint);
}

void WaveformView::dragTo(const QPoint& point) {
  const double seconds = secondsAt(point.x());
  switch (m_drag) {
    case Drag::none:
      break;
    case Drag::seek:
      emit seekRequested(seconds);
      break;
    case Drag::loop:
      if (std::abs(point.x() - m_pressPoint.x()) < 3) break;
      setLoop(LoopSpan{std::min(m_dragOrigin, seconds), std::max(m_dragOrigin, seconds)});
      break;
    case Drag::loopBegin:
      setLoop(LoopSpan{std::min(seconds, m_loop->endSeconds - TimeViewport::kShortestSeconds), m_loop->endSeconds});
      break;
    case Drag::loopEnd:
      setLoop(LoopSpan{m_loop->beginSeconds, std::max(seconds, m_loop->beginSeconds + TimeViewport::kShortestSeconds)});
      break;
    case Drag::pan:
      m_viewport.pan(m_dragOrigin - m_viewport.secondsAt(point.x(), width()));
      break;
  }
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
  m_hover = event->position().toPoint();
  if (m_drag == Drag::none) updateCursor(*m_hover);
  dragTo(*m_hover);
  update();
}

void WaveformView::mouseReleaseEvent(QMouseEvent* event) {
  const Drag drag = std::exchange(m_drag, Drag::none);
  const bool isClick = (event->position().toPoint() - m_pressPoint).manhattanLength() < 3;
  if (drag == Drag::loop && isClick) {
    setLoop(std::nullopt);
    emit loopRequested(std::nullopt);
  } else if (drag == Drag::loop || drag == Drag::loopBegin || drag == Drag::loopEnd) {
    emit loopRequested(m_loop);
  }
}

void WaveformView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (m_kind == Kind::detailed && event->button() == Qt::LeftButton) m_viewport.showAll();
}

void WaveformView::focusInEvent(QFocusEvent* event) {
  m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  QWidget::focusInEvent(event);
}

void WaveformView::leaveEvent(QEvent*) {
  m_hover.reset();
  update();
}

void WaveformView::wheelEvent(QWheelEvent* event) {
  if (m_kind == Kind::compact || m_viewport.durationSeconds() <= 0) return event->ignore();
  const QPoint angle = event->angleDelta();
  const bool pans = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y());
  if (pans) {
    const double notches = (angle.x() != 0 ? angle.x() : angle.y()) / 120.0;
    m_viewport.pan(-notches * m_viewport.lengthSeconds() / 8);
  } else {
    m_viewport.zoom(m_viewport.secondsAt(event->position().x(), width()), std::pow(kWheelZoom, angle.y() / 120.0));
  }
  event->accept();
}

bool WaveformView::event(QEvent* event) {
  if (event->type() == QEvent::Gesture) {
    auto* pinch = static_cast<QPinchGesture*>(static_cast<QGestureEvent*>(event)->gesture(Qt::PinchGesture));
    if (pinch != nullptr && pinch->changeFlags().testFlag(QPinchGesture::ScaleFactorChanged)) {
      const double x = mapFromGlobal(pinch->centerPoint()).x();
      m_viewport.zoom(m_viewport.secondsAt(x, width()), pinch->scaleFactor());
    }
    return true;
  }
  if (event->type() == QEvent::NativeGesture && m_kind == Kind::detailed) {
    auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() != Qt::ZoomNativeGesture) return QWidget::event(event);
    m_viewport.zoom(m_viewport.secondsAt(gesture->position().x(), width()), 1.0 + gesture->value());
    return true;
  }
  return QWidget::event(event);
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
  const double duration = m_viewport.durationSeconds();
  const auto seekTo = [&](double seconds) { emit seekRequested(std::clamp(seconds, 0.0, duration)); };
  switch (event->key()) {
    case Qt::Key_Left:
      return seekTo(m_position - kSeekSeconds);
    case Qt::Key_Right:
      return seekTo(m_position + kSeekSeconds);
    case Qt::Key_Home:
      return seekTo(0);
    case Qt::Key_End:
      return seekTo(duration);
    case Qt::Key_Plus:
      return m_viewport.zoom(m_position, kWheelZoom);
    case Qt::Key_Minus:
      return m_viewport.zoom(m_position, 1 / kWheelZoom);
    case Qt::Key_0:
      return m_viewport.showAll();
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace jukebox::ui
