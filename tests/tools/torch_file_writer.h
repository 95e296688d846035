#pragma once
// Writes PyTorch files (legacy and zip) of any size in constant memory, for tests and for measuring imports.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/engine/checkpoint/tensor_view.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// Builds a protocol-2 pickle opcode by opcode. Every method appends and returns the builder.
class PickleBuilder {
 public:
  PickleBuilder& raw(std::string_view bytes);
  PickleBuilder& op(std::uint8_t opcode) { return raw(std::string_view(reinterpret_cast<const char*>(&opcode), 1)); }
  PickleBuilder& proto(std::uint8_t version = 2) { return op(0x80).op(version); }
  PickleBuilder& mark() { return op('('); }
  PickleBuilder& stop() { return op('.'); }
  PickleBuilder& text(std::string_view text);
  PickleBuilder& integer(std::int64_t value);
  PickleBuilder& global(std::string_view module, std::string_view name);
  /// (a, b, …) from a mark.
  PickleBuilder& integers(std::span<const std::int64_t> values);
  /// Pushes the storage (persistent id with six fields, or five without the view).
  PickleBuilder& storage(DType dtype, std::string_view key, std::int64_t elementCount, bool withView = true);
  /// Pushes _rebuild_tensor_v2 of a storage.
  PickleBuilder& tensor(DType dtype, std::string_view key, std::int64_t storageElements, std::int64_t offset,
                        std::span<const std::int64_t> shape, std::span<const std::int64_t> strides,
                        bool withView = true);
  const std::string& bytes() const { return m_bytes; }

 private:
  std::string m_bytes;
};

/// One tensor of a file to be written. With `sameAs` it shares the storage of that earlier tensor.
struct TensorToWrite {
  std::string name;
  DType dtype = DType::f32;
  std::vector<std::int64_t> shape;
  std::string sameAs;
};

/// Fills a piece of a tensor's bytes; `byteOffset` counts from the tensor's first byte.
using TensorFiller = std::function<void(const TensorToWrite&, std::uint64_t byteOffset, std::span<std::byte> out)>;

/// dict(hps={"level": 1}, model=OrderedDict(...), step=123) or, with `topLevel`, the tensors alone.
struct TorchFileOptions {
  bool topLevel = false;
  std::string namePrefix;  ///< "module." as some training programs write it
};

Status writeLegacyTorchFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                            const TensorFiller& fill, const TorchFileOptions& options = {});
Status writeZipTorchFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                         const TensorFiller& fill, const TorchFileOptions& options = {});
Status writeSafetensorsFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                            const TensorFiller& fill);

/// Pseudo-random weights in ±0.05, a function of the tensor's name and the element number.
void fillPseudoRandom(const TensorToWrite& tensor, std::uint64_t byteOffset, std::span<std::byte> out);

/// The tensors of a model under official names; dense weights as f16 if `halfDense`.
std::vector<TensorToWrite> tensorsToWrite(const std::vector<ExpectedWeight>& expected, bool halfDense = false);

/// A stored zip archive in memory, from names and contents; zip64 structures on demand.
std::string makeStoredZip(const std::vector<std::pair<std::string, std::string>>& entries, bool zip64 = false);

}  // namespace jukebox
