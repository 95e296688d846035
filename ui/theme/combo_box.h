#pragma once
// ComboBox: a combo box with an arrow in the colours of the theme, which style sheets cannot tint.

#include <QComboBox>

namespace jukebox::ui {

class ComboBox : public QComboBox {
  Q_OBJECT
 public:
  using QComboBox::QComboBox;

 protected:
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace jukebox::ui
