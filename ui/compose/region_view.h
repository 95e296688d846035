#pragma once
// RegionView: the outline of a recording with the part that is kept, from its begin to an end that can be dragged.

#include <QWidget>
#include <vector>

#include "core/sound/waveform_peaks.h"

namespace jukebox::ui {

class RegionView : public QWidget {
  Q_OBJECT
 public:
  explicit RegionView(QWidget* parent = nullptr);
  void setSound(double durationSeconds, std::vector<PeakBucket> peaks);
  void setEnd(double seconds);
  double end() const { return m_end; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  /// By the user.
  void endDragged(double seconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void drag(double seconds);
  double m_duration = 0, m_end = 0;
  std::vector<PeakBucket> m_peaks;
};

}  // namespace jukebox::ui
