#pragma once
// TableView: the same list as rows with columns that can be chosen and sorted.

#include <QElapsedTimer>
#include <QStyledItemDelegate>
#include <QTableView>

#include "ui/gallery/card_cache.h"
#include "ui/library/sample_list_model.h"

class QMenu;

namespace jukebox::ui {

/// Paints cells with stars, badges, marks for favourites and what was not played, and the words of the search.
class TableDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void setPlayingId(const std::string& id) { m_playingId = id; }
  /// A paint event begins: cells that have no picture by the end of its time are left blank.
  void beginPainting();
  /// False: some cells were left blank.
  bool isComplete() const { return m_isComplete; }

 private:
  void paintCell(QPainter& painter, const QRect& rect, const QModelIndex& index, const CardFace& face) const;
  void paintTitle(QPainter& painter, QRect cell, const SampleSummary& sample,
                  const std::vector<std::string>& words) const;
  std::string m_playingId;
  mutable CardCache m_painted;
  QElapsedTimer m_clock;  ///< of the paint event
  mutable bool m_isComplete = true;
};

class TableView : public QTableView {
  Q_OBJECT
 public:
  explicit TableView(QWidget* parent = nullptr);
  void setSampleModel(SampleListModel* model);
  /// The arrow in the header; does not sort.
  void showSort(SampleSort sort);
  /// Which columns are shown and how wide they are.
  QByteArray saveColumns() const;
  void restoreColumns(const QByteArray& saved);
  /// One entry a column, checked when it is shown.
  void fillColumnMenu(QMenu& menu);
  void setPlayingId(const std::string& id);

 signals:
  void playRequested(const QModelIndex& index);
  void rated(const QModelIndex& index, int rating);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void startDrag(Qt::DropActions actions) override;

 private:
  TableDelegate* m_delegate;
};

}  // namespace jukebox::ui
