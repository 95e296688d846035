#include "core/playback/source_cache.h"

#include <fmt/format.h>

#include <algorithm>

namespace jukebox {
namespace {

/// Tells apart two states of one file.
std::string keyOf(const std::filesystem::path& file, int sampleRate, double speed) {
  std::error_code ignored;
  const auto changed = std::filesystem::last_write_time(file, ignored).time_since_epoch().count();
  const auto size = std::filesystem::file_size(file, ignored);
  return fmt::format("{}|{}|{}|{}|{}", file.string(), sampleRate, speed, changed, size);
}

}  // namespace

std::shared_ptr<SoundSource> SourceCache::get(const std::filesystem::path& file, int sampleRate, double speed) {
  const std::string key = keyOf(file, sampleRate, speed);
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.key == key; });
  if (found != m_entries.end() && found->source->state() != SoundSource::State::failed) {
    m_entries.splice(m_entries.begin(), m_entries, found);
  } else {
    if (found != m_entries.end()) m_entries.erase(found);
    m_entries.push_front({key, std::make_shared<SoundSource>(file, sampleRate, speed)});
  }
  const auto source = m_entries.front().source;
  trim();
  return source;
}

void SourceCache::trim() {
  std::size_t bytes = 0;
  for (auto entry = m_entries.begin(); entry != m_entries.end();) {
    bytes += entry->source->bytesUsed();
    const bool isFirst = entry == m_entries.begin();
    entry = bytes > m_maximumBytes && !isFirst ? m_entries.erase(entry) : std::next(entry);
  }
}

SoundSource* HeldSources::hold(const std::shared_ptr<SoundSource>& source) {
  if (!source) return nullptr;
  Held& held = m_held[source.get()];
  held.source = source;
  ++held.uses;
  return source.get();
}

void HeldSources::holdAgain(SoundSource* source) {
  if (const auto found = m_held.find(source); found != m_held.end()) ++found->second.uses;
}

void HeldSources::release(SoundSource* source) {
  const auto found = m_held.find(source);
  if (found != m_held.end() && --found->second.uses == 0) m_held.erase(found);
}

std::shared_ptr<SoundSource> HeldSources::find(const SoundSource* source) const {
  const auto found = m_held.find(source);
  return found != m_held.end() ? found->second.source : nullptr;
}

}  // namespace jukebox
