#pragma once
// RadioView: the sound of the radio as it passes: what was heard at the left of the line, what is ahead, lighter, at
// its right, and the moments from which wishes hold.

#include <QElapsedTimer>
#include <QWidget>
#include <vector>

#include "ui/radio/radio_track.h"

namespace jukebox::ui {

class RadioView : public QWidget {
  Q_OBJECT
 public:
  struct Mark {
    double seconds = 0;  ///< of the piece
    QString label;
    bool operator==(const Mark&) const = default;
  };
  /// The track must outlive it.
  explicit RadioView(const RadioTrack& track, QWidget* parent = nullptr);

  /// Where the listener is. While it `flows`, the picture moves on by itself between two calls.
  void setHeard(double seconds, bool flows);
  void setMarks(std::vector<Mark> marks);
  /// Said in the middle while there is no sound to see.
  void setHint(const QString& hint);
  /// The moment at the line now, seconds.
  double shownSeconds() const;
  QSize sizeHint() const override { return {640, 200}; }
  QSize minimumSizeHint() const override { return {240, 120}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void updateTimer();
  double xOf(double seconds) const;
  void paintSound(QPainter& painter) const;
  void paintRuler(QPainter& painter) const;
  void paintMarks(QPainter& painter) const;
  void paintNow(QPainter& painter) const;

  const RadioTrack& m_track;
  std::vector<Mark> m_marks;
  QString m_hint;
  double m_heard = 0;
  bool m_flows = false;
  QElapsedTimer m_sinceHeard;
  int m_timer = 0;
};

}  // namespace jukebox::ui
