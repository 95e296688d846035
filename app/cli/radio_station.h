#pragma once
// RadioStation: between the piece that is made and its listener: keeps pace with what was heard and passes wishes on.

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

#include "app/cli/codes_tape.h"
#include "app/cli/on_air.h"
#include "app/cli/radio_keeper.h"
#include "app/cli/radio_voice.h"
#include "app/cli/steering_desk.h"
#include "core/base/cancellation.h"
#include "core/engine/engine.h"

namespace jukebox::cli {

/// What it refers to must outlive it.
class RadioStation final : public ImprovisationObserver {
 public:
  struct Limits {
    std::optional<double> seconds;  ///< ends after this much sound
    double aheadSeconds = 3;        ///< at most this much is made before it is heard
  };
  RadioStation(OnAir& air, SteeringDesk& desk, RadioVoice& voice, const CodecHyperparameters& codec,
               const Limits& limits, CancellationToken cancellation);

  GenerationRequest steer(double composedSeconds) override;
  void refused(const Error& error) override;
  Status sound(const std::vector<float>& samples, const SongCodes& codes) override;

  /// Thread-safe.
  RadioStatus status() const;
  std::vector<RadioTurn> turns() const;
  /// At most the last seconds that were heard, in whole tokens of the top level, with their codes.
  HeardTape::Piece lastHeard(double seconds) const;

 private:
  void settle();
  void answer(const std::vector<int>& wishes, const RadioAnswer& answer);
  void keepPace();
  void measureSpeed(double madeSeconds);

  OnAir& m_air;
  SteeringDesk& m_desk;
  RadioVoice& m_voice;
  Limits m_limits;
  CancellationToken m_cancellation;
  std::optional<SteeringDesk::Steering> m_asked;  ///< the piece was asked to follow it and has not said no yet
  double m_askedSeconds = 0;
  GenerationRequest m_followed;
  std::optional<std::chrono::steady_clock::time_point> m_workBegin;
  std::atomic<double> m_speed{0};
  std::atomic<bool> m_isComposing{false};
  mutable std::mutex m_memoryMutex;  ///< of what follows
  std::vector<RadioTurn> m_turns;    ///< the one that is heard now, and those after it at least
  CodesTape m_codes;
};

}  // namespace jukebox::cli
