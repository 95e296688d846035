#include "ui/queue/queue_model.h"

#include <QMimeData>
#include <algorithm>

#include "ui/library/sample_text.h"
#include "ui/queue/queue_text.h"

namespace jukebox::ui {
namespace {

const QString kJobMime = QStringLiteral("application/x-jukebox-job");

}  // namespace

QueueModel::QueueModel(GenerationQueue& queue, QObject* parent) : QAbstractListModel(parent), m_queue(queue) {
  connect(&queue, &GenerationQueue::changed, this, &QueueModel::takeList);
  connect(&queue, &GenerationQueue::entryChanged, this, [this](const QString& id) {
    const int row = rowOf(id.toStdString());
    if (row >= 0) emit dataChanged(index(row), index(row));
  });
  takeList();
}

void QueueModel::takeList() {
  std::vector<std::string> ids;
  for (const auto& entry : m_queue.entries()) ids.push_back(entry.job.id);
  if (ids != m_ids) {
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
  } else if (!m_ids.empty()) {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

const QueueEntry* QueueModel::entryAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  return m_queue.find(m_ids[static_cast<std::size_t>(row)]);
}

int QueueModel::rowOf(const std::string& jobId) const {
  const auto found = std::find(m_ids.begin(), m_ids.end(), jobId);
  return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int QueueModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
  const auto* entry = entryAt(index.row());
  if (entry == nullptr) return {};
  if (role == Qt::DisplayRole) return QueueText::title(*entry);
  if (role == Qt::AccessibleTextRole) {
    QStringList parts{QueueText::title(*entry), QueueText::subtitle(*entry), QueueText::state(entry->state)};
    if (entry->progress && isWorking(entry->state)) {
      parts << tr("%1 percent").arg(static_cast<int>(entry->progress->fraction * 100));
    }
    return parts.join(QStringLiteral(", "));
  }
  return {};
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
  const auto* entry = entryAt(index.row());
  if (entry == nullptr) return Qt::ItemIsDropEnabled;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (isWaiting(entry->state)) flags |= Qt::ItemIsDragEnabled;
  return flags;
}

QStringList QueueModel::mimeTypes() const {
  return {kJobMime};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
  auto* data = new QMimeData;
  if (const auto* entry = indexes.isEmpty() ? nullptr : entryAt(indexes.front().row())) {
    data->setData(kJobMime, QByteArray::fromStdString(entry->job.id));
  }
  return data;
}

bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent) {
  const std::string id = data->data(kJobMime).toStdString();
  const int from = rowOf(id);
  if (from < 0) return false;
  const int target = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
  // The job itself leaves its place when it stands above.
  m_queue.move(id, placeOfRow(target) - (from < target ? 1 : 0));
  return false;  // the queue tells what became of it; the view must remove nothing
}

bool QueueModel::moveBy(const std::string& jobId, int step) {
  const int row = rowOf(jobId);
  const auto* entry = entryAt(row);
  const auto* neighbour = entryAt(row + step);
  if (entry == nullptr || neighbour == nullptr || !isWaiting(entry->state) || !isWaiting(neighbour->state))
    return false;
  m_queue.move(jobId, placeOfRow(row) + step);
  return true;
}

int QueueModel::placeOfRow(int row) const {
  int place = 0;
  for (int i = 0; i < std::min(row, rowCount()); ++i) {
    const auto* entry = entryAt(i);
    if (entry != nullptr && isWaiting(entry->state)) ++place;
  }
  return place;
}

}  // namespace jukebox::ui
