#include "db/migrate.h"

#include <fmt/format.h>

#include "db/statement.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

/// Marks a SQLite file as a library of this program ("JBXL" in ASCII).
constexpr int kApplicationId = 0x4A42584C;

/// Kind unsupported for a database that this build must not write to.
Status refuseForeign(Database& database, int version, int latest) {
  if (version > latest) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} was written by a newer version of this program.", database.path().string()),
                     "Update it; the library was left as it is.", fmt::format("schema {}, known {}", version, latest));
  }
  ASSIGN_OR_RETURN(auto applicationId, Statement::prepare(database, "PRAGMA application_id"));
  ASSIGN_OR_RETURN(const auto id, applicationId.firstInteger());
  ASSIGN_OR_RETURN(auto tables, Statement::prepare(database, "SELECT count(*) FROM sqlite_schema"));
  ASSIGN_OR_RETURN(const auto tableCount, tables.firstInteger());
  const bool isNew = version == 0 && id == 0 && tableCount == 0;
  if (!isNew && (version < 1 || id != kApplicationId)) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} is a database of another program.", database.path().string()),
                     "Choose another folder; the file was left as it is.");
  }
  return {};
}

Status runPending(Database& database, int version, std::span<const Migration> migrations) {
  for (const auto& migration : migrations) {
    if (migration.version <= version) continue;
    if (auto status = database.execute(std::string(migration.sql)); !status) {
      Error error = std::move(status).error();
      error.detail = fmt::format("migration {}: {}", migration.name, error.detail);
      return error;
    }
    // PRAGMA takes no placeholders; both numbers are our own.
    RETURN_IF_ERROR(database.execute(fmt::format("PRAGMA user_version = {}", migration.version)));
  }
  return database.execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
}

}  // namespace

Status migrate(Database& database, std::span<const Migration> migrations) {
  const int latest = migrations.back().version;
  ASSIGN_OR_RETURN(int version, database.userVersion());
  RETURN_IF_ERROR(refuseForeign(database, version, latest));
  RETURN_IF_ERROR(database.useWriteAheadLog());
  if (version == latest) return {};

  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(database));
  // Another process may have migrated while this one waited for the lock.
  ASSIGN_OR_RETURN(version, database.userVersion());
  RETURN_IF_ERROR(refuseForeign(database, version, latest));
  RETURN_IF_ERROR(runPending(database, version, migrations));
  return transaction.commit();
}

}  // namespace jukebox
