#pragma once
// ExportDialog: into which files samples are written.

#include <QDialog>

#include "core/domain/sample_summary.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace jukebox::ui {

class ComboBox;

/// One file about all samples.
enum class ExportTable { none, csv, json };

struct ExportWish {
  QString folder;
  QString format = QStringLiteral("flac");  ///< wav, flac, mp3, ogg, opus, m4a
  QString pattern;                          ///< file name with {title}, {artist}, {genre}, {seed}, {id}, {n}
  int sampleRate = 0;                       ///< Hz; 0: as stored
  int bitDepth = 0;                         ///< wav, flac; 0: the format's usual one
  int bitRateKbps = 0;                      ///< mp3, ogg, opus, m4a; 0: the format's usual one
  double loudnessLufs = 0;                  ///< 0: as loud as it is
  bool json = false, lrc = false, srt = false, codes = false;  ///< files beside each recording
  ExportTable table = ExportTable::none;
  bool operator==(const ExportWish&) const = default;
};

/// The pattern filled in, without characters that file systems refuse; never empty. `number` counts from 1.
QString exportFileName(const QString& pattern, const SampleSummary& sample, int number);

class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  /// `example`: the first sample, for the preview. `statement`: what every file says about who made it.
  ExportDialog(int sampleCount, const SampleSummary& example, const QString& statement, const ExportWish& last,
               QWidget* parent);
  ExportWish wish() const;
  QString preview() const;

 private:
  QFormLayout* makeForm(const ExportWish& last);
  QWidget* makeFolderRow();
  QWidget* makeSidecars(const ExportWish& last);
  void fillChoices(const ExportWish& last);
  void fillQuality(int bitDepth, int bitRateKbps);
  bool isLossless() const;
  void showPreview();

  SampleSummary m_example;
  ComboBox *m_format, *m_quality, *m_sampleRate, *m_loudness, *m_table;
  QLabel* m_qualityName;
  QLineEdit* m_pattern;
  QLineEdit* m_folder;
  QCheckBox *m_json, *m_lrc, *m_srt, *m_codes;
  QLabel* m_preview;
  QPushButton* m_export = nullptr;
};

ExportWish loadExportWish();
void saveExportWish(const ExportWish& wish);

}  // namespace jukebox::ui
