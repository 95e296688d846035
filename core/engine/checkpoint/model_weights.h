#pragma once
// ModelWeights: one weight file of a model folder, whatever dtype it is stored in, read back as floats.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/safetensors.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// A codec or prior in the form that the importer writes: f32, f16, or i8 with NAME.scale. Copies share the mapping.
class ModelWeights {
 public:
  /// Opens a safetensors file that must hold exactly `expected` (tied doubles may be missing) plus the scales.
  static Result<ModelWeights> open(const std::filesystem::path& file, std::vector<ExpectedWeight> expected);

  const std::vector<ExpectedWeight>& expected() const { return m_expected; }
  /// The weight as stored. `weight` must be one of expected().
  const TensorView& stored(const ExpectedWeight& weight) const { return m_table.find(weight.name)->second; }
  /// The weight as f32 in row-major order, dequantised if necessary.
  Status readFloat32(const ExpectedWeight& weight, std::vector<float>& out) const;
  /// Gives the pages of one weight back to the kernel.
  void dropPages(const ExpectedWeight& weight) const { m_file.dropPages(stored(weight)); }

 private:
  ModelWeights(SafetensorsFile file, std::vector<ExpectedWeight> expected, WeightTable table, WeightTable scales)
      : m_file(std::move(file)),
        m_expected(std::move(expected)),
        m_table(std::move(table)),
        m_scales(std::move(scales)) {}
  SafetensorsFile m_file;
  std::vector<ExpectedWeight> m_expected;
  WeightTable m_table;
  WeightTable m_scales;  ///< by the name of the quantised weight
};

/// One weight file of a card, with what it must hold: the codec first, then the priors from the bottom.
struct ModelWeightFile {
  std::string path;  ///< relative to the model folder
  bool isCodec = false;
  std::vector<ExpectedWeight> expected;
};
std::vector<ModelWeightFile> modelWeightFiles(const ModelCard& card);

}  // namespace jukebox
