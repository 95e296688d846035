#pragma once
// What the session service does on its thread: reading growing songs and their samples from the library.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/library.h"
#include "db/take_store.h"
#include "ui/session/take_sessions.h"

namespace jukebox::studio {

/// All that the service shows, as it was at one moment.
struct SessionSnapshot {
  std::vector<TakeSession> sessions;
  std::vector<TakeJob> jobs;
  std::map<std::string, std::vector<std::string>> made;  ///< whole results in the library, by id of the take job
  std::optional<ui::SessionTree> tree;                   ///< nothing when the session is gone
};

/// One open library with its takes; made, used and given up on one thread.
class SessionShelf {
 public:
  explicit SessionShelf(std::filesystem::path root) : m_root(std::move(root)) {}

  /// Opens the library when it is not open; what fails is tried again by the next call.
  Result<TakeStore*> store();
  void close();
  /// `opened`: the session whose tree is wanted; empty: none.
  Result<SessionSnapshot> read(const std::string& opened);
  /// Whether a step behind the same take is being made already.
  Result<bool> isGrowing(const std::string& sessionId, const std::string& parentId);

 private:
  ui::TakeNode nodeOf(const Take& take);
  /// Samples of a job in the order of the request; empty while one of them lacks.
  Result<std::vector<std::string>> resultOf(const TakeJob& job);

  std::filesystem::path m_root;
  std::optional<Library> m_library;
  std::optional<TakeStore> m_store;
};

}  // namespace jukebox::studio
