#pragma once
// QueueModel: the jobs of a queue as a list; waiting ones can be dragged to another place.

#include <QAbstractListModel>

#include "ui/queue/generation_queue.h"

namespace jukebox::ui {

class QueueModel : public QAbstractListModel {
  Q_OBJECT
 public:
  /// The queue must outlive it.
  explicit QueueModel(GenerationQueue& queue, QObject* parent = nullptr);

  const QueueEntry* entryAt(int row) const;
  int rowOf(const std::string& jobId) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  /// DisplayRole: the title; AccessibleTextRole: everything in one sentence.
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;
  /// Moves a waiting job by `step` places among those that wait. False at the ends.
  bool moveBy(const std::string& jobId, int step);

 private:
  void takeList();
  /// How many of the rows above `row` wait.
  int placeOfRow(int row) const;
  GenerationQueue& m_queue;
  std::vector<std::string> m_ids;
};

}  // namespace jukebox::ui
