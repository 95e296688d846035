#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/table_view.h"
#include "ui/inspector/details_panel.h"
#include "ui/library/sample_text.h"
#include "ui/search/search_field.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/control_accessible.h"
#include "ui/shell/library_browser.h"
#include "ui/shell/page_rail.h"
#include "ui/shell/toast.h"
#include "ui/shell/window_settings.h"
#include "ui/sidebar/sidebar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kSidebarWidth = 232;
constexpr int kInspectorWidth = 312;

QToolButton* barButton(QAction* action) {
  auto* button = new QToolButton;
  button->setDefaultAction(action);
  button->setIconSize({20, 20});
  button->setAccessibleName(action->text());
  return button;
}

/// Replaces what a slot of the window holds.
void fillSlot(QVBoxLayout* slot, QWidget* content) {
  while (auto* item = slot->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (content != nullptr) slot->addWidget(content);
}

}  // namespace

MainWindow::MainWindow(LibraryAccess library, QWidget* parent)
    : QMainWindow(parent),
      m_library(library),
      m_edits(new LibraryEdits(library.editor, this)),
      m_model(new SampleListModel(library.reader, this)),
      m_commands(this),
      m_sidebar(new Sidebar(library.reader)),
      m_search(new SearchField),
      m_gallery(new Gallery(*m_model, library.thumbnails)),
      m_details(new DetailsPanel(library.reader, *m_edits, library.thumbnails)),
      m_browser(new LibraryBrowser({library.reader, *m_model, *m_sidebar, *m_search, *m_gallery}, this)),
      m_palette(nullptr),
      m_toast(nullptr) {
  installControlAccessible();
  setWindowTitle(tr("Jukebox Studio"));
  setMinimumSize(1024, 640);
  addCommands();
  build();
  m_palette = new CommandPalette(this);
  m_toast = new Toast(this);
  connectParts();
  restoreSettings();
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
  m_splitter = new QSplitter(Qt::Horizontal);
  m_splitter->setHandleWidth(1);
  m_splitter->setChildrenCollapsible(false);
  m_sidebar->setMinimumWidth(180);
  m_sidebar->setMaximumWidth(420);
  m_inspector = new QWidget;
  m_inspector->setObjectName(QStringLiteral("inspector"));
  m_inspector->setAttribute(Qt::WA_StyledBackground);
  m_inspector->setMinimumWidth(260);
  m_inspector->setMaximumWidth(560);
  m_inspectorLayout = new QVBoxLayout(m_inspector);
  m_inspectorLayout->setContentsMargins(0, 0, 0, 0);
  m_inspectorLayout->addWidget(m_details);
  m_gallery->setMinimumWidth(360);
  m_center = new QStackedWidget;
  m_center->addWidget(m_gallery);
  m_splitter->addWidget(m_sidebar);
  m_splitter->addWidget(m_center);
  m_splitter->addWidget(m_inspector);
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setSizes({kSidebarWidth, 800, kInspectorWidth});

  m_playerSlot = new QWidget;
  m_playerSlot->setObjectName(QStringLiteral("playerSlot"));
  m_playerSlot->setAttribute(Qt::WA_StyledBackground);
  m_playerLayout = new QVBoxLayout(m_playerSlot);
  m_playerLayout->setContentsMargins(0, 0, 0, 0);
  m_playerSlot->hide();

  auto* library = new QWidget;
  auto* libraryLayout = new QVBoxLayout(library);
  libraryLayout->setContentsMargins(0, 0, 0, 0);
  libraryLayout->setSpacing(0);
  libraryLayout->addWidget(makeTopBar());
  libraryLayout->addWidget(m_splitter, 1);
  m_pages = new QStackedWidget;
  m_rail = new PageRail;
  m_rail->hide();
  addPage(Icon::library, tr("Library"), library);
  m_rail->setCurrent(0);

  auto* frame = new QWidget;
  auto* layout = new QGridLayout(frame);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_rail, 0, 0);
  layout->addWidget(m_pages, 0, 1);
  layout->addWidget(m_playerSlot, 1, 0, 1, 2);
  layout->setRowStretch(0, 1);
  layout->setColumnStretch(1, 1);
  setCentralWidget(frame);
}

QWidget* MainWindow::makeTopBar() {
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("topBar"));
  bar->setAttribute(Qt::WA_StyledBackground);
  bar->setFixedHeight(56);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(kSpace3, 0, kSpace3, 0);
  layout->setSpacing(kSpace1);
  auto* logo = new QToolButton;
  logo->setIcon(icon(Icon::waveform, IconTint::accent));
  logo->setIconSize({22, 22});
  logo->setToolTip(tr("Commands (Ctrl+K)"));
  logo->setAccessibleName(tr("Commands"));
  connect(logo, &QToolButton::clicked, this, &MainWindow::showPalette);
  auto* name = new QLabel(tr("Jukebox Studio"));
  name->setProperty("role", "strong");
  layout->addWidget(logo);
  layout->addWidget(name);
  layout->addSpacing(kSpace3);
  layout->addWidget(barButton(m_toggleSidebar));
  layout->addSpacing(kSpace2);
  layout->addStretch(1);
  m_search->setMaximumWidth(820);
  layout->addWidget(m_search, 8);
  layout->addStretch(1);
  layout->addSpacing(kSpace2);
  for (const auto& command : m_commands.all()) {
    if (command.action->objectName() == QStringLiteral("bar")) layout->addWidget(barButton(command.action));
  }
  layout->addWidget(barButton(m_togglePlayer));
  layout->addWidget(barButton(m_toggleInspector));
  auto* more = new QToolButton;
  more->setIcon(icon(Icon::more));
  more->setIconSize({20, 20});
  more->setToolTip(tr("More"));
  more->setAccessibleName(tr("More"));
  more->setObjectName(QStringLiteral("moreButton"));
  connect(more, &QToolButton::clicked, this, &MainWindow::showMoreMenu);
  layout->addWidget(more);
  return bar;
}

void MainWindow::connectParts() {
  connect(m_rail, &PageRail::pageChosen, this, [this](int page) { showPage(m_pages->widget(page)); });
  connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::pageShown);
  connect(m_edits, &LibraryEdits::failed, this, &MainWindow::showFailure);
  connect(m_edits, &LibraryEdits::done, this, [this](const QString& message) {
    if (!m_edits->undoStack().canUndo()) return showMessage(message);
    m_toast->present(Toast::Kind::message, message, tr("Undo"), [this] { m_edits->undoStack().undo(); });
  });
  connect(m_gallery, &Gallery::currentChanged, this, &MainWindow::showCurrent);
  // The arrows work as soon as there is a list, unless somebody types already.
  connect(
      m_model, &SampleListModel::stateChanged, this,
      [this] {
        if (qobject_cast<QLineEdit*>(focusWidget()) == nullptr) m_gallery->focusList();
      },
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
  connect(m_gallery, &Gallery::playRequested, this, &MainWindow::playRequested);
  connect(m_gallery, &Gallery::favouriteToggled, this,
          [this](const QString& id, bool favourite) { m_edits->setFavourite({id.toStdString()}, favourite); });
  connect(m_gallery, &Gallery::rated, this,
          [this](const QString& id, int rating) { m_edits->setRating({id.toStdString()}, rating); });
  connect(m_gallery, &Gallery::contextMenuRequested, this, &MainWindow::showContextMenu);
  connect(m_gallery, &Gallery::openLibraryRequested, this, &MainWindow::openLibraryRequested);
  connect(m_details, &DetailsPanel::playRequested, this, &MainWindow::playRequested);
  connect(m_details, &DetailsPanel::sampleRequested, this, [this](const QString& id) { reveal(id.toStdString()); });
  connect(m_sidebar, &Sidebar::samplesDroppedOn, this, &MainWindow::dropSamples);
  connect(m_sidebar, &Sidebar::newCollectionRequested, this, [this] { askForCollection({}); });
  connect(m_sidebar, &Sidebar::renameRequested, this, &MainWindow::askToRename);
  connect(m_sidebar, &Sidebar::removeRequested, this, &MainWindow::removeView);
  connect(m_sidebar, &Sidebar::emptyTrashRequested, this, &MainWindow::askToEmptyTrash);
  connect(m_sidebar, &Sidebar::exportRequested, this,
          [this](const LibraryView& view) { emit exportViewRequested(view.query); });
}

void MainWindow::setPlayerBar(QWidget* playerBar) {
  fillSlot(m_playerLayout, playerBar);
  m_playerSlot->setVisible(playerBar != nullptr && m_togglePlayer->isChecked());
}

void MainWindow::setInspector(QWidget* inspector) {
  if (m_details->parentWidget() == m_inspector) {
    m_inspectorLayout->removeWidget(m_details);
    m_details->setParent(this);
    m_details->hide();
  }
  fillSlot(m_inspectorLayout, inspector);
}

void MainWindow::setListenPage(QWidget* page) {
  delete m_listenPage;
  m_listenPage = page;
  if (page != nullptr) m_center->addWidget(page);
}

void MainWindow::setListening(bool isListening) {
  m_center->setCurrentWidget(isListening && m_listenPage != nullptr ? m_listenPage : m_gallery);
}

void MainWindow::addPage(Icon which, const QString& name, QWidget* page) {
  const QKeySequence keys(QStringLiteral("Alt+%1").arg(m_pages->count() + 1));
  m_pages->addWidget(page);
  m_rail->addPage(which, name, QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
  m_commands.add(tr("Pages"), which, name, {keys}, [this, page] { showPage(page); });
  m_rail->setVisible(m_rail->count() > 1);
}

void MainWindow::addPageSpace() {
  m_rail->addSpace();
}

void MainWindow::showPage(QWidget* page) {
  m_pages->setCurrentWidget(page);
}

void MainWindow::showLibrary() {
  m_pages->setCurrentIndex(0);
}

QWidget* MainWindow::currentPage() const {
  return m_pages->currentWidget();
}

void MainWindow::setPageBadge(QWidget* page, const QString& badge) {
  m_rail->setBadge(m_pages->indexOf(page), badge);
}

/// What is done with samples needs a list of samples in sight.
void MainWindow::pageShown() {
  const bool isLibrary = m_pages->currentIndex() == 0;
  m_rail->setCurrent(m_pages->currentIndex());
  for (const auto& command : m_commands.all()) {
    if (command.group == tr("Samples")) command.action->setEnabled(isLibrary);
  }
  if (isLibrary) {
    m_gallery->focusList();
  } else {
    m_details->commit();
    m_pages->currentWidget()->setFocus(Qt::TabFocusReason);
  }
  emit pageChanged(m_pages->currentWidget());
}

void MainWindow::setPlayingSample(const std::string& id) {
  m_gallery->setPlayingId(id);
}

std::string MainWindow::neighbourOf(const std::string& id, int step) const {
  for (int row = 0; row < m_model->rowCount(); ++row) {
    const auto* sample = m_model->knownSummaryAt(row);
    if (sample == nullptr || sample->id != id) continue;
    const auto* neighbour = m_model->summaryAt(row + step);
    return neighbour != nullptr ? neighbour->id : std::string();
  }
  return {};
}

void MainWindow::showSearch(const QString& query) {
  showLibrary();
  m_sidebar->select(QStringLiteral("all"));
  m_search->setQuery(query);
  emit m_search->queryChanged(m_search->query());
}

void MainWindow::reveal(const std::string& id) {
  showLibrary();
  m_browser->reveal(id);
}

void MainWindow::showFailure(const QString& message, const QString& advice) {
  m_toast->present(Toast::Kind::failure, QStringLiteral("%1 %2").arg(message, advice).trimmed());
}

void MainWindow::showMessage(const QString& message) {
  m_toast->present(Toast::Kind::message, message);
}

void MainWindow::showProgress(const QString& message, const QString& actionName, std::function<void()> action) {
  m_toast->present(Toast::Kind::message, message, actionName, std::move(action));
}

std::vector<std::string> MainWindow::knownIds() const {
  std::vector<std::string> ids;
  for (int row = 0; row < m_model->rowCount(); ++row) {
    if (const auto* sample = m_model->knownSummaryAt(row)) ids.push_back(sample->id);
  }
  return ids;
}

void MainWindow::showCurrent() {
  const auto* sample = m_gallery->currentSample();
  const bool isEmpty = m_model->rowCount() == 0;
  if (sample == nullptr && !isEmpty) return;  // still being read
  m_details->showSample(sample != nullptr ? sample->id : std::string());
  emit sampleShown(sample != nullptr ? text(sample->id) : QString());
}

bool MainWindow::isTrash() const {
  return m_sidebar->current().key == QStringLiteral("trash");
}

void MainWindow::restoreSettings() {
  const WindowSettings settings = loadWindowSettings();
  if (!settings.geometry.isEmpty()) {
    restoreGeometry(settings.geometry);
  } else {
    // Within the screen, with room for the frame.
    resize(QSize(1360, 860).boundedTo(screen()->availableGeometry().size() - QSize(0, 40)).expandedTo(minimumSize()));
  }
  if (!settings.splitter.isEmpty()) m_splitter->restoreState(settings.splitter);
  m_splitter->setHandleWidth(1);
  m_toggleSidebar->setChecked(settings.showsSidebar);
  m_toggleInspector->setChecked(settings.showsInspector);
  m_togglePlayer->setChecked(settings.showsPlayer);
  m_sidebar->setCollapsedSections(settings.collapsedSections);
  m_sidebar->setSavedSearches(settings.savedSearches);
  m_sidebar->select(settings.view);
  m_search->setHistory(settings.searchHistory);
  m_gallery->table().restoreColumns(settings.tableColumns);
  m_gallery->setLayout(settings.isTable ? Gallery::Layout::table : Gallery::Layout::grid);
  m_gallery->focusList();
  if (const auto sort = sampleSortFromName(settings.sort.toStdString())) m_browser->setSort(*sort);
}

void MainWindow::saveSettings() const {
  WindowSettings settings;
  settings.geometry = saveGeometry();
  settings.splitter = m_splitter->saveState();
  settings.showsSidebar = m_toggleSidebar->isChecked();
  settings.showsInspector = m_toggleInspector->isChecked();
  settings.showsPlayer = m_togglePlayer->isChecked();
  settings.collapsedSections = m_sidebar->collapsedSections();
  settings.savedSearches = m_sidebar->savedSearches();
  settings.view = m_sidebar->current().key;
  settings.searchHistory = m_search->history();
  settings.tableColumns = m_gallery->table().saveColumns();
  settings.isTable = m_gallery->currentLayout() == Gallery::Layout::table;
  settings.sort = QString::fromUtf8(sampleSortName(m_browser->sort()).data());
  saveWindowSettings(settings);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_details->commit();
  saveSettings();
  QMainWindow::closeEvent(event);
}

}  // namespace jukebox::ui
