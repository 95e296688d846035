#pragma once
// SourceLoader: one background thread that fills the sources which somebody still wants.

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "core/playback/sound_source.h"

namespace jukebox {

/// Reads files a piece at a time, the most urgent source first. A source that nobody else holds any more is forgotten.
/// Members may be called from any thread but the audio callback.
class SourceLoader {
 public:
  SourceLoader();
  /// Waits for the piece that is being read.
  ~SourceLoader();
  SourceLoader(const SourceLoader&) = delete;
  SourceLoader& operator=(const SourceLoader&) = delete;

  /// Reads `source` before all others; asking again makes it the first again.
  void loadFirst(const std::shared_ptr<SoundSource>& source);
  /// Reads `source` when the others are done; nothing changes if it is waiting already.
  void loadLater(const std::shared_ptr<SoundSource>& source);

 private:
  struct Job;
  std::shared_ptr<Job> takeJob(const std::stop_token& stop);
  void run(const std::stop_token& stop);
  std::shared_ptr<Job> findJob(const std::shared_ptr<SoundSource>& source) const;

  std::mutex m_mutex;
  std::condition_variable_any m_hasWork;
  std::deque<std::shared_ptr<Job>> m_jobs;  ///< the most urgent first
  std::jthread m_thread;                    ///< last: it uses all of the above
};

}  // namespace jukebox
