#pragma once
// ShortcutSheet: all keys on one page (F1 or ?).

#include <QDialog>

#include "ui/shell/commands.h"

namespace jukebox::ui {

struct ShortcutLine {
  QString group, name;
  QStringList keys;
};

class ShortcutSheet : public QDialog {
  Q_OBJECT
 public:
  ShortcutSheet(const std::vector<ShortcutLine>& lines, QWidget* parent);
};

/// Commands that have keys, and those that the lists and the player understand by themselves.
std::vector<ShortcutLine> shortcutLines(const Commands& commands);

}  // namespace jukebox::ui
