#pragma once
// Sidebar: the views of the library with their counts; samples can be dropped on collections, favourites and trash.

#include <QTimer>
#include <QTreeWidget>
#include <QWidget>
#include <map>

#include "ui/library/library_reader.h"
#include "ui/sidebar/library_view.h"

namespace jukebox::ui {

/// The tree inside; knows how to take samples that are dropped.
class SidebarTree : public QTreeWidget {
  Q_OBJECT
 public:
  explicit SidebarTree(QWidget* parent = nullptr);

 signals:
  void samplesDropped(QTreeWidgetItem* target, const std::vector<std::string>& sampleIds);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
};

class Sidebar : public QWidget {
  Q_OBJECT
 public:
  /// The reader must outlive the sidebar.
  explicit Sidebar(LibraryReader& reader, QWidget* parent = nullptr);

  const LibraryView& current() const { return m_current; }
  /// Unknown keys choose all samples once the library is known.
  void select(const QString& key);
  QStringList savedSearches() const { return m_savedSearches; }
  void setSavedSearches(const QStringList& searches);
  void saveSearch(const QString& query);
  QStringList collapsedSections() const;
  void setCollapsedSections(const QStringList& keys);
  const LibraryOverview& overview() const { return m_overview; }
  SidebarTree& tree() { return *m_tree; }
  /// The item of a view, null if there is none.
  QTreeWidgetItem* itemOf(const QString& key) const;
  /// All views, for the command palette.
  std::vector<LibraryView> views() const;

 signals:
  void viewChosen();
  void overviewChanged();
  void samplesDroppedOn(const LibraryView& view, const std::vector<std::string>& sampleIds);
  void newCollectionRequested();
  void renameRequested(const LibraryView& view);
  void removeRequested(const LibraryView& view);
  void exportRequested(const LibraryView& view);
  void emptyTrashRequested();

 private:
  void ask();
  void takeOverview(LibraryOverview overview);
  void rebuild();
  void addArtists();
  void chooseWanted(bool isWhole);
  void showCounts();
  void showCount(QTreeWidgetItem& item, std::int64_t count);
  QTreeWidgetItem* addSection(const QString& key, const QString& title);
  QTreeWidgetItem* makeItem(const LibraryView& view, std::int64_t count);
  void choose(QTreeWidgetItem* item);
  void showMenu(const QPoint& position);

  LibraryReader& m_reader;
  SidebarTree* m_tree;
  LibraryView m_current;
  QString m_wantedKey;
  std::map<QString, LibraryView> m_views;
  QStringList m_savedSearches;
  QStringList m_collapsed;
  LibraryOverview m_overview;
  QTimer m_artistTimer;
  std::size_t m_nextArtist = 0;  ///< of those that are not in the tree yet
  bool m_isKnown = false;
  bool m_isRebuilding = false;
};

}  // namespace jukebox::ui
