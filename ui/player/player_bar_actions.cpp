// What keys and commands mean for the player bar: it says what the user wants.

#include <algorithm>

#include "ui/player/player_bar.h"
#include "ui/player/speed_button.h"

namespace jukebox::ui {

void PlayerBar::seekBy(double seconds) {
  emit seekRequested(std::clamp(m_position + seconds, 0.0, m_state.durationSeconds));
}

void PlayerBar::perform(PlayerAction action) {
  constexpr double kVolumeStep = 0.05;
  switch (action) {
    case PlayerAction::mute:
      emit muteRequested(!m_state.isMuted);
      return;
    case PlayerAction::louder:
      emit volumeRequested(std::min(1.0, m_state.volume + kVolumeStep));
      return;
    case PlayerAction::softer:
      emit volumeRequested(std::max(0.0, m_state.volume - kVolumeStep));
      return;
    case PlayerAction::slower:
      emit speedRequested(neighbouringSpeed(m_state.speed, -1));
      return;
    case PlayerAction::faster:
      emit speedRequested(neighbouringSpeed(m_state.speed, 1));
      return;
    default:
      performOnTrack(action);
  }
}

/// What only makes sense while there is a track.
void PlayerBar::performOnTrack(PlayerAction action) {
  constexpr double kStepSeconds = 5;
  constexpr double kJumpSeconds = 10;
  if (m_state.transport == Transport::empty) return;
  switch (action) {
    case PlayerAction::playPause:
      m_state.transport == Transport::playing ? emit pauseRequested() : emit playRequested();
      break;
    case PlayerAction::stepBack:
      seekBy(-kStepSeconds);
      break;
    case PlayerAction::stepForward:
      seekBy(kStepSeconds);
      break;
    case PlayerAction::jumpBack:
      seekBy(-kJumpSeconds);
      break;
    case PlayerAction::jumpForward:
      seekBy(kJumpSeconds);
      break;
    case PlayerAction::toStart:
      emit seekRequested(0);
      break;
    case PlayerAction::toEnd:
      emit seekRequested(m_state.durationSeconds);
      break;
    case PlayerAction::loopBegin: {
      const double end =
          m_state.loop && m_state.loop->endSeconds > m_position ? m_state.loop->endSeconds : m_state.durationSeconds;
      emit loopRequested(LoopSpan{m_position, end});
      break;
    }
    case PlayerAction::loopEnd: {
      const double begin = m_state.loop && m_state.loop->beginSeconds < m_position ? m_state.loop->beginSeconds : 0.0;
      emit loopRequested(LoopSpan{begin, m_position});
      break;
    }
    case PlayerAction::loopOff:
      emit loopRequested(std::nullopt);
      break;
    case PlayerAction::previousTrack:
      emit previousRequested();
      break;
    case PlayerAction::nextTrack:
      if (m_state.hasNext) emit nextRequested();
      break;
    default:
      break;
  }
}

}  // namespace jukebox::ui
