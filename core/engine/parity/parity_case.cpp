#include "core/engine/parity/parity_case.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"
#include "core/engine/checkpoint/safetensors.h"

namespace jukebox {

namespace fs = std::filesystem;

Result<at::Tensor> ParityCase::input(const std::string& tensor) const {
  const auto it = inputs.find(tensor);
  if (it == inputs.end()) {
    return makeError(ErrorKind::corrupt, fmt::format("{} has no input \"{}\".", folder.string(), tensor));
  }
  return it->second;
}

Result<nlohmann::json> readJsonFile(const fs::path& file) {
  ASSIGN_OR_RETURN(const std::string text, readFile(file, 64U << 20U));
  return parseJson(text, file.string());
}

Result<TensorMap> readTensors(const fs::path& path) {
  ASSIGN_OR_RETURN(const SafetensorsFile file, SafetensorsFile::open(path));
  TensorMap result;
  for (const auto& [name, view] : file.tensors()) {
    at::Tensor tensor = at::empty(view.shape, isFloating(view.dtype) ? at::kFloat : at::kLong);
    const auto count = static_cast<std::size_t>(tensor.numel());
    if (isFloating(view.dtype)) {
      RETURN_IF_ERROR(toFloat32(view, {tensor.data_ptr<float>(), count}));
    } else {
      RETURN_IF_ERROR(toInt64(view, {tensor.data_ptr<std::int64_t>(), count}));
    }
    result.emplace(name, std::move(tensor));
  }
  return result;
}

Result<ParityCase> readParityCase(const fs::path& folder) {
  ParityCase result;
  result.folder = folder;
  ASSIGN_OR_RETURN(result.config, readJsonFile(folder / "config.json"));
  if (!result.config.is_object()) return makeError(ErrorKind::corrupt, "config.json is not an object.");
  std::error_code code;
  if (fs::exists(folder / "inputs.safetensors", code)) {
    ASSIGN_OR_RETURN(result.inputs, readTensors(folder / "inputs.safetensors"));
  }
  if (fs::exists(folder / "expected.safetensors", code)) {
    ASSIGN_OR_RETURN(result.expected, readTensors(folder / "expected.safetensors"));
  }
  return result;
}

std::vector<fs::path> weightFiles(const fs::path& folder, const std::string& stem) {
  std::vector<fs::path> files;
  std::error_code code;
  for (auto it = fs::directory_iterator(folder, code); !code && it != fs::directory_iterator(); it.increment(code)) {
    const std::string name = it->path().filename().string();
    const bool weights = name.ends_with(".safetensors") || name.ends_with(".pth.tar");
    if (weights && name.starts_with(stem)) files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace jukebox
