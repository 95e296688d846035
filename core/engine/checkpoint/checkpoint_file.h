#pragma once
// CheckpointFile: a weight file of any supported format behind one face. The format is told by content, not by name.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/engine/checkpoint/pickled_checkpoint.h"
#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

enum class CheckpointFormat { legacyTorch, zipTorch, safetensors, shardedIndex };
/// "PyTorch legacy", "PyTorch zip", "safetensors", "sharded index".
std::string_view checkpointFormatName(CheckpointFormat format);

/// Tensors by name.
using StateDict = std::map<std::string, TensorView, std::less<>>;

/// An open checkpoint. Movable; its views live as long as it does.
class CheckpointFile {
 public:
  CheckpointFormat format() const { return m_format; }
  const std::filesystem::path& path() const { return m_path; }
  /// The "model" dict, or the tensors of the top level if there is no such key; names without "module.".
  const StateDict& stateDict() const { return m_stateDict; }
  const TensorView* find(std::string_view name) const;
  /// The whole object tree of a PyTorch file; nullptr for safetensors and sharded files.
  const PickledCheckpoint* pickled() const { return m_pickled.get(); }
  /// Bytes of all files behind this checkpoint.
  std::uint64_t fileBytes() const;
  /// Gives the pages below one tensor back to the kernel.
  void dropPages(const TensorView& view) const;

 private:
  friend Result<CheckpointFile> openCheckpoint(const std::filesystem::path& path);
  static Result<CheckpointFile> openSingle(const std::filesystem::path& path);
  static Result<CheckpointFile> openShards(const std::filesystem::path& indexPath);
  Status loadSingle();

  CheckpointFormat m_format = CheckpointFormat::safetensors;
  std::filesystem::path m_path;
  std::vector<std::shared_ptr<const MappedFile>> m_files;
  std::unique_ptr<PickledCheckpoint> m_pickled;
  StateDict m_stateDict;
};

/// Opens a legacy or zip PyTorch file, a safetensors file, a Hugging Face "*.index.json", or a folder that holds one of
/// the usual Hugging Face names. Shards named by an index must be plain names in the folder of the index.
/// Names outside the allow-list are tolerated next to the weights (as inert placeholders), never among them.
Result<CheckpointFile> openCheckpoint(const std::filesystem::path& path);

/// True when both views start at the same element of the same storage with the same dtype, shape and strides: one
/// parameter under two names.
bool sameTensor(const TensorView& a, const TensorView& b);
/// True when both views lie on the same storage.
bool sameStorage(const TensorView& a, const TensorView& b);

}  // namespace jukebox
