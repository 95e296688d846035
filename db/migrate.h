#pragma once
// Migrations: bring a database of any earlier version to the schema that this build knows.

#include <span>
#include <string_view>

#include "core/base/result.h"
#include "db/database.h"

namespace jukebox {

/// One file of db/migrations: "0001_samples.sql" is version 1. Files are embedded at build time and never edited after
/// a release (a test pins their hashes).
struct Migration {
  int version = 0;
  std::string_view name;
  std::string_view sql;
};

/// All migrations of this build, versions 1, 2, 3 …
std::span<const Migration> allMigrations();

/// Runs what is pending in one transaction and switches the file to write-ahead logging. Untouched stay: a newer
/// database and one of another program (kind unsupported), and any database in which a migration fails.
Status migrate(Database& database, std::span<const Migration> migrations = allMigrations());

}  // namespace jukebox
