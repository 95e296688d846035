#pragma once
// CommandPalette: every command and every view by a few letters of its name (Ctrl+K).

#include <QDialog>
#include <functional>
#include <vector>

#include "ui/icons/icons.h"

class QLineEdit;
class QListWidget;

namespace jukebox::ui {

struct PaletteEntry {
  QString name;
  QString detail;  ///< a shortcut or where it belongs
  Icon icon = Icon::command;
  std::function<void()> run;
};

/// How well `name` fits letters typed in order: 0 not at all, more for starts of words and neighbours.
int paletteScore(const QString& name, const QString& typed);

class CommandPalette : public QDialog {
  Q_OBJECT
 public:
  explicit CommandPalette(QWidget* parent);
  /// Opens with all entries.
  void open(std::vector<PaletteEntry> entries);
  QListWidget& list() { return *m_list; }
  QLineEdit& line() { return *m_line; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void filter(const QString& typed);
  void run();
  QLineEdit* m_line;
  QListWidget* m_list;
  std::vector<PaletteEntry> m_entries;
};

}  // namespace jukebox::ui
