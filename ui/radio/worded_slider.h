#pragma once
// WordedSlider: a slider with its name above it, what it says in words at the right, and what lies at its ends below.

#include <QSlider>
#include <QWidget>

class QLabel;

namespace jukebox::ui {

class WordedSlider : public QWidget {
  Q_OBJECT
 public:
  struct Texts {
    QString name, low, high, toolTip;
  };
  /// The slider has that object name; the words have it with "Text" behind it.
  WordedSlider(const Texts& texts, const QString& objectName, QWidget* parent = nullptr);

  QSlider& slider() { return *m_slider; }
  int value() const { return m_slider->value(); }
  /// "bold", 1.02: shown, and told to screen readers.
  void say(const QString& words, double number);

 signals:
  void changed();

 private:
  QSlider* m_slider;
  QLabel* m_words;
};

}  // namespace jukebox::ui
