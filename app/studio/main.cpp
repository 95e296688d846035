// jukebox-studio: the window.

#include <QApplication>

#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  jukebox::ui::Theme theme;
  jukebox::ui::MainWindow window;
  window.resize(1280, 800);
  window.show();
  return QApplication::exec();
}
