#include "db/sample_file.h"

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"
#include "core/domain/library_files.h"

namespace jukebox {
namespace {

/// `indent` as in nlohmann's dump(): −1 for one line.
Result<std::string> dumpSample(const Sample& sample, int indent) {
  try {
    return toJson(sample).dump(indent);
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::invalidInput, fmt::format("Sample {} holds text that is not UTF-8.", sample.id), "",
                     exception.what());
  }
}

}  // namespace

Result<std::string> sampleToText(const Sample& sample) {
  return dumpSample(sample, -1);
}

Result<Sample> sampleFromText(std::string_view text, const std::string& what) {
  ASSIGN_OR_RETURN(const auto json, parseJson(text, what));
  return sampleFromJson(json);
}

Result<Sample> readSampleFile(const std::filesystem::path& folder, std::string_view expectedId) {
  const auto path = folder / kSampleJsonName;
  ASSIGN_OR_RETURN(const auto text, readFile(path, kMaximumSampleJsonBytes));
  ASSIGN_OR_RETURN(auto sample, sampleFromText(text, path.string()));
  if (!expectedId.empty() && sample.id != expectedId) {
    return makeError(ErrorKind::corrupt, fmt::format("{} belongs to another sample ({}).", path.string(), sample.id));
  }
  return sample;
}

Status writeSampleFile(const std::filesystem::path& folder, const Sample& sample) {
  ASSIGN_OR_RETURN(auto text, dumpSample(sample, 2));
  text += '\n';
  return writeFileAtomically(folder / kSampleJsonName, text);
}

std::int64_t folderBytes(const std::filesystem::path& folder) {
  std::int64_t bytes = 0;
  std::error_code code;
  for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    std::error_code ignored;
    if (it->is_regular_file(ignored)) bytes += static_cast<std::int64_t>(it->file_size(ignored));
  }
  return bytes;
}

}  // namespace jukebox
