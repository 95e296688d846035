#pragma once
// QueueDelegate: paints one job of the queue: state, title, what it is about, progress.

#include <QAbstractItemDelegate>

namespace jukebox::ui {

/// For a QueueModel.
class QueueDelegate : public QAbstractItemDelegate {
  Q_OBJECT
 public:
  using QAbstractItemDelegate::QAbstractItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  static constexpr int kHeight = 68;
};

}  // namespace jukebox::ui
