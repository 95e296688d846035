#pragma once
// PlayerStatus: what the player does, as plain values.

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "core/sound/loudness.h"

namespace jukebox {

/// Something to play. `id` is the caller's; two levels of one sample are two tracks.
struct PlayerTrack {
  std::string id;
  std::filesystem::path file;
  double durationSeconds = 0;  ///< as far as known; 0: unknown until it is loaded

  bool operator==(const PlayerTrack&) const = default;
};

/// Part of a track that is repeated, in seconds from its start.
struct LoopRegion {
  double beginSeconds = 0;
  double endSeconds = 0;

  bool operator==(const LoopRegion&) const = default;
};

enum class PlayerState {
  empty,       ///< nothing to play
  paused,      ///< stands at the position
  playing,     ///< sounds, or waits for its loader or the device
  ended,       ///< the last track is over; play() starts it again
  deviceLost,  ///< no device to play on; the position is kept, selectDevice() or play() tries again
};

struct PlayerStatus {
  PlayerState state = PlayerState::empty;
  std::string trackId;
  double positionSeconds = 0;  ///< of what is heard now
  double durationSeconds = 0;  ///< as far as known
  double loadedSeconds = 0;    ///< that much can be played already
  double speed = 1;            ///< of what is heard; Player::speed() once it is stretched
  bool isWaiting = false;      ///< plays, but the loader or the device is not that far
  std::optional<LoopRegion> loop;
  std::optional<Loudness> loudness;  ///< of the current track, once it is loaded
  std::string deviceName;            ///< empty before a device is open
  bool isDeviceBusy = false;         ///< it is being opened, started, stopped or closed
  std::optional<Error> deviceError;
};

/// What happened since the last poll.
struct PlayerEvent {
  enum class Kind {
    nextStarted,  ///< the track given by setNext() has become the current one
    ended,        ///< the current track is over and nothing followed
    trackFailed,  ///< the track cannot be read; see error
    deviceLost,   ///< see error
  };
  Kind kind = Kind::ended;
  std::string trackId;
  std::optional<Error> error;
};

}  // namespace jukebox
