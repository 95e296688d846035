#pragma once
// ParityCase: a reference case folder: config.json, inputs and expected tensors, weights in one or more formats.

#include <ATen/ATen.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/engine/parity/parity_report.h"
#include "core/engine/weight_set.h"

namespace jukebox {

using TensorMap = std::map<std::string, at::Tensor>;

struct ParityCase {
  std::filesystem::path folder;
  nlohmann::json config;
  TensorMap inputs, expected;

  std::string name() const { return config.value("case", folder.filename().string()); }
  std::string kind() const { return config.value("kind", std::string()); }
  bool expects(const std::string& tensor) const { return expected.contains(tensor); }
  Result<at::Tensor> input(const std::string& tensor) const;
};

/// Reads config.json and, if present, inputs.safetensors and expected.safetensors.
Result<ParityCase> readParityCase(const std::filesystem::path& folder);

/// All tensors of a safetensors file as float or int64 tensors.
Result<TensorMap> readTensors(const std::filesystem::path& file);

/// Every weight file of the case whose name begins with `stem` ("model"), sorted.
std::vector<std::filesystem::path> weightFiles(const std::filesystem::path& folder, const std::string& stem);

Result<nlohmann::json> readJsonFile(const std::filesystem::path& file);

/// The kinds. Each computes everything that the case expects and adds a row per quantity. An Error means that the case
/// itself could not be read.
Status checkCodecCase(const ParityCase& parityCase, ParityReport& report);
Status checkAttentionCase(const ParityCase& parityCase, ParityReport& report);
Status checkPriorCase(const ParityCase& parityCase, ParityReport& report);
Status checkPipelineCase(const ParityCase& parityCase, ParityReport& report);
Status checkFilterCase(const ParityCase& parityCase, ParityReport& report);
Status checkLabelsCase(const ParityCase& parityCase, ParityReport& report);
Status checkTrainCase(const ParityCase& parityCase, ParityReport& report);
Status checkWindowsCase(const ParityCase& parityCase, ParityReport& report);

/// Runs the case by its kind.
Result<nlohmann::json> runParity(const std::filesystem::path& folder);

}  // namespace jukebox
