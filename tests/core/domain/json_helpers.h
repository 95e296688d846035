#pragma once
// Helpers of the domain tests: golden files as JSON, tables of fields with bad values.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace jukebox::test {

inline nlohmann::json goldenJson(const std::string& path) {
  std::ifstream stream(std::filesystem::path(JUKEBOX_GOLDEN) / path);
  return nlohmann::json::parse(stream);
}

/// One change of a good object that must make it bad: `pointer` ("/levels/0") is set to `value`, or removed.
struct BadField {
  std::string pointer;
  nlohmann::json value;
  ErrorKind kind = ErrorKind::corrupt;
  bool isRemoved = false;
};

inline BadField without(const std::string& pointer, ErrorKind kind = ErrorKind::corrupt) {
  return {pointer, nullptr, kind, true};
}

/// Reads `good` (must work), then `good` with each of the changes (must fail with the kind and a message).
template <class Reader>
void expectBadFields(const nlohmann::json& good, const std::vector<BadField>& changes, const Reader& read) {
  ASSERT_TRUE(read(good).has_value()) << read(good).error().message;
  for (const auto& change : changes) {
    nlohmann::json bad = good;
    const nlohmann::json::json_pointer pointer(change.pointer);
    if (change.isRemoved) {
      bad[pointer.parent_pointer()].erase(pointer.back());
    } else {
      bad[pointer] = change.value;
    }
    const auto result = read(bad);
    ASSERT_FALSE(result.has_value()) << change.pointer << " = " << change.value.dump().substr(0, 100);
    EXPECT_EQ(errorKindName(result.error().kind), errorKindName(change.kind))
        << change.pointer << " = " << change.value.dump().substr(0, 100) << ": " << result.error().message;
    EXPECT_FALSE(result.error().message.empty());
  }
}

/// Values that are no object at all.
inline std::vector<nlohmann::json> nonObjects() {
  return {nullptr, 7, 1.5, true, "text", nlohmann::json::array(), nlohmann::json::array({1, 2})};
}

}  // namespace jukebox::test
