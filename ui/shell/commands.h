#pragma once
// Commands: everything the window can do, once, with its name, group, icon and keys; menus, palette and shortcut sheet
// are made from it.

#include <QAction>
#include <QKeySequence>
#include <QString>
#include <functional>
#include <vector>

#include "ui/icons/icons.h"

class QWidget;

namespace jukebox::ui {

struct Command {
  QString group;
  QAction* action = nullptr;
  Icon icon = Icon::command;
};

class Commands {
 public:
  /// Actions belong to `window`, in which their keys work.
  explicit Commands(QWidget* window) : m_window(window) {}
  QAction* add(const QString& group, Icon icon, const QString& name, const QList<QKeySequence>& keys,
               std::function<void()> run);
  const std::vector<Command>& all() const { return m_commands; }

 private:
  QWidget* m_window;
  std::vector<Command> m_commands;
};

}  // namespace jukebox::ui
