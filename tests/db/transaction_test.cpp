// Transaction: all or nothing, however it ends.
#include "db/transaction.h"

#include <stdexcept>

#include "db/statement.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

class TransactionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:", OpenMode::create);
    ASSERT_OK(opened);
    m_database = std::move(*opened);
    ASSERT_OK(m_database->execute("CREATE TABLE t (x INTEGER)"));
  }
  void insert() { ASSERT_OK(m_database->execute("INSERT INTO t VALUES (1)")); }
  std::int64_t count() {
    auto statement = Statement::prepare(*m_database, "SELECT count(*) FROM t");
    return statement->firstInteger().value();
  }
  std::unique_ptr<Database> m_database;
};

TEST_F(TransactionTest, committedChangesStay) {
  auto transaction = Transaction::begin(*m_database);
  ASSERT_OK(transaction);
  insert();
  EXPECT_OK(transaction->commit());
  EXPECT_FALSE(m_database->isInTransaction());
  EXPECT_EQ(count(), 1);
}

TEST_F(TransactionTest, destructorRollsBack) {
  {
    auto transaction = Transaction::begin(*m_database);
    ASSERT_OK(transaction);
    insert();
  }
  EXPECT_FALSE(m_database->isInTransaction());
  EXPECT_EQ(count(), 0);
}

TEST_F(TransactionTest, rollbackFinishesAndTheDestructorDoesNothingMore) {
  {
    auto transaction = Transaction::begin(*m_database);
    insert();
    EXPECT_OK(transaction->rollback());
    EXPECT_OK(transaction->rollback());
    insert();  // outside: stays
  }
  EXPECT_EQ(count(), 1);
}

TEST_F(TransactionTest, secondCommitIsAnError) {
  auto transaction = Transaction::begin(*m_database);
  EXPECT_OK(transaction->commit());
  EXPECT_KIND(transaction->commit(), ErrorKind::internal);
}

TEST_F(TransactionTest, exceptionThroughItRollsBack) {
  try {
    auto transaction = Transaction::begin(*m_database);
    insert();
    throw std::runtime_error("through");
  } catch (const std::runtime_error&) {
  }
  EXPECT_EQ(count(), 0);
}

TEST_F(TransactionTest, innerRollbackKeepsTheOuterChanges) {
  auto outer = Transaction::begin(*m_database);
  insert();
  {
    auto inner = Transaction::begin(*m_database);
    ASSERT_OK(inner);
    insert();
  }
  {
    auto inner = Transaction::begin(*m_database);
    insert();
    EXPECT_OK(inner->commit());
  }
  EXPECT_TRUE(m_database->isInTransaction());
  EXPECT_OK(outer->commit());
  EXPECT_EQ(count(), 2);
}

TEST_F(TransactionTest, outerRollbackUndoesInnerCommits) {
  {
    auto outer = Transaction::begin(*m_database);
    auto inner = Transaction::begin(*m_database);
    insert();
    EXPECT_OK(inner->commit());
  }
  EXPECT_EQ(count(), 0);
}

TEST_F(TransactionTest, failedCommitRollsBack) {
  ASSERT_OK(
      m_database->execute("CREATE TABLE p (id INTEGER PRIMARY KEY);"
                          "CREATE TABLE c (p INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)"));
  auto transaction = Transaction::begin(*m_database);
  insert();
  ASSERT_OK(m_database->execute("INSERT INTO c VALUES (9)"));
  EXPECT_KIND(transaction->commit(), ErrorKind::alreadyExists);
  EXPECT_FALSE(m_database->isInTransaction());
  EXPECT_EQ(count(), 0);
}

}  // namespace
}  // namespace jukebox
