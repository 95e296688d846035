#include "app/export/codes_sidecar.h"

#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaximumCodesBytes = std::uint64_t{1} << 30U;
constexpr std::size_t kLengthBytes = 8;     ///< of the header, little-endian, in front of it
constexpr std::size_t kDataAlignment = 64;  ///< the data begin at a multiple of it
constexpr const char* kMetadataName = "__metadata__";

std::uint64_t lengthAt(const std::string& bytes) {
  std::uint64_t length = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) length = length << 8U | static_cast<unsigned char>(bytes[i]);
  return length;
}

std::string lengthText(std::uint64_t length) {
  std::string text;
  for (std::size_t i = 0; i < kLengthBytes; ++i) text += static_cast<char>(length >> (8 * i) & 0xFFU);
  return text;
}

}  // namespace

Result<std::string> codesWithStatement(const std::filesystem::path& codes, const Sample& sample) {
  ASSIGN_OR_RETURN(const auto bytes, readFile(codes, kMaximumCodesBytes));
  const auto damaged = [&] {
    return makeError(ErrorKind::corrupt, fmt::format("{} is damaged: it has no readable header.", codes.string()),
                     "Export the sample without its codes.");
  };
  if (bytes.size() < kLengthBytes || lengthAt(bytes) > bytes.size() - kLengthBytes) return damaged();
  const auto dataBegin = kLengthBytes + static_cast<std::size_t>(lengthAt(bytes));
  auto header =
      Json::parse(bytes.begin() + kLengthBytes, bytes.begin() + static_cast<std::ptrdiff_t>(dataBegin), nullptr, false);
  if (!header.is_object()) return damaged();
  auto& metadata = header[kMetadataName];
  if (!metadata.is_object()) metadata = Json::object();
  metadata.update({{"statement", aiMadeStatement(sample)},
                   {"license", sample.model.license},
                   {"attribution", sample.model.attribution},
                   {"sample_id", sample.id},
                   {"title", sample.title},
                   {"model", sample.model.name},
                   {"weights_hash", sample.model.weightsHash}});
  std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
  while ((kLengthBytes + text.size()) % kDataAlignment != 0) text += ' ';
  return lengthText(text.size()) + text + bytes.substr(dataBegin);
}

}  // namespace jukebox
