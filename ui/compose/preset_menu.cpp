#include "ui/compose/preset_menu.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

#include "ui/icons/icons.h"
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
  connect(m_menu, &QMenu::aboutToShow, this, &PresetMenu::fillMenu);
}

void PresetMenu::fillMenu() {
  m_menu->clear();
  const auto names = m_store.names();
  for (const auto& stored : names) {
    const QString name = ui::text(stored);
    m_menu->addAction(name, this, [this, name] { apply(name); });
  }
  if (names.empty()) m_menu->addAction(tr("No presets yet"))->setEnabled(false);
  m_menu->addSeparator();
  m_menu->addAction(tr("Save as preset…"), this, &PresetMenu::askAndSave);
  const auto addEach = [&](const QString& title, void (PresetMenu::*action)(const QString&)) {
    auto* menu = m_menu->addMenu(title);
    menu->setEnabled(!names.empty());
    for (const auto& stored : names) {
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
  if (!status) emit failed(ui::text(status.error().sentence()));
}

void PresetMenu::saveAs(const QString& name) {
  ComposePreset preset = m_current();
  preset.name = name.toStdString();
  tell(m_store.save(preset));
}

void PresetMenu::apply(const QString& name) {
  const auto preset = m_store.load(name.toStdString());
  if (!preset) return tell(preset.error());
  emit chosen(*preset);
}

void PresetMenu::importFile(const QString& path) {
  const auto name = m_store.import(path.toStdString());
  if (!name) return tell(name.error());
  apply(ui::text(*name));
}

void PresetMenu::askAndSave() {
  const QString name = askName(this, tr("Save as preset"), {});
  if (name.isEmpty()) return;
  const auto names = m_store.names();
  if (std::find(names.begin(), names.end(), name.toStdString()) != names.end() &&
      QMessageBox::question(this, tr("Save as preset"), tr("There is a preset “%1” already. Replace it?").arg(name)) !=
          QMessageBox::Yes) {
    return;
  }
  saveAs(name);
}

void PresetMenu::askAndRename(const QString& name) {
  const QString wanted = askName(this, tr("Rename"), name);
  if (!wanted.isEmpty()) tell(m_store.rename(name.toStdString(), wanted.toStdString()));
}

void PresetMenu::askAndRemove(const QString& name) {
  if (QMessageBox::question(this, tr("Delete"), tr("Delete the preset “%1”?").arg(name)) != QMessageBox::Yes) return;
  tell(m_store.remove(name.toStdString()));
}

void PresetMenu::askAndExport(const QString& name) {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Share as a file"), name + QStringLiteral(".json"), tr("Presets (*.json)"));
  if (!path.isEmpty()) tell(m_store.exportTo(name.toStdString(), path.toStdString()));
}

void PresetMenu::askAndImport() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Read from a file"), {}, tr("Presets (*.json);;All files (*)"));
  if (!path.isEmpty()) importFile(path);
}

}  // namespace jukebox::ui
