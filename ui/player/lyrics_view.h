#pragma once
// LyricsView: the lyrics, lit as they are sung; scrolls along, and a click on a word goes there.

#include <QAbstractScrollArea>
#include <QTextLayout>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/player/lyrics_timing.h"

class QVariantAnimation;

namespace jukebox::ui {

/// Scrolling by hand pauses the automatic scrolling until the singing comes back into view or a word is clicked.
/// Keys: Up and Down go to the line before and after.
class LyricsView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit LyricsView(QWidget* parent = nullptr);
  ~LyricsView() override;

  /// Without times the lyrics are shown unlit, with a sentence that says so. Empty lyrics: a sentence as well.
  void setLyrics(LyricsTiming timing);
  void setPosition(double seconds);
  const LyricsTiming& timing() const { return m_timing; }
  const LyricsTiming::Cursor& cursor() const { return m_cursor; }
  /// No animated scrolling.
  void setReducedMotion(bool isReduced) { m_isMotionReduced = isReduced; }
  /// Where a word stands in the viewport now.
  QRectF wordRect(const LyricsTiming::Word& word) const;

 signals:
  void seekRequested(double seconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Line {
    std::unique_ptr<QTextLayout> layout;  ///< made when it becomes visible
    double top = 0;
    double height = 0;
  };
  /// Colour of the characters [begin, end) of a line.
  struct Ink {
    int begin, end;
    QColor color;
  };
  void arrange();
  std::vector<Ink> inksOf(std::size_t index, int length) const;
  QTextLayout& layoutOf(std::size_t index);
  double heightOf(const QString& text) const;
  void paintLine(QPainter& painter, std::size_t index, double y);
  std::size_t lineAtY(double y) const;
  std::optional<LyricsTiming::Word> wordUnder(const QPointF& point);
  void scrollToCursor();
  void paintNote(QPainter& painter, const QString& text) const;
  double textWidth() const;

  LyricsTiming m_timing;
  LyricsTiming::Cursor m_cursor;
  std::vector<Line> m_lines;
  std::optional<LyricsTiming::Word> m_hovered;
  bool m_isMotionReduced = false;
  bool m_follows = true;
  QVariantAnimation* m_scrolling;
};

}  // namespace jukebox::ui
