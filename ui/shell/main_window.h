#pragma once
// MainWindow: the frame of the studio.

#include <QMainWindow>

class QVBoxLayout;

namespace jukebox::ui {

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
  /// Puts the player bar into its slot at the bottom; the window takes ownership. Null empties the slot.
  void setPlayerBar(QWidget* playerBar);

 private:
  QVBoxLayout* m_playerLayout;
};

}  // namespace jukebox::ui
