#pragma once
// SteeringDesk: what a listener wants of an endless piece, said line by line while it plays.

#include <mutex>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/domain/generation_request.h"

namespace jukebox::cli {

/// Thread-safe: one thread hears lines, another asks for the wish.
class SteeringDesk {
 public:
  /// `request` with all levels complete (bottom → top).
  explicit SteeringDesk(GenerationRequest request) : m_request(std::move(request)) {}

  /// "artist NAME", "genre NAME", "lyrics TEXT" (" / " ends a line of it), "temperature NUMBER", "top-p NUMBER", "guidance NUMBER",
  /// "stop". An empty line says nothing. Kind invalidInput with what can be said.
  Status hear(std::string_view line);
  GenerationRequest wish() const;
  bool wantsToStop() const;

 private:
  Status setSampling(double LevelSampling::*member, std::string_view value, std::string_view name);

  mutable std::mutex m_mutex;
  GenerationRequest m_request;
  bool m_wantsToStop = false;
};

}  // namespace jukebox::cli
