#include "core/engine/checkpoint/model_weights.h"

#include <fmt/format.h>

#include "core/engine/checkpoint/quantise.h"

namespace jukebox {
namespace {

/// Takes NAME.scale out of `found` for every weight stored as i8 and checks it.
Result<WeightTable> takeScales(const std::vector<ExpectedWeight>& expected, WeightTable& found, std::string_view what) {
  WeightTable scales;
  for (const auto& weight : expected) {
    const auto stored = found.find(weight.name);
    const bool mayBeQuantised = weight.role == WeightRole::dense || weight.role == WeightRole::embedding;
    if (stored == found.end() || stored->second.dtype != DType::i8 || !mayBeQuantised) continue;
    const auto scale = found.find(weight.name + std::string(kScaleSuffix));
    if (scale == found.end() || scale->second.dtype != DType::f32 ||
        !scaledAs(weight.role, weight.shape, scale->second.shape)) {
      return makeError(ErrorKind::corrupt,
                       fmt::format("{}: the quantised weight {} has no fitting scales.", what, weight.name));
    }
    scales.emplace(weight.name, scale->second);
    found.erase(scale);
  }
  return scales;
}

}  // namespace

Result<ModelWeights> ModelWeights::open(const std::filesystem::path& path, std::vector<ExpectedWeight> expected) {
  ASSIGN_OR_RETURN(SafetensorsFile file, SafetensorsFile::open(path));
  WeightTable found(file.tensors().begin(), file.tensors().end());
  ASSIGN_OR_RETURN(WeightTable scales, takeScales(expected, found, path.string()));
  // The strict check wants floating tensors; quantised ones pass it in disguise.
  for (const auto& [name, scale] : scales) found.find(name)->second.dtype = DType::f32;
  ASSIGN_OR_RETURN(WeightTable table, matchWeights(expected, found, path.string()));
  for (const auto& weight : expected) {
    // A tied weight that the file leaves out is its twin, scales included.
    const bool isTwin = !weight.tiedTo.empty() && !found.contains(weight.name);
    const auto scale = scales.find(isTwin ? weight.tiedTo : weight.name);
    if (scale == scales.end()) continue;
    table.find(weight.name)->second.dtype = DType::i8;
    if (isTwin) scales.emplace(weight.name, scale->second);
  }
  return ModelWeights(std::move(file), std::move(expected), std::move(table), std::move(scales));
}

Status ModelWeights::readFloat32(const ExpectedWeight& weight, std::vector<float>& out) const {
  const TensorView& view = stored(weight);
  out.resize(static_cast<std::size_t>(view.elementCount()));
  if (view.dtype != DType::i8) return toFloat32(view, out);
  const TensorView& scaleView = m_scales.find(weight.name)->second;
  std::vector<float> scales(static_cast<std::size_t>(scaleView.elementCount()));
  RETURN_IF_ERROR(toFloat32(scaleView, scales));
  const auto bytes = view.contiguousBytes();
  const auto columns = static_cast<std::size_t>(weight.shape.back());
  const bool perColumn = weight.role == WeightRole::dense;
  const bool perGroup = scaledAs(weight.role, weight.shape, scaleView.shape) == WeightDtype::int8g64;
  const std::size_t groupValues = columns * static_cast<std::size_t>(kScaleGroupInputs);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::size_t first = perGroup ? i / groupValues * columns : 0;
    const float scale = scales[perColumn ? first + i % columns : i / columns];
    out[i] = scale * static_cast<float>(static_cast<std::int8_t>(bytes[i]));
  }
  return {};
}

std::vector<ModelWeightFile> modelWeightFiles(const ModelCard& card) {
  std::vector<ModelWeightFile> files{{card.codecFile, true, expectedCodecWeights(card.codec)}};
  for (const auto& prior : card.priors) {
    files.push_back({prior.weightsFile, false, expectedPriorWeights(prior.hyperparameters, card.codec)});
  }
  return files;
}

}  // namespace jukebox
