#pragma once
// PresetMenu: the button with everything that can be done with presets. Files are read and written in a thread.

#include <QThreadPool>
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
  /// Reads what is there.
  void setFolder(const std::filesystem::path& folder);
  /// As read last.
  const std::vector<std::string>& names() const { return m_names; }

  void saveAs(const QString& name);
  void apply(const QString& name);
  void importFile(const QString& path);

 signals:
  void chosen(const jukebox::ComposePreset& preset);
  /// A sentence about what went wrong.
  void failed(const QString& sentence);
  /// The presets differ from those before.
  void namesChanged();

 private:
  void fillMenu();
  void askAndSave();
  void askAndRename(const QString& name);
  void askAndRemove(const QString& name);
  void askAndExport(const QString& name);
  void askAndImport();
  void readNames();
  /// Runs in the thread, after what was asked for before; then reads the names anew.
  void run(std::function<Status(const PresetStore&)> work);
  void take(const Result<ComposePreset>& preset);
  void tell(const Status& status);

  std::function<ComposePreset()> m_current;
  PresetStore m_store;
  QMenu* m_menu;
  std::vector<std::string> m_names;
  QThreadPool m_thread;  ///< one; waits at the end for what is to be written
};

}  // namespace jukebox::ui
