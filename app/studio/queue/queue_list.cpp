#include "app/studio/queue/queue_list.h"

#include <algorithm>
#include <tuple>

namespace jukebox::studio {
namespace {

int groupOf(const ui::QueueEntry& entry) {
  return QueueList::isAtWork(entry.state) ? 0 : QueueList::isWaiting(entry.state) ? 1 : 2;
}

/// Ids begin with their time, so they decide within a second.
bool endedLater(const ui::QueueEntry& left, const ui::QueueEntry& right) {
  return std::tie(left.job.finishedAt, left.job.id) > std::tie(right.job.finishedAt, right.job.id);
}

/// Entries that wait compare equal: their order is their own.
bool comesFirst(const ui::QueueEntry& left, const ui::QueueEntry& right) {
  const int leftGroup = groupOf(left), rightGroup = groupOf(right);
  if (leftGroup != rightGroup) return leftGroup < rightGroup;
  return leftGroup == 2 && endedLater(left, right);
}

}  // namespace

bool QueueList::isWaiting(ui::QueueState state) {
  return state == ui::QueueState::waiting || state == ui::QueueState::held;
}

bool QueueList::isAtWork(ui::QueueState state) {
  return state == ui::QueueState::starting || state == ui::QueueState::running || state == ui::QueueState::paused ||
         state == ui::QueueState::stopping;
}

bool QueueList::isOver(ui::QueueState state) {
  return !isWaiting(state) && !isAtWork(state);
}

ui::QueueState QueueList::stateOf(JobState state, bool held) {
  switch (state) {
    case JobState::queued:
      return held ? ui::QueueState::held : ui::QueueState::waiting;
    case JobState::running:
      return ui::QueueState::running;
    case JobState::done:
      return ui::QueueState::done;
    case JobState::failed:
      return ui::QueueState::failed;
    case JobState::cancelled:
      return ui::QueueState::cancelled;
    case JobState::interrupted:
      return ui::QueueState::interrupted;
  }
  return ui::QueueState::waiting;
}

std::vector<ui::QueueEntry>::iterator QueueList::iteratorOf(const std::string& id) {
  return std::find_if(m_entries.begin(), m_entries.end(),
                      [&](const ui::QueueEntry& entry) { return entry.job.id == id; });
}

ui::QueueEntry* QueueList::find(const std::string& id) {
  const auto found = iteratorOf(id);
  return found == m_entries.end() ? nullptr : &*found;
}

const ui::QueueEntry* QueueList::find(const std::string& id) const {
  return const_cast<QueueList*>(this)->find(id);
}

const ui::QueueEntry* QueueList::next() const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                  [](const ui::QueueEntry& entry) { return entry.state == ui::QueueState::waiting; });
  return found == m_entries.end() ? nullptr : &*found;
}

void QueueList::assign(std::vector<ui::QueueEntry> entries) {
  m_entries = std::move(entries);
  std::stable_sort(m_entries.begin(), m_entries.end(), comesFirst);
}

void QueueList::insert(ui::QueueEntry entry) {
  const auto place = std::upper_bound(m_entries.begin(), m_entries.end(), entry, comesFirst);
  m_entries.insert(place, std::move(entry));
}

void QueueList::add(ui::QueueEntry entry) {
  insert(std::move(entry));
}

void QueueList::remove(const std::string& id) {
  const auto found = iteratorOf(id);
  if (found != m_entries.end()) m_entries.erase(found);
}

void QueueList::setState(const std::string& id, ui::QueueState state) {
  const auto found = iteratorOf(id);
  if (found == m_entries.end()) return;
  const int groupBefore = groupOf(*found);
  found->state = state;
  if (groupOf(*found) == groupBefore && groupBefore != 2) return;
  ui::QueueEntry entry = std::move(*found);
  m_entries.erase(found);
  insert(std::move(entry));
}

void QueueList::move(const std::string& id, int place) {
  const auto found = iteratorOf(id);
  if (found == m_entries.end() || !isWaiting(found->state)) return;
  ui::QueueEntry entry = std::move(*found);
  m_entries.erase(found);
  const auto isBehindWork = [](const ui::QueueEntry& other) { return !isAtWork(other.state); };
  const auto begin = std::find_if(m_entries.begin(), m_entries.end(), isBehindWork);
  const auto end = std::find_if(begin, m_entries.end(), [](const auto& other) { return isOver(other.state); });
  m_entries.insert(begin + std::clamp<std::ptrdiff_t>(place, 0, end - begin), std::move(entry));
}

}  // namespace jukebox::studio
