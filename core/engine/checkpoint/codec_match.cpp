#include "core/engine/checkpoint/codec_match.h"

#include <algorithm>
#include <cmath>

#include "core/engine/checkpoint/safetensors.h"

namespace jukebox {
namespace {

// Half precision keeps eleven binary digits.
constexpr float kRelativeRounding = 1e-3F, kAbsoluteRounding = 1e-6F;

bool makesCodes(std::string_view name) {
  return name.starts_with("encoders.") || name.starts_with("bottleneck.");
}

std::int64_t countOf(const SafetensorsFile& file) {
  return std::count_if(file.tensors().begin(), file.tensors().end(),
                       [](const auto& tensor) { return makesCodes(tensor.first); });
}

Result<std::vector<float>> floatsOf(const TensorView& view) {
  std::vector<float> values(static_cast<std::size_t>(view.elementCount()));
  RETURN_IF_ERROR(toFloat32(view, values));
  return values;
}

Result<bool> isEqual(const TensorView& a, const TensorView& b) {
  if (a.shape != b.shape || !isFloating(a.dtype) || !isFloating(b.dtype)) return false;
  ASSIGN_OR_RETURN(const std::vector<float> first, floatsOf(a));
  ASSIGN_OR_RETURN(const std::vector<float> second, floatsOf(b));
  return std::equal(first.begin(), first.end(), second.begin(), [](float x, float y) {
    return std::abs(x - y) <= kRelativeRounding * std::max(std::abs(x), std::abs(y)) + kAbsoluteRounding;
  });
}

}  // namespace

Result<bool> makeSameCodes(const std::filesystem::path& codec, const std::filesystem::path& other) {
  ASSIGN_OR_RETURN(const SafetensorsFile first, SafetensorsFile::open(codec));
  ASSIGN_OR_RETURN(const SafetensorsFile second, SafetensorsFile::open(other));
  if (countOf(first) != countOf(second)) return false;
  for (const auto& [name, tensor] : first.tensors()) {
    if (!makesCodes(name)) continue;
    const TensorView* same = second.find(name);
    if (same == nullptr) return false;
    ASSIGN_OR_RETURN(const bool equal, isEqual(tensor, *same));
    if (!equal) return false;
  }
  return true;
}

}  // namespace jukebox
