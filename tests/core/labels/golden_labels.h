#pragma once
// Reads the reference data of tests/golden/labels.

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace jukebox::test {

inline nlohmann::json goldenLabels(const std::string& file) {
  std::ifstream stream(std::string(JUKEBOX_GOLDEN) + "/labels/" + file);
  return nlohmann::json::parse(stream);
}

inline std::string goldenIdFile(const std::string& file) {
  return std::string(JUKEBOX_GOLDEN) + "/labels/ids/" + file;
}

}  // namespace jukebox::test
