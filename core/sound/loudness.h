#pragma once
// Loudness: how loud a recording sounds (ITU-R BS.1770 / EBU R 128), for levelling playback and warning of clipping.

#include <memory>
#include <optional>
#include <span>

#include "core/base/result.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

/// Loudness figures of one recording. Levels of silence are minus infinity, hence empty.
struct Loudness {
  std::optional<double> integratedLufs;  ///< gated programme loudness; empty below -70 LUFS or shorter than 0.4 s
  std::optional<double> truePeakDbtp;    ///< peak of the oversampled signal, dB true peak; empty for digital silence
  std::optional<double> samplePeakDbfs;  ///< peak of the samples themselves, dB full scale; empty for digital silence

  bool operator==(const Loudness&) const = default;
};

/// Measures a recording that arrives in pieces. Memory does not grow with its length. Movable; not thread-safe.
class LoudnessMeter {
 public:
  /// Kind invalidInput for no channels, more than 64, or a rate outside [16 Hz, 768 kHz].
  static Result<LoudnessMeter> create(int sampleRate, int channels);
  LoudnessMeter(LoudnessMeter&& other) noexcept;
  LoudnessMeter& operator=(LoudnessMeter&& other) noexcept;
  ~LoudnessMeter();

  /// Appends whole frames.
  Status add(std::span<const float> interleaved);
  /// The figures of everything so far; no frames at all are not an error and have no levels.
  Loudness result() const;

 private:
  struct State;
  explicit LoudnessMeter(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// Measures the whole buffer; the errors of LoudnessMeter.
Result<Loudness> measureLoudness(const AudioBuffer& buffer);

/// To what playback is levelled.
struct LevellingTarget {
  double lufs = -16.0;
  double truePeakDbtp = -1.0;  ///< no recording is amplified beyond this peak

  bool operator==(const LevellingTarget&) const = default;
};

/// Decibels that bring a recording to the target, less where its peak would exceed the limit. 0 for a recording
/// without a loudness; never outside [-40, 24] dB.
double levellingGainDecibels(const Loudness& loudness, const LevellingTarget& target = {});

/// Decibels for two recordings that shall sound equally loud, to compare them: both at the target, or both equally
/// lower where the peak of one of them limits it.
struct MatchedGains {
  double firstDecibels = 0;
  double secondDecibels = 0;
};
MatchedGains matchedGainsDecibels(const Loudness& first, const Loudness& second, const LevellingTarget& target = {});

/// Linear factor of a gain in decibels.
double linearGain(double decibels);

}  // namespace jukebox
