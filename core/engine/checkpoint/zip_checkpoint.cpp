#include "core/engine/checkpoint/zip_checkpoint.h"

#include <fmt/format.h>

#include <string_view>

#include "core/engine/checkpoint/zip_archive.h"

namespace jukebox {
namespace {

constexpr std::string_view kPickleName = "data.pkl";

/// The one folder that everything lies in, with its slash: "archive/".
Result<std::string> findFolder(const ZipEntries& entries) {
  std::string folder;
  for (const auto& [name, bytes] : entries) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos || name.substr(slash + 1) != kPickleName) continue;
    if (!folder.empty()) return makeError(ErrorKind::corrupt, "The archive holds two sets of weights.");
    folder = name.substr(0, slash + 1);
  }
  if (folder.empty()) {
    return makeError(ErrorKind::unsupported, "The archive is not a PyTorch file: it has no data.pkl.");
  }
  return folder;
}

std::string_view textOf(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Status checkKind(const ZipEntries& entries, const std::string& folder) {
  const auto code = entries.lower_bound(folder + "code/");
  if (entries.contains(folder + "constants.pkl") ||
      (code != entries.end() && code->first.starts_with(folder + "code/"))) {
    return makeError(ErrorKind::unsupported, "The file is a TorchScript program, not a set of weights.",
                     "Save the state dict with torch.save and import that.");
  }
  const auto order = entries.find(folder + "byteorder");
  if (order != entries.end() && !textOf(order->second).starts_with("little")) {
    return makeError(ErrorKind::unsupported, "The file was written on a big-endian machine.");
  }
  return {};
}

}  // namespace

Result<PickledCheckpoint> parseZipCheckpoint(std::span<const std::byte> file, const PickleOptions& options) {
  ASSIGN_OR_RETURN(const ZipEntries entries, readZipArchive(file));
  ASSIGN_OR_RETURN(const std::string folder, findFolder(entries));
  RETURN_IF_ERROR(checkKind(entries, folder));
  const auto pickle = entries.find(folder + std::string(kPickleName));
  ASSIGN_OR_RETURN(PickleResult result, readPickle(pickle->second, options));

  const std::string dataFolder = folder + "data/";
  ZipEntries storages;
  for (auto it = entries.lower_bound(dataFolder); it != entries.end() && it->first.starts_with(dataFolder); ++it) {
    storages.emplace(it->first.substr(dataFolder.size()), it->second);
  }
  return attachStorages(std::move(result.document), storages);
}

}  // namespace jukebox
