#pragma once
// PageBar: the bar at the top of a page: its name at the left, what can be done at the right.

#include <QHBoxLayout>
#include <QWidget>

class QLabel;

namespace jukebox::ui {

class PageBar : public QWidget {
  Q_OBJECT
 public:
  explicit PageBar(const QString& title, QWidget* parent = nullptr);
  /// Beside the name.
  void addFact(QLabel* fact);
  /// At the right end, one after the other.
  void addAction(QWidget* action) { m_layout->addWidget(action); }

 private:
  QHBoxLayout* m_layout;
};

}  // namespace jukebox::ui
