#pragma once
// The version of this program, as CMake knows it.

namespace jukebox {

inline constexpr const char* kVersion = JUKEBOX_VERSION;

}  // namespace jukebox
