#pragma once
// ModelWeights: reads the weight files of a model folder, whatever dtype they are stored in.

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/safetensors.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// One weight file of a model (codec or prior), checked against what the card's hyperparameters need.
/// Copies share the mapping.
class ModelWeights {
 public:
  /// Opens FOLDER/card.codecFile. Strict: names, shapes and dtypes.
  static Result<ModelWeights> openCodec(const std::filesystem::path& folder, const ModelCard& card);
  /// Opens the weights of the prior of `level`.
  static Result<ModelWeights> openPrior(const std::filesystem::path& folder, const ModelCard& card, int level);
  /// Opens any safetensors file that holds exactly `expected`.
  static Result<ModelWeights> open(const std::filesystem::path& file, std::vector<ExpectedWeight> expected);

  const std::vector<ExpectedWeight>& expected() const { return m_expected; }
  /// As stored. Tied names and both spellings of the conditioner are resolved. Kind notFound for an unknown name.
  Result<TensorView> stored(std::string_view name) const;
  /// The scales of a weight stored as i8; an empty view's error kind is notFound for other weights.
  Result<TensorView> scales(std::string_view name) const;
  /// The weight as f32 in row-major order, dequantised if necessary. `out` must hold its element count.
  Status readFloat32(std::string_view name, std::span<float> out) const;
  Result<std::vector<float>> readFloat32(std::string_view name) const;
  /// Gives the pages of one weight back to the kernel.
  void dropPages(std::string_view name) const;
  const SafetensorsFile& file() const { return m_file; }

 private:
  ModelWeights(SafetensorsFile file, std::vector<ExpectedWeight> expected, WeightTable table)
      : m_file(std::move(file)), m_expected(std::move(expected)), m_table(std::move(table)) {}
  SafetensorsFile m_file;
  std::vector<ExpectedWeight> m_expected;
  WeightTable m_table;
};

}  // namespace jukebox
