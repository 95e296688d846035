#pragma once
// SlowOutput: a manual device that takes its time: it opens when the test lets it.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>

#include "tests/core/playback/manual_output.h"

namespace jukebox::test {

/// Where open() waits. Must outlive the output.
class OpeningGate {
 public:
  /// Lets `count` openings pass.
  void let(int count) {
    {
      const std::lock_guard lock(m_mutex);
      m_allowed += count;
    }
    m_changed.notify_all();
  }
  /// Returns when an opening has begun that was not waited for.
  void awaitOpening() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_begun > m_seen; });
    ++m_seen;
  }
  int finished() const {
    const std::lock_guard lock(m_mutex);
    return m_finished;
  }
  void pass() {
    std::unique_lock lock(m_mutex);
    ++m_begun;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_allowed > 0; });
    --m_allowed;
    ++m_finished;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  int m_allowed = 0, m_begun = 0, m_seen = 0, m_finished = 0;
};

class SlowOutput final : public AudioOutput {
 public:
  SlowOutput(ManualDevice& device, OpeningGate& gate) : m_output(device), m_gate(gate) {}

  Result<OutputFormat> open(const std::optional<std::string>& deviceName, int rate, AudioRenderer& renderer) override {
    m_gate.pass();
    return m_output.open(deviceName, rate, renderer);
  }
  Status start() override { return m_output.start(); }
  void stop() override { m_output.stop(); }
  void close() override { m_output.close(); }

 private:
  ManualOutput m_output;
  OpeningGate& m_gate;
};

}  // namespace jukebox::test
