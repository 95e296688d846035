#pragma once
// CandidateCard: one way in which a song could go on, with its number, outline, length and coverage.

#include <QAbstractButton>

#include "ui/library/thumbnail_source.h"
#include "ui/session/take_sessions.h"

namespace jukebox::ui {

/// Clicking listens to it and chooses it; two clicks accept it.
class CandidateCard : public QAbstractButton {
  Q_OBJECT
 public:
  /// `number` 1 … 9. Thumbnails must outlive it.
  CandidateCard(int number, TakeNode node, ThumbnailSource& thumbnails, QWidget* parent = nullptr);
  const TakeNode& node() const { return m_node; }
  QSize sizeHint() const override { return {200, 120}; }

 signals:
  void accepted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  int m_number;
  TakeNode m_node;
  ThumbnailSource& m_thumbnails;
};

}  // namespace jukebox::ui
