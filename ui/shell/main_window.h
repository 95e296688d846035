#pragma once
// MainWindow: the frame of the studio: sidebar, search bar, gallery, inspector and the slot of the player bar.

#include <QMainWindow>
#include <QPointer>

#include "ui/language/language.h"
#include "ui/library/library_edits.h"
#include "ui/library/sample_list_model.h"
#include "ui/shell/commands.h"

class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace jukebox::ui {

class CommandPalette;
class DetailsPanel;
class Gallery;
class LibraryBrowser;
class PageRail;
class SearchField;
class Sidebar;
class ThumbnailSource;
class Toast;
struct LibraryView;

/// What the window works on; must outlive it.
struct LibraryAccess {
  LibraryReader& reader;
  LibraryEditor& editor;
  ThumbnailSource& thumbnails;
};

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(LibraryAccess library, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Puts the player bar into its slot at the bottom; the window takes ownership. Null empties the slot.
  void setPlayerBar(QWidget* playerBar);
  /// Takes the place of the details panel. Ownership as above.
  void setInspector(QWidget* inspector);
  /// A page that covers gallery and inspector while somebody listens closely. Ownership as above.
  void setListenPage(QWidget* page);
  void setListening(bool isListening);

  /// Another page beside the library, reached by the rail at the left edge and by Alt+2, Alt+3 … in the order of
  /// adding. The window takes ownership. The rail is there as soon as there are two pages.
  void addPage(Icon which, const QString& name, QWidget* page);
  /// Pages added from now on stand at the bottom of the rail.
  void addPageSpace();
  void showPage(QWidget* page);
  void showLibrary();
  QWidget* currentPage() const;
  /// A short mark on the page's button; empty: none.
  void setPageBadge(QWidget* page, const QString& badge);

  /// The sample that plays; its card shows it. Empty: none.
  void setPlayingSample(const std::string& id);
  /// The sample after (+1) or before (-1) `id` in the list in sight; empty at the ends and while it is not known.
  std::string neighbourOf(const std::string& id, int step) const;
  void reveal(const std::string& id);
  /// Shows the library with what this search finds among all samples.
  void showSearch(const QString& query);
  void showFailure(const QString& message, const QString& advice);
  void showMessage(const QString& message);
  /// A message with one button.
  void showProgress(const QString& message, const QString& actionName, std::function<void()> action);
  /// Ids of the list in sight, in order, as far as they are known: what a player goes on with.
  std::vector<std::string> knownIds() const;

  Commands& commands() { return m_commands; }
  LibraryEdits& edits() { return *m_edits; }
  Gallery& gallery() { return *m_gallery; }
  Sidebar& sidebar() { return *m_sidebar; }
  SearchField& search() { return *m_search; }
  SampleListModel& list() { return *m_model; }
  DetailsPanel& details() { return *m_details; }
  CommandPalette& palette() { return *m_palette; }
  Toast& toast() { return *m_toast; }
  PageRail& rail() { return *m_rail; }

 signals:
  void playRequested(const QString& sampleId);
  /// The current sample of the gallery changed; empty: none.
  void sampleShown(const QString& sampleId);
  void exportRequested(const std::vector<std::string>& sampleIds);
  void exportViewRequested(const QString& query);
  void openLibraryRequested();
  void pageChanged(QWidget* page);
  /// The owner makes the window anew: its texts are fixed.
  void languageChosen(jukebox::ui::Language language);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void build();
  QWidget* makeTopBar();
  void connectParts();
  void addCommands();
  void addListCommands();
  void addViewCommands();
  void pageShown();
  void showPalette();
  void showShortcuts();
  void showContextMenu(const QPoint& position);
  void showMoreMenu();
  void showCurrent();
  void askForCollection(const std::vector<std::string>& sampleIds);
  void dropSamples(const LibraryView& view, const std::vector<std::string>& ids);
  void askToRename(const LibraryView& view);
  void removeView(const LibraryView& view);
  void askToEmptyTrash();
  void askToPurge();
  void copySelection();
  bool isTrash() const;
  void restoreSettings();
  void saveSettings() const;

  LibraryAccess m_library;
  LibraryEdits* m_edits;
  SampleListModel* m_model;
  Commands m_commands;
  Sidebar* m_sidebar;
  SearchField* m_search;
  Gallery* m_gallery;
  DetailsPanel* m_details;
  LibraryBrowser* m_browser;
  CommandPalette* m_palette;
  Toast* m_toast;
  QSplitter* m_splitter;
  QStackedWidget* m_center;
  PageRail* m_rail;
  QStackedWidget* m_pages;  ///< the library is the first
  QWidget* m_inspector;
  QVBoxLayout* m_inspectorLayout;
  QWidget* m_playerSlot;
  QVBoxLayout* m_playerLayout;
  QWidget* m_listenPage = nullptr;
  QAction *m_toggleSidebar = nullptr, *m_toggleInspector = nullptr, *m_togglePlayer = nullptr;
};

}  // namespace jukebox::ui
