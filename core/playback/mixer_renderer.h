#pragma once
// MixerRenderer: what an output calls: the mixer of the moment, which changes with the sample rate. Internal.

#include <atomic>

#include "core/playback/audio_output.h"
#include "core/playback/playback_mixer.h"

namespace jukebox {

/// Stays in place as long as the output; `mixer` is replaced only while the output stands still.
class MixerRenderer final : public AudioRenderer {
 public:
  void render(std::span<float> interleaved, double delaySeconds) noexcept override {
    mixer.load(std::memory_order_acquire)->render(interleaved, delaySeconds);
  }
  void outputLost() noexcept override { isLost = true; }

  std::atomic<PlaybackMixer*> mixer{nullptr};
  std::atomic<bool> isLost{false};
};

}  // namespace jukebox
