#pragma once
// LiveStream: a song that is heard while it is composed: what will not change any more goes to file, pipe and speakers.

#include <chrono>
#include <memory>
#include <optional>

#include "app/cli/cli_options.h"
#include "app/cli/wav_stream.h"
#include "core/base/cancellation.h"
#include "core/engine/engine.h"
#include "core/playback/live_output.h"

namespace jukebox::cli {

/// What a listener noticed.
struct LiveStreamReport {
  double firstSoundSeconds = 0;  ///< from the start until sound was there
  double streamedSeconds = 0;
  double composingSeconds = 0;  ///< from the start until the last sound was there
  int gapCount = 0;
  double gapSeconds = 0;
};

class LiveStream {
 public:
  /// Opens what is asked for, so that a wrong name is told before anything is computed.
  static Result<std::unique_ptr<LiveStream>> open(const LiveStreamOptions& options, int sampleRate);

  /// Settled sound in order.
  Status write(std::span<const float> mono);
  /// To be called often: keeps the loudspeakers fed.
  void pump();
  /// Seconds that were made and not heard yet; 0 when nothing is played.
  double waitingSeconds() const { return status().waitingSeconds; }
  /// Of the loudspeakers; empty when nothing is played.
  LiveStatus status() const { return m_output ? m_output->status() : LiveStatus(); }
  /// Linear, [0, 1]; at once. Of the loudspeakers alone.
  void setVolume(double volume);
  /// Whether somebody listens on loudspeakers.
  bool isPlayed() const { return m_output != nullptr; }
  /// Nothing more will come.
  Status end();
  /// Waits until all of it was heard, or `cancellation`.
  Status finish(const CancellationToken& cancellation);
  LiveStreamReport report() const;

 private:
  explicit LiveStream(int sampleRate) : m_sampleRate(sampleRate) {}
  double elapsedSeconds() const;

  int m_sampleRate;
  std::optional<WavStream> m_file;
  std::unique_ptr<LiveOutput> m_output;
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
  LiveStreamReport m_report;
  bool m_isEnded = false;
};

/// Takes the settled part out of the windows of one level. Frames come in order, each of them once.
class SettledSound {
 public:
  /// What is settled by this window and was not given before.
  std::span<const float> add(const WindowSound& window);

 private:
  std::int64_t m_givenFrames = 0;
};

/// "First sound after 1.4 s; 60.0 s composed in 15.2 s (3.9 times as fast as they play); no gap."
std::string reportText(const LiveStreamReport& report, bool isPlayed);

}  // namespace jukebox::cli
