#pragma once
// Player keys: which key does what, wherever the focus is; the same table feeds the shortcut sheet.

#include <QKeyCombination>
#include <QString>
#include <optional>
#include <span>

namespace jukebox::ui {

enum class PlayerAction {
  playPause,
  stepBack,     ///< 5 s
  stepForward,  ///< 5 s
  jumpBack,     ///< 10 s
  jumpForward,  ///< 10 s
  toStart,
  toEnd,
  mute,
  louder,
  softer,
  slower,
  faster,
  loopBegin,  ///< here
  loopEnd,    ///< here
  loopOff,
  previousTrack,
  nextTrack,
};

struct PlayerKey {
  PlayerAction action;
  QKeyCombination keys;
  const char* explanation;  ///< to be translated in the context "PlayerKeys"
};

std::span<const PlayerKey> playerKeys();
QString explanationOf(const PlayerKey& key);
/// Empty for a key that is none of ours.
std::optional<PlayerAction> playerActionOf(int key, Qt::KeyboardModifiers modifiers);

}  // namespace jukebox::ui
