#include "db/verdict_log.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/id.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

class VerdictLog : public ::testing::Test {
 protected:
  VerdictLog() : m_file(fs::path(::testing::TempDir()) / ("verdicts-" + newId() + ".jsonl")) {}
  ~VerdictLog() override {
    std::error_code ignored;
    fs::remove(m_file, ignored);
  }
  std::size_t readCount() const {
    const auto verdicts = readVerdicts(m_file);
    return verdicts ? verdicts->size() : 999;
  }
  const fs::path m_file;
  const std::string m_a = newId(), m_b = newId(), m_c = newId();
};

TEST_F(VerdictLog, isEmptyBeforeTheFirstVerdict) {
  EXPECT_EQ(readCount(), 0U);
}

TEST_F(VerdictLog, givesBackWhatWasWritten) {
  const ListeningVerdict one{"2026-11-23T10:00:00Z", m_a, m_b, Preference::second, true, 7, 12.5};
  const ListeningVerdict two{"2026-11-23T10:05:00Z", m_a, m_c, Preference::same, false, 0, 3};
  ASSERT_TRUE(appendVerdict(m_file, one));
  ASSERT_TRUE(appendVerdict(m_file, two));
  const auto verdicts = readVerdicts(m_file);
  ASSERT_TRUE(verdicts);
  EXPECT_EQ(*verdicts, (std::vector<ListeningVerdict>{one, two}));
}

TEST_F(VerdictLog, damagedLinesAreLeftOutAndNothingIsLostBehindThem) {
  const ListeningVerdict good{"2026-11-23T10:00:00Z", m_a, m_b, Preference::first, false, 1, 2};
  ASSERT_TRUE(appendVerdict(m_file, good));
  for (const char* damage :
       {"not json\n", "{}\n", "[1]\n", "{\"first\":\"../../etc\",\"second\":\"x\"}\n", "\n", "{\"at\":\"cut sho"}) {
    std::ofstream(m_file, std::ios::app) << damage;
  }
  ASSERT_TRUE(appendVerdict(m_file, good));
  EXPECT_EQ(readCount(), 2U);
}

TEST_F(VerdictLog, aFolderThatIsNotThereIsAnError) {
  EXPECT_FALSE(appendVerdict("/nowhere/verdicts.jsonl", {}));
}

TEST(CountVerdicts, countsBothSidesOfAComparison) {
  const std::vector<ListeningVerdict> verdicts{{"", "a", "b", Preference::first, true},
                                               {"", "b", "a", Preference::second, false},
                                               {"", "a", "c", Preference::same, false},
                                               {"", "c", "a", Preference::first, true},
                                               {"", "b", "c", Preference::first, true}};
  EXPECT_EQ(countVerdicts(verdicts, "a"), (VerdictCount{4, 2, 2}));
  EXPECT_EQ(countVerdicts(verdicts, "nobody"), (VerdictCount{}));
}

}  // namespace
}  // namespace jukebox
