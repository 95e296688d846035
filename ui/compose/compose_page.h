#pragma once
// ComposePage: from an idea to a request: model, names, lyrics, lengths, seed, takes, what it starts from, and what it
// will cost.

#include <QTimer>
#include <QWidget>

#include "ui/compose/audio_probe.h"
#include "ui/compose/compose_form.h"
#include "ui/compose/cost_estimator.h"
#include "ui/models/model_catalog.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace jukebox::ui {

class LyricPanel;
class Microphone;
class NameField;
class PlanBar;
class PresetMenu;
class SamplingPanel;
class StartPanel;

class ComposePage : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive it. The form is as it was left (settings "compose/form").
  ComposePage(ModelCatalog& models, CostEstimator& costs, LibraryReader& library, QWidget* parent = nullptr);
  ~ComposePage() override;
  /// Must outlive the page; without one, recordings are taken without being looked at.
  void setAudioProbe(AudioProbe* probe);
  /// Must outlive the page; without one, nothing can be recorded. Called once at most.
  void setMicrophone(Microphone& microphone);
  void setPresetsFolder(const std::filesystem::path& folder);

  /// The form as it stands.
  GenerationRequest request() const;
  ComposePreset form() const;
  void setForm(const ComposePreset& form);

  /// "Use these settings": everything but what a sample was called.
  void useSettingsOf(const Sample& sample);
  void continueFrom(const Sample& sample, double seconds);
  void upsampleFrom(const Sample& sample);
  void usePromptFile(const QString& path);

  void saveState() const;
  /// A broken state is ignored.
  void restoreState();

 signals:
  /// One request with all takes. `freshSeed`: its seed is to be replaced by a drawn one.
  void generateRequested(const jukebox::GenerationRequest& request, bool freshSeed);
  void manageModelsRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  /// The wheel scrolls the page; it changes a field only when that has the focus.
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QWidget* makeContent();
  QWidget* makeHeader();
  void addModel(QBoxLayout* column);
  void addNames(QBoxLayout* column);
  void addLengths(QBoxLayout* column);
  void addSeed(QBoxLayout* column);
  void addWays(QBoxLayout* column);
  void connectFields();
  void fillModels();
  void fillPairs();
  void takeModel();
  void guardFields();
  void takeFreshness();
  void takeChange();
  void showNameProblems(const std::vector<FormProblem>& problems);
  void generate();
  const ModelEntry* model() const;

  ModelCatalog& m_models;
  LibraryReader& m_library;
  QStackedWidget* m_stack;
  QBoxLayout *m_columns = nullptr, *m_scrolled = nullptr;
  QLabel* m_notice;
  PresetMenu* m_presets;
  QLineEdit* m_title;
  QComboBox* m_model;
  QLabel *m_modelFacts, *m_modelProblem;
  NameField *m_artist, *m_genre;
  QToolButton* m_pairs;
  QMenu* m_pairMenu;
  LyricPanel* m_lyrics;
  QDoubleSpinBox *m_length, *m_songLength;
  QLabel *m_lengthProblem, *m_songProblem, *m_seedProblem, *m_otherProblem;
  QCheckBox* m_fresh;
  QLineEdit* m_seed;
  QToolButton* m_dice;
  QSpinBox* m_takes;
  QCheckBox* m_draft;
  QCheckBox* m_live;
  StartPanel* m_start;
  SamplingPanel* m_sampling;
  PlanBar* m_plan;
  QTimer m_saveSoon;
  std::string m_wantedModel;  ///< of the form; may not be installed
  std::optional<double> m_offsetSeconds;
  QStringList m_namesAsked;  ///< what the shown help with names answers
  bool m_isFilling = false;
};

}  // namespace jukebox::ui
