#pragma once
// RadioEars: hears standard input while the piece is made and played, obeys at once what concerns no new music, and
// tells a program ten times a second how it goes.

#include <atomic>
#include <functional>
#include <string_view>
#include <thread>

#include "app/cli/on_air.h"
#include "app/cli/radio_station.h"

namespace jukebox::cli {

/// A thread of its own, from the beginning to the end of the object. What it refers to must outlive it.
class RadioEars {
 public:
  struct Company {
    OnAir& air;
    SteeringDesk& desk;
    RadioStation& station;
    RadioVoice& voice;
    /// Keeps what a wish says of the piece.
    std::function<Result<RadioAnswer>(const RadioKeep&)> keep;
    CancellationToken cancellation;
    bool json = false;  ///< JSON lines are heard, the state is told, and the end of standard input is the end
  };
  explicit RadioEars(Company company);
  RadioEars(const RadioEars&) = delete;
  RadioEars& operator=(const RadioEars&) = delete;
  ~RadioEars();

 private:
  void run();
  bool waitForInput();
  void inputEnded();
  void hear(std::string_view line);
  void obey(const RadioWish& wish);
  void refuse(const RadioWish& wish, const Error& error);

  Company m_company;
  std::atomic<bool> m_isOver{false};
  bool m_hasInput = true;
  std::thread m_thread;
};

}  // namespace jukebox::cli
