// What PlaybackService shows: the state of the player in the words of the widgets.

#include <cmath>

#include "app/studio/playback_service.h"
#include "core/domain/library_files.h"
#include "ui/language/error_text.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"

namespace jukebox::studio {
namespace {

QString subtitleOf(const Sample& sample) {
  const Conditioning& conditioning = sample.request.conditioning;
  QStringList parts;
  for (const std::string& part : {conditioning.artist, conditioning.genre}) {
    if (!part.empty()) parts.append(QString::fromStdString(part));
  }
  return parts.join(QStringLiteral(" · "));
}

QString loudnessText(const Loudness& loudness) {
  if (!loudness.integratedLufs) return {};
  const double gain = levellingGainDecibels(loudness);
  return PlaybackService::tr("%1 LUFS, played %2%3 dB")
      .arg(*loudness.integratedLufs, 0, 'f', 1)
      .arg(gain >= 0 ? QStringLiteral("+") : QStringLiteral("−"))
      .arg(std::abs(gain), 0, 'f', 1);
}

ui::Transport transportOf(PlayerState state) {
  switch (state) {
    case PlayerState::empty:
      return ui::Transport::empty;
    case PlayerState::paused:
      return ui::Transport::paused;
    case PlayerState::playing:
      return ui::Transport::playing;
    case PlayerState::ended:
      return ui::Transport::ended;
    case PlayerState::deviceLost:
      return ui::Transport::deviceLost;
  }
  return ui::Transport::empty;
}

}  // namespace

std::filesystem::path PlaybackService::audioOf(const Sample& sample, int level) const {
  if (!m_fileId.empty() && sample.id == m_fileId) return m_file;
  const auto folder = m_library.sampleFolder(sample.id);
  return folder / (level == sample.lowestLevel ? sample.audioFile : "level_" + std::to_string(level) + ".flac");
}

PlayerTrack PlaybackService::trackOf(const Sample& sample, int level) const {
  return {sample.id + "/" + std::to_string(level), audioOf(sample, level), sample.durationSeconds};
}

std::vector<ui::LevelChoice> PlaybackService::levelsOf(const Sample& sample) const {
  std::vector<ui::LevelChoice> levels;
  for (int level = sample.topLevel; level >= sample.lowestLevel; --level) {
    std::error_code code;
    if (!std::filesystem::exists(audioOf(sample, level), code)) continue;
    if (level == 0) {
      levels.push_back({level, tr("Full"), tr("Everything the model made of it")});
    } else if (level == sample.topLevel) {
      levels.push_back({level, tr("Draft"), tr("The composition, before the details were added")});
    } else {
      levels.push_back({level, tr("Mid"), tr("Half of the details")});
    }
  }
  return levels;
}

ui::AbSample PlaybackService::describe(const Sample& sample) const {
  return {sample.id, QString::fromStdString(sample.title), subtitleOf(sample)};
}

/// A blind comparison shows nothing that tells the two apart.
bool PlaybackService::isHidden() const {
  return m_comparison && m_panel != nullptr && m_panel->isBlind() && !m_panel->isRevealed();
}

void PlaybackService::showState() {
  const PlayerStatus status = m_player.status();
  ui::PlayerViewState state;
  state.devices = m_state.devices;
  state.transport = transportOf(status.state);
  state.durationSeconds = status.durationSeconds;
  state.loadedSeconds = status.loadedSeconds;
  state.isWaiting = status.isWaiting;
  if (status.loop) state.loop = ui::LoopSpan{status.loop->beginSeconds, status.loop->endSeconds};
  state.hasPrevious = m_queue.previous().has_value();
  state.hasNext = m_queue.next().has_value() && !m_comparison;
  state.isShuffled = m_settings.isShuffled;
  state.repeat = m_settings.repeat;
  state.volume = m_settings.volume;
  state.isMuted = m_settings.isMuted;
  state.isLevelled = m_settings.isLevelled || m_comparison.has_value();
  state.speed = m_settings.speed;
  state.device = QString::fromStdString(m_settings.device);
  state.problem = status.deviceError ? ui::errorSentence(*status.deviceError) : m_trackProblem;
  if (m_current && isHidden()) {
    state.sampleId = m_current->id;
    state.title = tr("Blind comparison");
  } else if (m_current) {
    state.sampleId = m_current->id;
    state.title = QString::fromStdString(m_current->title);
    state.subtitle = subtitleOf(*m_current);
    state.level = m_level;
    const bool isSame = m_state.sampleId == state.sampleId && !m_state.levels.empty();
    if (!m_comparison) state.levels = isSame ? m_state.levels : levelsOf(*m_current);
    if (status.loudness) state.levelling = loudnessText(*status.loudness);
  }
  if (state == m_state) return;
  m_state = state;
  if (m_bar != nullptr) m_bar->showPlayer(state);
  if (m_listen != nullptr) m_listen->showPlayer(state);
  if (m_panel != nullptr && m_comparison && m_current) m_panel->setHeard(m_current->id);
  emit stateChanged(state);
}

void PlaybackService::showPictures() {
  const SoundPictures pictures = isHidden() ? SoundPictures{} : m_pictures;
  if (m_bar != nullptr) m_bar->setPeaks(pictures.peaks);
  if (m_listen == nullptr) return;
  m_listen->setPeaks(pictures.peaks);
  m_listen->setSpectrogram(pictures.spectrogram);
  if (!pictures.spectrogram && m_current) {
    m_listen->setSpectrogramMessage(isHidden() ? tr("Hidden while you compare") : m_picturesFailed);
  }
}

void PlaybackService::showLyrics() {
  if (m_listen == nullptr) return;
  if (!m_current || isHidden()) return m_listen->setLyrics({});
  const auto times = m_current->alignment ? m_current->alignment->characterSeconds : std::vector<double>();
  m_listen->setLyrics(ui::LyricsTiming(m_current->cleanedLyrics, times, m_current->durationSeconds));
}

}  // namespace jukebox::studio
