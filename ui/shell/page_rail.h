#pragma once
// PageRail: the narrow column at the left edge that switches between the pages of the studio.

#include <QButtonGroup>
#include <QWidget>

#include "ui/icons/icons.h"

class QToolButton;
class QVBoxLayout;

namespace jukebox::ui {

/// One button a page, numbered from 0 in the order of adding. Up and Down move between them.
class PageRail : public QWidget {
  Q_OBJECT
 public:
  explicit PageRail(QWidget* parent = nullptr);

  /// Returns the page's number. `explanation` is the tool tip, with the keys that reach the page.
  int addPage(Icon which, const QString& name, const QString& explanation);
  /// Pages added from now on stand at the bottom.
  void addSpace();
  int count() const { return static_cast<int>(m_buttons.buttons().size()); }
  void setCurrent(int page);
  /// A short mark on a page's button ("3"); empty: none.
  void setBadge(int page, const QString& badge);
  QToolButton* button(int page) const;

 signals:
  void pageChosen(int page);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QVBoxLayout* m_layout;
  QButtonGroup m_buttons;
};

}  // namespace jukebox::ui
