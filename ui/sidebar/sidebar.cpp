#include "ui/sidebar/sidebar.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/library/sample_list_model.h"
#include "ui/library/sample_text.h"
#include "ui/sidebar/sidebar_delegate.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr std::size_t kArtistsAtOnce = 300;  // a millisecond or two

std::vector<std::string> idsOf(const QMimeData& data) {
  std::vector<std::string> ids;
  for (const auto& line : data.data(QString::fromLatin1(kSampleIdsMimeType)).split('\n')) {
    if (!line.isEmpty()) ids.push_back(line.toStdString());
  }
  return ids;
}

bool takesSamples(const QTreeWidgetItem* item) {
  if (item == nullptr) return false;
  const QString key = item->data(0, kKeyRole).toString();
  return key.startsWith(QStringLiteral("collection/")) || key == QStringLiteral("favourites") ||
         key == QStringLiteral("trash") || key == kNewCollectionKey;
}

QString accessibleText(const QString& title, qint64 count) {
  return count == 1 ? Sidebar::tr("%1, 1 sample").arg(title) : Sidebar::tr("%1, %2 samples").arg(title).arg(count);
}

/// What stands in the sidebar, without counts.
std::vector<std::string> namesOf(const LibraryOverview& overview) {
  std::vector<std::string> names;
  for (const auto& entry : overview.collections) names.push_back(entry.id + '/' + entry.name);
  for (const auto* list : {&overview.genres, &overview.artists}) {
    names.emplace_back();
    for (const auto& entry : *list) names.push_back(entry.name);
  }
  return names;
}

}  // namespace

SidebarTree::SidebarTree(QWidget* parent) : QTreeWidget(parent) {
  setHeaderHidden(true);
  setIndentation(0);
  setRootIsDecorated(false);
  setAnimated(false);
  setMouseTracking(true);
  setUniformRowHeights(false);
  setAcceptDrops(true);
  setDragDropMode(DropOnly);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(ScrollPerPixel);
  setItemDelegate(new SidebarDelegate(this));
  setAccessibleName(tr("Views of the library"));
  setContextMenuPolicy(Qt::CustomContextMenu);
}

void SidebarTree::drawBranches(QPainter* /*painter*/, const QRect& /*rect*/, const QModelIndex& /*index*/) const {}

void SidebarTree::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasFormat(QString::fromLatin1(kSampleIdsMimeType))) event->acceptProposedAction();
}

void SidebarTree::dragMoveEvent(QDragMoveEvent* event) {
  auto* target = itemAt(event->position().toPoint());
  for (QTreeWidgetItemIterator it(this); *it != nullptr; ++it) {
    (*it)->setData(0, kDropRole, *it == target && takesSamples(target));
  }
  event->setAccepted(takesSamples(target));
}

void SidebarTree::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
  for (QTreeWidgetItemIterator it(this); *it != nullptr; ++it) (*it)->setData(0, kDropRole, false);
}

void SidebarTree::dropEvent(QDropEvent* event) {
  auto* target = itemAt(event->position().toPoint());
  dragLeaveEvent(nullptr);
  if (!takesSamples(target)) return;
  event->setDropAction(Qt::CopyAction);
  event->accept();
  emit samplesDropped(target, idsOf(*event->mimeData()));
}

Sidebar::Sidebar(LibraryReader& reader, QWidget* parent)
    : QWidget(parent), m_reader(reader), m_tree(new SidebarTree), m_current(builtInViews().front()) {
  setObjectName(QStringLiteral("sidebar"));
  setAttribute(Qt::WA_StyledBackground);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kSpace2, 0, kSpace2);
  layout->addWidget(m_tree);
  connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) { choose(item); });
  connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
    if (item->parent() == nullptr) item->setExpanded(!item->isExpanded());
    if (item->data(0, kKeyRole) == kNewCollectionKey) emit newCollectionRequested();
  });
  connect(m_tree, &SidebarTree::samplesDropped, this,
          [this](QTreeWidgetItem* target, const std::vector<std::string>& ids) {
            const QString key = target->data(0, kKeyRole).toString();
            if (key == kNewCollectionKey) return emit newCollectionRequested();
            emit samplesDroppedOn(m_views[key], ids);
          });
  connect(m_tree, &QWidget::customContextMenuRequested, this, &Sidebar::showMenu);
  connect(&m_reader, &LibraryReader::changed, this, &Sidebar::ask);
  m_artistTimer.setSingleShot(true);
  connect(&m_artistTimer, &QTimer::timeout, this, &Sidebar::addArtists);
  rebuild();
  ask();
}

void Sidebar::ask() {
  std::vector<std::string> queries;
  for (const auto& views : {builtInViews(), explorerViews()}) {
    for (const auto& view : views) queries.push_back(view.query.toStdString());
  }
  for (const auto& search : m_savedSearches) queries.push_back(search.toStdString());
  m_reader.overview(queries, this, [this](Result<LibraryOverview> overview) {
    if (overview) takeOverview(std::move(*overview));
  });
}

void Sidebar::takeOverview(LibraryOverview overview) {
  if (m_isKnown && overview == m_overview) return;
  const bool isWhole = m_nextArtist == m_overview.artists.size();
  const bool hasSameEntries = m_isKnown && isWhole && namesOf(overview) == namesOf(m_overview);
  m_overview = std::move(overview);
  m_isKnown = true;
  hasSameEntries ? showCounts() : rebuild();
  emit overviewChanged();
}

QTreeWidgetItem* Sidebar::addSection(const QString& key, const QString& title) {
  auto* section = new QTreeWidgetItem(m_tree, {title});
  section->setData(0, kKeyRole, QStringLiteral("section/") + key);
  section->setFlags(Qt::ItemIsEnabled);
  section->setExpanded(!m_collapsed.contains(key));
  return section;
}

// Without a parent: a tree that is on the screen answers every change of its items.
QTreeWidgetItem* Sidebar::makeItem(const LibraryView& view, std::int64_t count) {
  auto* item = new QTreeWidgetItem({view.heading.title});
  item->setData(0, kKeyRole, view.key);
  item->setData(0, kIconRole, static_cast<int>(view.icon));
  item->setData(0, kCountRole, QVariant::fromValue<qlonglong>(count));
  item->setToolTip(0, view.heading.explanation);
  item->setData(0, Qt::AccessibleTextRole, accessibleText(view.heading.title, count));
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled);
  m_views[view.key] = view;
  return item;
}

void Sidebar::rebuild() {
  m_isRebuilding = true;
  if (m_tree->topLevelItemCount() > 0) m_collapsed = collapsedSections();
  m_tree->clear();
  m_views.clear();
  std::size_t next = 0;
  const auto count = [&] { return next < m_overview.queryCounts.size() ? m_overview.queryCounts[next++] : 0; };
  QList<QTreeWidgetItem*> items;
  const auto fill = [&](const char* key, const QString& title) {
    addSection(QString::fromLatin1(key), title)->addChildren(std::exchange(items, {}));
  };
  for (const auto& view : builtInViews()) items << makeItem(view, count());
  fill("library", tr("LIBRARY"));
  for (const auto& view : explorerViews()) items << makeItem(view, count());
  fill("explorer", tr("EXPLORER"));
  for (const auto& entry : m_overview.collections) {
    items << makeItem(collectionView(text(entry.id), text(entry.name)), entry.count);
  }
  auto* adder = new QTreeWidgetItem({tr("New collection…")});
  adder->setData(0, kKeyRole, kNewCollectionKey);
  adder->setData(0, kIconRole, static_cast<int>(Icon::plus));
  adder->setFlags(Qt::ItemIsEnabled | Qt::ItemIsDropEnabled);
  items << adder;
  fill("collections", tr("COLLECTIONS"));
  for (const auto& search : m_savedSearches) items << makeItem(savedSearchView(search), count());
  if (!items.isEmpty()) fill("searches", tr("SAVED SEARCHES"));
  for (const auto& genre : m_overview.genres) items << makeItem(genreView(text(genre.name)), genre.count);
  fill("genres", tr("GENRES"));
  fill("artists", tr("ARTISTS"));
  m_nextArtist = 0;
  m_isRebuilding = false;
  addArtists();
}

// A library may know thousands: they are added some at a time, so that the window never waits for them.
void Sidebar::addArtists() {
  const auto& artists = m_overview.artists;
  const std::size_t end = std::min(artists.size(), m_nextArtist + kArtistsAtOnce);
  QList<QTreeWidgetItem*> items;
  for (; m_nextArtist < end; ++m_nextArtist) {
    const auto& artist = artists[m_nextArtist];
    items << makeItem(artistView(text(artist.name)), artist.count);
  }
  m_tree->topLevelItem(m_tree->topLevelItemCount() - 1)->addChildren(items);
  const bool isWhole = m_nextArtist == artists.size();
  if (!isWhole) m_artistTimer.start();
  chooseWanted(isWhole);
}

/// Makes the wanted or the current view the chosen one, as soon as it is there.
void Sidebar::chooseWanted(bool isWhole) {
  const QString key = m_wantedKey.isEmpty() ? m_current.key : m_wantedKey;
  if (m_tree->currentItem() != nullptr && m_tree->currentItem()->data(0, kKeyRole) == key) return;
  auto* item = m_views.contains(key) ? itemOf(key) : nullptr;
  if (item == nullptr && (!m_isKnown || !isWhole)) return;  // perhaps it is not read yet
  m_wantedKey.clear();
  m_tree->setCurrentItem(item != nullptr ? item : itemOf(QStringLiteral("all")));
}

/// The same entries as before, other counts.
void Sidebar::showCounts() {
  std::map<QString, std::int64_t> counts;
  std::size_t next = 0;
  const auto& queryCounts = m_overview.queryCounts;
  const auto count = [&](const QString& key) { counts[key] = next < queryCounts.size() ? queryCounts[next++] : 0; };
  for (const auto& views : {builtInViews(), explorerViews()}) {
    for (const auto& view : views) count(view.key);
  }
  for (const auto& search : m_savedSearches) count(savedSearchView(search).key);
  for (const auto& entry : m_overview.collections) counts[collectionView(text(entry.id), {}).key] = entry.count;
  for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
    auto* section = m_tree->topLevelItem(i);
    const QString key = section->data(0, kKeyRole).toString().section(u'/', 1);
    const auto* names = key == QStringLiteral("artists")  ? &m_overview.artists
                        : key == QStringLiteral("genres") ? &m_overview.genres
                                                          : nullptr;
    for (int child = 0; child < section->childCount(); ++child) {
      auto* item = section->child(child);
      const auto known = counts.find(item->data(0, kKeyRole).toString());
      if (names != nullptr) {
        showCount(*item, (*names)[static_cast<std::size_t>(child)].count);
      } else if (known != counts.end()) {
        showCount(*item, known->second);
      }
    }
  }
}

void Sidebar::showCount(QTreeWidgetItem& item, std::int64_t count) {
  if (item.data(0, kCountRole).toLongLong() == count) return;
  item.setData(0, kCountRole, QVariant::fromValue<qlonglong>(count));
  item.setData(0, Qt::AccessibleTextRole, accessibleText(item.text(0), count));
}

QTreeWidgetItem* Sidebar::itemOf(const QString& key) const {
  for (QTreeWidgetItemIterator it(m_tree); *it != nullptr; ++it) {
    if ((*it)->data(0, kKeyRole).toString() == key) return *it;
  }
  return nullptr;
}

void Sidebar::choose(QTreeWidgetItem* item) {
  if (m_isRebuilding || item == nullptr) return;
  const auto found = m_views.find(item->data(0, kKeyRole).toString());
  if (found == m_views.end()) return;
  const bool isSame = found->second.key == m_current.key && found->second.query == m_current.query;
  m_current = found->second;
  if (!isSame) emit viewChosen();
}

void Sidebar::select(const QString& key) {
  m_wantedKey = key;
  if (auto* item = itemOf(key)) {
    m_wantedKey.clear();
    m_tree->setCurrentItem(item);
  }
}

void Sidebar::setSavedSearches(const QStringList& searches) {
  m_savedSearches = searches;
  rebuild();
  ask();
}

void Sidebar::saveSearch(const QString& query) {
  if (query.isEmpty() || m_savedSearches.contains(query)) return;
  setSavedSearches(m_savedSearches + QStringList{query});
}

QStringList Sidebar::collapsedSections() const {
  QStringList keys;
  for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
    const auto* item = m_tree->topLevelItem(i);
    if (!item->isExpanded()) keys << item->data(0, kKeyRole).toString().section(u'/', 1);
  }
  return keys;
}

void Sidebar::setCollapsedSections(const QStringList& keys) {
  m_collapsed = keys;
  for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
    auto* item = m_tree->topLevelItem(i);
    item->setExpanded(!keys.contains(item->data(0, kKeyRole).toString().section(u'/', 1)));
  }
}

std::vector<LibraryView> Sidebar::views() const {
  std::vector<LibraryView> all;
  for (const auto& [key, view] : m_views) all.push_back(view);
  return all;
}

void Sidebar::showMenu(const QPoint& position) {
  auto* item = m_tree->itemAt(position);
  if (item == nullptr) return;
  const auto found = m_views.find(item->data(0, kKeyRole).toString());
  QMenu menu;
  if (found != m_views.end()) {
    const LibraryView view = found->second;
    if (view.kind == ViewKind::collection) {
      connect(menu.addAction(tr("Rename…")), &QAction::triggered, this, [this, view] { emit renameRequested(view); });
    }
    if (view.kind == ViewKind::collection || view.kind == ViewKind::savedSearch) {
      connect(menu.addAction(tr("Remove")), &QAction::triggered, this, [this, view] { emit removeRequested(view); });
    }
    if (view.key == QStringLiteral("trash")) {
      connect(menu.addAction(icon(Icon::trash), tr("Empty the trash…")), &QAction::triggered, this,
              &Sidebar::emptyTrashRequested);
    } else {
      connect(menu.addAction(icon(Icon::exportFile), tr("Export…")), &QAction::triggered, this,
              [this, view] { emit exportRequested(view); });
    }
  }
  connect(menu.addAction(icon(Icon::plus), tr("New collection…")), &QAction::triggered, this,
          &Sidebar::newCollectionRequested);
  menu.exec(m_tree->viewport()->mapToGlobal(position));
}

}  // namespace jukebox::ui
