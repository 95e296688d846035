#include "core/engine/checkpoint/checkpoint_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/paths.h"
#include "core/domain/json_reader.h"
#include "core/engine/checkpoint/legacy_checkpoint.h"
#include "core/engine/checkpoint/safetensors.h"
#include "core/engine/checkpoint/zip_archive.h"
#include "core/engine/checkpoint/zip_checkpoint.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kModulePrefix = "module.";
constexpr std::uint64_t kMaximumIndexBytes = 16U << 20U;
constexpr std::size_t kMaximumShards = 1000;

/// Adds a tensor; the same name twice is an error.
Status addTensor(StateDict& state, std::string_view name, TensorView view) {
  if (name.starts_with(kModulePrefix)) name.remove_prefix(kModulePrefix.size());
  if (!state.emplace(std::string(name), std::move(view)).second) {
    return makeError(ErrorKind::corrupt, fmt::format("Tensor {:.200} occurs twice.", name));
  }
  return {};
}

/// The tensors of the "model" dict, where nothing but tensors may be, or those of the top level.
Result<StateDict> stateDictOf(const PickledCheckpoint& checkpoint) {
  StateDict state;
  const PickleValue root = checkpoint.document.root();
  if (root.kind() != PickleKind::dict)
    return makeError(ErrorKind::unsupported, "The file holds no dictionary of tensors.");
  const auto model = root.find("model");
  if (const auto name = checkpoint.document.findPlaceholder(model.value_or(root))) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("The weights contain \"{:.200}\", which has no place in a file of weights.", *name));
  }
  if (model && model->kind() != PickleKind::dict) {
    return makeError(ErrorKind::corrupt, "The entry \"model\" of the file is no dictionary of tensors.");
  }
  const PickleValue dict = model.value_or(root);
  for (std::size_t i = 0; i < dict.size(); ++i) {
    const auto [name, value] = dict.entry(i);
    const auto tensor = value.tensorIndex();
    if (model && (name.kind() != PickleKind::text || !tensor)) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("The entry \"{:.200}\" of the model is no tensor.", name.text()));
    }
    if (tensor && name.kind() == PickleKind::text) {
      RETURN_IF_ERROR(addTensor(state, name.text(), checkpoint.tensor(*tensor)));
    }
  }
  return state;
}

Error withPath(Error error, const fs::path& path) {
  error.message = fmt::format("{} cannot be read. {}", path.string(), error.message);
  return error;
}

/// The file of a Hugging Face folder that describes or holds the weights.
Result<fs::path> findInFolder(const fs::path& folder) {
  constexpr std::array kNames{"model.safetensors.index.json", "model.safetensors", "pytorch_model.bin.index.json",
                              "pytorch_model.bin"};
  std::error_code code;
  for (const char* name : kNames) {
    if (fs::is_regular_file(folder / name, code)) return folder / name;
  }
  return makeError(ErrorKind::notFound, fmt::format("The folder {} holds no weights.", folder.string()),
                   "It should contain model.safetensors, pytorch_model.bin or one of their index files.");
}

/// Shard of every tensor, checked to stay in the folder of the index.
Result<std::map<std::string, std::string>> readIndex(const fs::path& path) {
  ASSIGN_OR_RETURN(const std::string text, readFile(path, kMaximumIndexBytes));
  ASSIGN_OR_RETURN(const nlohmann::json json, parseJson(text, path.string()));
  if (!json.is_object() || !json.contains("weight_map") || !json.at("weight_map").is_object()) {
    return makeError(ErrorKind::corrupt, fmt::format("{} has no list of weights.", path.string()));
  }
  std::map<std::string, std::string> shards;
  for (const auto& [name, shard] : json.at("weight_map").items()) {
    if (!shard.is_string() || !isPlainFileName(shard.get_ref<const std::string&>())) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("{} names a file outside its own folder for {:.200}.", path.string(), name));
    }
    shards.emplace(name, shard.get<std::string>());
  }
  return shards;
}

}  // namespace

std::string_view checkpointFormatName(CheckpointFormat format) {
  switch (format) {
    case CheckpointFormat::legacyTorch:
      return "PyTorch legacy";
    case CheckpointFormat::zipTorch:
      return "PyTorch zip";
    case CheckpointFormat::safetensors:
      return "safetensors";
    case CheckpointFormat::shardedIndex:
      return "sharded index";
  }
  return "unknown";
}

const TensorView* CheckpointFile::find(std::string_view name) const {
  const auto it = m_stateDict.find(name);
  return it == m_stateDict.end() ? nullptr : &it->second;
}

std::uint64_t CheckpointFile::fileBytes() const {
  std::uint64_t bytes = 0;
  for (const auto& file : m_files) bytes += file->size();
  return bytes;
}

void CheckpointFile::dropPages(const TensorView& view) const {
  const auto bytes = view.isContiguous() ? view.contiguousBytes() : view.storage;
  if (bytes.empty()) return;
  for (const auto& file : m_files) {
    const auto all = file->bytes();
    if (std::less_equal<>{}(all.data(), bytes.data()) && std::less<>{}(bytes.data(), all.data() + all.size())) {
      file->dropPages(static_cast<std::size_t>(bytes.data() - all.data()), bytes.size());
    }
  }
}

Status CheckpointFile::loadSingle() {
  const auto bytes = m_files.front()->bytes();
  const bool isLegacy = looksLikeLegacyCheckpoint(bytes);
  if (!isLegacy && !looksLikeZip(bytes)) {
    m_format = CheckpointFormat::safetensors;
    ASSIGN_OR_RETURN(SafetensorsContent content, parseSafetensors(bytes));
    for (auto& [name, view] : content.tensors) RETURN_IF_ERROR(addTensor(m_stateDict, name, std::move(view)));
    return {};
  }
  m_format = isLegacy ? CheckpointFormat::legacyTorch : CheckpointFormat::zipTorch;
  const PickleOptions options{true, {}};
  ASSIGN_OR_RETURN(PickledCheckpoint checkpoint,
                   isLegacy ? parseLegacyCheckpoint(bytes, options) : parseZipCheckpoint(bytes, options));
  m_pickled = std::make_unique<PickledCheckpoint>(std::move(checkpoint));
  ASSIGN_OR_RETURN(m_stateDict, stateDictOf(*m_pickled));
  return {};
}

Result<CheckpointFile> CheckpointFile::openSingle(const fs::path& path) {
  CheckpointFile checkpoint;
  checkpoint.m_path = path;
  ASSIGN_OR_RETURN(auto file, MappedFile::open(path));
  checkpoint.m_files.push_back(std::move(file));
  if (auto status = checkpoint.loadSingle(); !status) return withPath(std::move(status).error(), path);
  return checkpoint;
}

Result<CheckpointFile> CheckpointFile::openShards(const fs::path& indexPath) {
  CheckpointFile checkpoint;
  checkpoint.m_path = indexPath;
  checkpoint.m_format = CheckpointFormat::shardedIndex;
  ASSIGN_OR_RETURN(const auto shardOf, readIndex(indexPath));
  std::set<std::string> shards;
  for (const auto& [name, shard] : shardOf) shards.insert(shard);
  if (shards.size() > kMaximumShards) return makeError(ErrorKind::corrupt, "The index names too many files.");
  for (const auto& shard : shards) {
    ASSIGN_OR_RETURN(CheckpointFile file, openSingle(indexPath.parent_path() / shard));
    for (auto& [name, view] : file.m_stateDict) {
      const auto owner = shardOf.find(name);
      if (owner == shardOf.end() || owner->second != shard) {
        return makeError(ErrorKind::corrupt,
                         fmt::format("{} holds {:.200}, which the index places elsewhere.", shard, name));
      }
      RETURN_IF_ERROR(addTensor(checkpoint.m_stateDict, name, view));
    }
    checkpoint.m_files.insert(checkpoint.m_files.end(), file.m_files.begin(), file.m_files.end());
  }
  for (const auto& [name, shard] : shardOf) {
    if (!checkpoint.m_stateDict.contains(name)) {
      return makeError(ErrorKind::corrupt, fmt::format("{} lacks {:.200}, which the index promises.", shard, name));
    }
  }
  return checkpoint;
}

Result<CheckpointFile> openCheckpoint(const fs::path& path) {
  fs::path file = path;
  std::error_code code;
  if (fs::is_directory(path, code)) {
    ASSIGN_OR_RETURN(file, findInFolder(path));
  }
  return file.string().ends_with(".index.json") ? CheckpointFile::openShards(file) : CheckpointFile::openSingle(file);
}

bool sameStorage(const TensorView& a, const TensorView& b) {
  return !a.storage.empty() && a.storage.data() == b.storage.data() && a.storage.size() == b.storage.size();
}

bool sameTensor(const TensorView& a, const TensorView& b) {
  return sameStorage(a, b) && a.dtype == b.dtype && a.storageOffsetElements == b.storageOffsetElements &&
         a.shape == b.shape && a.strides == b.strides;
}

}  // namespace jukebox
