#pragma once
// EmbeddingTable: a vector for every token, rows of a weight that may be stored in 8 bits.

#include <ATen/ATen.h>

#include <cstdint>
#include <string>

#include "core/engine/weight_set.h"

namespace jukebox {

/// A table (rows, width). On the CPU an int8 table stays as it is stored and gives its rows as floats when they are
/// asked for, with the bits that the whole table as floats would have; else the table is held in float32 on the device.
class EmbeddingTable {
 public:
  /// `name` must be a matrix of `weights`, whose data live as long as this.
  EmbeddingTable(const WeightSet& weights, const std::string& name, at::Device device);

  std::int64_t rowCount() const { return static_cast<std::int64_t>(m_matrix.outputs); }
  std::int64_t width() const { return static_cast<std::int64_t>(m_matrix.inputs); }

  /// ids (…) int64, all within 0 … rowCount()−1 → (…, width) float32 on the device. Differentiable in a trainable set.
  at::Tensor rows(const at::Tensor& ids) const;
  /// One row into `out`, room for width() floats. The table must be on the CPU.
  void copyRow(std::int64_t row, float* out) const;
  /// (rowCount, width) float32 on the device; made for the call where the table is kept in 8 bits.
  at::Tensor whole() const;

 private:
  WeightSet m_weights;
  std::string m_name;
  WeightMatrix m_matrix;  ///< outputs are rows
  at::Tensor m_floats;    ///< not defined: the rows are taken from m_matrix
};

}  // namespace jukebox
