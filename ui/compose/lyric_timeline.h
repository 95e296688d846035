#pragma once
// LyricTimeline: the whole song as a line: what is made now, the window around the playhead, and the playhead.

#include <QWidget>

namespace jukebox::ui {

/// Click or drag moves the playhead; arrows, Page Up/Down, Home and End likewise.
class LyricTimeline : public QWidget {
  Q_OBJECT
 public:
  explicit LyricTimeline(QWidget* parent = nullptr);
  /// `totalSeconds` of the song; the part [begin, end) is made now.
  void setSong(double totalSeconds, double beginSeconds, double endSeconds);
  /// The window that makes the sound at the playhead.
  void setWindow(double beginSeconds, double endSeconds);
  double position() const { return m_position; }
  void setPosition(double seconds);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  void positionChanged(double seconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  double xOf(double seconds) const;
  void dragTo(double x);
  double m_total = 0, m_begin = 0, m_end = 0;
  double m_windowBegin = 0, m_windowEnd = 0;
  double m_position = 0;
};

}  // namespace jukebox::ui
