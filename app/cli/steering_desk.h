#pragma once
// SteeringDesk: what a listener wants of an endless piece, said line by line while it plays.

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/protocol/radio_messages.h"

namespace jukebox::cli {

/// "artist NAME", "genre NAME", "lyrics TEXT" (" / " ends a line of it), "temperature NUMBER", "top-p NUMBER",
/// "volume NUMBER", "keep FILE" (the last minute), "stop" or "stop now". An empty line wishes nothing. Kind
/// invalidInput with what can be said.
Result<RadioWish> wishFromWords(std::string_view line);

/// Thread-safe: one thread hears lines, another asks for the wish.
class SteeringDesk {
 public:
  /// Whether the model knows the names.
  using NameCheck = std::function<Status(const Conditioning&)>;
  /// Everything that was wished so far, and by whom.
  struct Steering {
    GenerationRequest request;
    std::vector<int> wishes;  ///< numbers of those that are in it for the first time
  };

  /// `request` with all levels complete (bottom → top).
  explicit SteeringDesk(GenerationRequest request, NameCheck check = {})
      : m_request(std::move(request)), m_check(std::move(check)) {}

  /// What wishFromWords() understands; see take().
  Status hear(std::string_view line);
  /// The part of a wish that is about music, and its stop. Kind invalidInput: nothing of it counts.
  Status take(const RadioWish& wish);
  GenerationRequest wish() const;
  Steering collect();
  /// The piece goes on as in `request`: what was wished since is forgotten. Returns whose wishes those were.
  std::vector<int> goBack(const GenerationRequest& request);
  bool wantsToStop() const;

 private:
  mutable std::mutex m_mutex;
  GenerationRequest m_request;
  NameCheck m_check;
  std::vector<int> m_uncollected;
  bool m_wantsToStop = false;
};

}  // namespace jukebox::cli
