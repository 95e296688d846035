// What the main window can do: its commands, menus and questions.

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/gallery.h"
#include "ui/inspector/details_panel.h"
#include "ui/library/sample_text.h"
#include "ui/search/search_field.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shortcut_sheet.h"
#include "ui/shell/toast.h"
#include "ui/shell/window_settings.h"
#include "ui/sidebar/sidebar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
void MainWindow::addCommands() {
  const QString edit = tr("Edit");
  auto& stack = m_edits->undoStack();
  auto* undo = m_commands.add(edit, Icon::undo, tr("Undo"), {QKeySequence::Undo}, [&stack] { stack.undo(); });
  auto* redo = m_commands.add(edit, Icon::redo, tr("Redo"),
                              {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))},
                              [&stack] { stack.redo(); });
  for (auto* action : {undo, redo}) {
    action->setObjectName(QStringLiteral("bar"));
    action->setEnabled(false);
  }
  connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
  connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
  connect(&stack, &QUndoStack::undoTextChanged, undo, [undo](const QString& name) {
    undo->setToolTip(name.isEmpty() ? tr("Undo (Ctrl+Z)") : tr("Undo “%1” (Ctrl+Z)").arg(name));
  });
  connect(&stack, &QUndoStack::redoTextChanged, redo, [redo](const QString& name) {
    redo->setToolTip(name.isEmpty() ? tr("Redo (Ctrl+Shift+Z)") : tr("Redo “%1” (Ctrl+Shift+Z)").arg(name));
  });
  addListCommands();
  addViewCommands();
}

void MainWindow::addListCommands() {
  const QString group = tr("Samples");
  m_commands.add(group, Icon::play, tr("Play"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)}, [this] {
    if (const auto* sample = m_gallery->currentSample()) emit playRequested(text(sample->id));
  });
  m_commands.add(group, Icon::heart, tr("Favourite"), {QKeySequence(Qt::Key_F)}, [this] {
    const auto* sample = m_gallery->currentSample();
    if (sample != nullptr) m_edits->setFavourite(m_gallery->selectedIds(), !sample->favourite);
  });
  for (int rating = 0; rating <= 5; ++rating) {
    const QString name = rating == 0 ? tr("No rating") : counted(rating, tr("Rate 1 star"), tr("Rate %1 stars"));
    m_commands.add(group, Icon::star, name, {QKeySequence(Qt::Key_0 + rating)},
                   [this, rating] { m_edits->setRating(m_gallery->selectedIds(), rating); });
  }
  m_commands.add(group, Icon::pencil, tr("Rename"), {QKeySequence(Qt::Key_F2)}, [this] {
    m_toggleInspector->setChecked(true);
    m_details->titleField().setFocus(Qt::ShortcutFocusReason);
    m_details->titleField().selectAll();
  });
  m_commands.add(group, Icon::tag, tr("Edit tags"), {QKeySequence(Qt::Key_T)}, [this] {
    m_toggleInspector->setChecked(true);
    m_details->tagsField().setFocus(Qt::ShortcutFocusReason);
  });
  m_commands.add(group, Icon::unplayed, tr("Mark as unplayed"), {QKeySequence(Qt::Key_U)},
                 [this] { m_edits->setPlayed(m_gallery->selectedIds(), false); });
  m_commands.add(group, Icon::collection, tr("Put into a new collection…"),
                 {QKeySequence(QStringLiteral("Ctrl+Shift+N"))},
                 [this] { askForCollection(m_gallery->selectedIds()); });
  m_commands.add(group, Icon::copy, tr("Copy title and id"), {QKeySequence::Copy}, [this] { copySelection(); });
  m_commands.add(group, Icon::exportFile, tr("Export…"), {QKeySequence(QStringLiteral("Ctrl+E"))},
                 [this] { emit exportRequested(m_gallery->selectedIds()); });
  m_commands.add(group, Icon::trash, tr("Move to trash"), {QKeySequence::Delete}, [this] {
    if (isTrash()) return askToPurge();
    m_edits->moveToTrash(m_gallery->selectedIds());
  });
  m_commands.add(group, Icon::restore, tr("Restore from the trash"), {QKeySequence(QStringLiteral("Ctrl+Shift+R"))},
                 [this] {
                   if (isTrash()) m_edits->restore(m_gallery->selectedIds());
                 });
  m_commands.add(group, Icon::check, tr("Select all"), {QKeySequence::SelectAll}, [this] { m_gallery->selectAll(); });
  // These keys mean something else in fields and in the sidebar: they belong to the list alone.
  for (const auto& command : m_commands.all()) {
    const QKeySequence key = command.action->shortcut();
    const bool isOfTheList = key == QKeySequence(Qt::Key_Return) || key == QKeySequence(QKeySequence::Delete) ||
                             key == QKeySequence(QKeySequence::Copy) || key == QKeySequence(QKeySequence::SelectAll);
    if (!isOfTheList) continue;
    removeAction(command.action);
    command.action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_gallery->addAction(command.action);
  }
}

void MainWindow::addViewCommands() {
  const QString window = tr("Window");
  m_commands.add(window, Icon::search, tr("Search"), {QKeySequence(Qt::Key_Slash), QKeySequence::Find}, [this] {
    showLibrary();
    m_search->focusField();
  });
  m_commands.add(window, Icon::command, tr("Command palette"), {QKeySequence(QStringLiteral("Ctrl+K"))},
                 [this] { showPalette(); });
  const auto toggle = [&](Icon which, const QString& name, const QString& key) {
    auto* action = m_commands.add(window, which, name, {QKeySequence(key)}, [] {});
    action->setCheckable(true);
    action->setChecked(true);
    return action;
  };
  m_toggleSidebar = toggle(Icon::panelLeft, tr("Sidebar"), QStringLiteral("Ctrl+B"));
  m_toggleInspector = toggle(Icon::panelRight, tr("Inspector"), QStringLiteral("Ctrl+I"));
  m_togglePlayer = toggle(Icon::panelBottom, tr("Player bar"), QStringLiteral("Ctrl+J"));
  connect(m_toggleSidebar, &QAction::toggled, this, [this](bool shown) { m_sidebar->setVisible(shown); });
  connect(m_toggleInspector, &QAction::toggled, this, [this](bool shown) { m_inspector->setVisible(shown); });
  connect(m_togglePlayer, &QAction::toggled, this,
          [this](bool shown) { m_playerSlot->setVisible(shown && m_playerLayout->count() > 0); });
  m_commands.add(window, Icon::grid, tr("Show cards"), {QKeySequence(QStringLiteral("Ctrl+1"))},
                 [this] { m_gallery->setLayout(Gallery::Layout::grid); });
  m_commands.add(window, Icon::table, tr("Show the table"), {QKeySequence(QStringLiteral("Ctrl+2"))},
                 [this] { m_gallery->setLayout(Gallery::Layout::table); });
  const std::tuple<Icon, QString, ThemeChoice> themes[] = {
      {Icon::settings, tr("Theme: like the system"), ThemeChoice::system},
      {Icon::moon, tr("Theme: dark"), ThemeChoice::dark},
      {Icon::sun, tr("Theme: light"), ThemeChoice::light},
      {Icon::contrast, tr("Theme: high contrast"), ThemeChoice::highContrast}};
  for (const auto& [which, name, choice] : themes) {
    m_commands.add(window, which, name, {}, [choice = choice] {
      if (auto* theme = Theme::instance()) theme->setChoice(choice);
      saveThemeChoice(choice);
    });
  }
  // Languages are called by their own names, so that nobody is lost.
  const std::pair<QString, Language> languages[] = {{tr("Language: like the system"), Language::system},
                                                    {QStringLiteral("Language: English"), Language::english},
                                                    {QStringLiteral("Taal: Nederlands"), Language::dutch}};
  for (const auto& [name, language] : languages) {
    m_commands.add(window, Icon::lyrics, name, {}, [this, language = language] { emit languageChosen(language); });
  }
  m_commands.add(window, Icon::folder, tr("Open another library…"), {QKeySequence::Open},
                 [this] { emit openLibraryRequested(); });
  m_commands.add(window, Icon::keyboard, tr("Keyboard shortcuts"),
                 {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)}, [this] { showShortcuts(); });
  m_commands.add(window, Icon::close, tr("Quit"), {QKeySequence::Quit}, [this] { close(); });
}

void MainWindow::showPalette() {
  std::vector<PaletteEntry> entries;
  for (const auto& command : m_commands.all()) {
    if (!command.action->isEnabled()) continue;
    entries.push_back({command.action->text(), command.action->shortcut().toString(QKeySequence::NativeText),
                       command.icon, [action = command.action] { action->trigger(); }});
  }
  for (const auto& view : m_sidebar->views()) {
    entries.push_back({tr("Go to %1").arg(view.heading.title), {}, view.icon, [this, key = view.key] {
                         showLibrary();
                         m_sidebar->select(key);
                       }});
  }
  m_palette->open(std::move(entries));
}

void MainWindow::showShortcuts() {
  ShortcutSheet sheet(shortcutLines(m_commands), this);
  sheet.exec();
}

void MainWindow::showMoreMenu() {
  QMenu menu;
  for (const auto& command : m_commands.all()) {
    if (command.group != tr("Window")) continue;
    menu.addAction(command.action);
  }
  auto* button = findChild<QToolButton*>(QStringLiteral("moreButton"));
  menu.exec(button->mapToGlobal(QPoint(button->width() - menu.sizeHint().width(), button->height())));
}

void MainWindow::showContextMenu(const QPoint& position) {
  const auto ids = m_gallery->selectedIds();
  const auto named = [this](const QString& name) -> QAction* {
    for (const auto& command : m_commands.all()) {
      if (command.action->text() == name) return command.action;
    }
    return nullptr;
  };
  QMenu menu;
  menu.addAction(named(tr("Play")));
  menu.addAction(named(tr("Favourite")));
  auto* rating = menu.addMenu(icon(Icon::star), tr("Rating"));
  for (int stars = 5; stars >= 0; --stars) {
    rating->addAction(named(stars == 0 ? tr("No rating") : counted(stars, tr("Rate 1 star"), tr("Rate %1 stars"))));
  }
  auto* collections = menu.addMenu(icon(Icon::collection), tr("Add to collection"));
  for (const auto& entry : m_sidebar->overview().collections) {
    connect(collections->addAction(text(entry.name)), &QAction::triggered, this,
            [this, entry, ids] { m_edits->addToCollection(entry.id, text(entry.name), ids); });
  }
  if (!collections->isEmpty()) collections->addSeparator();
  collections->addAction(named(tr("Put into a new collection…")));
  if (const auto& view = m_sidebar->current(); view.kind == ViewKind::collection) {
    connect(menu.addAction(tr("Remove from “%1”").arg(view.heading.title)), &QAction::triggered, this,
            [this, view, ids] {
              m_edits->removeFromCollection(view.key.section(u'/', 1).toStdString(), view.heading.title, ids);
            });
  }
  menu.addAction(named(tr("Mark as unplayed")));
  menu.addAction(named(tr("Rename")));
  menu.addAction(named(tr("Edit tags")));
  menu.addSeparator();
  menu.addAction(named(tr("Export…")));
  menu.addAction(named(tr("Copy title and id")));
  menu.addSeparator();
  if (isTrash()) {
    menu.addAction(named(tr("Restore from the trash")));
    connect(menu.addAction(icon(Icon::trash, IconTint::danger), tr("Delete for good…")), &QAction::triggered, this,
            &MainWindow::askToPurge);
  } else {
    menu.addAction(named(tr("Move to trash")));
  }
  menu.exec(position);
}

void MainWindow::askForCollection(const std::vector<std::string>& sampleIds) {
  bool isWanted = false;
  const QString name =
      QInputDialog::getText(this, tr("New collection"), tr("Name of the collection"), QLineEdit::Normal, {}, &isWanted)
          .trimmed();
  if (isWanted && !name.isEmpty()) m_edits->createCollection(name, sampleIds);
}

void MainWindow::askToRename(const LibraryView& view) {
  bool isWanted = false;
  const QString name = QInputDialog::getText(this, tr("Rename collection"), tr("Name of the collection"),
                                             QLineEdit::Normal, view.heading.title, &isWanted)
                           .trimmed();
  if (isWanted && !name.isEmpty()) m_edits->renameCollection(view.key.section(u'/', 1).toStdString(), name);
}

void MainWindow::removeView(const LibraryView& view) {
  if (view.kind == ViewKind::collection) {
    m_edits->removeCollection(view.key.section(u'/', 1).toStdString(), view.heading.title);
    return;
  }
  QStringList searches = m_sidebar->savedSearches();
  searches.removeAll(view.query);
  m_sidebar->setSavedSearches(searches);
}

void MainWindow::dropSamples(const LibraryView& view, const std::vector<std::string>& ids) {
  if (view.kind == ViewKind::collection) {
    m_edits->addToCollection(view.key.section(u'/', 1).toStdString(), view.heading.title, ids);
  } else if (view.key == QStringLiteral("favourites")) {
    m_edits->setFavourite(ids, true);
  } else if (view.key == QStringLiteral("trash")) {
    m_edits->moveToTrash(ids);
  }
}

void MainWindow::askToEmptyTrash() {
  QMessageBox question(QMessageBox::Warning, tr("Empty the trash"), tr("Delete everything in the trash for good?"),
                       QMessageBox::Cancel, this);
  question.setInformativeText(tr("The recordings are removed from the disk. This cannot be undone."));
  auto* remove = question.addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
  question.exec();
  if (question.clickedButton() == remove) m_edits->emptyTrash();
}

void MainWindow::askToPurge() {
  const auto ids = m_gallery->selectedIds();
  if (ids.empty()) return;
  QMessageBox question(QMessageBox::Warning, tr("Delete for good"),
                       counted(std::ssize(ids), tr("Delete 1 sample for good?"), tr("Delete %1 samples for good?")),
                       QMessageBox::Cancel, this);
  question.setInformativeText(tr("The recordings are removed from the disk. This cannot be undone."));
  auto* remove = question.addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
  question.exec();
  if (question.clickedButton() == remove) m_edits->purge(ids);
}

void MainWindow::copySelection() {
  QStringList lines;
  for (const auto& id : m_gallery->selectedIds()) lines << text(id);
  if (const auto* sample = m_gallery->currentSample(); sample != nullptr && lines.size() == 1) {
    lines = {QStringLiteral("%1 (%2)").arg(SampleText::title(*sample), text(sample->id))};
  }
  QApplication::clipboard()->setText(lines.join(u'\n'));
}

}  // namespace jukebox::ui
