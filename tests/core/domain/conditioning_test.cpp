#include "core/domain/conditioning.h"

#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;

TEST(Conditioning, survivesJson) {
  for (const auto& conditioning :
       {Conditioning{}, Conditioning{"Mara Vale", "folk rock", "a line\nand \"another\" – ünïcode 🎵"},
        Conditioning{std::string(1024, 'a'), std::string(1024, 'g'), std::string(1U << 20U, 'l')}}) {
    EXPECT_EQ(conditioningFromJson(toJson(conditioning)).value(), conditioning);
  }
}

TEST(Conditioning, missingAndNullFieldsAreEmpty) {
  EXPECT_EQ(conditioningFromJson(json::object()).value(), Conditioning{});
  EXPECT_EQ(conditioningFromJson({{"artist", nullptr}, {"colour", "blue"}}).value(), Conditioning{});
}

TEST(Conditioning, badFieldsAreRefused) {
  test::expectBadFields(toJson(Conditioning{"a", "g", "l"}),
                        {{"/artist", 7},
                         {"/genre", json::array()},
                         {"/lyrics", json::object()},
                         {"/artist", std::string(1025, 'a')},
                         {"/genre", std::string(1025, 'g')},
                         {"/lyrics", std::string((1U << 20U) + 1, 'l')},
                         {"/artist", "\xff"},
                         {"/genre", "\xed\xa0\x80"},
                         {"/lyrics", "\xc0\xaf"}},
                        conditioningFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(conditioningFromJson(value)) << value;
}

}  // namespace
}  // namespace jukebox
