#include "ui/player/level_switch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/theme.h"

namespace jukebox::ui {

LevelSwitch::LevelSwitch(QWidget* parent) : QWidget(parent), m_buttons(new QButtonGroup(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2, 2, 2, 2);
  row->setSpacing(0);
  setAccessibleName(tr("Level"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(m_buttons, &QButtonGroup::idClicked, this, &LevelSwitch::levelChosen);
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
  hide();
}

void LevelSwitch::setLevels(const std::vector<LevelChoice>& levels, int current) {
  if (levels != m_levels) {
    m_levels = levels;
    for (QAbstractButton* button : m_buttons->buttons()) delete button;
    for (const LevelChoice& choice : levels) {
      auto* button = new QToolButton(this);
      button->setText(choice.name);
      button->setToolTip(choice.explanation);
      button->setAccessibleName(tr("Listen to: %1").arg(choice.name));
      button->setCheckable(true);
      button->setFocusPolicy(Qt::StrongFocus);
      m_buttons->addButton(button, choice.level);
      layout()->addWidget(button);
    }
  }
  if (QAbstractButton* button = m_buttons->button(current)) button->setChecked(true);
  setVisible(levels.size() > 1);
}

void LevelSwitch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Theme::tokens().border);
  painter.setBrush(Theme::tokens().field);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kControlRadius + 2, kControlRadius + 2);
}

}  // namespace jukebox::ui
