#pragma once
// StatePage: what stands in place of a list that is empty, being read or cannot be read.

#include <QWidget>

#include "ui/icons/icons.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace jukebox::ui {

class StatePage : public QWidget {
  Q_OBJECT
 public:
  explicit StatePage(QWidget* parent = nullptr);
  /// Takes away all buttons.
  void present(Icon icon, const QString& title, const QString& explanation);
  QPushButton* addButton(const QString& label, bool isPrimary = false);
  QString title() const;
  QString explanation() const;

 private:
  QLabel* m_picture;
  QLabel* m_title;
  QLabel* m_explanation;
  QHBoxLayout* m_buttons;
};

}  // namespace jukebox::ui
