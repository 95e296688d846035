#pragma once
// LevelBar: which part of a preview is heard at which level, as a bar; a click asks for that moment.

#include <QWidget>

#include "ui/queue/generation_queue.h"

namespace jukebox::ui {

class LevelBar : public QWidget {
  Q_OBJECT
 public:
  explicit LevelBar(QWidget* parent = nullptr);
  void show(const QueuePreview& preview, int topLevel);
  QSize sizeHint() const override { return {160, 14}; }

 signals:
  void momentClicked(double seconds);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  QueuePreview m_preview;
  int m_topLevel = 0;
};

}  // namespace jukebox::ui
