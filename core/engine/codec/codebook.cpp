#include "core/engine/codec/codebook.h"

namespace jukebox {
namespace {
constexpr std::int64_t kDistanceRows = 256;  // a table of 2 MB stays in the caches
}

at::Tensor rowsOf(const at::Tensor& x) {
  return x.permute({0, 2, 1}).reshape({-1, x.size(1)});
}

at::Tensor Codebook::distances(const at::Tensor& rows) const {
  const at::Tensor rowNorms = at::sum(rows * rows, {-1}, true);                    // (n, 1)
  const at::Tensor codeNorms = at::sum(m_vectors * m_vectors, {-1}).unsqueeze(0);  // (1, bins)
  return at::matmul(rows, m_vectors.t()).mul_(-2).add_(rowNorms).add_(codeNorms);  // (n, bins)
}

at::Tensor Codebook::encode(const at::Tensor& x) const {
  const at::Tensor rows = rowsOf(x);
  std::vector<at::Tensor> codes;
  for (const at::Tensor& block : at::split(rows, kDistanceRows)) {
    codes.push_back(std::get<1>(at::min(distances(block), -1)));
  }
  return at::cat(codes).view({x.size(0), x.size(2)});
}

at::Tensor Codebook::decode(const at::Tensor& codes) const {
  return at::embedding(m_vectors, codes).permute({0, 2, 1}).contiguous();
}

}  // namespace jukebox
