#include "app/studio/studio_pages.h"

#include <QDesktopServices>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include "app/studio/player_dock.h"
#include "core/base/paths.h"
#include "core/base/system_memory.h"
#include "core/domain/library_files.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/shell/window_settings.h"
#include "ui/training/train_page.h"

namespace jukebox::studio {
namespace {

constexpr std::uint64_t kMegabyte = 1U << 20U;

QString programBeside() {
  return ui::text((executableFolder() / "jukebox").string());
}

WorkerOptions workerOptions(const ui::StudioSettings& settings) {
  return {settings.workerThreads, static_cast<std::uint64_t>(settings.workerMemoryMegabytes) * kMegabyte};
}

JobRunnerOptions queueOptions(const std::filesystem::path& root, const ui::StudioSettings& settings,
                              const QString& program) {
  JobRunnerOptions options;
  options.libraryRoot = root;
  options.workerProgram = program;
  options.worker = workerOptions(settings);
  options.idleTime = std::chrono::minutes(settings.workerIdleMinutes);
  return options;
}

CostServiceOptions costOptions(const std::filesystem::path& root, const ui::StudioSettings& settings,
                               const QString& program) {
  CostServiceOptions options;
  options.libraryRoot = root;
  const QString cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
  options.speedFile = std::filesystem::path(cache.toStdString()) / "speeds.json";
  options.program = program;
  options.threads = settings.workerThreads;
  options.availableMemoryBytes = &availableMemoryBytes;
  return options;
}

/// The sound device of the player and the threads of the worker, as they are set when the radio begins.
RadioServiceOptions radioOptions(const std::filesystem::path& root, const QString& program,
                                 const ui::StudioSettings& settings, const PlaybackService& playback) {
  RadioServiceOptions options;
  options.libraryRoot = root;
  options.program = program;
  options.speaker = [&playback] { return playback.settings().device; };
  options.threads = [&settings] { return settings.workerThreads; };
  return options;
}

}  // namespace

StudioPages::StudioPages(ui::MainWindow& window, const ui::LibraryAccess& library, PlaybackService& playback,
                         std::shared_ptr<JobRunner> queue, QObject* parent)
    : QObject(parent),
      m_window(window),
      m_library(library),
      m_playback(playback),
      m_settings(ui::loadStudioSettings()),
      m_program(programBeside()),
      m_queue(queue ? std::move(queue)
                    : std::make_shared<JobRunner>(queueOptions(library.reader.root(), m_settings, m_program))),
      m_models(m_program),
      m_training({library.reader.root() / "training", m_program.toStdString(), userModelFolder()}),
      m_cost(costOptions(library.reader.root(), m_settings, m_program), m_models, library.reader, *m_queue),
      m_sessions(library.reader.root(), *m_queue, library.editor, m_models),
      m_composeDesk(window, {m_models, m_cost, library.reader, *m_queue}),
      m_queueDesk(window, *m_queue, playback),
      m_radio(radioOptions(library.reader.root(), m_program, m_settings, playback), *m_queue) {
  m_composeDesk.setComputeDevice(m_settings.computeDevice);
  connect(&m_composeDesk, &ComposeDesk::queued, this, [this](const QString& jobId) {
    m_window.showPage(&m_queueDesk.page());
    m_queueDesk.page().select(jobId.toStdString());
  });
  connect(&m_composeDesk, &ComposeDesk::manageModelsRequested, this, [this] { m_window.showPage(m_modelsPage); });
  connect(&m_queueDesk, &QueueDesk::newSongRequested, &m_composeDesk, &ComposeDesk::show);
  connect(&m_queueDesk, &QueueDesk::settingsRequested, &m_composeDesk, &ComposeDesk::useRequest);
  m_queueDesk.setNotifying(m_settings.notifies);
  connect(&m_models, &ui::ModelCatalog::refused, &m_window, &ui::MainWindow::showFailure);
  addSession();
  addRadio();
  m_window.addPageSpace();
  addModels();
  addTraining();
  addSettings();
}

StudioPages::~StudioPages() = default;

void StudioPages::addSession() {
  m_sessionPage = new ui::SessionPage(m_sessions, m_library.thumbnails);
  m_window.addPage(ui::Icon::lineage, tr("Session"), m_sessionPage);
  connect(m_sessionPage, &ui::SessionPage::newSessionRequested, this, [this] {
    const GenerationRequest request = m_composeDesk.page().request();
    if (const auto valid = validate(request); !valid) {
      m_composeDesk.show();
      return m_window.showFailure(ui::errorText(valid.error().message), tr("Mend the form, then begin the session."));
    }
    m_sessionPage->begin(request);
  });
  connect(m_sessionPage, &ui::SessionPage::playSampleRequested, this,
          [this](const QString& id, double seconds) { m_playback.playSample(id.toStdString(), {}, seconds); });
  connect(m_sessionPage, &ui::SessionPage::pauseRequested, this,
          [this] { m_playback.perform(ui::PlayerAction::playPause); });
  connect(&m_playback, &PlaybackService::stateChanged, this, [this](const ui::PlayerViewState& state) {
    m_sessionPage->setPlaying(state.sampleId.empty() ? QString() : ui::text(state.sampleId),
                              state.transport == ui::Transport::playing);
  });
}

/// Radio and player never sound together: who begins last is heard.
void StudioPages::addRadio() {
  m_radioPage = new ui::RadioPage(m_radio, m_models);
  m_window.addPage(ui::Icon::speaker, tr("Radio"), m_radioPage);
  connect(m_radioPage, &ui::RadioPage::manageModelsRequested, this, [this] { m_window.showPage(m_modelsPage); });
  connect(m_radioPage, &ui::RadioPage::sampleRequested, this,
          [this](const QString& id) { m_window.reveal(id.toStdString()); });
  connect(&m_radio, &ui::Radio::refused, &m_window, &ui::MainWindow::showFailure);
  connect(&m_radio, &ui::Radio::changed, this, [this, wasOn = false]() mutable {
    const bool isOn = m_radio.state().isOn();
    const bool wasOnBefore = std::exchange(wasOn, isOn);
    if (isOn && !wasOnBefore && m_playback.state().transport == ui::Transport::playing) {
      m_playback.perform(ui::PlayerAction::playPause);
    }
  });
  connect(&m_playback, &PlaybackService::stateChanged, this,
          [this, wasPlaying = false](const ui::PlayerViewState& state) mutable {
            const bool isPlaying = state.transport == ui::Transport::playing;
            const bool wasPlayingBefore = std::exchange(wasPlaying, isPlaying);
            if (isPlaying && !wasPlayingBefore && m_radio.state().isOn()) m_radio.stop(true);
          });
}

void StudioPages::addModels() {
  m_modelsPage = new ui::ModelsPage(m_models);
  m_window.addPage(ui::Icon::model, tr("Models"), m_modelsPage);
  connect(m_modelsPage, &ui::ModelsPage::messageRequested, &m_window, &ui::MainWindow::showMessage);
  connect(m_modelsPage, &ui::ModelsPage::failureRequested, &m_window, &ui::MainWindow::showFailure);
  connect(m_modelsPage, &ui::ModelsPage::composeRequested, &m_composeDesk, &ComposeDesk::useModel);
  connect(m_modelsPage, &ui::ModelsPage::folderRequested, this,
          [](const QString& folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void StudioPages::addTraining() {
  auto* page = new ui::TrainPage(m_training, m_models);
  m_window.addPage(ui::Icon::instrument, tr("Train"), page);
  connect(page, &ui::TrainPage::playFileRequested, this, &StudioPages::playExample);
  connect(page, &ui::TrainPage::modelsRequested, this, [this] {
    m_models.refresh();
    m_window.showPage(m_modelsPage);
  });
}

/// Something to listen to from a training's folder.
void StudioPages::playExample(const QString& path) {
  Sample facts;
  facts.id = "example-" + QString::number(qHash(path), 16).toStdString();
  facts.title = tr("Example of a training").toStdString();
  m_playback.playFile(facts, path.toStdString(), 0);
}

void StudioPages::addSettings() {
  ui::SettingsFacts facts;
  facts.libraryFolder = ui::text(m_library.reader.root().string());
  facts.configurationFile = QSettings().fileName();
  facts.audioDevice = ui::text(m_playback.settings().device);
  facts.theme = ui::loadThemeChoice();
  facts.language = ui::loadLanguage();
  m_settingsPage = new ui::SettingsPage(m_settings, facts, *m_queue);
  m_window.addPage(ui::Icon::settings, tr("Settings"), m_settingsPage);
  connect(m_settingsPage, &ui::SettingsPage::settingsChanged, this, &StudioPages::takeSettings);
  connect(m_settingsPage, &ui::SettingsPage::libraryChangeRequested, this, &StudioPages::libraryChangeRequested);
  connect(m_settingsPage, &ui::SettingsPage::libraryFolderRequested, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(ui::text(m_library.reader.root().string()))); });
  connect(m_settingsPage, &ui::SettingsPage::themeChosen, this, [](ui::ThemeChoice choice) {
    if (auto* theme = ui::Theme::instance()) theme->setChoice(choice);
    ui::saveThemeChoice(choice);
  });
  connect(m_settingsPage, &ui::SettingsPage::languageChosen, this, &StudioPages::languageChosen);
  connect(m_settingsPage, &ui::SettingsPage::audioDeviceChosen, this, [this](const QString& name) {
    PlaybackSettings settings = m_playback.settings();
    settings.device = name.toStdString();
    m_playback.setSettings(settings);
    savePlaybackSettings(settings);
  });
  connect(m_settingsPage, &ui::SettingsPage::audioDevicesWanted, &m_playback, &PlaybackService::listDevices);
  connect(&m_playback, &PlaybackService::stateChanged, this,
          [this, last = QStringList()](const ui::PlayerViewState& state) mutable {
            if (state.devices != last) m_settingsPage->setAudioDevices(last = state.devices, state.device);
          });
}

void StudioPages::takeSettings(const ui::StudioSettings& settings) {
  m_settings = settings;
  ui::saveStudioSettings(settings);
  m_queue->setWorkerOptions(workerOptions(settings));
  m_cost.setThreads(settings.workerThreads);
  m_queueDesk.setNotifying(settings.notifies);
  m_composeDesk.setComputeDevice(settings.computeDevice);
}

}  // namespace jukebox::studio
