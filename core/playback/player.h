#pragma once
// Player: plays tracks on a device: load, play, pause, seek, loop, go on without a gap, switch at the same position.

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/playback/audio_output.h"
#include "core/playback/mixer_renderer.h"
#include "core/playback/output_thread.h"
#include "core/playback/playback_mixer.h"
#include "core/playback/player_status.h"
#include "core/playback/source_cache.h"
#include "core/playback/source_loader.h"

namespace jukebox {

struct PlayerOptions {
  int preferredSampleRate = 44100;                   ///< Hz; the device decides
  std::size_t cacheBytes = std::size_t{256} << 20U;  ///< of recordings kept in memory beyond those that play
  ClockFunction clock = &steadySeconds;
};

/// Used from one thread, which also calls poll(): often while isActive(), at once after a change. The device is opened
/// with the first play() and stopped when it has been silent for a while. No member waits for sound, for files or for
/// the device: what is asked for while a device is being opened holds from its first sound on, in the order it was
/// said. Only the destructor waits, until the device has finished what it does.
class Player {
 public:
  explicit Player(std::unique_ptr<AudioOutput> output, PlayerOptions options = {});
  ~Player();
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;

  /// Makes `track` the current one at `startSeconds`; goes on playing if it plays. Forgets loop and next track.
  void open(const PlayerTrack& track, double startSeconds = 0);
  /// What follows the current track without a gap; empty: nothing.
  void setNext(const std::optional<PlayerTrack>& track);
  /// Goes on with another track at the same position, with a short cross-fade, as soon as that much of it is loaded.
  /// Loop and next track stay.
  void switchTo(const PlayerTrack& track);
  /// Reads a track ahead, so that switchTo() is instant.
  void preload(const PlayerTrack& track);
  /// Nothing is left to play.
  void close();

  void play();
  void pause();
  /// Exact to the frame; beyond the end it is the end.
  void seek(double seconds);
  /// Repeats the part exactly, without a fade. Parts shorter than 20 ms are refused (no loop). Empty: off.
  void setLoop(const std::optional<LoopRegion>& loop);

  /// Linear in [0, 1]; changes are ramps.
  void setVolume(double linear);
  void setMuted(bool isMuted);
  /// EBU R 128 levelling to -16 LUFS, never above -1 dB true peak.
  void setLevelling(bool isOn);
  /// Seconds of a track that are heard in one, in [kSlowestSpeed, kFastestSpeed]; the pitch stays. What plays goes on
  /// from where it is, with a short cross-fade, as soon as that much of it is stretched. Positions, durations and loops
  /// are those of the track, whatever the speed.
  void setSpeed(double speed);
  double speed() const { return m_speed; }
  /// While two tracks are compared they sound equally loud, whatever the levelling. Empty: no comparison.
  void compare(const std::optional<std::pair<PlayerTrack, PlayerTrack>>& tracks);
  /// True when the loudness of both is known and applied.
  bool isMatched() const { return m_isMatched; }

  /// Plays on the device of that name from now on (empty: the default one), at the same position. After a loss it
  /// stays paused. Before anything was played it is only remembered. When it cannot be opened, poll() tells deviceLost.
  void selectDevice(const std::optional<std::string>& deviceName);

  PlayerStatus status() const;
  /// What happened since the last call; does the player's housekeeping.
  std::vector<PlayerEvent> poll();
  /// True while polling is of use: it plays, loads, fades, or waits to stop the device.
  bool isActive() const;
  /// What a loaded track measures; empty before it is loaded, and for silence.
  std::optional<Loudness> loudnessOf(const PlayerTrack& track);

 private:
  double now() const { return m_options.clock(); }
  std::uint64_t frameAt(double seconds) const;
  double secondsAt(double frame) const;
  double speedOfSource() const { return m_source ? m_source->speed() : m_speed; }
  double heardSeconds() const;
  bool wantsToPlay() const { return m_state == PlayerState::playing; }
  std::shared_ptr<SoundSource> sourceOf(const PlayerTrack& track) {
    return m_cache.get(track.file, m_sampleRate, m_speed);
  }
  void send(MixerCommand command);
  void sendCurrent(double seconds, bool fades);
  void sendNext();
  void handle(const MixerEvent& event, std::vector<PlayerEvent>& events);
  void tryToSwitch();
  void tryToMatch();
  void applyLevelling();
  void reportFailure(std::vector<PlayerEvent>& events);
  void stopWhenSilent();
  void checkDevice(std::vector<PlayerEvent>& events);
  void requestSound();
  void requestDevice();
  void takeAnswers(std::vector<PlayerEvent>& events);
  void take(const OutputAnswer& answer, std::vector<PlayerEvent>& events);
  void changeSampleRate(int sampleRate);
  void loseDevice(const Error& error, std::vector<PlayerEvent>& events);
  void forgetDevice();
  void stopOutput();

  PlayerOptions m_options;
  int m_sampleRate;
  SourceCache m_cache;
  HeldSources m_held;
  SourceLoader m_loader;

  PlayerState m_state = PlayerState::empty;
  PlayerTrack m_track;
  std::shared_ptr<SoundSource> m_source;
  std::optional<PlayerTrack> m_nextTrack;
  std::shared_ptr<SoundSource> m_nextSource;
  std::optional<PlayerTrack> m_switchTrack;  ///< waits for its loader
  std::shared_ptr<SoundSource> m_switchSource;
  std::optional<LoopRegion> m_loop;
  double m_volume = 1;
  double m_speed = 1;  ///< wanted; a source tells its own
  bool m_isMuted = false;
  bool m_isLevelling = true;
  std::optional<std::pair<PlayerTrack, PlayerTrack>> m_compared;
  std::pair<std::shared_ptr<SoundSource>, std::shared_ptr<SoundSource>> m_comparedSources;
  bool m_isMatched = false;
  bool m_isFailureReported = false;

  std::uint64_t m_serial = 0;
  std::optional<std::uint64_t> m_expectedFrame;  ///< of the last jump, until the mixer has made it
  std::uint64_t m_expectedSerial = 0;
  std::vector<PlayerEvent> m_pendingEvents;

  std::optional<std::string> m_wantedDevice;
  std::optional<OutputFormat> m_format;  ///< of the open device
  std::optional<Error> m_deviceError;
  std::uint64_t m_deviceRound = 0;  ///< grows when a device is given up; answers of an older round mean nothing
  bool m_isOpening = false;
  bool m_isStarting = false;
  bool m_isRunning = false;  ///< the gate is open: the device renders the mixer
  double m_startedAtSeconds = 0;
  std::optional<double> m_silentSinceSeconds;

  std::unique_ptr<PlaybackMixer> m_mixer;
  MixerRenderer m_renderer;
  OutputThread m_output;  ///< last: gone before what it renders
};

}  // namespace jukebox
