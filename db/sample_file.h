#pragma once
// sample.json as text: the one place where a Sample becomes bytes and comes back.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/domain/sample.h"

namespace jukebox {

/// Largest sample.json that is read.
inline constexpr std::uint64_t kMaximumSampleJsonBytes = 64U << 20U;

/// One line of JSON, as the database keeps it. Kind invalidInput for text that is not UTF-8.
Result<std::string> sampleToText(const Sample& sample);
/// `what` names the text in messages.
Result<Sample> sampleFromText(std::string_view text, const std::string& what);

/// FOLDER/sample.json. Reading also checks that the id is the folder's name when `expectedId` is given.
Result<Sample> readSampleFile(const std::filesystem::path& folder, std::string_view expectedId = {});
Status writeSampleFile(const std::filesystem::path& folder, const Sample& sample);

/// Sum of the sizes of the files in a sample's folder.
std::int64_t folderBytes(const std::filesystem::path& folder);

}  // namespace jukebox
