#pragma once
// What assistive technology sees of controls that the toolkit would not tell well: tool buttons, and widgets that are
// painted by hand.

#include <QAccessible>

class QWidget;

namespace jukebox::ui {

/// Says what a widget that is painted by hand is to a screen reader; its accessible name says which.
void setAccessibleRole(QWidget* widget, QAccessible::Role role);

/// Makes both known to the toolkit; may be called again.
void installControlAccessible();

}  // namespace jukebox::ui
