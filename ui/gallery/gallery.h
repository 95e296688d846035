#pragma once
// Gallery: the list of samples with its heading, as cards or as a table, and what it says when there is nothing to
// show.

#include <QWidget>
#include <optional>
#include <string>
#include <vector>

#include "ui/library/sample_list_model.h"
#include "ui/library/thumbnail_source.h"

class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace jukebox::ui {

class GridView;
class StatePage;
class TableView;

/// What the list shows, in words; the empty list explains itself with it.
struct GalleryHeading {
  QString title;
  QString explanation;  ///< one sentence
  QString emptyTitle, emptyExplanation;
};

class Gallery : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the gallery.
  Gallery(SampleListModel& model, ThumbnailSource& thumbnails, QWidget* parent = nullptr);

  void setHeading(const GalleryHeading& heading);
  /// Queries that would find something where the current one finds nothing.
  void setSuggestions(const std::vector<std::string>& queries);
  void setSort(SampleSort sort);
  /// Relevance is an order only while there is a search.
  void setSearching(bool isSearching);
  enum class Layout { grid, table };
  void setLayout(Layout layout);
  Layout currentLayout() const;

  std::vector<std::string> selectedIds() const;
  /// The sample under the keyboard's attention, if it is known.
  const SampleSummary* currentSample() const;
  void selectRow(int row);
  void selectAll();
  void focusList();
  void setPlayingId(const std::string& id);
  GridView& grid() { return *m_grid; }
  TableView& table() { return *m_table; }
  StatePage& statePage() { return *m_statePage; }

 signals:
  void currentChanged();
  void selectionChanged();
  void sortChosen(SampleSort sort);
  void suggestionChosen(const QString& query);
  void playRequested(const QString& sampleId);
  void favouriteToggled(const QString& sampleId, bool favourite);
  void rated(const QString& sampleId, int rating);
  void contextMenuRequested(const QPoint& globalPosition);
  void retryRequested();
  void openLibraryRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHeader();
  void connectViews();
  void showState();
  void showCount();
  void keepSelection();
  void play(const QModelIndex& index);

  SampleListModel& m_model;
  GalleryHeading m_heading;
  std::vector<std::string> m_suggestions;
  std::vector<std::int64_t> m_selectedKeys;  ///< while the list is being replaced
  std::optional<std::int64_t> m_currentKey;
  QLabel* m_title;
  QLabel* m_count;
  QLabel* m_explanation;
  QComboBox* m_sort;
  QToolButton* m_gridButton;
  QToolButton* m_tableButton;
  QToolButton* m_columnsButton;
  QMenu* m_columnsMenu;
  QStackedWidget* m_stack;
  GridView* m_grid;
  TableView* m_table;
  StatePage* m_statePage;
};

}  // namespace jukebox::ui
