#pragma once
// RegionView: the outline of a recording with the part that is kept; its begin and its end can be dragged.

#include <QWidget>
#include <vector>

#include "core/sound/waveform_peaks.h"

namespace jukebox::ui {

class RegionView : public QWidget {
  Q_OBJECT
 public:
  explicit RegionView(QWidget* parent = nullptr);
  void setSound(double durationSeconds, std::vector<PeakBucket> peaks);
  void setRegion(double beginSeconds, double endSeconds);
  /// Whether the begin can be moved; else it stays where setRegion() put it.
  void setBeginMovable(bool isMovable);
  double begin() const { return m_begin; }
  double end() const { return m_end; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  /// By the user.
  void regionDragged(double beginSeconds, double endSeconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class Edge { begin, end };
  /// The edge that a press at this moment takes hold of: the nearer one.
  Edge edgeNear(double seconds) const;
  void drag(Edge edge, double seconds);
  double secondsAt(double x) const;
  void paintHandle(QPainter& painter, double x, Edge edge) const;

  double m_duration = 0, m_begin = 0, m_end = 0;
  bool m_isBeginMovable = false;
  Edge m_dragged = Edge::end;
  std::vector<PeakBucket> m_peaks;
};

}  // namespace jukebox::ui
