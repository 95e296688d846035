#pragma once
// WeightSet: the tensors of one codec or prior, in place in their mapped file until somebody needs them as floats.

#include <ATen/ATen.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"
#include "core/engine/checkpoint/tensor_view.h"
#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/kernels/weight_matrix.h"

namespace jukebox {

class CheckpointFile;

/// Named weights under the official names of spec/02 §13, 03 §8 and 04. Copies share the data, which live as long as
/// any copy or any tensor made from one.
class WeightSet {
 public:
  /// Maps a weight file of any supported format and checks it strictly against `expected`. `dtype` asks for another
  /// format of the matrices than the file has (automatic: as stored); converting copies them.
  static Result<WeightSet> open(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected,
                                WeightDtype dtype = WeightDtype::automatic);
  /// Maps a weight file without a list of what it must hold (reference cases, inspection). Matrices stay as stored.
  static Result<WeightSet> openUnchecked(const std::filesystem::path& path);
  /// A float32 copy whose tensors are leaves that require gradients; tied tensors stay one.
  WeightSet trainableCopy() const;
  /// Random uniform weights of the expected shapes (benchmarks): zero-mean, standard deviation 0.02; norms about 1.
  static WeightSet random(const std::vector<ExpectedWeight>& expected, WeightDtype dtype, std::uint64_t seed);

  bool has(const std::string& name) const { return m_entries->contains(name); }
  std::vector<std::string> names() const;

  /// The tensor in float32, contiguous, on the CPU. Shares the mapped bytes when they are float32 already; tensors that
  /// training changes are cloned by the trainer. After a copy the mapped bytes need no memory. `name` must exist (the
  /// set was checked when it was opened).
  at::Tensor floatTensor(const std::string& name) const;
  /// Whether floatTensor() shares what is held instead of making a copy.
  bool isFloat(const std::string& name) const;
  std::int64_t elementCount(const std::string& name) const;

  /// View of a matrix for the decode kernels, in its stored format; valid as long as this set lives.
  WeightMatrix matrix(const std::string& name, WeightMatrix::Layout layout) const;

  /// Gives the memory below the mapped weights whose names begin with `prefix` back; they are read again when needed.
  /// For weights that are used once a window.
  void dropPages(const std::string& prefix) const;

  /// Bytes of all weights as they are held in memory or mapped.
  std::uint64_t byteCount() const;

 private:
  struct Entry {
    TensorView view;
    std::shared_ptr<const void> owner;  ///< keeps view.storage alive
    const float* scales = nullptr;      ///< of an int8 matrix, inside scalesOwner
    std::shared_ptr<const void> scalesOwner;
    bool scalePerRow = false;
    std::int64_t scaleGroupInputs = 0;     ///< see WeightMatrix::groupInputs
    const CheckpointFile* file = nullptr;  ///< what the view is mapped from; owned by `owner`
    at::Tensor trainable;                  ///< set in trainable copies
  };
  using Entries = std::map<std::string, Entry, std::less<>>;
  explicit WeightSet(std::shared_ptr<Entries> entries) : m_entries(std::move(entries)) {}
  static Entry quantised(const std::vector<float>& values, const ExpectedWeight& weight, WeightDtype dtype);
  const Entry& entry(const std::string& name) const;

  std::shared_ptr<Entries> m_entries;
};

}  // namespace jukebox
