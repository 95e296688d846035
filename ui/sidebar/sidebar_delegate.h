#pragma once
// SidebarDelegate: draws the rows of the sidebar.

#include <QString>
#include <QStyledItemDelegate>

namespace jukebox::ui {

/// What a row of the sidebar holds beside its name.
enum SidebarRole : int {
  kKeyRole = Qt::UserRole,
  kCountRole,  ///< number of samples; nothing is drawn for 0
  kIconRole,
  kDropRole,  ///< samples are held above it
};

/// The row that makes a collection.
inline const QString kNewCollectionKey = QStringLiteral("new-collection");

/// Rows with icon, name and count; section headings with a chevron.
class SidebarDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  static void paintSection(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
  static void paintView(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
};

}  // namespace jukebox::ui
