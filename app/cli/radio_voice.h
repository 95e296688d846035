#pragma once
// RadioVoice: what the radio says: JSON lines for a program, or sentences for a person.

#include <mutex>

#include "core/protocol/radio_messages.h"

namespace jukebox::cli {

/// Thread-safe: a line is never torn.
class RadioVoice {
 public:
  explicit RadioVoice(bool json) : m_json(json) {}
  /// A person hears refusals, failures and what was kept; all of it goes to standard error.
  void say(const RadioEvent& event);

 private:
  std::mutex m_mutex;
  bool m_json;
};

}  // namespace jukebox::cli
