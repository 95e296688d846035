// Runs a reference case by its kind and makes sure that nothing it expects was left out.

#include <fmt/format.h>

#include "core/engine/parity/parity_case.h"

namespace jukebox {

Result<nlohmann::json> runParity(const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(const ParityCase parityCase, readParityCase(folder));
  ParityReport report(parityCase.name(), parityCase.kind());
  using Check = Status (*)(const ParityCase&, ParityReport&);
  const std::map<std::string, Check> kinds = {
      {"codec", checkCodecCase},          {"attention", checkAttentionCase}, {"prior", checkPriorCase},
      {"pipeline", checkPipelineCase},    {"labels", checkLabelsCase},       {"windows", checkWindowsCase},
      {"filter_logits", checkFilterCase}, {"train", checkTrainCase},
  };
  const auto kind = kinds.find(parityCase.kind());
  if (kind == kinds.end()) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} is of the unknown kind \"{}\".", folder.string(), parityCase.kind()));
  }
  try {
    RETURN_IF_ERROR(kind->second(parityCase, report));
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::corrupt, fmt::format("{} is not a well-formed case.", folder.string()), "",
                     exception.what());
  }
  report.requireAll(parityCase.expected);
  return report.toJson();
}

}  // namespace jukebox
