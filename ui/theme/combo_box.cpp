#include "ui/theme/combo_box.h"

#include <QPainter>

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

void ComboBox::showEvent(QShowEvent* event) {
  // The toolkit tells the chosen text as the name: what it is chosen for has no other place.
  if (accessibleDescription().isEmpty()) setAccessibleDescription(accessibleName());
  QComboBox::showEvent(event);
}

void ComboBox::paintEvent(QPaintEvent* event) {
  QComboBox::paintEvent(event);
  QPainter painter(this);
  painter.drawPixmap(width() - 22, (height() - 14) / 2,
                     iconPixmap(Icon::chevronDown, Theme::tokens().secondaryText, 14, devicePixelRatioF()));
}

}  // namespace jukebox::ui
