#include "db/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "db/statement.h"

namespace jukebox {
namespace {

constexpr int kBusyTimeoutMs = 5000;
/// 64 MB hold every row (not the texts) of a library of 100,000 samples.
constexpr const char* kConnectionSettings =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
    "PRAGMA cache_size = -65536;";

struct Failure {
  ErrorKind kind;
  const char* reason;
  const char* advice;
};

Failure failureOf(int code, int systemErrno) {
  constexpr Failure kNoSpace{ErrorKind::noSpace, "the disk is full",
                             "Free some disk space and try again; nothing was lost."};
  switch (code & 0xff) {
    case SQLITE_FULL:
      return kNoSpace;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::busy, "another process is writing to it", "Try again in a moment."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::corrupt, "the database is damaged",
              "Run `jukebox library rebuild`; the samples themselves are not affected."};
    case SQLITE_NOMEM:
      return {ErrorKind::outOfMemory, "memory does not suffice", "Close other programs and try again."};
    case SQLITE_CONSTRAINT:
      return {ErrorKind::alreadyExists, "the change contradicts what is there already", ""};
    case SQLITE_TOOBIG:
      return {ErrorKind::invalidInput, "a text is too long", ""};
    case SQLITE_IOERR:
      if (systemErrno == ENOSPC || systemErrno == EDQUOT) return kNoSpace;
      return {ErrorKind::io, "reading or writing failed", "Check the disk and its permissions."};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
    case SQLITE_NOLFS:
      return {ErrorKind::io, "it cannot be opened for writing", "Check the permissions of the folder."};
    default:
      return {ErrorKind::internal, "SQLite refused", ""};
  }
}

}  // namespace

const char* sqliteVersion() {
  return ::sqlite3_libversion();
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path, OpenMode mode) {
  std::error_code ignored;
  if (mode == OpenMode::existing && path != ":memory:" && !std::filesystem::exists(path, ignored)) {
    return makeError(ErrorKind::notFound, fmt::format("There is no database {}.", path.string()));
  }
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == OpenMode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  if (handle == nullptr) return makeError(ErrorKind::outOfMemory, "Memory does not suffice to open the database.");
  std::unique_ptr<Database> database(new Database(path, handle));
  if (code != SQLITE_OK) return database->errorFor(code, "open");
  database->setBusyTimeout(kBusyTimeoutMs);
  // The file may come from anywhere: its schema gets no powers over this process.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  RETURN_IF_ERROR(database->execute(kConnectionSettings));
  RETURN_IF_ERROR(database->userVersion());  // the first real read: shows whether this is SQLite's at all
  return database;
}

Database::~Database() {
  // Statements refer to the database and are gone by now; _v2 would hide it if one were not.
  sqlite3_close_v2(m_handle);
}

Status Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return errorFor(code, "change");
  return {};
}

Status Database::useWriteAheadLog() {
  // SQLite does not wait here when two processes switch the same new file at once.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyTimeoutMs);
  while (true) {
    auto status = execute("PRAGMA journal_mode = WAL");
    const bool isBusy = !status && status.error().kind == ErrorKind::busy;
    if (!isBusy || std::chrono::steady_clock::now() > deadline) return status;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

Result<int> Database::userVersion() {
  ASSIGN_OR_RETURN(auto statement, Statement::prepare(*this, "PRAGMA user_version"));
  ASSIGN_OR_RETURN(const auto version, statement.firstInteger());
  return static_cast<int>(version);
}

Result<std::int64_t> Database::dataVersion() {
  ASSIGN_OR_RETURN(auto statement, Statement::prepare(*this, "PRAGMA data_version"));
  return statement.firstInteger();
}

void Database::setBusyTimeout(int milliseconds) {
  sqlite3_busy_timeout(m_handle, milliseconds);
}

bool Database::isInTransaction() const {
  return sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::changedRows() const {
  return sqlite3_changes64(m_handle);
}

Error Database::errorFor(int code, std::string_view action) const {
  const Failure failure = failureOf(code, sqlite3_system_errno(m_handle));
  return makeError(failure.kind, fmt::format("Could not {} {}: {}.", action, m_path.string(), failure.reason),
                   failure.advice, fmt::format("SQLite {}: {}", code, sqlite3_errmsg(m_handle)));
}

}  // namespace jukebox
