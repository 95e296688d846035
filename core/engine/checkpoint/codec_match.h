#pragma once
// CodecMatch: whether two codecs make the same codes of the same sound, so that priors of one are valid for the other.

#include <filesystem>

#include "core/base/result.h"

namespace jukebox {

/// True when encoders and codebooks of two weight files (names of spec/07) are equal, but for what half precision
/// rounds away; the decoders may differ. Errors of SafetensorsFile::open().
Result<bool> makeSameCodes(const std::filesystem::path& codec, const std::filesystem::path& other);

}  // namespace jukebox
