#pragma once
// PresetMenu: the button with everything that can be done with presets.

#include <QToolButton>
#include <functional>

#include "ui/compose/preset_store.h"

class QMenu;

namespace jukebox::ui {

class PresetMenu : public QToolButton {
  Q_OBJECT
 public:
  /// `current` gives the form as it stands.
  explicit PresetMenu(std::function<ComposePreset()> current, QWidget* parent = nullptr);
  void setFolder(const std::filesystem::path& folder) { m_store.setFolder(folder); }
  const PresetStore& store() const { return m_store; }

  void saveAs(const QString& name);
  void apply(const QString& name);
  void importFile(const QString& path);

 signals:
  void chosen(const jukebox::ComposePreset& preset);
  /// A sentence about what went wrong.
  void failed(const QString& sentence);

 private:
  void fillMenu();
  void askAndSave();
  void askAndRename(const QString& name);
  void askAndRemove(const QString& name);
  void askAndExport(const QString& name);
  void askAndImport();
  void tell(const Status& status);

  std::function<ComposePreset()> m_current;
  PresetStore m_store;
  QMenu* m_menu;
};

}  // namespace jukebox::ui
