#pragma once
// PlayQueue: which track comes next: order, shuffle, repeat. Pure; it plays nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jukebox {

enum class RepeatMode { off, all, one };

/// A list of track ids with a current one. Shuffling is a fixed permutation, so that "previous" leads back.
class PlayQueue {
 public:
  /// `seed` decides the permutations.
  explicit PlayQueue(std::uint64_t seed) : m_seed(seed) {}

  /// Replaces the list; `current` is where it starts (the first one if it is not in the list).
  void setTracks(std::vector<std::string> ids, const std::string& current);
  const std::vector<std::string>& tracks() const { return m_ids; }
  std::optional<std::string> current() const;

  void setShuffle(bool isOn);
  bool isShuffled() const { return m_isShuffled; }
  void setRepeat(RepeatMode mode) { m_repeat = mode; }
  RepeatMode repeat() const { return m_repeat; }

  /// What follows by itself when the current track ends; RepeatMode::one gives it again.
  std::optional<std::string> following() const;
  /// What the button "next" leads to: like following(), but never the same one because of RepeatMode::one.
  std::optional<std::string> next() const;
  std::optional<std::string> previous() const;
  /// Makes `id` the current one; false when it is not in the list.
  bool moveTo(const std::string& id);

 private:
  std::optional<std::string> at(std::ptrdiff_t place) const;
  void arrange();

  std::uint64_t m_seed;
  std::vector<std::string> m_ids;
  std::vector<std::size_t> m_order;  ///< places in m_ids, as they are played
  std::ptrdiff_t m_place = 0;        ///< of the current one in m_order
  bool m_isShuffled = false;
  RepeatMode m_repeat = RepeatMode::off;
};

}  // namespace jukebox
