#pragma once
// StartPanel: what a song starts from: nothing, a recording, a song of the library at a moment, or its codes.

#include <QWidget>
#include <filesystem>

#include "core/domain/compose_preset.h"
#include "core/domain/sample.h"
#include "ui/compose/audio_probe.h"
#include "ui/compose/microphone.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace jukebox::ui {

class RecordBar;
class RegionView;
class SamplePicker;

class StartPanel : public QWidget {
  Q_OBJECT
 public:
  explicit StartPanel(LibraryReader& reader, QWidget* parent = nullptr);
  /// Null (before the first call): recordings are taken without being looked at.
  void setProbe(AudioProbe* probe) { m_probe = probe; }
  /// Without a call, nothing can be recorded. Must outlive it.
  void setMicrophone(Microphone& microphone);

  /// Fills mode, prompt and source of the request, and what the form knows about them.
  void fill(ComposePreset& form) const;
  void setForm(const ComposePreset& form);
  void useFile(const QString& path);
  /// `seconds`: where the new part begins; unset: keep all. Only for continuation.
  void useSample(const Sample& sample, GenerationMode mode, std::optional<double> seconds);
  void showProblem(const QString& problem);

 signals:
  void changed();
  /// A song was chosen by hand.
  void sampleChosen(const jukebox::Sample& sample);

 private:
  void chooseFile();
  void takeMode();
  void look();
  void takeFacts(double durationSeconds, std::vector<PeakBucket> peaks);
  void setKept(double seconds);
  void setBegin(double seconds);
  void takeRegion(double beginSeconds, double endSeconds);
  void showAll();
  GenerationMode mode() const;
  QWidget* makeRegion();
  /// Where the part that is kept begins: only recordings can begin later than at 0.
  double begin() const { return mode() == GenerationMode::primed ? m_beginSeconds : 0; }
  bool keepsPart() const { return mode() == GenerationMode::primed || mode() == GenerationMode::continuation; }

  LibraryReader& m_reader;
  AudioProbe* m_probe = nullptr;
  QComboBox* m_mode;
  QPushButton* m_choose;
  QLabel *m_source, *m_problem, *m_trouble;
  RecordBar* m_record = nullptr;
  SamplePicker* m_picker;
  QWidget* m_region;
  RegionView* m_view;
  QLabel *m_beginLabel, *m_keptLabel;
  QDoubleSpinBox *m_begin, *m_kept;

  QString m_file;
  std::string m_sampleId;
  QString m_sampleTitle;
  std::filesystem::path m_sampleFile;
  double m_duration = 0;                ///< of what it starts from; 0: not known
  double m_beginSeconds = 0;            ///< of the part that is kept of a recording
  std::optional<double> m_keptSeconds;  ///< unset: all of it, from the begin on
};

}  // namespace jukebox::ui
