#pragma once
// SystemMemory: how much memory a program may still take on this machine.

#include <cstdint>

namespace jukebox {

/// Memory that a program may still take, in bytes: MemAvailable of /proc/meminfo, bounded by the cgroup's limit.
std::uint64_t availableMemoryBytes();

}  // namespace jukebox
