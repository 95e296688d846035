#include "ui/shell/commands.h"

#include <QWidget>

namespace jukebox::ui {

QAction* Commands::add(const QString& group, Icon which, const QString& name, const QList<QKeySequence>& keys,
                       std::function<void()> run) {
  auto* action = new QAction(icon(which), name, m_window);
  action->setShortcuts(keys);
  if (!keys.isEmpty())
    action->setToolTip(QStringLiteral("%1 (%2)").arg(name, keys.front().toString(QKeySequence::NativeText)));
  QObject::connect(action, &QAction::triggered, m_window, std::move(run));
  m_window->addAction(action);
  m_commands.push_back({group, action, which});
  return action;
}

}  // namespace jukebox::ui
