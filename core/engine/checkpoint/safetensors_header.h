#pragma once
// The JSON header of a safetensors file: strict parser without a value tree. Internal to checkpoint.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

/// One entry as declared; offsets are relative to the data block and not yet checked against it.
struct SafetensorsEntry {
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::array<std::uint64_t, 2> offsets{};
};

struct SafetensorsHeader {
  std::map<std::string, SafetensorsEntry, std::less<>> entries;
  std::map<std::string, std::string, std::less<>> metadata;
};

/// Kind corrupt for anything but the exact structure, including duplicate names and unknown fields.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json);

}  // namespace jukebox
