#pragma once
// QueueText: what the states, times and levels of jobs are called.

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include "ui/icons/icons.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::ui {

class QueueText {
  Q_DECLARE_TR_FUNCTIONS(QueueText)
 public:
  static QString title(const QueueEntry& entry);
  /// "Mara Vale · folk · 0:20 · 4 takes".
  static QString subtitle(const QueueEntry& entry);
  /// One or two words: "Running", "Waiting".
  static QString state(QueueState state);
  /// A sentence about where the job stands and what can be done.
  static QString stateSentence(const QueueEntry& entry);
  static Icon stateIcon(QueueState state);
  /// "Level 1, window 3 of 7 · 2,150 tokens a second"; empty without progress.
  static QString progressLine(const QueueEntry& entry);
  /// What becomes of the part that is to be heard first; empty without one.
  static QString wishLine(const QueueEntry& entry);
  /// "about 2 min left, done at 14:32"; says that it is not known yet while nothing was measured.
  static QString etaLine(const QueueEntry& entry, const QDateTime& now);
  /// "about 2 min", "less than a second", "about 3 h 20 min".
  static QString roughTime(double seconds);
  /// "Draft", "Level 1", "Final".
  static QString previewName(const QueuePreview& preview, int topLevel);
};

/// Still has work before it, or is at work.
bool isWaiting(QueueState state);
bool isWorking(QueueState state);
bool hasEnded(QueueState state);

}  // namespace jukebox::ui
