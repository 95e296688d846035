#include "core/base/system_memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>

namespace jukebox {
namespace {

std::uint64_t readNumberFile(const char* path) {
  std::ifstream file(path);
  std::uint64_t value = 0;
  return file >> value ? value : std::numeric_limits<std::uint64_t>::max();
}

std::uint64_t memAvailable() {
  std::ifstream file("/proc/meminfo");
  std::string key;
  std::uint64_t kilobytes = 0;
  std::string unit;
  while (file >> key >> kilobytes >> unit) {
    if (key == "MemAvailable:") return kilobytes * 1024;
  }
  return std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

std::uint64_t availableMemoryBytes() {
  const std::uint64_t limit = readNumberFile("/sys/fs/cgroup/memory.max");
  const std::uint64_t used = readNumberFile("/sys/fs/cgroup/memory.current");
  std::uint64_t cgroupFree = std::numeric_limits<std::uint64_t>::max();
  if (limit != cgroupFree && used != cgroupFree) cgroupFree = limit > used ? limit - used : 0;
  return std::min(memAvailable(), cgroupFree);
}

}  // namespace jukebox
