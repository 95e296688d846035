// Migrations: every way in which an upgrade can end.
#include "db/migrate.h"

#include <fmt/format.h>

#include "core/base/sha256.h"
#include "db/statement.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using testing::readText;
using testing::TemporaryFolder;

constexpr Migration kOne{1, "0001_one.sql", "-- One\nCREATE TABLE one (x TEXT) STRICT; INSERT INTO one VALUES (';');"};
constexpr Migration kTwo{2, "0002_two.sql", "-- Two\nCREATE TABLE two (x INTEGER) STRICT;"};
constexpr Migration kBroken{2, "0002_broken.sql", "CREATE TABLE two (x INTEGER); INSERT INTO nowhere VALUES (1);"};
constexpr Migration kOnlyOne[] = {kOne};
constexpr Migration kBoth[] = {kOne, kTwo};
constexpr Migration kOneAndBroken[] = {kOne, kBroken};

class Migrate : public ::testing::Test {
 protected:
  std::unique_ptr<Database> open() {
    auto database = Database::open(m_path, OpenMode::create);
    EXPECT_TRUE(database.has_value());
    return std::move(*database);
  }
  static bool hasTable(Database& database, const char* name) {
    auto statement = Statement::prepare(database, "SELECT count(*) FROM sqlite_schema WHERE name = ?");
    return statement->bindAll(name).firstInteger().value() == 1;
  }
  TemporaryFolder m_folder;
  std::filesystem::path m_path = m_folder.path() / "library.sqlite";
};

TEST_F(Migrate, freshDatabaseReplaysAllMigrations) {
  auto database = open();
  ASSERT_OK(migrate(*database));
  EXPECT_EQ(database->userVersion().value(), static_cast<int>(allMigrations().size()));
  for (const char* table : {"samples", "samples_fts", "sample_json", "tags", "sample_tags", "collections",
                            "collection_samples", "jobs", "models_seen"}) {
    EXPECT_TRUE(hasTable(*database, table)) << table;
  }
  auto mode = Statement::prepare(*database, "PRAGMA journal_mode");
  EXPECT_OK(mode->forEachRow([](const Row& row) -> Status {
    EXPECT_EQ(row.text(0), "wal");
    return {};
  }));
}

TEST_F(Migrate, samplesOfTheFirstVersionCountAsUnplayed) {
  auto database = open();
  ASSERT_OK(migrate(*database, allMigrations().first(1)));
  ASSERT_OK(database->execute(R"(
    INSERT INTO samples (id, title, created_at, artist, genre, model_name, model_version, model_hash, license, mode, seed,
      duration_seconds, lowest_level, top_level, rating, favourite, deleted, has_lyrics, has_alignment, job_id, tags)
    VALUES ('a', 't', '2026', '', '', '', '', '', '', 'ancestral', 1, 1, 0, 2, 0, 0, 0, 0, 0, 'j', ''))"));
  ASSERT_OK(migrate(*database));
  auto unplayed = Statement::prepare(*database, "SELECT count(*) FROM samples WHERE played = 0");
  EXPECT_EQ(unplayed->firstInteger().value(), 1);
}

TEST_F(Migrate, jobsThatWaitKeepTheirOrder) {
  auto database = open();
  ASSERT_OK(migrate(*database, allMigrations().first(2)));
  ASSERT_OK(database->execute(R"(
    INSERT INTO jobs (id, state, created_at, json) VALUES
      ('b', 'queued', '2026-11-21', '{}'), ('a', 'queued', '2026-11-22', '{}'), ('c', 'done', '2026-11-20', '{}'))"));
  ASSERT_OK(migrate(*database));
  auto order =
      Statement::prepare(*database, "SELECT group_concat(id || held) FROM (SELECT * FROM jobs ORDER BY position)");
  EXPECT_OK(order->forEachRow([](const Row& row) -> Status {
    EXPECT_EQ(row.text(0), "c0,b0,a0");
    return {};
  }));
}

TEST_F(Migrate, everyTableOfOursIsStrict) {
  auto database = open();
  ASSERT_OK(migrate(*database));
  auto loose = Statement::prepare(*database, R"(
    SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
    AND name NOT LIKE 'sqlite_%')");
  EXPECT_EQ(loose->firstInteger().value(), 0);
}

TEST_F(Migrate, migrateIsIdempotentAtLatestVersion) {
  auto database = open();
  ASSERT_OK(migrate(*database, kBoth));
  ASSERT_OK(database->execute("INSERT INTO two VALUES (7)"));
  EXPECT_OK(migrate(*database, kBoth));
  auto count = Statement::prepare(*database, "SELECT count(*) FROM two");
  EXPECT_EQ(count->firstInteger().value(), 1);
}

TEST_F(Migrate, partialUpgradeRunsOnlyNewerMigrations) {
  {
    auto database = open();
    ASSERT_OK(migrate(*database, kOnlyOne));
  }
  auto database = open();
  ASSERT_OK(migrate(*database, kBoth));  // would fail if 1 ran again
  EXPECT_EQ(database->userVersion().value(), 2);
  EXPECT_TRUE(hasTable(*database, "two"));
}

TEST_F(Migrate, newerDatabaseIsLeftUntouched) {
  { ASSERT_OK(migrate(*open(), kBoth)); }
  const std::string before = readText(m_path);
  {
    auto database = open();
    const auto status = migrate(*database, kOnlyOne);
    EXPECT_KIND(status, ErrorKind::unsupported);
    EXPECT_NE(status.error().message.find("newer"), std::string::npos);
  }
  EXPECT_EQ(readText(m_path), before);
}

TEST_F(Migrate, databaseOfAnotherProgramIsLeftUntouched) {
  for (const char* version : {"0", "1"}) {
    std::filesystem::remove(m_path);
    { ASSERT_OK(open()->execute(fmt::format("CREATE TABLE theirs (x); PRAGMA user_version = {}", version))); }
    const std::string before = readText(m_path);
    {
      auto database = open();
      EXPECT_KIND(migrate(*database), ErrorKind::unsupported);
    }
    EXPECT_EQ(readText(m_path), before);
  }
}

TEST_F(Migrate, failedMigrationRollsBackEverything) {
  auto database = open();
  const auto status = migrate(*database, kOneAndBroken);
  ASSERT_FALSE(status.has_value());
  EXPECT_NE(status.error().detail.find("0002_broken.sql"), std::string::npos);
  EXPECT_EQ(database->userVersion().value(), 0);
  EXPECT_FALSE(hasTable(*database, "one"));
  EXPECT_FALSE(hasTable(*database, "two"));
}

TEST_F(Migrate, failedMigrationKeepsTheOlderVersionUsable) {
  auto database = open();
  ASSERT_OK(migrate(*database, kOnlyOne));
  EXPECT_FALSE(migrate(*database, kOneAndBroken).has_value());
  EXPECT_EQ(database->userVersion().value(), 1);
  EXPECT_OK(database->execute("INSERT INTO one VALUES ('still here')"));
}

TEST_F(Migrate, reopenedDatabaseResumes) {
  { EXPECT_FALSE(migrate(*open(), kOneAndBroken).has_value()); }
  auto database = open();
  EXPECT_OK(migrate(*database, kBoth));
  EXPECT_EQ(database->userVersion().value(), 2);
}

TEST_F(Migrate, fullDiskLeavesTheDatabaseAsItWas) {
  auto database = open();
  ASSERT_OK(database->execute("PRAGMA max_page_count = 5"));
  EXPECT_KIND(migrate(*database), ErrorKind::noSpace);
  EXPECT_EQ(database->userVersion().value(), 0);
  ASSERT_OK(database->execute("PRAGMA max_page_count = 1000000"));
  EXPECT_OK(migrate(*database));
}

TEST(Migrations, filesAreNumberedFromOneAndSayWhy) {
  int expected = 1;
  for (const auto& migration : allMigrations()) {
    EXPECT_EQ(migration.version, expected++);
    EXPECT_TRUE(migration.sql.starts_with("-- ")) << migration.name;
  }
}

}  // namespace
}  // namespace jukebox
