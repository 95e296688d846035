#pragma once
// SourceCache: the recordings that are in memory, and those that the mixer still uses.

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "core/playback/sound_source.h"

namespace jukebox {

/// Sources by file, the least recently used forgotten first. A file that was written again is another source.
/// Used from one thread.
class SourceCache {
 public:
  explicit SourceCache(std::size_t maximumBytes) : m_maximumBytes(maximumBytes) {}

  /// The source of `file` at `sampleRate` and `speed`: the one in memory, or a new one that somebody has to load. A
  /// source that failed is made anew.
  std::shared_ptr<SoundSource> get(const std::filesystem::path& file, int sampleRate, double speed = 1.0);
  /// Forgets what is too much; sources that others hold live on until they let go.
  void trim();
  void clear() { m_entries.clear(); }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<SoundSource> source;
  };
  std::size_t m_maximumBytes;
  std::list<Entry> m_entries;  ///< the most recently used first
};

/// Counts what the mixer uses, so that no source is freed on the audio thread or under it. Used from one thread.
class HeldSources {
 public:
  SoundSource* hold(const std::shared_ptr<SoundSource>& source);
  void holdAgain(SoundSource* source);
  void release(SoundSource* source);
  std::shared_ptr<SoundSource> find(const SoundSource* source) const;
  std::size_t size() const { return m_held.size(); }
  void clear() { m_held.clear(); }

 private:
  struct Held {
    std::shared_ptr<SoundSource> source;
    int uses = 0;
  };
  std::unordered_map<const SoundSource*, Held> m_held;
};

}  // namespace jukebox
