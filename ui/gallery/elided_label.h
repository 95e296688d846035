#pragma once
// ElidedLabel: one line of plain text that ends in "…" where there is no room for it.

#include <QLabel>

namespace jukebox::ui {

class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  using QLabel::QLabel;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace jukebox::ui
