#pragma once
// Weight names: which tensors a codec or a prior consists of, with their shapes (spec/02 §13, 03 §8, 04 §3, 8, 9).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

/// What a weight is for; decides how it may be stored and quantised.
enum class WeightRole {
  dense,        ///< ".w", (in, out)
  embedding,    ///< token table or output matrix, (rows, width)
  table,        ///< position, label and timing tables, start token
  convolution,  ///< (out, in, kernel); transposed ones (in, out, kernel)
  vector,       ///< bias or layer-norm parameter
  codebook,     ///< "k" buffers of the codec
};

/// One tensor that a model must have.
struct ExpectedWeight {
  std::string name;
  std::vector<std::int64_t> shape;
  WeightRole role = WeightRole::vector;
  /// Name of the tensor that this one is the same parameter as (x_out of non-merged models); empty otherwise.
  /// Such a tensor may be missing from a file.
  std::string tiedTo;
};

/// Official names, in a stable order.
std::vector<ExpectedWeight> expectedCodecWeights(const CodecHyperparameters& codec);
/// Official names. `codec` gives the number of codes and the strides of the level above.
/// The conditioner's names contain "blocks" or "model" as prior.condCheckpointed says.
std::vector<ExpectedWeight> expectedPriorWeights(const PriorHyperparameters& prior, const CodecHyperparameters& codec);

/// Parameters: every expected element but tied doubles and codebooks.
std::int64_t parameterCount(const std::vector<ExpectedWeight>& expected);

/// The same name with the conditioner's ".0.model." spelled ".0.blocks."; other names unchanged.
std::string canonicalWeightName(std::string_view name);

/// Tensors under the expected names.
using WeightTable = std::map<std::string, TensorView, std::less<>>;

/// Strict check of what a file holds against what the model needs: both spellings of the conditioner are accepted, a
/// missing tied tensor takes the one it is tied to; everything else that is missing, extra, misshaped or not floating
/// is listed (the first few of each kind, with counts) in one error of kind corrupt. `what` names the file in the
/// message.
Result<WeightTable> matchWeights(const std::vector<ExpectedWeight>& expected,
                                 const std::map<std::string, TensorView, std::less<>>& found, std::string_view what);

/// matchWeights without the table.
Status checkWeights(const std::vector<ExpectedWeight>& expected,
                    const std::map<std::string, TensorView, std::less<>>& found, std::string_view what);

}  // namespace jukebox
