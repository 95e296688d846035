#include "ui/compose/preset_menu.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <algorithm>

#include "ui/icons/icons.h"
#include "ui/language/error_text.h"
#include "ui/library/later.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

QString askName(QWidget* parent, const QString& title, const QString& old) {
  bool isOk = false;
  const QString name =
      QInputDialog::getText(parent, title, PresetMenu::tr("Name of the preset"), QLineEdit::Normal, old, &isOk);
  return isOk ? name.trimmed() : QString();
}

}  // namespace

PresetMenu::PresetMenu(std::function<ComposePreset()> current, QWidget* parent)
    : QToolButton(parent), m_current(std::move(current)), m_menu(new QMenu(this)) {
  setObjectName(QStringLiteral("presets"));
  setText(tr("Presets"));
  setAccessibleName(tr("Presets"));
  setIcon(ui::icon(Icon::bookmark));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setPopupMode(QToolButton::InstantPopup);
  setMenu(m_menu);
  m_thread.setMaxThreadCount(1);
  // At once with what is known; again when the files say something else.
  connect(m_menu, &QMenu::aboutToShow, this, &PresetMenu::fillMenu);
  connect(m_menu, &QMenu::aboutToShow, this, &PresetMenu::readNames);
}

void PresetMenu::setFolder(const std::filesystem::path& folder) {
  m_store.setFolder(folder);
  readNames();
}

void PresetMenu::readNames() {
  later(
      this, [store = m_store] { return store.names(); },
      [this](std::vector<std::string> names) {
        if (names == m_names) return;
        m_names = std::move(names);
        if (m_menu->isVisible()) fillMenu();
        emit namesChanged();
      },
      &m_thread);
}

void PresetMenu::run(std::function<Status(const PresetStore&)> work) {
  later(
      this, [store = m_store, work = std::move(work)] { return work(store); },
      [this](const Status& status) { tell(status); }, &m_thread);
  readNames();
}

void PresetMenu::take(const Result<ComposePreset>& preset) {
  if (!preset) return tell(preset.error());
  emit chosen(*preset);
}

void PresetMenu::fillMenu() {
  m_menu->clear();
  for (const auto& stored : m_names) {
    const QString name = ui::text(stored);
    m_menu->addAction(name, this, [this, name] { apply(name); });
  }
  if (m_names.empty()) m_menu->addAction(tr("No presets yet"))->setEnabled(false);
  m_menu->addSeparator();
  m_menu->addAction(tr("Save as preset…"), this, &PresetMenu::askAndSave);
  const auto addEach = [&](const QString& title, void (PresetMenu::*action)(const QString&)) {
    auto* menu = m_menu->addMenu(title);
    menu->setEnabled(!m_names.empty());
    for (const auto& stored : m_names) {
      const QString name = ui::text(stored);
      menu->addAction(name, this, [this, name, action] { (this->*action)(name); });
    }
  };
  addEach(tr("Rename"), &PresetMenu::askAndRename);
  addEach(tr("Delete"), &PresetMenu::askAndRemove);
  addEach(tr("Share as a file"), &PresetMenu::askAndExport);
  m_menu->addAction(tr("Read from a file…"), this, &PresetMenu::askAndImport);
}

void PresetMenu::tell(const Status& status) {
  if (!status) emit failed(errorSentence(status.error()));
}

void PresetMenu::saveAs(const QString& name) {
  ComposePreset preset = m_current();
  preset.name = name.toStdString();
  run([preset = std::move(preset)](const PresetStore& store) { return store.save(preset); });
}

void PresetMenu::apply(const QString& name) {
  later(
      this, [store = m_store, name = name.toStdString()] { return store.load(name); },
      [this](const Result<ComposePreset>& preset) { take(preset); }, &m_thread);
}

void PresetMenu::importFile(const QString& path) {
  const auto work = [store = m_store, file = path.toStdString()]() -> Result<ComposePreset> {
    ASSIGN_OR_RETURN(const auto name, store.import(file));
    return store.load(name);
  };
  later(
      this, work, [this](const Result<ComposePreset>& preset) { take(preset); }, &m_thread);
  readNames();
}

void PresetMenu::askAndSave() {
  const QString name = askName(this, tr("Save as preset"), {});
  if (name.isEmpty()) return;
  if (std::find(m_names.begin(), m_names.end(), name.toStdString()) != m_names.end() &&
      QMessageBox::question(this, tr("Save as preset"), tr("There is a preset “%1” already. Replace it?").arg(name)) !=
          QMessageBox::Yes) {
    return;
  }
  saveAs(name);
}

void PresetMenu::askAndRename(const QString& name) {
  const QString wanted = askName(this, tr("Rename"), name);
  if (wanted.isEmpty()) return;
  run([from = name.toStdString(), to = wanted.toStdString()](const PresetStore& store) {
    return store.rename(from, to);
  });
}

void PresetMenu::askAndRemove(const QString& name) {
  if (QMessageBox::question(this, tr("Delete"), tr("Delete the preset “%1”?").arg(name)) != QMessageBox::Yes) return;
  run([name = name.toStdString()](const PresetStore& store) { return store.remove(name); });
}

void PresetMenu::askAndExport(const QString& name) {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Share as a file"), name + QStringLiteral(".json"), tr("Presets (*.json)"));
  if (path.isEmpty()) return;
  run([name = name.toStdString(), file = path.toStdString()](const PresetStore& store) {
    return store.exportTo(name, file);
  });
}

void PresetMenu::askAndImport() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Read from a file"), {}, tr("Presets (*.json);;All files (*)"));
  if (!path.isEmpty()) importFile(path);
}

}  // namespace jukebox::ui
