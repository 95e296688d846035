#pragma once
// LevelSwitch: which level of a sample is heard: draft, mid, full.

#include <QWidget>
#include <vector>

#include "ui/player/player_view.h"

class QButtonGroup;

namespace jukebox::ui {

/// Buttons of which one is down; arrow keys move between them. Hidden while there is nothing to choose.
class LevelSwitch : public QWidget {
  Q_OBJECT
 public:
  explicit LevelSwitch(QWidget* parent = nullptr);
  void setLevels(const std::vector<LevelChoice>& levels, int current);

 signals:
  void levelChosen(int level);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QButtonGroup* m_buttons;
  std::vector<LevelChoice> m_levels;
};

}  // namespace jukebox::ui
