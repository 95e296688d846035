#pragma once
// ExportDialog: into which files samples are written.

#include <QDialog>
#include <vector>

#include "core/domain/sample_summary.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace jukebox::ui {

class ComboBox;

/// What a table or a file beside the audio says.
enum class ExportMetadata { none, json, csv };

struct ExportWish {
  QString folder;
  QString format;   ///< name of an audio format, as in core/audio_file
  QString pattern;  ///< file name with {title}, {artist}, {genre}, {seed}, {id}, {n}
  ExportMetadata metadata = ExportMetadata::none;
};

/// The pattern filled in, without characters that file systems refuse; never empty. `number` counts from 1.
QString exportFileName(const QString& pattern, const SampleSummary& sample, int number);

class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  /// `example`: the first sample, for the preview.
  ExportDialog(int sampleCount, const SampleSummary& example, const ExportWish& last, QWidget* parent);
  ExportWish wish() const;
  QString preview() const;

 private:
  void showPreview();
  SampleSummary m_example;
  ComboBox* m_format;
  ComboBox* m_metadata;
  QLineEdit* m_pattern;
  QLineEdit* m_folder;
  QLabel* m_preview;
  QPushButton* m_export;
};

ExportWish loadExportWish();
void saveExportWish(const ExportWish& wish);

}  // namespace jukebox::ui
