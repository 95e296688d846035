#include "ui/shell/main_window.h"

#include <QVBoxLayout>

namespace jukebox::ui {

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* slot = new QWidget;
  slot->setObjectName(QStringLiteral("playerSlot"));
  m_playerLayout = new QVBoxLayout(slot);
  m_playerLayout->setContentsMargins(0, 0, 0, 0);
  layout->addStretch();
  layout->addWidget(slot);
  setCentralWidget(page);
}

void MainWindow::setPlayerBar(QWidget* playerBar) {
  while (auto* item = m_playerLayout->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  if (playerBar != nullptr) m_playerLayout->addWidget(playerBar);
}

}  // namespace jukebox::ui
