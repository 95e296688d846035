#pragma once
// PickledCheckpoint: a pickle together with the bytes of its storages; what legacy and zip files have in common.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/engine/checkpoint/pickle_value.h"
#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

/// The object tree and, for every storage of the document, its bytes inside the file image.
struct PickledCheckpoint {
  PickleDocument document;
  std::vector<std::span<const std::byte>> storages;  ///< parallel to document.storages()

  /// View of tensor number `index` of the document.
  TensorView tensor(std::uint32_t index) const;
};

/// Joins a document with the bytes of its storages by key. Kind corrupt if a storage is missing or has another length
/// than its description says.
Result<PickledCheckpoint> attachStorages(PickleDocument document,
                                         const std::map<std::string, std::span<const std::byte>, std::less<>>& bytes);

}  // namespace jukebox
