// Every reference case below tests/golden, as `jukebox parity` computes it.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/engine/engine_library.h"

namespace jukebox {
namespace {

std::vector<std::string> caseNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(JUKEBOX_GOLDEN)) {
    if (std::filesystem::exists(entry.path() / "config.json")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class ParityCases : public testing::TestWithParam<std::string> {};

TEST_P(ParityCases, everyExpectedQuantityIsReproduced) {
  const auto report = createEngine()->parity(std::filesystem::path(JUKEBOX_GOLDEN) / GetParam());
  ASSERT_TRUE(report.has_value()) << report.error().message << " " << report.error().detail;
  for (const auto& row : report->at("rows")) {
    EXPECT_EQ(row.at("status"), "ok") << row.dump();
  }
  EXPECT_TRUE(report->at("passed").get<bool>());
}

INSTANTIATE_TEST_SUITE_P(Golden, ParityCases, testing::ValuesIn(caseNames()), [](const auto& parameterInfo) {
  std::string name = parameterInfo.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Parity, allCasesAreThere) {
  EXPECT_GE(caseNames().size(), 18U);
}

TEST(Parity, aFolderThatIsNoCaseIsAnError) {
  EXPECT_FALSE(createEngine()->parity("/nonexistent").has_value());
  EXPECT_FALSE(createEngine()->parity(std::filesystem::path(JUKEBOX_GOLDEN) / "labels/ids").has_value());
}

}  // namespace
}  // namespace jukebox
