#include "core/base/csv.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(Csv, fieldsMayBeQuotedAndSpanLines) {
  const auto table = parseCsv("\xef\xbb\xbfName,Text\r\na,\"one, \"\"two\"\"\nthree\"\r\n\nb,\n", "t.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->header, (std::vector<std::string>{"name", "text"}));
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0][1], "one, \"two\"\nthree");
  EXPECT_EQ(table->rows[1][1], "");
  EXPECT_EQ(table->column("text"), 1U);
  EXPECT_FALSE(table->column("colour").has_value());
}

TEST(Csv, aRecordOfAnotherLengthIsNamed) {
  for (const char* text : {"a,b\n1\n", "a,b\n1,2\n1,2,3\n"}) {
    const auto table = parseCsv(text, "t.csv");
    ASSERT_FALSE(table.has_value()) << text;
    EXPECT_EQ(table.error().kind, ErrorKind::invalidInput);
    EXPECT_NE(table.error().message.find("t.csv"), std::string::npos);
  }
}

TEST(Csv, anOpenQuoteEndsWithTheText) {
  const auto table = parseCsv("a\n\"open, and on", "t.csv");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows.at(0).at(0), "open, and on");
}

TEST(Csv, fieldsAreQuotedOnlyWhenTheyMustAndReadBackTheSame) {
  EXPECT_EQ(csvField("plain"), "plain");
  EXPECT_EQ(csvField("a,b"), "\"a,b\"");
  EXPECT_EQ(csvField("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
  for (const char* text : {"", "a,b", "\"", "line\r\nbreak", "é, \"ü\""}) {
    std::size_t place = 0;
    EXPECT_EQ(csvRecord(csvField(text) + ",end", place).at(0), text);
  }
}

TEST(Csv, emptyTextIsATableWithoutRows) {
  EXPECT_TRUE(parseCsv("", "t.csv")->rows.empty());
}

}  // namespace
}  // namespace jukebox
