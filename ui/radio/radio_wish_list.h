#pragma once
// RadioWishList: what was wished of the radio lately, and from when it holds.

#include <QWidget>
#include <vector>

#include "ui/radio/radio.h"

class QLabel;

namespace jukebox::ui {

class RadioWishList : public QWidget {
  Q_OBJECT
 public:
  explicit RadioWishList(QWidget* parent = nullptr);
  /// The latest few of `wishes`, newest first.
  void present(const std::vector<RadioWishState>& wishes, const RadioState& state);

 private:
  static constexpr int kRows = 4;
  struct Row {
    QWidget* box = nullptr;
    QLabel *picture = nullptr, *what = nullptr, *when = nullptr;
    QLabel* reason = nullptr;  ///< why not
  };
  void showRow(const Row& row, const RadioWishState& wish, const RadioState& state);

  std::vector<Row> m_rows;
  QLabel* m_hint;
};

}  // namespace jukebox::ui
