#pragma once
// WaveformView: the sound over time: click or drag to seek, mark a loop, zoom and pan, see where it plays.

#include <QPixmap>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/sound/peak_pyramid.h"
#include "ui/player/player_view.h"
#include "ui/player/time_viewport.h"

class QGestureEvent;

namespace jukebox::ui {

/// Left click or drag: seek. Shift-drag or drag in the ruler: loop; dragging an end of the loop moves it; a click in
/// the ruler takes it away. Wheel or pinch: zoom around the pointer; sideways or Shift-wheel and middle drag: pan.
/// Double click: everything. Keys: arrows, Home, End seek; + − 0 zoom.
class WaveformView : public QWidget {
  Q_OBJECT
 public:
  enum class Kind {
    detailed,  ///< with a ruler, zoomable, loops
    compact,   ///< the whole track as bars, to seek
  };
  /// The viewport, shared with other views, must outlive this.
  WaveformView(Kind kind, TimeViewport& viewport, QWidget* parent = nullptr);

  /// Null: nothing known yet.
  void setPeaks(std::shared_ptr<const PeakPyramid> peaks);
  /// Spectral brightness, 0 … 1, evenly over the track; colours the detailed view. Empty: one colour.
  void setBrightness(std::vector<float> brightness);
  void setPosition(double seconds);
  void setLoop(const std::optional<LoopSpan>& loop);
  void setLoadedSeconds(double seconds);
  double position() const { return m_position; }
  bool isDragging() const { return m_drag != Drag::none; }
  const std::optional<LoopSpan>& loop() const { return m_loop; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void seekRequested(double seconds);
  /// Empty: no loop.
  void loopRequested(const std::optional<jukebox::ui::LoopSpan>& loop);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Drag { none, seek, loop, loopBegin, loopEnd, pan };

  QRect waveRect() const;
  double secondsAt(double x) const;
  double xOf(double seconds) const;
  Drag dragAt(const QPoint& point, Qt::KeyboardModifiers modifiers, Qt::MouseButton button) const;
  void dragTo(const QPoint& point);
  void updateCursor(const QPoint& point);
  void forgetPicture();
  void makePictures();
  std::vector<QColor> columnColors(std::size_t columns) const;
  void paintRuler(QPainter& painter) const;
  void paintLoop(QPainter& painter) const;
  void paintPlayhead(QPainter& painter) const;
  void paintHover(QPainter& painter) const;
  void describe();

  Kind m_kind;
  TimeViewport& m_viewport;
  std::shared_ptr<const PeakPyramid> m_peaks;
  std::vector<float> m_brightness;
  double m_position = 0;
  double m_loadedSeconds = 0;
  std::optional<LoopSpan> m_loop;
  bool m_showsFocus = false;  ///< reached by a key, not by a click
  Drag m_drag = Drag::none;
  double m_dragOrigin = 0;  ///< seconds under the pointer when the drag began
  QPoint m_pressPoint;
  std::optional<QPoint> m_hover;
  QPixmap m_played;  ///< the whole view, as it looks behind the playhead, and before it
  QPixmap m_waiting;
};

}  // namespace jukebox::ui
