#pragma once
// DetailsPage: tags, notes and every fact about a sample in plain words.

#include <QWidget>

#include "core/domain/sample.h"
#include "ui/library/library_reader.h"

class QLineEdit;
class QPlainTextEdit;

namespace jukebox::ui {

class FactList;

class DetailsPage : public QWidget {
  Q_OBJECT
 public:
  explicit DetailsPage(QWidget* parent = nullptr);
  /// Tags and notes; a field that is being typed in keeps its text.
  void showFields(const Sample& sample);
  void showFacts(const Sample& sample, const ComparisonCount& comparisons);
  /// As typed, without empty ones.
  QStringList tags() const;
  QLineEdit& tagsField() { return *m_tags; }
  QPlainTextEdit& notesField() { return *m_notes; }
  FactList& facts() { return *m_facts; }

 signals:
  /// The user left a field.
  void edited();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showSampling(const GenerationRequest& request);
  QLineEdit* m_tags;
  QPlainTextEdit* m_notes;
  FactList* m_facts;
};

}  // namespace jukebox::ui
