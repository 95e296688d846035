#pragma once
// GridView: cards in rows. Every position is arithmetic, so a list of any length opens at once.

#include <QAbstractItemView>
#include <QAccessible>

#include "ui/gallery/card_delegate.h"

namespace jukebox::ui {

class GridView : public QAbstractItemView {
  Q_OBJECT
 public:
  explicit GridView(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

  QRect visualRect(const QModelIndex& index) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  QModelIndex indexAt(const QPoint& point) const override;
  void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles = {}) override;
  int columns() const { return m_columns; }
  void setPlayingId(const std::string& id);
  void reset() override;

 signals:
  void playRequested(const QModelIndex& index);
  void favouriteToggled(const QModelIndex& index);
  void rated(const QModelIndex& index, int rating);

 protected:
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int horizontalOffset() const override { return 0; }
  int verticalOffset() const override;
  bool isIndexHidden(const QModelIndex& /*index*/) const override { return false; }
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void updateGeometries() override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
  void focusInEvent(QFocusEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void startDrag(Qt::DropActions actions) override;
  /// Tells assistive technology of a card, or of the whole list (row -1).
  virtual void announce(QAccessible::Event kind, int row);

 private:
  QRect cardRect(int row) const;  ///< in the contents, not the viewport
  std::pair<int, int> rowsIn(const QRect& viewportRect) const;
  void updateHover(const QPoint& position);
  QStyleOptionViewItem cardOption(const QModelIndex& index) const;
  bool paintCard(QPainter& painter, const QModelIndex& index, bool hasTime);
  void announceCurrent();
  void announceSelection(const QItemSelection& rows, bool isSelected);
  CardDelegate* m_delegate;
  CardCache m_painted;
  int m_columns = 1;
  int m_cardWidth = CardDelegate::kMinimumWidth;
  QPersistentModelIndex m_hovered;
  QString m_announced;  ///< what assistive technology was told of the current card
};

}  // namespace jukebox::ui
