#pragma once
// QueueHold: songs of the queue stand still while something else needs the processor. What a person lets go on by hand
// goes on.

#include <QObject>
#include <set>
#include <string>

#include "ui/queue/generation_queue.h"

namespace jukebox::studio {

class QueueHold : public QObject {
  Q_OBJECT
 public:
  /// Must outlive it. The destructor lets go.
  explicit QueueHold(ui::GenerationQueue& queue, QObject* parent = nullptr);
  ~QueueHold() override;

  /// From now on what runs is paused, once a song; or: what it paused and still stands goes on.
  void setHolding(bool isHolding);
  /// A song stands still because of it.
  bool holdsSomething() const;
  /// A song is composed now.
  bool isQueueAtWork() const;

 signals:
  void changed();

 private:
  void look();

  ui::GenerationQueue& m_queue;
  std::set<std::string> m_paused;  ///< by it, since it holds
  bool m_isHolding = false;
  bool m_held = false, m_worked = false;  ///< as told last
};

}  // namespace jukebox::studio
