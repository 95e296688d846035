#include "app/studio/radio/queue_hold.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace jukebox::studio {

QueueHold::QueueHold(ui::GenerationQueue& queue, QObject* parent) : QObject(parent), m_queue(queue) {
  connect(&m_queue, &ui::GenerationQueue::changed, this, &QueueHold::look);
}

QueueHold::~QueueHold() {
  m_queue.disconnect(this);
  setHolding(false);
}

void QueueHold::setHolding(bool isHolding) {
  if (std::exchange(m_isHolding, isHolding) == isHolding) return;
  if (!isHolding) {
    // A copy: the queue may answer at once.
    for (const auto& id : std::exchange(m_paused, {})) {
      const auto* entry = m_queue.find(id);
      const bool isThere =
          entry != nullptr && (entry->state == ui::QueueState::paused || entry->state == ui::QueueState::running ||
                               entry->state == ui::QueueState::starting);
      if (isThere) m_queue.resume(id);
    }
  }
  look();
}

void QueueHold::look() {
  if (m_isHolding) {
    std::vector<std::string> running;
    for (const auto& entry : m_queue.entries()) {
      if (entry.state == ui::QueueState::running && !m_paused.contains(entry.job.id)) running.push_back(entry.job.id);
    }
    for (const auto& id : running) {
      m_paused.insert(id);
      m_queue.pause(id);
    }
  }
  const bool holds = holdsSomething(), works = isQueueAtWork();
  if (std::exchange(m_held, holds) != holds || std::exchange(m_worked, works) != works) emit changed();
}

bool QueueHold::holdsSomething() const {
  return m_isHolding && std::any_of(m_paused.begin(), m_paused.end(), [this](const std::string& id) {
           const auto* entry = m_queue.find(id);
           return entry != nullptr && entry->state == ui::QueueState::paused;
         });
}

bool QueueHold::isQueueAtWork() const {
  const auto& entries = m_queue.entries();
  return std::any_of(entries.begin(), entries.end(), [](const ui::QueueEntry& entry) {
    return entry.state == ui::QueueState::running || entry.state == ui::QueueState::starting;
  });
}

}  // namespace jukebox::studio
