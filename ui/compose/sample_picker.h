#pragma once
// SamplePicker: finds a song of the library by what is typed.

#include <QTimer>
#include <QWidget>

#include "ui/library/library_reader.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace jukebox::ui {

class SamplePicker : public QWidget {
  Q_OBJECT
 public:
  /// The reader must outlive it.
  explicit SamplePicker(LibraryReader& reader, QWidget* parent = nullptr);
  void find();

 signals:
  void chosen(const QString& sampleId);

 private:
  void show(const std::vector<SampleSummary>& found);

  LibraryReader& m_reader;
  QLineEdit* m_line;
  QListWidget* m_list;
  QLabel* m_message;
  QTimer m_soon;
};

}  // namespace jukebox::ui
