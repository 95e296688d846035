#pragma once
// FakeQueue: a queue in memory that does what it is told at once and remembers it.

#include <algorithm>

#include "core/base/id.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::ui::test {

class FakeQueue : public GenerationQueue {
 public:
  std::vector<QueueEntry> list;
  std::vector<std::string> asked;  ///< "pause ID", "move ID 2", …
  QueueSchedule plan;
  QString reason;

  QueueEntry& put(QueueState state, const std::string& title) {
    QueueEntry entry;
    entry.job.id = newId();
    entry.job.request.title = title;
    entry.job.request.conditioning = {"Mara Vale", "folk", ""};
    entry.job.createdAt = "2026-11-20T10:00:00Z";
    entry.job.sampleIds = {newId()};
    entry.state = state;
    list.push_back(entry);
    emit changed();
    return list.back();
  }
  void set(const std::string& id, QueueState state) {
    const_cast<QueueEntry*>(find(id))->state = state;
    emit changed();
  }

  const std::vector<QueueEntry>& entries() const override { return list; }
  const QueueEntry* find(const std::string& id) const override {
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.job.id == id; });
    return found == list.end() ? nullptr : &*found;
  }
  std::string add(GenerationRequest request, bool freshSeed) override {
    asked.push_back(freshSeed ? "add fresh" : "add");
    auto& entry = put(QueueState::waiting, request.title);
    entry.job.request = request;
    return entry.job.id;
  }
  void move(const std::string& id, int place) override { note("move " + id + " " + std::to_string(place)); }
  void hold(const std::string& id, bool held) override { note((held ? "hold " : "release ") + id); }
  void pause(const std::string& id) override { note("pause " + id); }
  void resume(const std::string& id) override { note("resume " + id); }
  void cancel(const std::string& id, CancelMode mode) override {
    note((mode == CancelMode::now ? "cancel now " : "cancel after window ") + id);
  }
  void sketch(const std::string& id, std::optional<RegionWish> wish) override {
    const_cast<QueueEntry*>(find(id))->wish = wish;
    note((wish ? "sketch " : "no sketch ") + id);
    emit entryChanged(QString::fromStdString(id));
  }
  void retry(const std::string& id) override { note("retry " + id); }
  std::string duplicate(const std::string& id, bool freshSeed) override {
    note((freshSeed ? "duplicate fresh " : "duplicate ") + id);
    return newId();
  }
  void remove(const std::string& id) override {
    note("remove " + id);
    std::erase_if(list, [&](const auto& entry) { return entry.job.id == id; });
    emit changed();
  }
  void removeEnded() override { note("removeEnded"); }
  QueueSchedule schedule() const override { return plan; }
  void setSchedule(const QueueSchedule& schedule) override {
    plan = schedule;
    emit changed();
  }
  QString waitingReason() const override { return reason; }

 private:
  void note(const std::string& what) { asked.push_back(what); }
};

}  // namespace jukebox::ui::test
