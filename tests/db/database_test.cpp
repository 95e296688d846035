// Database and Statement: opening, binding, and the kinds of error that a user can meet.
#include "db/database.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/migrate.h"
#include "db/statement.h"
#include "db/transaction.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

using testing::TemporaryFolder;

std::unique_ptr<Database> openMemory() {
  auto database = Database::open(":memory:", OpenMode::create);
  EXPECT_TRUE(database.has_value());
  return std::move(*database);
}

TEST(Database, missingFileIsNotFoundUnlessItMayBeMade) {
  const TemporaryFolder folder;
  EXPECT_KIND(Database::open(folder.path() / "a.sqlite", OpenMode::existing), ErrorKind::notFound);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "a.sqlite"));
  EXPECT_OK(Database::open(folder.path() / "a.sqlite", OpenMode::create));
}

TEST(Database, missingFolderIsAnIoError) {
  const TemporaryFolder folder;
  EXPECT_KIND(Database::open(folder.path() / "no" / "a.sqlite", OpenMode::create), ErrorKind::io);
}

TEST(Database, fileThatIsNotADatabaseIsCorrupt) {
  const TemporaryFolder folder;
  testing::writeText(folder.path() / "a.sqlite", std::string(5000, 'x'));
  const auto database = Database::open(folder.path() / "a.sqlite", OpenMode::existing);
  EXPECT_KIND(database, ErrorKind::corrupt);
  EXPECT_NE(database.error().sentence().find("library rebuild"), std::string::npos);
}

TEST(Database, fullDiskIsNoSpaceAndKeepsWhatWasThere) {
  auto database = openMemory();
  ASSERT_OK(
      database->execute("CREATE TABLE t (x TEXT) STRICT; INSERT INTO t VALUES ('kept');"
                        "PRAGMA max_page_count = 20"));
  auto insert = Statement::prepare(*database, "INSERT INTO t VALUES (?)");
  ASSERT_OK(insert);
  EXPECT_KIND(insert->bindAll(std::string(1'000'000, 'x')).run(), ErrorKind::noSpace);
  auto count = Statement::prepare(*database, "SELECT count(*) FROM t");
  EXPECT_EQ(count->firstInteger().value(), 1);
}

TEST(Database, lockedDatabaseIsBusyAfterTheTimeout) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.sqlite";
  auto first = Database::open(path, OpenMode::create);
  ASSERT_OK(first);
  ASSERT_OK((*first)->execute("CREATE TABLE t (x INTEGER) STRICT"));
  auto second = Database::open(path, OpenMode::existing);
  ASSERT_OK(second);
  (*second)->setBusyTimeout(20);
  const auto holder = Transaction::begin(**first);
  ASSERT_OK(holder);
  EXPECT_KIND(Transaction::begin(**second), ErrorKind::busy);
}

TEST(Database, readOnlyFileIsAnIoError) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everything";
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.sqlite";
  ASSERT_OK((*Database::open(path, OpenMode::create))->execute("CREATE TABLE t (x INTEGER)"));
  ::chmod(path.c_str(), 0444);
  auto database = Database::open(path, OpenMode::existing);
  ASSERT_OK(database);
  EXPECT_KIND((*database)->execute("INSERT INTO t VALUES (1)"), ErrorKind::io);
}

TEST(Database, damagedPageIsCorrupt) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "a.sqlite";
  {
    auto database = Database::open(path, OpenMode::create);
    ASSERT_OK(
        (*database)->execute("CREATE TABLE t (x TEXT); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                             "FROM n WHERE i < 2000) INSERT INTO t SELECT hex(randomblob(40)) FROM n;"));
  }
  std::string bytes = testing::readText(path);
  std::fill(bytes.begin() + 8192, bytes.begin() + 40960, '\x5a');
  testing::writeText(path, bytes);
  auto database = Database::open(path, OpenMode::existing);
  ASSERT_OK(database);
  auto read = Statement::prepare(**database, "SELECT sum(length(x)) FROM t");
  EXPECT_KIND(read->firstInteger(), ErrorKind::corrupt);
}

TEST(Database, foreignKeysAreEnforced) {
  auto database = openMemory();
  ASSERT_OK(database->execute("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id))"));
  EXPECT_KIND(database->execute("INSERT INTO b VALUES (7)"), ErrorKind::alreadyExists);
}

TEST(Statement, everyTypeComesBackAsItWent) {
  auto database = openMemory();
  auto statement = Statement::prepare(*database, "SELECT ?, ?, ?, ?, ?, ?");
  ASSERT_OK(statement);
  const std::string withNul("a\0b", 3);
  const auto status = statement->bindAll(std::int64_t{-5}, 2.5, "text", withNul, std::optional<int>(), true)
                          .forEachRow([&](const Row& row) -> Status {
                            EXPECT_EQ(row.integer(0), -5);
                            EXPECT_EQ(row.real(1), 2.5);
                            EXPECT_EQ(row.text(2), "text");
                            EXPECT_EQ(row.text(3), withNul);
                            EXPECT_TRUE(row.isNull(4));
                            EXPECT_EQ(row.optionalText(4), std::nullopt);
                            EXPECT_TRUE(row.boolean(5));
                            return {};
                          });
  EXPECT_OK(status);
}

TEST(Statement, emptyTextIsNotNull) {
  auto database = openMemory();
  auto statement = Statement::prepare(*database, "SELECT ? IS NULL");
  EXPECT_EQ(statement->bindAll(std::string_view()).firstInteger().value(), 0);
}

TEST(Statement, placeholderThatDoesNotExistIsReportedByTheRun) {
  auto database = openMemory();
  auto statement = Statement::prepare(*database, "SELECT ?");
  statement->bindAll(1, 2);
  EXPECT_KIND(statement->run(), ErrorKind::internal);
  EXPECT_EQ(statement->bindAll(3).firstInteger().value(), 3);
}

TEST(Statement, stoppedRunHoldsNoReadTransaction) {
  const TemporaryFolder folder;
  auto database = Database::open(folder.path() / "a.sqlite", OpenMode::create);
  ASSERT_OK((*database)->execute("CREATE TABLE t (x INTEGER); INSERT INTO t VALUES (1), (2), (3)"));
  auto statement = Statement::prepare(**database, "SELECT x FROM t");
  const auto stopped = statement->forEachRow([](const Row&) -> Status { return makeError(ErrorKind::cancelled, "x"); });
  EXPECT_KIND(stopped, ErrorKind::cancelled);
  EXPECT_EQ(statement->firstInteger().value(), 1);
  EXPECT_OK((*database)->execute("DROP TABLE t"));  // fails while a reader is open
}

TEST(Statement, mistakeInSqlIsInternal) {
  auto database = openMemory();
  EXPECT_KIND(Statement::prepare(*database, "SELEKT 1"), ErrorKind::internal);
}

}  // namespace
}  // namespace jukebox
