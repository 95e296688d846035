#include "core/domain/json_reader.h"

#include <gtest/gtest.h>

#include <cmath>

namespace jukebox {
namespace {

using nlohmann::json;

TEST(ParseJson, readsTheWholeText) {
  EXPECT_EQ(parseJson(R"({"a":[1,{"b":"[{\"]"}]})", "test").value().at("a").at(0), 1);
  EXPECT_EQ(parseJson(std::string(64, '[') + std::string(64, ']'), "test").value().size(), 1U);
}

TEST(ParseJson, badTextIsCorruptAndNamesTheFile) {
  const std::string text = R"({"a":")";
  for (const std::string& bad :
       {std::string(), std::string("nonsense"), std::string("{"), text, text + "\\", text + "\xff\"}",
        std::string("[1,]"), std::string("{} {}"), std::string("NaN"), std::string("[Infinity]"),
        std::string("[1e999]"), std::string("\0", 1), std::string("]]]]"), std::string(65, '['),
        std::string(100'000, '['), std::string(65, '[') + std::string(65, ']'),
        std::string(R"({"a":)") + std::string(64, '[')}) {
    const auto parsed = parseJson(bad, "model.json");
    ASSERT_FALSE(parsed) << bad.substr(0, 80);
    EXPECT_EQ(parsed.error().kind, ErrorKind::corrupt);
    EXPECT_EQ(parsed.error().message.substr(0, 10), "model.json");
  }
}

TEST(JsonReader, absentAndNullFieldsKeepTheDefault) {
  const json object{{"null", nullptr}};
  JsonReader reader(object, "The test");
  int number = 3;
  std::string text = "kept";
  std::optional<double> optional;
  for (const char* name : {"null", "absent"}) {
    reader.integer(name, number, 0, 10);
    reader.text(name, text);
    reader.optionalNumber(name, optional, 0, 1);
    EXPECT_FALSE(reader.has(name));
    EXPECT_EQ(reader.child(name), nullptr);
  }
  EXPECT_TRUE(reader.status());
  EXPECT_EQ(number, 3);
  EXPECT_EQ(text, "kept");
  EXPECT_FALSE(optional.has_value());
}

TEST(JsonReader, wholeNumbersAreTakenFromAnyNumberThatIsWhole) {
  for (const json& value : {json(7), json(7U), json(7.0)}) {
    int number = 0;
    const json object{{"n", value}};
    JsonReader reader(object, "The test");
    reader.integer("n", number, 0, 10);
    EXPECT_TRUE(reader.status());
    EXPECT_EQ(number, 7);
  }
  for (const json& value : {json(-1), json(11), json(7.5), json(1e300), json(-1e300), json("7"), json(true),
                            json(json::array({7})), json(18446744073709551615U), json(std::nan(""))}) {
    int number = 3;
    const json object{{"n", value}};
    JsonReader reader(object, "The test");
    reader.integer("n", number, 0, 10);
    EXPECT_FALSE(reader.status()) << value;
    EXPECT_EQ(number, 3) << value;
  }
}

TEST(JsonReader, theFirstProblemIsReported) {
  const json object{{"a", "text"}, {"b", "text"}};
  JsonReader reader(object, "The test");
  int number = 0;
  reader.integer("a", number, 0, 1);
  reader.integer("b", number, 0, 1);
  const auto status = reader.status();
  ASSERT_FALSE(status);
  EXPECT_NE(status.error().message.find(" a"), std::string::npos);
  EXPECT_EQ(status.error().message.find(" b"), std::string::npos);
}

}  // namespace
}  // namespace jukebox
