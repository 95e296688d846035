#pragma once
// Codebook of one level: nearest code of a vector, vector of a code (spec/02 §6).

#include <ATen/ATen.h>

namespace jukebox {

class Codebook {
 public:
  Codebook() = default;
  /// k: (bins, width), float32.
  explicit Codebook(at::Tensor vectors) : m_vectors(std::move(vectors)) {}

  /// rows (n, width) → squared distances (n, bins), formed as (‖x‖² − 2·x·k) + ‖k‖² in float32.
  at::Tensor distances(const at::Tensor& rows) const;
  /// (N, width, T) → codes (N, T), int64; ties go to the smallest index.
  at::Tensor encode(const at::Tensor& x) const;
  /// codes (N, T) → (N, width, T)
  at::Tensor decode(const at::Tensor& codes) const;

  const at::Tensor& vectors() const { return m_vectors; }

 private:
  at::Tensor m_vectors;
};

/// (N, width, T) → (N·T, width): batch-major, then time.
at::Tensor rowsOf(const at::Tensor& x);

}  // namespace jukebox
