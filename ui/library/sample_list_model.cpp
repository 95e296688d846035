#include "ui/library/sample_list_model.h"

#include <QDir>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr int kPageRows = 64;
constexpr std::size_t kMostEntries = 6000;

QString cellText(const SampleSummary& sample, SampleColumn column) {
  switch (column) {
    case SampleColumn::title:
      return SampleText::title(sample);
    case SampleColumn::artist:
      return text(sample.artist);
    case SampleColumn::genre:
      return text(sample.genre);
    case SampleColumn::length:
      return SampleText::length(sample.durationSeconds);
    case SampleColumn::rating:
      return sample.rating == 0 ? QString() : QString::number(sample.rating);
    case SampleColumn::level:
      return SampleText::level(sample.lowestLevel, sample.topLevel);
    case SampleColumn::made:
      return SampleText::made(sample.createdAt);
    case SampleColumn::tags: {
      QStringList tags;
      for (const auto& tag : sample.tags) tags << text(tag);
      return tags.join(QStringLiteral(", "));
    }
    case SampleColumn::kind:
      return SampleText::mode(sample.mode);
    case SampleColumn::model:
      return text(sample.modelName);
    case SampleColumn::seed:
      return QString::number(sample.seed);
    case SampleColumn::license:
      return text(sample.license);
  }
  return {};
}

struct ColumnSort {
  SampleColumn column;
  Qt::SortOrder order;
  SampleSort sort;
};
constexpr ColumnSort kSorts[] = {
    {SampleColumn::title, Qt::AscendingOrder, SampleSort::title},
    {SampleColumn::title, Qt::DescendingOrder, SampleSort::titleReversed},
    {SampleColumn::artist, Qt::AscendingOrder, SampleSort::artist},
    {SampleColumn::artist, Qt::DescendingOrder, SampleSort::artistReversed},
    {SampleColumn::genre, Qt::AscendingOrder, SampleSort::genre},
    {SampleColumn::genre, Qt::DescendingOrder, SampleSort::genreReversed},
    {SampleColumn::length, Qt::AscendingOrder, SampleSort::shortest},
    {SampleColumn::length, Qt::DescendingOrder, SampleSort::longest},
    {SampleColumn::rating, Qt::AscendingOrder, SampleSort::worstRated},
    {SampleColumn::rating, Qt::DescendingOrder, SampleSort::bestRated},
    {SampleColumn::made, Qt::AscendingOrder, SampleSort::oldest},
    {SampleColumn::made, Qt::DescendingOrder, SampleSort::newest},
};

}  // namespace

std::optional<SampleSort> sortOfColumn(SampleColumn column, Qt::SortOrder order) {
  for (const auto& entry : kSorts) {
    if (entry.column == column && entry.order == order) return entry.sort;
  }
  return std::nullopt;
}

std::optional<std::pair<SampleColumn, Qt::SortOrder>> columnOfSort(SampleSort sort) {
  for (const auto& entry : kSorts) {
    if (entry.sort == sort) return std::pair(entry.column, entry.order);
  }
  return std::nullopt;
}

QStringList SampleListModel::columnNames() {
  return {tr("Title"), tr("Artist"), tr("Genre"), tr("Length"), tr("Rating"), tr("Level"),
          tr("Made"),  tr("Tags"),   tr("Kind"),  tr("Model"),  tr("Seed"),   tr("Licence")};
}

SampleListModel::SampleListModel(LibraryReader& reader, QObject* parent)
    : QAbstractTableModel(parent), m_reader(reader) {
  m_fetchTimer.setSingleShot(true);
  m_fetchTimer.setInterval(0);
  connect(&m_fetchTimer, &QTimer::timeout, this, &SampleListModel::fetchWanted);
  connect(&m_reader, &LibraryReader::changed, this, &SampleListModel::refresh);
}

void SampleListModel::setRequest(const ListRequest& request) {
  m_request = request;
  refresh();
}

void SampleListModel::refresh() {
  if (m_state == State::failed) {
    m_state = State::loading;
    emit stateChanged();
  }
  m_reader.list(m_request, this, [this](Result<SampleListing> listing) {
    if (listing) {
      takeListing(std::move(*listing));
    } else {
      fail(listing.error());
    }
  });
}

void SampleListModel::takeListing(SampleListing listing) {
  ++m_generation;
  m_words = std::move(listing.words);
  m_state = State::ready;
  if (listing.rows == m_rows) {
    emit summariesChanged();
    if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, kSampleColumns - 1));
  } else {
    beginResetModel();
    m_rows = std::move(listing.rows);
    m_wanted.clear();
    endResetModel();
  }
  emit stateChanged();
}

void SampleListModel::fail(Error error) {
  m_error = std::move(error);
  m_state = State::failed;
  emit stateChanged();
}

const SampleSummary* SampleListModel::summaryAt(int row) const {
  if (row < 0 || row >= rowCount()) return nullptr;
  const auto found = m_entries.find(keyAt(row));
  if (found != m_entries.end() && found->second.generation == m_generation) return &found->second.summary;
  if (!m_asked.contains(keyAt(row))) {
    m_wanted.push_back(row);
    if (!m_fetchTimer.isActive()) m_fetchTimer.start();
  }
  return found != m_entries.end() ? &found->second.summary : nullptr;
}

const SampleSummary* SampleListModel::knownSummaryAt(int row) const {
  const auto found = m_entries.find(keyAt(row));
  return found != m_entries.end() ? &found->second.summary : nullptr;
}

void SampleListModel::fetchWanted() {
  std::vector<std::int64_t> keys;
  // Neighbours come along, so that scrolling meets summaries that are already there.
  for (const int wanted : m_wanted) {
    const int first = wanted / kPageRows * kPageRows;
    for (int row = first; row < std::min(first + kPageRows, rowCount()); ++row) {
      const auto key = keyAt(row);
      const auto found = m_entries.find(key);
      if (found != m_entries.end() && found->second.generation == m_generation) continue;
      if (m_asked.insert(key).second) keys.push_back(key);
    }
  }
  m_wanted.clear();
  if (keys.empty()) return;
  m_reader.summaries(keys, this, [this, keys](Result<std::vector<SampleSummary>> summaries) {
    for (const auto key : keys) m_asked.erase(key);
    if (summaries) {
      takeSummaries(keys, std::move(*summaries));
    } else {
      fail(summaries.error());
    }
  });
}

void SampleListModel::takeSummaries(const std::vector<std::int64_t>& keys, std::vector<SampleSummary> summaries) {
  if (summaries.size() != keys.size()) return refresh();  // some are gone: the list is not what it was
  for (std::size_t i = 0; i < keys.size(); ++i) {
    m_entries[keys[i]] = {std::move(summaries[i]), m_generation, ++m_arrivals};
    m_arrived.emplace_back(keys[i], m_arrivals);
  }
  forgetOldEntries();
  emit summariesChanged();
  if (!m_rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, kSampleColumns - 1));
}

// Few at a time: dropping thousands at once would be seen as a stutter.
void SampleListModel::forgetOldEntries() {
  while (m_entries.size() > kMostEntries && !m_arrived.empty()) {
    const auto [key, arrival] = m_arrived.front();
    m_arrived.pop_front();
    const auto found = m_entries.find(key);
    if (found != m_entries.end() && found->second.arrival == arrival) m_entries.erase(found);
  }
}

std::vector<std::string> SampleListModel::idsAt(const QList<int>& rows) const {
  std::vector<std::string> ids;
  for (const int row : rows) {
    if (const auto* summary = summaryAt(row)) ids.push_back(summary->id);
  }
  return ids;
}

int SampleListModel::rowOfKey(std::int64_t key) const {
  const auto found = std::find(m_rows.begin(), m_rows.end(), key);
  return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int SampleListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SampleListModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kSampleColumns;
}

QVariant SampleListModel::data(const QModelIndex& index, int role) const {
  const auto* sample = index.isValid() ? summaryAt(index.row()) : nullptr;
  if (sample == nullptr) return {};
  const auto column = static_cast<SampleColumn>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return cellText(*sample, column);
    case Qt::ToolTipRole:
      if (column == SampleColumn::level) return SampleText::levelMeaning(sample->lowestLevel, sample->topLevel);
      if (column == SampleColumn::kind) return SampleText::modeMeaning(sample->mode);
      if (column == SampleColumn::title) {
        return tr("%1\n%2\nModel %3, licence %4")
            .arg(SampleText::title(*sample), SampleText::artistAndGenre(*sample), text(sample->modelName),
                 text(sample->license));
      }
      return {};
    case Qt::AccessibleTextRole:
      if (column == SampleColumn::rating) return SampleText::rating(sample->rating);
      return column == SampleColumn::title ? SampleText::spoken(*sample) : cellText(*sample, column);
    case IdRole:
      return text(sample->id);
    default:
      return {};
  }
}

QVariant SampleListModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= kSampleColumns) return {};
  if (role == Qt::DisplayRole) return columnNames()[section];
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  return {};
}

Qt::ItemFlags SampleListModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

void SampleListModel::sort(int column, Qt::SortOrder order) {
  if (const auto sort = sortOfColumn(static_cast<SampleColumn>(column), order)) emit sortRequested(*sort);
}

QStringList SampleListModel::mimeTypes() const {
  return {QString::fromLatin1(kSampleIdsMimeType), QStringLiteral("text/uri-list")};
}

QMimeData* SampleListModel::mimeData(const QModelIndexList& indexes) const {
  QList<int> rows;
  for (const auto& index : indexes) {
    if (!rows.contains(index.row())) rows << index.row();
  }
  QList<QUrl> files;
  QByteArray ids;
  for (const auto& id : idsAt(rows)) {
    ids += QByteArray::fromStdString(id) + '\n';
    const QDir folder(QString::fromStdString(m_reader.sampleFolder(id).string()));
    for (const auto& name : folder.entryList({QStringLiteral("audio.*")}, QDir::Files)) {
      files << QUrl::fromLocalFile(folder.filePath(name));
    }
  }
  auto* data = new QMimeData;
  data->setData(QString::fromLatin1(kSampleIdsMimeType), ids);
  data->setUrls(files);
  return data;
}

}  // namespace jukebox::ui
