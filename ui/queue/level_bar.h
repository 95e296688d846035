#pragma once
// LevelBar: which part of a preview is heard at which level, as a bar.
//
// A click asks for a moment. Where it is allowed, dragging across the bar marks a part that is to be made first; so do
// the arrow keys with Shift, and Enter.

#include <QWidget>
#include <optional>

#include "ui/queue/generation_queue.h"

namespace jukebox::ui {

class LevelBar : public QWidget {
  Q_OBJECT
 public:
  explicit LevelBar(QWidget* parent = nullptr);
  void show(const QueuePreview& preview, int topLevel);
  /// Whether a part may be marked.
  void setPaintable(bool paintable);
  /// The part that is waited for.
  void setWish(const std::optional<RegionWish>& wish);
  QSize sizeHint() const override { return {160, 20}; }

 signals:
  void momentClicked(double seconds);
  void partPainted(double beginSeconds, double endSeconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  /// From where it was begun to where it has got.
  struct Marking {
    double anchorSeconds = 0, headSeconds = 0;
    double begin() const { return std::min(anchorSeconds, headSeconds); }
    double end() const { return std::max(anchorSeconds, headSeconds); }
  };
  QRectF barRect() const;
  double secondsAt(double x) const;
  QRectF rectOf(double beginSeconds, double endSeconds) const;
  void drawSpans(QPainter& painter) const;
  void drawMarks(QPainter& painter) const;
  void moveCursor(double seconds, bool marks);
  void describe();

  QueuePreview m_preview;
  int m_topLevel = 0;
  bool m_isPaintable = false;
  std::optional<RegionWish> m_wish;
  std::optional<Marking> m_marking;
  bool m_isDragging = false;
  double m_pressX = 0;
  double m_cursorSeconds = 0;
};

}  // namespace jukebox::ui
