#pragma once
// MixerRenderer: what an output calls: the mixer of the moment behind a gate, silence while the gate is closed.
// Internal.

#include <algorithm>
#include <atomic>
#include <thread>

#include "core/playback/audio_output.h"
#include "core/playback/playback_mixer.h"

namespace jukebox {

/// Stays in place as long as the output. While the gate is closed the audio thread does not touch the mixer, whatever
/// the device does: the player may then apply commands itself and replace `mixer`.
class MixerRenderer final : public AudioRenderer {
 public:
  void render(std::span<float> interleaved, double delaySeconds) noexcept override {
    m_isRendering.store(true);
    if (m_isOpen.load()) {
      mixer.load(std::memory_order_acquire)->render(interleaved, delaySeconds);
    } else {
      std::fill(interleaved.begin(), interleaved.end(), 0.0F);
    }
    m_isRendering.store(false);
  }
  void outputLost() noexcept override { isLost = true; }

  void openGate() noexcept { m_isOpen.store(true); }
  /// Returns when no rendering is under way in the mixer: after the rest of one block at the most.
  void closeGate() noexcept {
    m_isOpen.store(false);
    while (m_isRendering.load()) std::this_thread::yield();
  }

  std::atomic<PlaybackMixer*> mixer{nullptr};
  std::atomic<bool> isLost{false};

 private:
  std::atomic<bool> m_isOpen{false};
  std::atomic<bool> m_isRendering{false};
};

}  // namespace jukebox
