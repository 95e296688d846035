#include "app/studio/playback_service.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRandomGenerator>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/playback/audio_devices.h"
#include "ui/language/error_text.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"

namespace jukebox::studio {
namespace {

constexpr int kTickMilliseconds = 16;
constexpr double kHeardSeconds = 5;
/// "Previous" goes to the start of the song when more than this has been heard.
constexpr double kRestartSeconds = 3;

RepeatMode repeatMode(ui::Repeat repeat) {
  switch (repeat) {
    case ui::Repeat::off:
      return RepeatMode::off;
    case ui::Repeat::all:
      return RepeatMode::all;
    case ui::Repeat::one:
      return RepeatMode::one;
  }
  return RepeatMode::off;
}

}  // namespace

PlaybackService::PlaybackService(ui::LibraryReader& library, std::unique_ptr<AudioOutput> output,
                                 std::filesystem::path cacheFolder, QObject* parent)
    : QObject(parent),
      m_library(library),
      m_player(std::move(output)),
      m_queue(QRandomGenerator::global()->generate64()),
      m_analysis(std::move(cacheFolder)) {
  m_timer.setInterval(kTickMilliseconds);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &PlaybackService::poll);
  connect(&m_analysis, &PlaybackAnalysis::picturesChanged, this, [this](const SoundPictures& pictures) {
    m_pictures = pictures;
    showPictures();
  });
  connect(&m_analysis, &PlaybackAnalysis::failed, this, [this](const QString& sentence) {
    m_picturesFailed = sentence;
    showPictures();
  });
  applySettings();
}

PlaybackService::~PlaybackService() = default;

void PlaybackService::playSample(const std::string& id, std::vector<std::string> list, double fromSeconds) {
  if (list.empty()) list = {id};
  m_queue.setTracks(std::move(list), id);
  open(id, true, fromSeconds);
}

void PlaybackService::playFile(const Sample& facts, const std::filesystem::path& file, double fromSeconds) {
  ++m_openSerial;
  endComparison();
  m_fileId = facts.id;
  m_file = file;
  m_queue.setTracks({facts.id}, facts.id);
  m_player.setNext(std::nullopt);
  m_next.reset();
  m_player.open(trackOf(facts, facts.lowestLevel), fromSeconds);
  m_player.play();
  becomeCurrent(facts, facts.lowestLevel);
  wake();
}

void PlaybackService::refreshFile(const Sample& facts, const std::filesystem::path& file) {
  if (!m_current || m_current->id != facts.id || facts.id != m_fileId) return;
  m_file = file;
  m_player.switchTo(trackOf(facts, facts.lowestLevel));
  becomeCurrent(facts, facts.lowestLevel);
  wake();
}

void PlaybackService::openSample(const std::string& id, std::vector<std::string> list) {
  if (list.empty()) list = {id};
  m_queue.setTracks(std::move(list), id);
  open(id, false);
}

/// Asks the library for the sample, then plays it; a newer wish takes the place of an older one.
void PlaybackService::open(const std::string& id, bool starts, double fromSeconds) {
  const std::uint64_t serial = ++m_openSerial;
  m_library.sample(id, this, [this, serial, starts, fromSeconds](Result<Sample> sample) {
    if (serial != m_openSerial) return;
    if (!sample) {
      emit problem(ui::errorSentence(sample.error()));
      return;
    }
    endComparison();
    openLoaded(*sample, starts, fromSeconds);
  });
}

void PlaybackService::openLoaded(const Sample& sample, bool starts, double fromSeconds) {
  m_player.open(trackOf(sample, sample.lowestLevel), fromSeconds);
  if (starts) m_player.play();
  becomeCurrent(sample, sample.lowestLevel);
  prepareNext();
  wake();
}

/// The player has this sample now; the widgets learn of it.
void PlaybackService::becomeCurrent(const Sample& sample, int level) {
  const bool isOther = !m_current || m_current->id != sample.id;
  m_current = sample;
  m_level = level;
  m_trackProblem.clear();
  m_queue.moveTo(sample.id);
  if (isOther) {
    m_heardSeconds = 0;
    m_isHeardReported = false;
    m_pictures = {};
    m_picturesFailed.clear();
  }
  showState();
  showPictures();
  showLyrics();
  m_analysis.show(audioOf(sample, level), sample.id + "-" + std::to_string(level));
  if (isOther) emit currentSampleChanged(sample.id);
}

/// Tells the player what follows, so that there is no gap.
void PlaybackService::prepareNext() {
  m_next.reset();
  m_player.setNext(std::nullopt);
  const auto id = m_comparison ? std::nullopt : m_queue.following();
  if (!id || *id == m_fileId) return;
  const std::uint64_t serial = m_openSerial;
  m_library.sample(*id, this, [this, serial, wanted = *id](Result<Sample> sample) {
    if (serial != m_openSerial || m_comparison || m_queue.following() != wanted || !sample) return;
    m_next = *sample;
    m_player.setNext(trackOf(*sample, sample->lowestLevel));
    wake();
  });
}

void PlaybackService::goToPrevious() {
  const auto id = m_queue.previous();
  if (!id || m_player.status().positionSeconds > kRestartSeconds) {
    m_player.seek(0);
    wake();
    return;
  }
  open(*id, m_player.status().state == PlayerState::playing);
}

void PlaybackService::goToNext() {
  if (const auto id = m_queue.next()) open(*id, m_player.status().state == PlayerState::playing);
}

void PlaybackService::switchLevel(int level) {
  if (!m_current || level == m_level) return;
  m_player.switchTo(trackOf(*m_current, level));
  becomeCurrent(*m_current, level);
  wake();
}

void PlaybackService::compare(const std::string& first, const std::string& second) {
  const std::uint64_t serial = ++m_openSerial;
  m_library.sample(first, this, [this, serial, second](Result<Sample> one) {
    if (serial != m_openSerial) return;
    if (!one) return emit problem(ui::errorSentence(one.error()));
    m_library.sample(second, this, [this, serial, one = *one](Result<Sample> other) {
      if (serial != m_openSerial) return;
      if (!other) return emit problem(ui::errorSentence(other.error()));
      startComparison(one, *other);
    });
  });
}

void PlaybackService::startComparison(const Sample& first, const Sample& second) {
  m_comparison = Comparison{first, second};
  const PlayerTrack one = trackOf(first, first.lowestLevel);
  m_player.compare(std::pair{one, trackOf(second, second.lowestLevel)});
  prepareNext();
  const bool isRunning = m_current && (m_current->id == first.id || m_current->id == second.id);
  if (isRunning) {
    m_player.switchTo(one);
  } else {
    m_player.open(one);
  }
  if (m_panel != nullptr) {
    m_panel->setSamples(describe(first), describe(second), QRandomGenerator::global()->generate64());
  }
  becomeCurrent(first, first.lowestLevel);
  emit comparisonChanged(true);
  wake();
}

void PlaybackService::switchCompared(const std::string& id) {
  if (!m_comparison) return;
  const Sample& sample = id == m_comparison->first.id ? m_comparison->first : m_comparison->second;
  m_player.switchTo(trackOf(sample, sample.lowestLevel));
  becomeCurrent(sample, sample.lowestLevel);
  wake();
}

void PlaybackService::endComparison() {
  if (!m_comparison) return;
  m_comparison.reset();
  m_player.compare(std::nullopt);
  emit comparisonChanged(false);
  prepareNext();
  showState();
  showPictures();
  showLyrics();
}

void PlaybackService::perform(ui::PlayerAction action) {
  if (m_bar != nullptr) m_bar->perform(action);
}

void PlaybackService::setSettings(const PlaybackSettings& settings) {
  const bool isOtherDevice = settings.device != m_settings.device;
  m_settings = settings;
  applySettings();
  if (isOtherDevice) useDevice();
  showState();
}

void PlaybackService::changeSettings(const PlaybackSettings& settings) {
  const bool isOtherOrder = settings.isShuffled != m_settings.isShuffled || settings.repeat != m_settings.repeat;
  setSettings(settings);
  if (isOtherOrder) prepareNext();
  emit settingsChanged(m_settings);
}

void PlaybackService::applySettings() {
  // The ear hears ratios: a cube makes the slider even.
  m_player.setVolume(std::pow(std::clamp(m_settings.volume, 0.0, 1.0), 3.0));
  m_player.setMuted(m_settings.isMuted);
  m_player.setLevelling(m_settings.isLevelled);
  m_player.setSpeed(m_settings.speed);
  m_queue.setShuffle(m_settings.isShuffled);
  m_queue.setRepeat(repeatMode(m_settings.repeat));
}

/// Asking for devices may take a second.
void PlaybackService::listDevices() {
  QThreadPool::globalInstance()->start([self = QPointer<PlaybackService>(this)] {
    const auto devices = listAudioDevices();
    QStringList names;
    for (const AudioDevice& device : devices.value_or(std::vector<AudioDevice>())) {
      names.append(QString::fromStdString(device.name));
    }
    QMetaObject::invokeMethod(QCoreApplication::instance(), [self, names] {
      if (!self) return;
      self->m_state.devices = names;
      self->showState();
    });
  });
}

void PlaybackService::chooseDevice(const QString& name) {
  PlaybackSettings settings = m_settings;
  settings.device = name.toStdString();
  if (settings.device == m_settings.device) useDevice();  // it may be there again
  changeSettings(settings);
  wake();
}

void PlaybackService::useDevice() {
  m_player.selectDevice(m_settings.device.empty() ? std::nullopt : std::optional(m_settings.device));
}

void PlaybackService::wake() {
  poll();
  if (!m_timer.isActive()) m_timer.start();
}

void PlaybackService::poll() {
  for (const PlayerEvent& event : m_player.poll()) handle(event);
  const PlayerStatus status = m_player.status();
  countHeard(status.positionSeconds);
  showState();
  if (m_bar != nullptr) m_bar->showPosition(status.positionSeconds);
  if (m_listen != nullptr) m_listen->showPosition(status.positionSeconds);
  emit positionChanged(status.positionSeconds);
  if (m_panel != nullptr && m_comparison) m_panel->setMatched(m_player.isMatched());
  if (!m_player.isActive()) m_timer.stop();
}

void PlaybackService::handle(const PlayerEvent& event) {
  switch (event.kind) {
    case PlayerEvent::Kind::nextStarted:
      if (m_next) {
        const Sample sample = *std::exchange(m_next, std::nullopt);
        m_isHeardReported = false;
        m_heardSeconds = 0;
        becomeCurrent(sample, sample.lowestLevel);
        prepareNext();
      }
      break;
    case PlayerEvent::Kind::trackFailed:
      m_trackProblem = ui::errorSentence(*event.error);
      emit problem(m_trackProblem);
      break;
    case PlayerEvent::Kind::deviceLost:
      emit problem(ui::errorSentence(*event.error));
      break;
    case PlayerEvent::Kind::ended:
      break;
  }
}

void PlaybackService::countHeard(double position) {
  const double step = position - std::exchange(m_lastPosition, position);
  if (!m_current || m_player.status().state != PlayerState::playing || step <= 0 || step > 1) return;
  m_heardSeconds += step;
  if (m_comparison && m_panel != nullptr) m_panel->addListening(step);
  if (m_isHeardReported || m_heardSeconds < std::min(kHeardSeconds, m_state.durationSeconds / 2)) return;
  m_isHeardReported = true;
  if (m_current->id == m_fileId) return;  // the library knows nothing of it
  emit sampleHeard(m_current->id);
}

}  // namespace jukebox::studio
