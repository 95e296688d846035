#pragma once
// TempoStretcher: the same sound slower or faster, at its own pitch.

#include <memory>
#include <span>
#include <vector>

namespace jukebox {

/// How much slower and faster recordings are played.
inline constexpr double kSlowestSpeed = 0.5;
inline constexpr double kFastestSpeed = 2.0;

/// `speed` in [kSlowestSpeed, kFastestSpeed]; what is outside becomes the nearest of them, what is no number 1.
double playableSpeed(double speed);

/// Stereo frames in, about as many divided by the speed out; what is at frame f of the input is within 50 ms at
/// f / speed of the output. Used from one thread.
class TempoStretcher {
 public:
  /// `sampleRate` in Hz.
  TempoStretcher(int sampleRate, double speed);
  ~TempoStretcher();
  TempoStretcher(const TempoStretcher&) = delete;
  TempoStretcher& operator=(const TempoStretcher&) = delete;

  /// Takes whole stereo frames and appends to `out` what is ready; a tenth of a second is kept back.
  void stretch(std::span<const float> interleaved, std::vector<float>& out);
  /// Appends the rest: all frames together are the input's number divided by the speed, rounded.
  void finish(std::vector<float>& out);

 private:
  class Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace jukebox
