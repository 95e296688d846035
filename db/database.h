#pragma once
// Database: one connection to one SQLite file, and the words for what can go wrong with it.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

struct sqlite3;

namespace jukebox {

/// What to do when the file (or library) is not there yet.
enum class OpenMode {
  create,    ///< make it
  existing,  ///< kind notFound
};

/// Version of the SQLite library in use, e.g. "3.40.1".
const char* sqliteVersion();

/// A connection. Not thread-safe: one thread at a time uses it and everything prepared from it; other threads and
/// processes open their own. Statements and stores refer to it and must not outlive it, so it is never moved.
class Database {
 public:
  /// Opens `path` (":memory:" is allowed) with foreign keys on and a busy timeout of 5 s. Nothing is written yet.
  /// Errors: notFound, io, corrupt (not a SQLite file).
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path, OpenMode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs a whole script; stops at the first statement that fails.
  Status execute(const std::string& sql);
  /// Switches the file to write-ahead logging: readers and one writer work at once. No effect if it is on already.
  Status useWriteAheadLog();
  /// PRAGMA user_version: the schema version of the file, 0 for a new one.
  Result<int> userVersion();
  /// How long a statement waits for another process before it fails with kind busy. Default 5000 ms.
  void setBusyTimeout(int milliseconds);

  /// A number that changes whenever another connection or process has changed the file.
  Result<std::int64_t> dataVersion();

  bool isInTransaction() const;
  /// Rows that the last INSERT, UPDATE or DELETE touched.
  std::int64_t changedRows() const;

  const std::filesystem::path& path() const { return m_path; }
  sqlite3* handle() const { return m_handle; }
  /// The error behind result code `code` of the last call: noSpace, busy, corrupt, io, outOfMemory, alreadyExists
  /// (constraint) or internal. `action` completes "Could not … <path>".
  Error errorFor(int code, std::string_view action) const;

 private:
  Database(std::filesystem::path path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) {}
  std::filesystem::path m_path;
  sqlite3* m_handle = nullptr;
};

}  // namespace jukebox
