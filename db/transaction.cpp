#include "db/transaction.h"

#include <utility>

#include "core/base/log.h"

namespace jukebox {

Result<Transaction> Transaction::begin(Database& database) {
  const bool nested = database.isInTransaction();
  RETURN_IF_ERROR(database.execute(nested ? "SAVEPOINT nested" : "BEGIN IMMEDIATE"));
  return Transaction(database, nested);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_nested(other.m_nested) {}

Transaction::~Transaction() {
  if (m_database == nullptr) return;
  if (const auto status = rollback(); !status) logWarning("db", "rollback failed: {}", status.error().detail);
}

Status Transaction::commit() {
  if (m_database == nullptr) return makeError(ErrorKind::internal, "A finished transaction was committed.");
  auto status = m_database->execute(m_nested ? "RELEASE nested" : "COMMIT");
  if (!status) {
    RETURN_IF_ERROR(rollback());
    return status;
  }
  m_database = nullptr;
  return {};
}

Status Transaction::rollback() {
  Database* database = std::exchange(m_database, nullptr);
  // After some failures (disk full, I/O error) SQLite has rolled back by itself.
  if (database == nullptr || !database->isInTransaction()) return {};
  return database->execute(m_nested ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK");
}

}  // namespace jukebox
