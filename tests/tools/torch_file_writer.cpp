#include "tests/tools/torch_file_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "core/engine/checkpoint/half_float.h"
#include "core/engine/checkpoint/safetensors.h"

namespace jukebox {
namespace {

constexpr std::size_t kChunkBytes = 4U << 20;

template <class T>
std::string littleEndian(T value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

std::string_view storageClassName(DType dtype) {
  constexpr std::array<std::string_view, 10> kNames{"DoubleStorage", "FloatStorage", "HalfStorage",  "BFloat16Storage",
                                                    "LongStorage",   "IntStorage",   "ShortStorage", "CharStorage",
                                                    "ByteStorage",   "BoolStorage"};
  return kNames[static_cast<std::size_t>(dtype)];
}

/// Writes a tensor's bytes piece by piece.
void streamTensor(std::ostream& out, const TensorToWrite& tensor, const TensorFiller& fill) {
  std::vector<std::byte> chunk(kChunkBytes);
  const std::uint64_t total = byteCountOf(tensor.dtype, tensor.shape).value_or(0);
  for (std::uint64_t offset = 0; offset < total; offset += kChunkBytes) {
    const std::span piece(chunk.data(), static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, total - offset)));
    fill(tensor, offset, piece);
    out.write(reinterpret_cast<const char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
  }
}

struct PlannedStorage {
  std::string key;
  const TensorToWrite* tensor = nullptr;
};

/// Storages with their keys, and the pickle of the whole object.
struct Plan {
  std::vector<PlannedStorage> storages;
  std::string pickle;
};

Plan planFile(const std::vector<TensorToWrite>& tensors, const TorchFileOptions& options, std::uint64_t firstKey,
              bool withView) {
  Plan plan;
  std::map<std::string, std::string> keyOf;
  PickleBuilder pickle;
  pickle.proto();
  if (!options.topLevel) {
    pickle.op('}').mark().text("hps").op('}').text("level").integer(1).op('s').text("model");
  }
  pickle.global("collections", "OrderedDict").op(')').op('R').mark();
  for (const auto& tensor : tensors) {
    std::string key = tensor.sameAs.empty() ? std::to_string(firstKey + plan.storages.size()) : keyOf.at(tensor.sameAs);
    keyOf.emplace(tensor.name, key);
    if (tensor.sameAs.empty()) plan.storages.push_back({key, &tensor});
    pickle.text(options.namePrefix + tensor.name)
        .tensor(tensor.dtype, key, elementCountOf(tensor.shape).value_or(0), 0, tensor.shape,
                contiguousStrides(tensor.shape), withView);
  }
  pickle.op('u');
  if (!options.topLevel) pickle.text("step").integer(123).op('u');
  plan.pickle = pickle.stop().bytes();
  return plan;
}

Status checkStream(const std::ofstream& out, const std::filesystem::path& path) {
  if (!out) return makeError(ErrorKind::io, fmt::format("Could not write {}.", path.string()));
  return {};
}

/// Emits the pieces of a stored zip archive; sizes above 4 GiB go into zip64 fields.
class ZipWriter {
 public:
  ZipWriter(std::ostream& out, bool zip64) : m_out(out), m_zip64(zip64) {}

  /// Local header with padding that puts the data at a multiple of 64 bytes.
  void begin(const std::string& name, std::uint64_t bytes) {
    constexpr std::size_t kAlignment = 64, kHeaderBytes = 30;
    std::string extra = m_zip64 ? zip64Extra({bytes, bytes}) : std::string();
    const std::size_t unpadded = m_position + kHeaderBytes + name.size() + extra.size() + 4;
    const std::size_t padding = (kAlignment - unpadded % kAlignment) % kAlignment;
    extra += "FB" + littleEndian(static_cast<std::uint16_t>(padding)) + std::string(padding, 'Z');
    m_entries.push_back({name, bytes, m_position});
    const std::uint32_t shown = m_zip64 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(bytes);
    write(littleEndian(std::uint32_t{0x04034b50}) + common() + littleEndian(shown) + littleEndian(shown) +
          littleEndian(static_cast<std::uint16_t>(name.size())) +
          littleEndian(static_cast<std::uint16_t>(extra.size())) + name + extra);
    m_position += bytes;
  }
  void write(const std::string& bytes) {
    m_out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_position += bytes.size();
  }
  /// `begin` counted the entry's bytes already; this writes small ones.
  void add(const std::string& name, const std::string& bytes) {
    begin(name, bytes.size());
    m_out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  void finish() {
    const std::uint64_t directory = m_position;
    for (const auto& entry : m_entries) {
      const std::string extra = m_zip64 ? zip64Extra({entry.bytes, entry.bytes, entry.offset}) : std::string();
      const std::uint32_t bytes = m_zip64 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(entry.bytes);
      const std::uint32_t offset = m_zip64 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(entry.offset);
      write(littleEndian(std::uint32_t{0x02014b50}) + std::string(2, '\0') + common() + littleEndian(bytes) +
            littleEndian(bytes) + littleEndian(static_cast<std::uint16_t>(entry.name.size())) +
            littleEndian(static_cast<std::uint16_t>(extra.size())) + std::string(10, '\0') + littleEndian(offset) +
            entry.name + extra);
    }
    const std::uint64_t directoryBytes = m_position - directory, count = m_entries.size();
    if (m_zip64) {
      const std::uint64_t record = m_position;
      write(littleEndian(std::uint32_t{0x06064b50}) + littleEndian(std::uint64_t{44}) + std::string(12, '\0') +
            littleEndian(count) + littleEndian(count) + littleEndian(directoryBytes) + littleEndian(directory));
      write(littleEndian(std::uint32_t{0x07064b50}) + std::string(4, '\0') + littleEndian(record) +
            littleEndian(std::uint32_t{1}));
    }
    const std::uint16_t count16 = m_zip64 ? 0xFFFF : static_cast<std::uint16_t>(count);
    write(littleEndian(std::uint32_t{0x06054b50}) + std::string(4, '\0') + littleEndian(count16) +
          littleEndian(count16) + littleEndian(m_zip64 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(directoryBytes)) +
          littleEndian(m_zip64 ? 0xFFFFFFFFU : static_cast<std::uint32_t>(directory)) + std::string(2, '\0'));
  }

 private:
  struct Entry {
    std::string name;
    std::uint64_t bytes, offset;
  };
  /// version, flags, method, time, date, CRC (not read by anybody here).
  static std::string common() { return littleEndian(std::uint16_t{45}) + std::string(12, '\0'); }
  static std::string zip64Extra(std::initializer_list<std::uint64_t> values) {
    std::string extra = littleEndian(std::uint16_t{1}) + littleEndian(static_cast<std::uint16_t>(8 * values.size()));
    for (const auto value : values) extra += littleEndian(value);
    return extra;
  }

  std::ostream& m_out;
  bool m_zip64;
  std::uint64_t m_position = 0;
  std::vector<Entry> m_entries;
};

}  // namespace

PickleBuilder& PickleBuilder::raw(std::string_view bytes) {
  m_bytes += bytes;
  return *this;
}

PickleBuilder& PickleBuilder::text(std::string_view text) {
  return op('X').raw(littleEndian(static_cast<std::uint32_t>(text.size()))).raw(text);
}

PickleBuilder& PickleBuilder::integer(std::int64_t value) {
  if (value >= 0 && value < 256) return op('K').op(static_cast<std::uint8_t>(value));
  if (value >= INT32_MIN && value <= INT32_MAX) return op('J').raw(littleEndian(static_cast<std::int32_t>(value)));
  return op(0x8a).op(8).raw(littleEndian(value));
}

PickleBuilder& PickleBuilder::global(std::string_view module, std::string_view name) {
  return op('c').raw(module).raw("\n").raw(name).raw("\n");
}

PickleBuilder& PickleBuilder::integers(std::span<const std::int64_t> values) {
  mark();
  for (const auto value : values) integer(value);
  return op('t');
}

PickleBuilder& PickleBuilder::storage(DType dtype, std::string_view key, std::int64_t elementCount, bool withView) {
  mark().text("storage").global("torch", storageClassName(dtype)).text(key).text("cuda:0").integer(elementCount);
  if (withView) op('N');
  return op('t').op('Q');
}

PickleBuilder& PickleBuilder::tensor(DType dtype, std::string_view key, std::int64_t storageElements,
                                     std::int64_t offset, std::span<const std::int64_t> shape,
                                     std::span<const std::int64_t> strides, bool withView) {
  global("torch._utils", "_rebuild_tensor_v2").mark().storage(dtype, key, storageElements, withView);
  integer(offset).integers(shape).integers(strides).op(0x89);
  return global("collections", "OrderedDict").op(')').op('R').op('t').op('R');
}

Status writeLegacyTorchFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                            const TensorFiller& fill, const TorchFileOptions& options) {
  Plan plan = planFile(tensors, options, 94'000'000, true);
  std::ofstream out(path, std::ios::binary);
  PickleBuilder head;
  head.proto().op(0x8a).op(10).raw("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop();
  head.proto().integer(1001).stop();
  head.proto().op('}').mark().text("protocol_version").integer(1001).text("little_endian").op(0x88).text("type_sizes");
  head.op('}').mark().text("short").integer(2).text("int").integer(4).text("long").integer(4).op('u').op('u').stop();
  out << head.bytes() << plan.pickle;
  std::sort(plan.storages.begin(), plan.storages.end(),
            [](const PlannedStorage& a, const PlannedStorage& b) { return a.key < b.key; });
  PickleBuilder keys;
  keys.proto().op(']').mark();
  for (const auto& storage : plan.storages) keys.text(storage.key);
  out << keys.op('e').stop().bytes();
  for (const auto& storage : plan.storages) {
    out << littleEndian(elementCountOf(storage.tensor->shape).value_or(0));
    streamTensor(out, *storage.tensor, fill);
  }
  return checkStream(out, path);
}

Status writeZipTorchFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                         const TensorFiller& fill, const TorchFileOptions& options) {
  const Plan plan = planFile(tensors, options, 0, false);
  std::uint64_t total = 0;
  for (const auto& storage : plan.storages)
    total += byteCountOf(storage.tensor->dtype, storage.tensor->shape).value_or(0);
  std::ofstream out(path, std::ios::binary);
  ZipWriter zip(out, total > 0xF0000000U);
  zip.add("archive/data.pkl", plan.pickle);
  for (const auto& storage : plan.storages) {
    zip.begin("archive/data/" + storage.key, byteCountOf(storage.tensor->dtype, storage.tensor->shape).value_or(0));
    streamTensor(out, *storage.tensor, fill);
  }
  zip.add("archive/version", "3\n");
  zip.finish();
  return checkStream(out, path);
}

Status writeSafetensorsFile(const std::filesystem::path& path, const std::vector<TensorToWrite>& tensors,
                            const TensorFiller& fill) {
  std::vector<TensorSpec> specs;
  for (const auto& tensor : tensors) {
    if (tensor.sameAs.empty()) specs.push_back({tensor.name, tensor.dtype, tensor.shape});
  }
  return writeSafetensors(path, specs, {}, [&](SafetensorsWriter& writer) -> Status {
    std::vector<std::byte> chunk(kChunkBytes);
    for (const auto& tensor : tensors) {
      if (!tensor.sameAs.empty()) continue;
      const std::uint64_t total = byteCountOf(tensor.dtype, tensor.shape).value_or(0);
      for (std::uint64_t offset = 0; offset < total; offset += kChunkBytes) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(kChunkBytes, total - offset));
        fill(tensor, offset, std::span(chunk.data(), length));
        RETURN_IF_ERROR(writer.append(tensor.name, std::span(chunk.data(), length)));
      }
    }
    return {};
  });
}

void fillPseudoRandom(const TensorToWrite& tensor, std::uint64_t byteOffset, std::span<std::byte> out) {
  const std::size_t item = itemSize(tensor.dtype);
  const std::uint64_t seed = std::hash<std::string>{}(tensor.name);
  for (std::size_t i = 0; i + item <= out.size(); i += item) {
    std::uint64_t x = seed + (byteOffset + i) / item * 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x ^= x >> 31;
    const float value = (static_cast<float>(x >> 40) * 0x1p-24F - 0.5F) * 0.1F;
    if (tensor.dtype == DType::f32) {
      std::memcpy(out.data() + i, &value, sizeof value);
    } else if (tensor.dtype == DType::f16) {
      const std::uint16_t half = halfFromFloat(value);
      std::memcpy(out.data() + i, &half, sizeof half);
    } else {
      std::memcpy(out.data() + i, &x, item);
    }
  }
}

std::vector<TensorToWrite> tensorsToWrite(const std::vector<ExpectedWeight>& expected, bool halfDense) {
  std::vector<TensorToWrite> tensors;
  for (const auto& weight : expected) {
    const bool half = halfDense && weight.role == WeightRole::dense;
    tensors.push_back({weight.name, half ? DType::f16 : DType::f32, weight.shape, weight.tiedTo});
  }
  return tensors;
}

std::string makeStoredZip(const std::vector<std::pair<std::string, std::string>>& entries, bool zip64) {
  std::ostringstream out;
  ZipWriter zip(out, zip64);
  for (const auto& [name, bytes] : entries) zip.add(name, bytes);
  zip.finish();
  return out.str();
}

}  // namespace jukebox
