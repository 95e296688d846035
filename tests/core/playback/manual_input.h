#pragma once
// ManualInput: a microphone for tests: it hears what the test says, and breaks when the test says so.

#include <atomic>
#include <mutex>
#include <vector>

#include "core/playback/audio_input.h"

namespace jukebox::test {

/// The test keeps one; the recorder owns a ManualInput that refers to it. Must outlive the recorder.
struct ManualMicrophone {
  int sampleRate = 48000;
  int channels = 1;
  bool isThere = true;
  std::atomic<bool> isStarted{false};
  std::atomic<int> openCount{0};

  /// False when nobody listens.
  bool say(const std::vector<float>& interleaved, bool hasGap = false) {
    const std::lock_guard lock(mutex);
    if (!isStarted) return false;
    sink->take(interleaved, hasGap);
    return true;
  }
  /// The cable is pulled out.
  void unplug() {
    const std::lock_guard lock(mutex);
    if (isStarted) sink->inputLost();
  }

  std::mutex mutex;
  AudioSink* sink = nullptr;
};

class ManualInput final : public AudioInput {
 public:
  explicit ManualInput(ManualMicrophone& microphone) : m_microphone(microphone) {}

  Result<InputFormat> open(const std::optional<std::string>& /*deviceName*/, AudioSink& sink) override {
    if (!m_microphone.isThere) {
      return makeError(ErrorKind::notFound, "There is no microphone on this machine.", "Connect one.");
    }
    ++m_microphone.openCount;
    m_microphone.sink = &sink;
    return InputFormat{"manual", m_microphone.sampleRate, m_microphone.channels};
  }
  Status start() override {
    const std::lock_guard lock(m_microphone.mutex);
    m_microphone.isStarted = true;
    return {};
  }
  void close() override {
    const std::lock_guard lock(m_microphone.mutex);
    m_microphone.isStarted = false;
  }

 private:
  ManualMicrophone& m_microphone;
};

}  // namespace jukebox::test
