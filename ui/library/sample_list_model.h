#pragma once
// SampleListModel: one list of samples for all views; knows every row's key and reads summaries only for what is shown.

#include <QAbstractTableModel>
#include <QTimer>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ui/library/library_reader.h"

namespace jukebox::ui {

enum class SampleColumn { title, artist, genre, length, rating, level, made, tags, kind, model, seed, license };
inline constexpr int kSampleColumns = 12;

/// Refers to the reader, which must outlive it.
class SampleListModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum class State { loading, ready, failed };
  enum Role { IdRole = Qt::UserRole + 1 };

  explicit SampleListModel(LibraryReader& reader, QObject* parent = nullptr);

  /// In the order of SampleColumn, in the language of now.
  static QStringList columnNames();

  /// Shows another list; the old one stays visible until the new one is there.
  void setRequest(const ListRequest& request);
  const ListRequest& request() const { return m_request; }
  /// Asks anew for the same list.
  void refresh();

  State state() const { return m_state; }
  /// Why the list could not be read (state failed).
  const Error& error() const { return m_error; }
  const std::vector<std::string>& words() const { return m_words; }

  /// Null while it is being read. Valid until the event loop goes on.
  const SampleSummary* summaryAt(int row) const;
  /// The same without making it come.
  const SampleSummary* knownSummaryAt(int row) const;
  /// Ids of these rows, as far as they are known.
  std::vector<std::string> idsAt(const QList<int>& rows) const;
  std::int64_t keyAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
  /// -1 if the list does not have it.
  int rowOfKey(std::int64_t key) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  void sort(int column, Qt::SortOrder order) override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  QStringList mimeTypes() const override;

 signals:
  void stateChanged();
  /// The rows are the same, what they show is not.
  void summariesChanged();
  /// The user chose an order by a column.
  void sortRequested(SampleSort sort);

 private:
  struct Entry {
    SampleSummary summary;
    std::uint64_t generation = 0;
    std::uint64_t arrival = 0;
  };
  void takeListing(SampleListing listing);
  void fail(Error error);
  void fetchWanted();
  void takeSummaries(const std::vector<std::int64_t>& keys, std::vector<SampleSummary> summaries);
  void forgetOldEntries();

  LibraryReader& m_reader;
  ListRequest m_request;
  State m_state = State::loading;
  Error m_error;
  std::vector<std::int64_t> m_rows;
  std::vector<std::string> m_words;
  std::unordered_map<std::int64_t, Entry> m_entries;
  std::deque<std::pair<std::int64_t, std::uint64_t>> m_arrived;  ///< keys with their arrival, oldest first
  std::uint64_t m_generation = 0, m_arrivals = 0;
  mutable std::vector<int> m_wanted;                 ///< rows that were looked at and are not there
  mutable std::unordered_set<std::int64_t> m_asked;  ///< keys under way
  mutable QTimer m_fetchTimer;
};

/// The order that a click on a column's header means; nothing for columns without one.
std::optional<SampleSort> sortOfColumn(SampleColumn column, Qt::SortOrder order);
/// The column and direction that show this order, if any.
std::optional<std::pair<SampleColumn, Qt::SortOrder>> columnOfSort(SampleSort sort);

/// MIME type of a drag: ids of samples, one a line.
inline constexpr const char* kSampleIdsMimeType = "application/x-jukebox-sample-ids";

}  // namespace jukebox::ui
