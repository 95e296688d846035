#pragma once
// What assistive technology sees of the card grid: a list whose items can be read, chosen and played.

#include <QAccessibleWidget>
#include <map>

namespace jukebox::ui {

class GridView;

/// The grid. Its items are made when they are asked for, so that a list of any length costs nothing.
class GridAccessible : public QAccessibleWidget {
 public:
  explicit GridAccessible(GridView& view);
  ~GridAccessible() override;

  QAccessible::State state() const override;
  int childCount() const override;
  QAccessibleInterface* child(int row) const override;
  QAccessibleInterface* childAt(int x, int y) const override;
  QAccessibleInterface* focusChild() const override;
  int indexOfChild(const QAccessibleInterface* child) const override;

 private:
  GridView& view() const;
  mutable std::map<int, QAccessible::Id> m_cards;  // by row
};

/// Makes GridAccessible known to the toolkit; may be called again.
void installGridAccessible();

}  // namespace jukebox::ui
