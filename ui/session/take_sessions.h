#pragma once
// TakeSessions: what the widgets see of songs that grow hop by hop, and may ask of them. Nothing here waits.

#include <QObject>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/lyric_coverage.h"
#include "core/domain/take_session.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::ui {

/// A take with what its sample says.
struct TakeNode {
  Take take;
  double durationSeconds = 0;
  double newFromSeconds = 0;              ///< where the part begins that this step has made
  std::optional<LyricCoverage> coverage;  ///< nothing without lyrics or alignment
  bool isMissing = false;                 ///< its sample is gone from the library
};

/// An opened session with all of its takes.
struct SessionTree {
  TakeSession session;
  std::vector<TakeNode> nodes;  ///< parents before their children

  const TakeNode* find(const std::string& takeId) const;
  /// From the first step to the current take.
  std::vector<const TakeNode*> path() const;
  /// Takes that go on from `parentId` (empty: the beginning), without those that were put aside.
  std::vector<const TakeNode*> candidates(const std::string& parentId) const;
};

/// A generation that the opened session waits for.
struct PendingTakes {
  TakeJob job;
  bool isInQueue = false;  ///< false: it never got there, or was removed there; can be tried again
  QueueState state = QueueState::waiting;
  std::optional<JobProgress> progress;
  std::optional<Error> error;
};

class TakeSessions : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// Newest first; empty before they have been read. Valid until changed().
  virtual const std::vector<TakeSession>& sessions() const = 0;
  virtual bool isRead() const = 0;
  /// The opened session; null when none is. Valid until changed().
  virtual const SessionTree* tree() const = 0;
  /// What the opened session waits for, oldest first.
  virtual std::vector<PendingTakes> pending() const = 0;

  /// Makes a session, opens it and asks for its first candidates.
  virtual void create(const GenerationRequest& request, double hopSeconds, int candidates) = 0;
  virtual void open(const std::string& sessionId) = 0;
  virtual void rename(const std::string& sessionId, const std::string& title) = 0;
  /// Forgets the session and gives up what is being made for it; its samples stay in the library.
  virtual void remove(const std::string& sessionId) = 0;
  /// Title of the session that was forgotten last and can be brought back.
  virtual std::optional<std::string> forgotten() const = 0;
  /// Brings it back as it was, without what was given up, and opens it.
  virtual void restore() = 0;

  // Of the opened session.
  /// Accepts a candidate: it becomes the end of the song, and the next candidates are asked for, unless it has some or
  /// the song is as long as it was meant to be.
  virtual void choose(const std::string& takeId) = 0;
  /// Back to (or over to) any take; empty: the beginning. Nothing is made.
  virtual void goTo(const std::string& takeId) = 0;
  /// Puts the candidates behind the current take aside and asks for others.
  virtual void reroll() = 0;
  /// Others of the same length as `takeId`, which keep only what it has before `seconds`.
  virtual void rerollFrom(const std::string& takeId, double seconds) = 0;
  /// Asks for the lower levels of a take.
  virtual void upsample(const std::string& takeId) = 0;
  /// Of a pending job: stop it; try it again.
  virtual void cancel(const std::string& takeJobId) = 0;
  virtual void retry(const std::string& takeJobId) = 0;

 signals:
  /// Sessions, the opened one, or what is pending.
  void changed();
  /// Only the progress of what is pending.
  void progressChanged();
  /// Something that was asked for cannot be done.
  void refused(const QString& message, const QString& advice);
};

}  // namespace jukebox::ui
