#pragma once
// SessionService: songs that grow hop by hop. Steps are jobs of the queue; what they make becomes takes of the tree.

#include <filesystem>
#include <functional>
#include <memory>
#include <set>

#include "app/studio/session/session_reading.h"
#include "app/studio/training/task_thread.h"
#include "ui/library/library_editor.h"
#include "ui/models/model_catalog.h"
#include "ui/session/take_sessions.h"

namespace jukebox::studio {

/// A step is written down before the queue hears of it, and forgotten in the transaction that adopts its samples: a
/// studio that ends at any moment finds it again by the job's id, or by its request when the id was not yet written.
class SessionService : public ui::TakeSessions {
  Q_OBJECT
 public:
  /// All must outlive it.
  SessionService(std::filesystem::path root, ui::GenerationQueue& queue, ui::LibraryEditor& editor,
                 ui::ModelCatalog& models, QObject* parent = nullptr);
  ~SessionService() override;

  const std::vector<TakeSession>& sessions() const override { return m_snapshot.sessions; }
  bool isRead() const override { return m_isRead; }
  const ui::SessionTree* tree() const override { return m_snapshot.tree ? &*m_snapshot.tree : nullptr; }
  std::vector<ui::PendingTakes> pending() const override;

  void create(const GenerationRequest& request, double hopSeconds, int candidates) override;
  void open(const std::string& sessionId) override;
  void rename(const std::string& sessionId, const std::string& title) override;
  void remove(const std::string& sessionId) override;
  std::optional<std::string> forgotten() const override;
  void restore() override;
  void choose(const std::string& takeId) override;
  void goTo(const std::string& takeId) override;
  void reroll() override;
  void rerollFrom(const std::string& takeId, double seconds) override;
  void upsample(const std::string& takeId) override;
  void cancel(const std::string& takeJobId) override;
  void retry(const std::string& takeJobId) override;

 private:
  /// A session as it was when it was removed.
  struct Forgotten {
    TakeSession session;
    std::vector<Take> takes;
  };
  using Work = std::function<Status(SessionShelf&, TakeStore&)>;
  /// Does `work` on the thread, reads everything anew, then calls `then` if it went well.
  void change(Work work, std::function<void()> then = {});
  void take(Result<SessionSnapshot> snapshot);
  void refuse(const Error& error);
  /// Level at which the session's model composes; nothing (and refused()) when the model is not there.
  std::optional<int> topLevel(const TakeSession& session);
  /// Writes the step down and hands it to the queue. `before` runs in front of it, on the thread.
  void begin(TakeJob job, Work before = {});
  /// The step behind `parentId`; nothing when the song has its length.
  std::optional<TakeJob> stepBehind(const std::string& parentId);
  void enqueue(const TakeJob& job);
  const TakeJob* findJob(const std::string& takeJobId) const;
  /// The job in the queue, also when its id was never written down.
  const ui::QueueEntry* entryOf(const TakeJob& job) const;
  /// Adopts what is done.
  void settle();
  void adopt(const TakeJob& job, const std::vector<std::string>& sampleIds);

  ui::GenerationQueue& m_queue;
  ui::LibraryEditor& m_editor;
  ui::ModelCatalog& m_models;
  std::string m_opened;
  SessionSnapshot m_snapshot;
  std::optional<Forgotten> m_forgotten;
  bool m_isRead = false;
  std::set<std::string> m_settling;  ///< take jobs whose samples are being adopted
  std::set<std::string> m_starting;  ///< take jobs that are on their way into the queue
  std::shared_ptr<SessionShelf> m_shelf;
  TaskThread m_thread;
};

}  // namespace jukebox::studio
