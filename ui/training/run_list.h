#pragma once
// RunList: the trainings so far, each with its state and how far it is.

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include "ui/training/training_desk.h"

namespace jukebox::ui {

/// Rows are the desk's runs in their order.
class RunListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit RunListModel(TrainingDesk& desk, QObject* parent = nullptr);
  enum Role { idRole = Qt::UserRole, stateRole, fractionRole, stateTextRole };
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  int rowOf(const std::string& id) const;

 private:
  void take();
  TrainingDesk& m_desk;
  std::vector<std::string> m_ids;
};

/// Name, state in words with a coloured dot, and a thin bar while it is not finished.
class RunDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class RunList : public QListView {
  Q_OBJECT
 public:
  explicit RunList(TrainingDesk& desk, QWidget* parent = nullptr);
  void choose(const std::string& id);

 signals:
  /// By a person.
  void runChosen(const QString& id);

 private:
  RunListModel* m_model;
  bool m_isChoosing = false;
};

}  // namespace jukebox::ui
