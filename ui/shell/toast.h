#pragma once
// Toast: one sentence at the bottom of the window about what just happened, with a way to take it back.

#include <QFrame>
#include <QTimer>
#include <functional>

class QLabel;
class QPushButton;

namespace jukebox::ui {

class Toast : public QFrame {
  Q_OBJECT
 public:
  /// Lies over `window`, above its lower edge.
  explicit Toast(QWidget* window);
  enum class Kind { message, failure };
  /// Without `actionName` there is no button.
  void present(Kind kind, const QString& message, const QString& actionName = {}, std::function<void()> action = {});
  QString message() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  QLabel* m_icon;
  QLabel* m_text;
  QPushButton* m_button;
  std::function<void()> m_action;
  QTimer m_timer;
};

}  // namespace jukebox::ui
