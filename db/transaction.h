#pragma once
// Transaction: all of a group of changes, or none of them.

#include "core/base/result.h"
#include "db/database.h"

namespace jukebox {

/// BEGIN IMMEDIATE (the write lock is taken at once, so a change never fails half-way for want of it). Inside another
/// transaction it is a savepoint. Rolls back in the destructor unless finished; commit() and rollback() both finish it.
class Transaction {
 public:
  /// Kind busy when another process keeps the lock longer than the busy timeout.
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  /// After a failed commit everything is rolled back. Committing a finished transaction: kind internal.
  Status commit();
  Status rollback();

 private:
  Transaction(Database& database, bool nested) : m_database(&database), m_nested(nested) {}
  Database* m_database;  ///< null when finished
  bool m_nested;
};

}  // namespace jukebox
