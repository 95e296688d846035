#include "ui/player/player_keys.h"

#include <QCoreApplication>
#include <array>

namespace jukebox::ui {

std::span<const PlayerKey> playerKeys() {
  static constexpr std::array kKeys{
      PlayerKey{PlayerAction::playPause, Qt::Key_Space, QT_TRANSLATE_NOOP("PlayerKeys", "Play or pause")},
      PlayerKey{PlayerAction::playPause, Qt::Key_K, QT_TRANSLATE_NOOP("PlayerKeys", "Play or pause")},
      PlayerKey{PlayerAction::stepBack, Qt::Key_Left, QT_TRANSLATE_NOOP("PlayerKeys", "5 seconds back")},
      PlayerKey{PlayerAction::stepForward, Qt::Key_Right, QT_TRANSLATE_NOOP("PlayerKeys", "5 seconds on")},
      PlayerKey{PlayerAction::jumpBack, Qt::Key_J, QT_TRANSLATE_NOOP("PlayerKeys", "10 seconds back")},
      PlayerKey{PlayerAction::jumpForward, Qt::Key_L, QT_TRANSLATE_NOOP("PlayerKeys", "10 seconds on")},
      PlayerKey{PlayerAction::toStart, Qt::Key_Home, QT_TRANSLATE_NOOP("PlayerKeys", "To the start")},
      PlayerKey{PlayerAction::toEnd, Qt::Key_End, QT_TRANSLATE_NOOP("PlayerKeys", "To the end")},
      PlayerKey{PlayerAction::mute, Qt::Key_M, QT_TRANSLATE_NOOP("PlayerKeys", "Mute")},
      PlayerKey{PlayerAction::louder, Qt::SHIFT | Qt::Key_Up, QT_TRANSLATE_NOOP("PlayerKeys", "Louder")},
      PlayerKey{PlayerAction::softer, Qt::SHIFT | Qt::Key_Down, QT_TRANSLATE_NOOP("PlayerKeys", "Softer")},
      PlayerKey{PlayerAction::slower, Qt::Key_Less, QT_TRANSLATE_NOOP("PlayerKeys", "Slower")},
      PlayerKey{PlayerAction::faster, Qt::Key_Greater, QT_TRANSLATE_NOOP("PlayerKeys", "Faster")},
      PlayerKey{PlayerAction::loopBegin, Qt::Key_BracketLeft, QT_TRANSLATE_NOOP("PlayerKeys", "Loop from here")},
      PlayerKey{PlayerAction::loopEnd, Qt::Key_BracketRight, QT_TRANSLATE_NOOP("PlayerKeys", "Loop to here")},
      PlayerKey{PlayerAction::loopOff, Qt::Key_Backslash, QT_TRANSLATE_NOOP("PlayerKeys", "No loop")},
      PlayerKey{PlayerAction::previousTrack, Qt::SHIFT | Qt::Key_Left,
                QT_TRANSLATE_NOOP("PlayerKeys", "Previous track")},
      PlayerKey{PlayerAction::nextTrack, Qt::SHIFT | Qt::Key_Right, QT_TRANSLATE_NOOP("PlayerKeys", "Next track")},
  };
  return kKeys;
}

QString explanationOf(const PlayerKey& key) {
  return QCoreApplication::translate("PlayerKeys", key.explanation);
}

std::optional<PlayerAction> playerActionOf(int key, Qt::KeyboardModifiers modifiers) {
  modifiers &= ~Qt::KeyboardModifiers(Qt::KeypadModifier);
  for (const PlayerKey& each : playerKeys()) {
    if (each.keys.key() == key && each.keys.keyboardModifiers() == modifiers) return each.action;
  }
  return std::nullopt;
}

}  // namespace jukebox::ui
