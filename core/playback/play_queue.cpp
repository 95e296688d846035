#include "core/playback/play_queue.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace jukebox {

void PlayQueue::setTracks(std::vector<std::string> ids, const std::string& current) {
  m_ids = std::move(ids);
  const auto found = std::find(m_ids.begin(), m_ids.end(), current);
  m_order = {};
  m_place = found != m_ids.end() ? found - m_ids.begin() : 0;
  ++m_seed;
  arrange();
}

/// Makes the order anew and keeps the current track; a shuffled order begins with it.
void PlayQueue::arrange() {
  const std::size_t current =
      m_order.empty() ? static_cast<std::size_t>(m_place) : m_order[static_cast<std::size_t>(m_place)];
  m_order.resize(m_ids.size());
  std::iota(m_order.begin(), m_order.end(), std::size_t{0});
  m_place = static_cast<std::ptrdiff_t>(current);
  if (!m_isShuffled || m_ids.empty()) return;
  std::mt19937_64 random(m_seed);
  std::shuffle(m_order.begin(), m_order.end(), random);
  std::iter_swap(m_order.begin(), std::find(m_order.begin(), m_order.end(), current));
  m_place = 0;
}

void PlayQueue::setShuffle(bool isOn) {
  if (std::exchange(m_isShuffled, isOn) == isOn) return;
  arrange();
}

std::optional<std::string> PlayQueue::at(std::ptrdiff_t place) const {
  const auto size = static_cast<std::ptrdiff_t>(m_order.size());
  if (size == 0) return std::nullopt;
  if (m_repeat == RepeatMode::all) place = (place + size) % size;
  if (place < 0 || place >= size) return std::nullopt;
  return m_ids[m_order[static_cast<std::size_t>(place)]];
}

std::optional<std::string> PlayQueue::current() const {
  return at(m_place);
}

std::optional<std::string> PlayQueue::following() const {
  return m_repeat == RepeatMode::one ? current() : next();
}

std::optional<std::string> PlayQueue::next() const {
  return at(m_place + 1);
}

std::optional<std::string> PlayQueue::previous() const {
  return at(m_place - 1);
}

bool PlayQueue::moveTo(const std::string& id) {
  const auto matches = [&](std::ptrdiff_t place) { return at(place) == id; };
  const auto size = static_cast<std::ptrdiff_t>(m_order.size());
  for (std::ptrdiff_t step = 0; step < size; ++step) {  // the nearest ahead first: a list may hold a track twice
    const std::ptrdiff_t place = (m_place + step) % size;
    if (!matches(place)) continue;
    m_place = place;
    return true;
  }
  return false;
}

}  // namespace jukebox
