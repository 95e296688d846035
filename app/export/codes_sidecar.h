#pragma once
// Codes sidecar: the codes of a sample as they leave the library: the stored safetensors file, with what it is and what
// may be done with it in its metadata.

#include <filesystem>
#include <string>

#include "core/base/result.h"
#include "core/domain/sample.h"

namespace jukebox {

/// The file `codes` with "statement", "license", "attribution", "sample_id", "title", "model", "weights_hash" in its
/// "__metadata__", beside what stood there; the tensors are untouched. Kinds corrupt, unsupported (more than 1 GiB),
/// io.
Result<std::string> codesWithStatement(const std::filesystem::path& codes, const Sample& sample);

}  // namespace jukebox
