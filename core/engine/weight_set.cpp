#include "core/engine/weight_set.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <random>
#include <stdexcept>

#include "core/engine/checkpoint/checkpoint_file.h"
#include "core/engine/checkpoint/quantise.h"

namespace jukebox {
namespace {

template <class T>
std::shared_ptr<std::vector<T>> shareVector(std::vector<T> values) {
  return std::make_shared<std::vector<T>>(std::move(values));
}

template <class T>
std::span<const std::byte> bytesOf(const std::vector<T>& values) {
  return std::as_bytes(std::span(values.data(), values.size()));
}

bool isMatrixRole(WeightRole role) {
  return role == WeightRole::dense || role == WeightRole::embedding;
}

// A tensor's scales as aligned floats, copied: they are small.
std::shared_ptr<std::vector<float>> readScales(const TensorView& view) {
  auto scales = std::make_shared<std::vector<float>>(static_cast<std::size_t>(view.elementCount()));
  if (!toFloat32(view, *scales)) throw std::logic_error("scales of a quantised weight are not floating");
  return scales;
}

// The kernels read in place; bytes that are not naturally aligned are copied once.
bool isAligned(const TensorView& view) {
  const auto address =
      reinterpret_cast<std::uintptr_t>(view.storage.data()) + view.storageOffsetElements * itemSize(view.dtype);
  return address % itemSize(view.dtype) == 0;
}

}  // namespace

WeightSet::Entry WeightSet::quantised(const std::vector<float>& values, const ExpectedWeight& weight,
                                      WeightDtype dtype) {
  Entry entry;
  const DType stored = storedDType(weight.role, dtype);
  if (stored == DType::i8) {
    const bool perRow = weight.role == WeightRole::embedding;
    const std::int64_t rows = weight.shape[0];
    const std::int64_t columns = weight.shape[1];
    QuantisedMatrix matrix = quantiseFor(weight.role, dtype, values, rows, columns);
    auto data = shareVector(std::move(matrix.values));
    auto scales = shareVector(std::move(matrix.scales));
    entry.view = TensorView::contiguous(DType::i8, weight.shape, bytesOf(*data));
    entry.owner = data;
    entry.scales = scales->data();
    entry.scalesOwner = scales;
    entry.scalePerRow = perRow;
    entry.scaleGroupInputs = !perRow && dtype == WeightDtype::int8g64 ? kScaleGroupInputs : 0;
  } else if (stored == DType::f16) {
    auto data = shareVector(halvesFromFloats(values));
    entry.view = TensorView::contiguous(DType::f16, weight.shape, bytesOf(*data));
    entry.owner = data;
  } else {
    auto data = shareVector(values);
    entry.view = TensorView::contiguous(DType::f32, weight.shape, bytesOf(*data));
    entry.owner = data;
  }
  return entry;
}

Result<WeightSet> WeightSet::open(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected,
                                  WeightDtype dtype) {
  ASSIGN_OR_RETURN(CheckpointFile opened, openCheckpoint(path));
  const auto file = std::make_shared<const CheckpointFile>(std::move(opened));
  // Quantised matrices bring their scales along under NAME.scale; take these out before the strict check.
  StateDict weights;
  std::map<std::string, TensorView, std::less<>> scales;
  for (const auto& [name, view] : file->stateDict()) {
    if (name.ends_with(kScaleSuffix)) {
      scales.emplace(canonicalWeightName(name.substr(0, name.size() - kScaleSuffix.size())), view);
    } else {
      weights.emplace(canonicalWeightName(name), view);
    }
  }
  StateDict shapesOnly = weights;
  for (auto& [name, view] : shapesOnly) {
    if (view.dtype == DType::i8 && scales.contains(name)) view.dtype = DType::f16;  // the check wants floating tensors
  }
  RETURN_IF_ERROR(checkWeights(expected, shapesOnly, path.string()));

  auto entries = std::make_shared<Entries>();
  for (const auto& weight : expected) {
    const auto found = weights.find(canonicalWeightName(weight.name));
    if (found == weights.end()) continue;  // a tied tensor that the file leaves out; filled below
    const TensorView* source = &found->second;
    const auto scaleFound = scales.find(found->first);
    const TensorView* scale = scaleFound == scales.end() ? nullptr : &scaleFound->second;
    Entry entry{*source, file, nullptr, nullptr, false, 0, file.get(), {}};
    if (source->dtype == DType::i8) {
      const auto scaled = scale == nullptr ? std::nullopt : scaledAs(weight.role, weight.shape, scale->shape);
      if (!scaled) {
        return makeError(ErrorKind::corrupt,
                         fmt::format("{}: the quantised weight {} has no fitting scales.", path.string(), weight.name));
      }
      auto values = readScales(*scale);
      entry.scales = values->data();
      entry.scalesOwner = values;
      entry.scalePerRow = weight.role == WeightRole::embedding;
      const bool hasGroups = !entry.scalePerRow && scaled == WeightDtype::int8g64;
      entry.scaleGroupInputs = hasGroups ? kScaleGroupInputs : 0;
    }
    const bool readable = source->dtype == DType::f32 || source->dtype == DType::f16 || source->dtype == DType::i8;
    const bool convert = dtype != WeightDtype::automatic && isMatrixRole(weight.role) &&
                         storedDType(weight.role, dtype) != source->dtype;
    if (convert || !readable || !source->isContiguous() || !isAligned(*source)) {
      if (source->dtype == DType::i8) {
        const Entries single{{weight.name, entry}};
        const at::Tensor values = WeightSet(std::make_shared<Entries>(single)).floatTensor(weight.name);
        entry = quantised({values.data_ptr<float>(), values.data_ptr<float>() + values.numel()}, weight, dtype);
      } else {
        std::vector<float> values(static_cast<std::size_t>(source->elementCount()));
        RETURN_IF_ERROR(toFloat32(*source, values));
        entry = quantised(values, weight, dtype == WeightDtype::automatic ? WeightDtype::f32 : dtype);
      }
    }
    entries->emplace(weight.name, std::move(entry));
  }
  for (const auto& weight : expected) {
    if (weight.tiedTo.empty() || !entries->contains(weight.tiedTo)) continue;
    entries->insert_or_assign(weight.name, entries->at(weight.tiedTo));
  }
  return WeightSet(std::move(entries));
}

Result<WeightSet> WeightSet::openUnchecked(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(CheckpointFile opened, openCheckpoint(path));
  const auto file = std::make_shared<const CheckpointFile>(std::move(opened));
  auto entries = std::make_shared<Entries>();
  for (const auto& [name, view] : file->stateDict()) {
    Entry entry{view, file, nullptr, nullptr, false, 0, file.get(), {}};
    if (view.dtype != DType::f32 || !view.isContiguous() || !isAligned(view)) {
      std::vector<float> values(static_cast<std::size_t>(view.elementCount()));
      RETURN_IF_ERROR(toFloat32(view, values));
      entry = quantised(values, {name, view.shape, WeightRole::vector, ""}, WeightDtype::f32);
    }
    entries->emplace(canonicalWeightName(name), std::move(entry));
  }
  return WeightSet(std::move(entries));
}

WeightSet WeightSet::trainableCopy() const {
  auto copy = std::make_shared<Entries>();
  std::map<const void*, at::Tensor> leaves;
  for (const auto& [name, item] : *m_entries) {
    at::Tensor& leaf = leaves[item.view.storage.data() + item.view.storageOffsetElements * itemSize(item.view.dtype)];
    if (!leaf.defined()) leaf = floatTensor(name).clone().set_requires_grad(true);
    Entry entry;
    const auto bytes = std::as_bytes(std::span(leaf.data_ptr<float>(), static_cast<std::size_t>(leaf.numel())));
    entry.view = TensorView::contiguous(DType::f32, item.view.shape, bytes);
    entry.trainable = leaf;
    copy->emplace(name, std::move(entry));
  }
  return WeightSet(std::move(copy));
}

WeightSet WeightSet::random(const std::vector<ExpectedWeight>& expected, WeightDtype dtype, std::uint64_t seed) {
  auto entries = std::make_shared<Entries>();
  std::mt19937 generator(static_cast<std::mt19937::result_type>(seed));
  for (const auto& weight : expected) {
    if (!weight.tiedTo.empty()) {
      entries->emplace(weight.name, entries->at(weight.tiedTo));
      continue;
    }
    const auto count = static_cast<std::size_t>(elementCountOf(weight.shape).value());
    const bool isNormWeight = weight.name.ends_with("weight") && weight.role == WeightRole::vector;
    std::vector<float> values(count);
    for (float& value : values) {
      const float unit = static_cast<float>(generator()) * 0x1p-32F - 0.5F;
      value = (isNormWeight ? 1.0F : 0.0F) + 0.07F * unit;
    }
    entries->emplace(weight.name, quantised(values, weight, dtype));
  }
  return WeightSet(std::move(entries));
}

std::vector<std::string> WeightSet::names() const {
  std::vector<std::string> names;
  for (const auto& item : *m_entries) names.push_back(item.first);
  return names;
}

const WeightSet::Entry& WeightSet::entry(const std::string& name) const {
  auto it = m_entries->find(name);
  if (it == m_entries->end()) it = m_entries->find(canonicalWeightName(name));
  if (it == m_entries->end()) throw std::logic_error("weight " + name + " was not declared");
  return it->second;
}

bool WeightSet::isFloat(const std::string& name) const {
  const Entry& source = entry(name);
  const TensorView& view = source.view;
  return source.trainable.defined() || (view.dtype == DType::f32 && view.isContiguous() && isAligned(view));
}

std::int64_t WeightSet::elementCount(const std::string& name) const {
  return static_cast<std::int64_t>(entry(name).view.elementCount());
}

at::Tensor WeightSet::floatTensor(const std::string& name) const {
  const Entry& source = entry(name);
  if (source.trainable.defined()) return source.trainable;
  const TensorView& view = source.view;
  if (isFloat(name)) {
    auto* data = const_cast<std::byte*>(view.contiguousBytes().data());
    return at::from_blob(
        data, view.shape, [owner = source.owner](void*) {}, at::TensorOptions().dtype(at::kFloat));
  }
  at::Tensor result = at::empty(view.shape, at::kFloat);
  const std::span<float> out(result.data_ptr<float>(), static_cast<std::size_t>(result.numel()));
  if (view.dtype == DType::i8) {
    const auto* quantisedValues = reinterpret_cast<const std::int8_t*>(view.contiguousBytes().data());
    const auto columns = static_cast<std::size_t>(view.shape[1]);
    for (std::size_t i = 0; i < out.size(); ++i) {
      const float* scales = source.scales;
      if (source.scaleGroupInputs != 0) {
        scales += i / columns / static_cast<std::size_t>(source.scaleGroupInputs) * columns;
      }
      out[i] = static_cast<float>(quantisedValues[i]) * scales[source.scalePerRow ? i / columns : i % columns];
    }
  } else if (!toFloat32(view, out)) {
    throw std::logic_error("weight " + name + " is not floating");
  }
  if (source.file != nullptr) source.file->dropPages(view);
  return result;
}

void WeightSet::dropPages(const std::string& prefix) const {
  for (auto it = m_entries->lower_bound(prefix); it != m_entries->end() && it->first.starts_with(prefix); ++it) {
    if (it->second.file != nullptr) it->second.file->dropPages(it->second.view);
  }
}

WeightMatrix WeightSet::matrix(const std::string& name, WeightMatrix::Layout layout) const {
  const Entry& source = entry(name);
  WeightMatrix matrix;
  switch (source.view.dtype) {
    case DType::f32:
      matrix.format = WeightFormat::f32;
      break;
    case DType::f16:
      matrix.format = WeightFormat::f16;
      break;
    case DType::i8:
      matrix.format = WeightFormat::int8;
      break;
    default:
      throw std::logic_error("weight " + name + " is in a format that the kernels do not read");
  }
  matrix.layout = layout;
  matrix.data = source.view.contiguousBytes().data();
  matrix.scales = source.scales;
  matrix.groupInputs = static_cast<std::size_t>(source.scaleGroupInputs);
  const bool inOut = layout == WeightMatrix::Layout::inOut;
  matrix.inputs = static_cast<std::size_t>(source.view.shape[inOut ? 0 : 1]);
  matrix.outputs = static_cast<std::size_t>(source.view.shape[inOut ? 1 : 0]);
  return matrix;
}

std::uint64_t WeightSet::byteCount() const {
  std::map<const void*, std::uint64_t> distinct;
  for (const auto& [name, item] : *m_entries)
    distinct[item.view.storage.data() + item.view.storageOffsetElements * itemSize(item.view.dtype)] =
        item.view.byteCount();
  std::uint64_t total = 0;
  for (const auto& item : distinct) total += item.second;
  return total;
}

}  // namespace jukebox
