#include "ui/radio/worded_slider.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>

#include "ui/compose/compose_parts.h"

namespace jukebox::ui {

WordedSlider::WordedSlider(const Texts& texts, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_words(composeLabel({}, "strong")) {
  m_slider->setObjectName(objectName);
  m_slider->setAccessibleName(texts.name);
  m_slider->setToolTip(texts.toolTip);
  m_words->setObjectName(objectName + QStringLiteral("Text"));
  auto* name = composeLabel(texts.name, "secondary");
  name->setBuddy(m_slider);
  auto* head = new QHBoxLayout;
  head->addWidget(name);
  head->addStretch(1);
  head->addWidget(m_words);
  auto* ends = new QHBoxLayout;
  ends->addWidget(composeLabel(texts.low, "small"));
  ends->addStretch(1);
  ends->addWidget(composeLabel(texts.high, "small"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace1);
  column->addLayout(head);
  column->addWidget(m_slider);
  column->addLayout(ends);
  connect(m_slider, &QSlider::valueChanged, this, &WordedSlider::changed);
}

void WordedSlider::say(const QString& words, double number) {
  const QString figure = QLocale().toString(number, 'f', 2);
  m_words->setText(words);
  m_words->setToolTip(figure);
  m_slider->setAccessibleDescription(QStringLiteral("%1, %2").arg(words, figure));
}

}  // namespace jukebox::ui
