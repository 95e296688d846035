#pragma once
// RadioService: the radio as the widgets see it. Runs it as a child process, believes nothing that it says without
// checking, and lets the queue make room.

#include <functional>

#include "app/studio/radio/queue_hold.h"
#include "app/studio/radio/radio_process.h"
#include "ui/radio/radio.h"

namespace jukebox::studio {

struct RadioServiceOptions {
  std::filesystem::path libraryRoot;
  QString program;                                                      ///< `jukebox`
  QStringList arguments;                                                ///< in front of "radio …"
  QStringList moreArguments;                                            ///< behind it
  RadioLaunch times;                                                    ///< its program and arguments do not count
  std::function<std::string()> speaker = [] { return std::string(); };  ///< name of the sound device; empty: default
  std::function<int()> threads = [] { return 0; };                      ///< 0: all cores
};

class RadioService : public ui::Radio {
  Q_OBJECT
 public:
  /// `queue` must outlive it.
  RadioService(RadioServiceOptions options, ui::GenerationQueue& queue, QObject* parent = nullptr);
  ~RadioService() override;

  const ui::RadioState& state() const override { return m_state; }
  const ui::RadioTrack& track() const override { return m_track; }
  const std::vector<ui::RadioWishState>& wishes() const override { return m_wishes; }
  void start(const ui::RadioStart& start) override;
  void stop(bool now) override;
  void turn(const ui::RadioTurn& turn) override;
  void setVolume(double volume) override;
  void keep(double seconds) override;
  bool holdsQueue() const override { return m_holdsQueue; }
  void setHoldsQueue(bool holds) override;
  qint64 processId() const { return m_process.processId(); }

 private:
  void hear(const RadioEvent& event);
  void hearOf(const RadioHello& hello);
  void hearOf(const RadioStatus& status);
  void hearOf(const RadioSound& sound);
  void hearOf(const RadioAnswer& answer);
  void hearOf(const RadioFailure& failure);
  void hearOfBeginning(const RadioAnswer& answer);
  void hearOfKept(const RadioAnswer& answer);
  void hearEnd(const std::optional<Error>& reason);
  void takeQueue();
  QStringList arguments() const;
  QString keptTitle() const;

  RadioServiceOptions m_options;
  QueueHold m_hold;
  RadioProcess m_process;
  ui::RadioState m_state;
  ui::RadioTrack m_track;
  std::vector<ui::RadioWishState> m_wishes;
  ui::RadioStart m_begin;
  Conditioning m_playing;  ///< as wished last
  double m_volume = 1;     ///< linear
  int m_lastNumber = 0;
  int m_beginNumber = 0;  ///< of the wish that says what the piece is like at its beginning
  int m_keepNumber = 0;   ///< of the piece that is being kept; 0: none
  bool m_holdsQueue = true;
};

}  // namespace jukebox::studio
