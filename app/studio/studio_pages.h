#pragma once
// StudioPages: what the studio does besides showing a library: queue, models, training, costs and settings, with their
// pages in the window.

#include <QObject>
#include <filesystem>
#include <memory>

#include "app/studio/compose_desk.h"
#include "app/studio/cost/cost_service.h"
#include "app/studio/models/model_service.h"
#include "app/studio/playback_service.h"
#include "app/studio/queue/job_runner.h"
#include "app/studio/queue_desk.h"
#include "app/studio/radio/radio_service.h"
#include "app/studio/session/session_service.h"
#include "app/studio/training/training_service.h"
#include "ui/models/models_page.h"
#include "ui/radio/radio_page.h"
#include "ui/session/session_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

class StudioPages : public QObject {
  Q_OBJECT
 public:
  /// Adds the pages to the window. All must outlive it.
  /// `queue`: of the window that this one replaces, on the same library; empty: a new one is made.
  StudioPages(ui::MainWindow& window, const ui::LibraryAccess& library, PlaybackService& playback,
              std::shared_ptr<JobRunner> queue, QObject* parent = nullptr);
  ~StudioPages() override;

  JobRunner& queue() { return *m_queue; }
  /// Lives on when another window of the same library takes it over: what runs is not touched.
  std::shared_ptr<JobRunner> sharedQueue() { return m_queue; }
  ComposeDesk& compose() { return m_composeDesk; }
  QueueDesk& queueDesk() { return m_queueDesk; }
  SessionService& sessions() { return m_sessions; }
  ui::SessionPage& sessionPage() { return *m_sessionPage; }
  ModelService& models() { return m_models; }
  RadioService& radio() { return m_radio; }
  ui::RadioPage& radioPage() { return *m_radioPage; }

 signals:
  void libraryChangeRequested();
  void languageChosen(jukebox::ui::Language language);

 private:
  void addSession();
  void addRadio();
  void addModels();
  void addTraining();
  void addSettings();
  void takeSettings(const ui::StudioSettings& settings);
  void playExample(const QString& path);

  ui::MainWindow& m_window;
  ui::LibraryAccess m_library;
  PlaybackService& m_playback;
  ui::StudioSettings m_settings;
  QString m_program;
  std::shared_ptr<JobRunner> m_queue;
  ModelService m_models;
  TrainingService m_training;
  CostService m_cost;
  SessionService m_sessions;
  ComposeDesk m_composeDesk;
  QueueDesk m_queueDesk;
  RadioService m_radio;
  ui::SessionPage* m_sessionPage = nullptr;
  ui::RadioPage* m_radioPage = nullptr;
  ui::ModelsPage* m_modelsPage = nullptr;
  ui::SettingsPage* m_settingsPage = nullptr;
};

}  // namespace jukebox::studio
