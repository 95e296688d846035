// The search language: what is understood, what is refused and where, and the SQL behind it.
#include "db/sample_query.h"

#include <cstdlib>
#include <ctime>

#include "db/query_date.h"
#include "db/sample_query_sql.h"
#include "tests/db/fixtures.h"

namespace jukebox {
namespace {

/// 2026-11-23 02:20:46 UTC, a Monday.
const auto kNow = std::chrono::system_clock::from_time_t(1795400446);

class SampleQueryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("TZ", "UTC", 1);
    ::tzset();
  }
};
using SampleQueryGood = SampleQueryTest;
using SampleQueryBad = SampleQueryTest;

TEST_F(SampleQueryGood, wordsBecomeOneFullTextExpression) {
  struct Case {
    const char* text;
    const char* expression;
  };
  const Case cases[] = {
      {"", ""},
      {"   \t\n", ""},
      {"train", "\"train\" *"},
      {"night train", "\"night\" * AND \"train\" *"},
      {"nig*", "\"nig\" *"},
      {"nig***", "\"nig\" *"},
      {"\"night train\"", "\"night train\""},
      {"\"night tr\"*", "\"night tr\" *"},
      {"\u201cnight train\u201d", "\"night train\""},
      {"artist:mara", "artist : \"mara\" *"},
      {"ARTIST:Mara", "artist : \"Mara\" *"},
      {"lyrics:\"in the rain\"", "lyrics : \"in the rain\""},
      {"genre:folk title:a notes:b tag:c",
       "genre : \"folk\" * AND title : \"a\" * AND notes : \"b\" * AND tags : \"c\" *"},
      {"AND OR NOT NEAR", "\"AND\" * AND \"OR\" * AND \"NOT\" * AND \"NEAR\" *"},
      {"NEAR(a b)", "\"NEAR(a\" * AND \"b)\" *"},
      {"a^b {c}", "\"a^b\" * AND \"{c}\" *"},
      {"rock & roll - !", "\"rock\" * AND \"roll\" *"},
      {"ab\"cd", "\"ab\"\"cd\" *"},
      {"lo-fi AC/DC", "\"lo-fi\" * AND \"AC/DC\" *"},
      {"12:30", "\"12:30\" *"},
      {"\"\"", ""},
      {"\"***\"", ""},
      {"h\u00e9llo \u96e8", "\"h\u00e9llo\" * AND \"\u96e8\" *"},
      {"a\u3000b\u00a0c", "\"a\" * AND \"b\" * AND \"c\" *"},
      {"-train", ""},
      {"\"a\"\"b\"", "\"a\" AND \"b\""},
  };
  for (const auto& [text, expression] : cases) {
    const auto query = parseSampleQuery(text, kNow);
    ASSERT_OK(query) << text;
    EXPECT_EQ(fullTextExpression(*query), expression) << text;
    EXPECT_EQ(query->hasText(), *expression != '\0') << text;
  }
}

TEST_F(SampleQueryGood, termsBecomeConditionsWithPlaceholdersOnly) {
  struct Case {
    const char* text;
    const char* sql;
    std::vector<SqlValue> values;
  };
  const Case cases[] = {
      {"", "deleted = 0", {}},
      {"is:deleted", "deleted = 1", {}},
      {"-is:deleted", "deleted = 0 AND NOT (deleted = 1)", {}},
      {"is:favourite", "deleted = 0 AND (favourite = 1)", {}},
      {"is:favorite", "deleted = 0 AND (favourite = 1)", {}},
      {"is:unplayed -is:played", "deleted = 0 AND (played = 0) AND NOT (played = 1)", {}},
      {"is:draft -is:full", "deleted = 0 AND (lowest_level > 0) AND NOT (lowest_level = 0)", {}},
      {"has:lyrics has:alignment -has:parent",
       "deleted = 0 AND (has_lyrics = 1) AND (has_alignment = 1) AND NOT (parent_id IS NOT NULL)",
       {}},
      {"rating:>3", "deleted = 0 AND (+rating > ?)", {3.0}},
      {"rating:3", "deleted = 0 AND (+rating = ?)", {3.0}},
      {"rating:=3", "deleted = 0 AND (+rating = ?)", {3.0}},
      {"duration:<30 duration:>=1.5",
       "deleted = 0 AND (+duration_seconds < ?) AND (+duration_seconds >= ?)",
       {30.0, 1.5}},
      {"duration:20", "deleted = 0 AND (+duration_seconds >= ? AND +duration_seconds < ?)", {19.5, 20.5}},
      {"mode:continue", "deleted = 0 AND (mode = ?)", {std::string("continue")}},
      {"seed:42", "deleted = 0 AND (row_id IN (SELECT row_id FROM samples WHERE seed = ?))", {std::int64_t{42}}},
      {"seed:18446744073709551615",
       "deleted = 0 AND (row_id IN (SELECT row_id FROM samples WHERE seed = ?))",
       {std::int64_t{-1}}},
      {"model:start",
       "deleted = 0 AND (+model_name BETWEEN ? AND ?)",
       {std::string("start"), std::string("start\U0010FFFF")}},
      {"model:\"starter\"",
       "deleted = 0 AND (+model_name BETWEEN ? AND ?)",
       {std::string("starter"), std::string("starter")}},
      {"made:2026-11-20",
       "deleted = 0 AND (created_at >= ? AND created_at < ?)",
       {std::string("2026-11-20T00:00:00Z"), std::string("2026-11-21T00:00:00Z")}},
      {"made:>2026-11-20", "deleted = 0 AND (created_at >= ?)", {std::string("2026-11-21T00:00:00Z")}},
      {"made:>=2026-11-20", "deleted = 0 AND (created_at >= ?)", {std::string("2026-11-20T00:00:00Z")}},
      {"made:<2026-11-20", "deleted = 0 AND (created_at < ?)", {std::string("2026-11-20T00:00:00Z")}},
      {"made:<=2026-11-20", "deleted = 0 AND (created_at < ?)", {std::string("2026-11-21T00:00:00Z")}},
      {"-train",
       "deleted = 0 AND NOT (+row_id IN (SELECT rowid FROM samples_fts WHERE samples_fts MATCH ?))",
       {std::string("\"train\" *")}},
  };
  for (const auto& [text, sql, values] : cases) {
    const auto query = parseSampleQuery(text, kNow);
    ASSERT_OK(query) << text;
    const auto condition = compileSampleQuery(*query);
    EXPECT_EQ(condition.sql, sql) << text;
    EXPECT_EQ(condition.values, values) << text;
  }
}

TEST_F(SampleQueryGood, nothingThatIsTypedReachesTheSql) {
  const char* attacks[] = {"'; DROP TABLE samples; --",
                           "\"'; DROP TABLE samples; --\"",
                           "artist:'x'--",
                           "tag:\"x' OR 1=1\"",
                           "model:x'||(SELECT(1))",
                           "collection:\"a');DELETE/**/FROM/**/samples\"",
                           "\") OR (\"",
                           "x\" OR rowid:*",
                           "title:\"a\"\"b\"",
                           "-'; DROP"};
  for (const char* text : attacks) {
    const auto query = parseSampleQuery(text, kNow);
    if (!query) continue;  // refused is as good; the store's tests run them all
    const auto condition = compileSampleQuery(*query);
    EXPECT_EQ(condition.sql.find_first_of("'\";-"), std::string::npos) << text << " gave " << condition.sql;
    EXPECT_EQ(condition.sql.find("DROP"), std::string::npos);
  }
}

TEST_F(SampleQueryBad, mistakesAreExplainedWithTheirPlace) {
  struct Case {
    const char* text;
    const char* message;
    const char* place;
  };
  const Case cases[] = {
      {"\"night", "not closed (at character 1)", "characters 1-6"},
      {"night \"train", "not closed (at character 7)", "characters 7-12"},
      {"\u00e9\u00e9 \"x", "not closed (at character 4)", "characters 4-5"},
      {"artist:", "Nothing stands after \"artist:\" (at character 1)", "characters 1-7"},
      {"artist: mara", "Nothing stands after \"artist:\"", "characters 1-7"},
      {"artist:\"\"", "Nothing stands after \"artist:\"", "characters 8-9"},
      {"artist:&", "no letter or digit", "characters 8-8"},
      {"singer:mara", "no search field \"singer\"", "characters 8-11"},
      {"Re:zero", "no search field \"re\"", "characters 4-7"},
      {"rating:high", "\"high\" is not a rating", "characters 8-11"},
      {"rating:>6", "\">6\" is not a rating", "characters 8-9"},
      {"rating:-1", "is not a rating", "characters 8-9"},
      {"rating:2.5", "is not a rating", "characters 8-10"},
      {"rating:>", "is not a rating", "characters 8-8"},
      {"rating:nan", "is not a rating", "characters 8-10"},
      {"duration:inf", "is not a length", "characters 10-12"},
      {"duration:30s", "is not a length", "characters 10-12"},
      {"duration:1e999", "is not a length", "characters 10-14"},
      {"seed:-1", "is not a seed", "characters 6-7"},
      {"seed:18446744073709551616", "is not a seed", "characters 6-25"},
      {"seed:4x", "is not a seed", "characters 6-7"},
      {"mode:fast", "no mode \"fast\"", "characters 6-9"},
      {"made:tomorrow", "\"tomorrow\" is not a day", "characters 6-13"},
      {"made:2026-02-30", "is not a day", "characters 6-15"},
      {"made:2026-13-01", "is not a day", "characters 6-15"},
      {"made:20261123", "is not a day", "characters 6-13"},
      {"made:+026-11-23", "is not a day", "characters 6-15"},
      {"made:>", "is not a day", "characters 6-6"},
      {"is:nice", "\"is:nice\" is not a property", "characters 4-7"},
      {"has:favourite", "is not a property", "characters 5-13"},
      {"-is:", "Nothing stands after \"is:\"", "characters 1-4"},
  };
  for (const auto& [text, message, place] : cases) {
    const auto query = parseSampleQuery(text, kNow);
    ASSERT_FALSE(query.has_value()) << text;
    EXPECT_EQ(query.error().kind, ErrorKind::invalidInput) << text;
    EXPECT_NE(query.error().message.find(message), std::string::npos) << text << " gave " << query.error().message;
    EXPECT_EQ(query.error().detail, place) << text;
    EXPECT_FALSE(query.error().advice.empty()) << text;
  }
}

TEST_F(SampleQueryBad, boundsAreKept) {
  EXPECT_KIND(parseSampleQuery(std::string(4097, 'a'), kNow), ErrorKind::invalidInput);
  EXPECT_KIND(parseSampleQuery("a\xff", kNow), ErrorKind::invalidInput);
  std::string many;
  for (int i = 0; i < 64; ++i) many += "a ";
  EXPECT_OK(parseSampleQuery(many, kNow));
  EXPECT_KIND(parseSampleQuery(many + "a", kNow), ErrorKind::invalidInput);
}

TEST_F(SampleQueryBad, controlCharactersSeparateWords) {
  const auto query = parseSampleQuery(std::string_view("a\0b\x01"
                                                       "c",
                                                       5),
                                      kNow);
  ASSERT_OK(query);
  EXPECT_EQ(fullTextExpression(*query), "\"a\" * AND \"b\" * AND \"c\" *");
  const auto phrase = parseSampleQuery(std::string_view("\"a\0b\"", 5), kNow);
  ASSERT_OK(phrase);
  EXPECT_EQ(fullTextExpression(*phrase), "\"a b\"");
}

TEST_F(SampleQueryTest, daysFollowTheLocalCalendar) {
  struct Case {
    const char *zone, *text, *from, *until;
  };
  const Case cases[] = {
      {"UTC", "today", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"},
      {"UTC", "yesterday", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"},
      {"UTC", "week", "2026-11-17T00:00:00Z", "2026-11-24T00:00:00Z"},
      {"JST-9", "today", "2026-11-22T15:00:00Z", "2026-11-23T15:00:00Z"},
      {"EST5", "today", "2026-11-22T05:00:00Z", "2026-11-23T05:00:00Z"},
      {"UTC", "2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"},
      // The day on which summer time ends has 25 hours.
      {"CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"},
  };
  for (const auto& [zone, text, from, until] : cases) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    const auto span = localDays(text, kNow);
    ASSERT_TRUE(span.has_value()) << zone << " " << text;
    EXPECT_EQ(span->from, from) << zone << " " << text;
    EXPECT_EQ(span->until, until) << zone << " " << text;
  }
  ::setenv("TZ", "UTC", 1);
  ::tzset();
}

}  // namespace
}  // namespace jukebox
