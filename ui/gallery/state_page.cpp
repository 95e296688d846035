#include "ui/gallery/state_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace jukebox::ui {

StatePage::StatePage(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel),
      m_title(new QLabel),
      m_explanation(new QLabel),
      m_buttons(new QHBoxLayout) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace5);
  layout->setSpacing(kSpace3);
  m_picture->setAlignment(Qt::AlignCenter);
  m_title->setAlignment(Qt::AlignCenter);
  m_title->setProperty("role", "title");
  m_title->setWordWrap(true);
  m_explanation->setAlignment(Qt::AlignCenter);
  m_explanation->setProperty("role", "secondary");
  m_explanation->setWordWrap(true);
  m_explanation->setMaximumWidth(460);
  m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addStretch(2);
  layout->addWidget(m_picture);
  layout->addWidget(m_title);
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addWidget(m_explanation, 8);
  middle->addStretch(1);
  layout->addLayout(middle);
  layout->addLayout(m_buttons);
  layout->addStretch(3);
}

void StatePage::present(Icon which, const QString& title, const QString& explanation) {
  m_picture->setPixmap(iconPixmap(which, Theme::tokens().faintText, 48, devicePixelRatioF()));
  m_title->setText(title);
  m_explanation->setText(explanation);
  m_explanation->setVisible(!explanation.isEmpty());
  while (auto* item = m_buttons->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
}

QPushButton* StatePage::addButton(const QString& label, bool isPrimary) {
  auto* button = new QPushButton(label);
  if (isPrimary) button->setProperty("role", "primary");
  if (m_buttons->count() == 0) {  // isEmpty() does not count buttons that are not shown yet
    m_buttons->addStretch();
    m_buttons->addStretch();
  }
  m_buttons->insertWidget(m_buttons->count() - 1, button);
  return button;
}

QString StatePage::title() const {
  return m_title->text();
}

QString StatePage::explanation() const {
  return m_explanation->text();
}

}  // namespace jukebox::ui
