#include "core/domain/library_files.h"

#include <fmt/format.h>

namespace jukebox {

std::string sampleCodesTensorName(int level) {
  return fmt::format("level.{}", level);
}

std::string jobCodesTensorName(int sampleIndex, int level) {
  return fmt::format("sample.{}.level.{}", sampleIndex, level);
}

}  // namespace jukebox
