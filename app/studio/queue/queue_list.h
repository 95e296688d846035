#pragma once
// QueueList: the entries of the queue in the order in which they are shown: what runs, what waits, what has ended.

#include <string>
#include <vector>

#include "ui/queue/generation_queue.h"

namespace jukebox::studio {

class QueueList {
 public:
  static bool isWaiting(ui::QueueState state);  ///< waiting or held
  static bool isAtWork(ui::QueueState state);   ///< starting to stopping
  static bool isOver(ui::QueueState state);     ///< done to interrupted

  /// Of a row that this studio does not work on itself.
  static ui::QueueState stateOf(JobState state, bool held);

  const std::vector<ui::QueueEntry>& entries() const { return m_entries; }
  ui::QueueEntry* find(const std::string& id);
  const ui::QueueEntry* find(const std::string& id) const;
  /// The first that waits and is not held; null when there is none.
  const ui::QueueEntry* next() const;

  /// Takes entries of which those that wait are in their order.
  void assign(std::vector<ui::QueueEntry> entries);
  /// Behind what waits.
  void add(ui::QueueEntry entry);
  void remove(const std::string& id);
  /// Also moves the entry to where it belongs: behind those that wait, in front of what has ended.
  void setState(const std::string& id, ui::QueueState state);
  /// Puts an entry that waits at `place` among those that do; a place beyond the end is the end.
  void move(const std::string& id, int place);

 private:
  std::vector<ui::QueueEntry>::iterator iteratorOf(const std::string& id);
  void insert(ui::QueueEntry entry);
  std::vector<ui::QueueEntry> m_entries;
};

}  // namespace jukebox::studio
