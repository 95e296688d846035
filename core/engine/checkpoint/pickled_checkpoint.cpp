#include "core/engine/checkpoint/pickled_checkpoint.h"

#include <fmt/format.h>

namespace jukebox {

TensorView PickledCheckpoint::tensor(std::uint32_t index) const {
  const PickleTensor& tensor = document.tensors()[index];
  const PickleStorage& storage = document.storages()[tensor.storage];
  return TensorView{storage.dtype, tensor.shape, tensor.strides, storages[tensor.storage],
                    static_cast<std::size_t>(tensor.storageOffset)};
}

Result<PickledCheckpoint> attachStorages(PickleDocument document,
                                         const std::map<std::string, std::span<const std::byte>, std::less<>>& bytes) {
  PickledCheckpoint checkpoint;
  for (const PickleStorage& storage : document.storages()) {
    const auto found = bytes.find(storage.key);
    if (found == bytes.end()) {
      return makeError(ErrorKind::corrupt, fmt::format("The data of storage {} is missing.", storage.key),
                       "Get the file again.");
    }
    const std::int64_t shape[] = {storage.elementCount};
    const auto expected = byteCountOf(storage.dtype, shape);
    if (!expected || *expected != found->second.size()) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("Storage {} should have {} elements of type {}, but has {} bytes.", storage.key,
                                   storage.elementCount, dtypeName(storage.dtype), found->second.size()),
                       "Get the file again.");
    }
    auto span = found->second;
    if (storage.view) {
      const std::size_t item = itemSize(storage.dtype);
      span = span.subspan(static_cast<std::size_t>(storage.view->offset) * item,
                          static_cast<std::size_t>(storage.view->size) * item);
    }
    checkpoint.storages.push_back(span);
  }
  checkpoint.document = std::move(document);
  return checkpoint;
}

}  // namespace jukebox
