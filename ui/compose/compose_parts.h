#pragma once
// Small parts that every section of the compose form is made of.

#include <QBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

#include "ui/icons/icons.h"
#include "ui/theme/tokens.h"

namespace jukebox::ui {

inline QLabel* composeLabel(const QString& text, const char* role = nullptr) {
  auto* label = new QLabel(text);
  label->setTextFormat(Qt::PlainText);
  if (role != nullptr) label->setProperty("role", role);
  return label;
}

/// Wrapped, empty and hidden until it says something.
inline QLabel* composeMessage(const char* role, const QString& objectName) {
  auto* label = composeLabel({}, role);
  label->setObjectName(objectName);
  label->setWordWrap(true);
  label->hide();
  return label;
}

inline void showMessage(QLabel* label, const QString& message) {
  label->setText(message);
  label->setVisible(!message.isEmpty());
}

inline QToolButton* composeTool(Icon picture, const QString& name, const QString& objectName) {
  auto* button = new QToolButton;
  button->setIcon(icon(picture));
  button->setIconSize({16, 16});
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setObjectName(objectName);
  return button;
}

/// A label over a field.
inline QLabel* addField(QBoxLayout* layout, const QString& name, QWidget* field) {
  auto* label = composeLabel(name, "secondary");
  label->setBuddy(field);
  if (field->accessibleName().isEmpty()) field->setAccessibleName(name);
  layout->addWidget(label);
  layout->addWidget(field);
  return label;
}

inline void setWrong(QWidget* field, bool isWrong) {
  if (field->property("wrong").toBool() == isWrong) return;
  field->setProperty("wrong", isWrong);
  field->style()->unpolish(field);
  field->style()->polish(field);
}

}  // namespace jukebox::ui
