#pragma once
// NameField: an artist or genre of a model: type-ahead over all its names, and help with names it does not know.

#include <QStringListModel>
#include <QWidget>
#include <span>

#include "core/labels/artist_genre_vocabulary.h"

class QCheckBox;
class QCompleter;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace jukebox::ui {

/// Each name once, sorted without regard to case: what a field completes.
QStringList sortedNames(std::span<const VocabularyEntry> entries);
/// As they come: the nearest first.
QStringList namesInOrder(std::span<const VocabularyEntry> entries);

class NameField : public QWidget {
  Q_OBJECT
 public:
  /// `objectName` is that of the line; its parts append "Problem", "Chips" and "Anyway".
  NameField(const QString& label, const QString& objectName, QWidget* parent = nullptr);

  /// Names to complete. `takesSeveral`: words are completed one by one.
  void setNames(const QStringList& names, bool takesSeveral);
  void setPlaceholder(const QString& text);
  QString value() const;
  void setValue(const QString& value);
  bool isAccepted() const;
  void setAccepted(bool accepted);
  /// Empty: nothing is wrong. `nearest`: offered in place of `unknown`. `isAcceptable`: may be used anyway.
  void showProblem(const QString& problem, const QString& unknown, const QStringList& nearest, bool isAcceptable);
  QLineEdit* line() const { return m_line; }

 signals:
  void changed();

 private:
  void complete();
  void takeCompletion(const QString& name);
  void replaceUnknown(const QString& name);

  QStringListModel m_names;
  QLineEdit* m_line;
  QCompleter* m_completer;
  QLabel* m_problem;
  QWidget* m_chipRow;
  QHBoxLayout* m_chips;
  QCheckBox* m_anyway;
  QString m_unknown;
  bool m_takesSeveral = false;
};

}  // namespace jukebox::ui
