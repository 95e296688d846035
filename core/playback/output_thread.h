#pragma once
// OutputThread: opens, starts, stops and closes an output on a thread of its own, because a device may take a second.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/playback/mixer_renderer.h"

namespace jukebox {

/// Something an output is to do. `round` comes back with the answer, so that the asker knows what it belongs to.
struct OutputWish {
  enum class Kind { open, start, stop, close };
  Kind kind = Kind::open;
  std::uint64_t round = 0;
  std::optional<std::string> deviceName = std::nullopt;  ///< to be opened; empty: the default one
  int preferredSampleRate = 0;                           ///< Hz, for open
};

/// How it went. Only open and start are answered.
struct OutputAnswer {
  OutputWish::Kind kind = OutputWish::Kind::open;
  std::uint64_t round = 0;
  OutputFormat format;         ///< after a successful open
  std::optional<Error> error;  ///< why it failed
};

/// Wishes are fulfilled in their order. One to open or to close drops those before it that were not begun: they would
/// have been undone. All members but the constructor and destructor may be called from any thread and never wait.
class OutputThread {
 public:
  /// `renderer` must outlive it. An open forgets that the device before it was lost.
  OutputThread(std::unique_ptr<AudioOutput> output, MixerRenderer& renderer);
  /// Finishes what is begun, then closes the output.
  ~OutputThread();
  OutputThread(const OutputThread&) = delete;
  OutputThread& operator=(const OutputThread&) = delete;

  void submit(OutputWish wish);
  std::optional<OutputAnswer> pollAnswer();
  /// True while a wish waits or is being fulfilled, or an answer has not been picked up.
  bool isBusy() const;

 private:
  void run(const std::stop_token& stop);
  std::optional<OutputAnswer> fulfil(const OutputWish& wish);

  std::unique_ptr<AudioOutput> m_output;  ///< used by the thread alone
  MixerRenderer& m_renderer;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_hasWork;
  std::deque<OutputWish> m_wishes;
  std::deque<OutputAnswer> m_answers;
  bool m_isWorking = false;
  std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace jukebox
