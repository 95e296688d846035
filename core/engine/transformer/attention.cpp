#include "core/engine/transformer/attention.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jukebox {
namespace {

constexpr std::int64_t kDenseQueryBlock = 512;  // bounds the score matrix of the dense pattern

// (…, c, e) × (…, n, e) → (…, c, e); the mask (c, n) is true where a key is visible.
at::Tensor softmaxAttention(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& mask,
                            at::Tensor* weights) {
  const double c = 1.0 / std::sqrt(std::sqrt(static_cast<double>(q.size(-1))));
  at::Tensor scores = at::matmul(q, k.transpose(-2, -1)) * (c * c);  // (…, c, n)
  if (mask.defined()) scores = scores.masked_fill(mask.logical_not(), -1e9);
  scores = at::softmax(scores, -1);
  if (weights != nullptr) *weights = scores;
  return at::matmul(scores, v);
}

at::Tensor splitHeads(const at::Tensor& x, int heads) {  // (N, L, S) → (N, H, L, e)
  return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor mergeHeads(const at::Tensor& x) {  // (N, H, L, e) → (N, L, S)
  return x.transpose(1, 2).reshape({x.size(0), x.size(2), x.size(1) * x.size(3)});
}

at::Tensor arange(std::int64_t begin, std::int64_t end, const at::Tensor& like) {
  return at::arange(begin, end, at::TensorOptions().dtype(at::kLong).device(like.device()));
}

// Queries from firstQuery against keys at the given positions: visible where position ≤ query.
at::Tensor causalMask(std::int64_t firstQuery, std::int64_t queries, const at::Tensor& keyPositions) {
  return keyPositions.unsqueeze(0) <= arange(firstQuery, firstQuery + queries, keyPositions).unsqueeze(1);
}

at::Tensor attendCausal(const AttentionInput& in, at::Tensor* weights) {  // dense and prime
  const std::int64_t count = in.queries.size(1);
  std::vector<at::Tensor> outputs, weightRows;
  const at::Tensor k = splitHeads(in.keys, in.heads);
  const at::Tensor v = splitHeads(in.values, in.heads);
  const at::Tensor positions = arange(in.firstKey, in.firstKey + in.keys.size(1), in.queries);
  for (std::int64_t begin = 0; begin < count; begin += kDenseQueryBlock) {
    const std::int64_t rows = std::min(kDenseQueryBlock, count - begin);
    const at::Tensor q = splitHeads(in.queries.narrow(1, begin, rows), in.heads);
    // Keys behind the block's last query are invisible to all of it.
    const std::int64_t last = in.firstQuery + begin + rows;
    const std::int64_t visible = weights != nullptr ? k.size(2) : std::min(k.size(2), last - in.firstKey);
    const at::Tensor mask = causalMask(in.firstQuery + begin, rows, positions.narrow(0, 0, visible));
    at::Tensor blockWeights;
    outputs.push_back(softmaxAttention(q, k.narrow(2, 0, visible), v.narrow(2, 0, visible), mask,
                                       weights != nullptr ? &blockWeights : nullptr));
    if (weights != nullptr) weightRows.push_back(blockWeights);
  }
  if (weights != nullptr) *weights = at::cat(weightRows, 2);
  return mergeHeads(at::cat(outputs, 2));
}

// Pads (N, c, S) that starts at position `first` to whole rows [rowBegin, rowEnd) → (N, R, rowLength, H, e).
at::Tensor toRows(const at::Tensor& x, std::int64_t first, std::int64_t rowBegin, std::int64_t rowEnd,
                  std::int64_t rowLength, int heads) {
  const std::int64_t front = first - rowBegin * rowLength;
  const std::int64_t back = rowEnd * rowLength - first - x.size(1);
  const at::Tensor padded = front == 0 && back == 0 ? x : at::constant_pad_nd(x, {0, 0, front, back});
  return padded.reshape({x.size(0), rowEnd - rowBegin, rowLength, heads, x.size(2) / heads});
}

// Types 1–3: the window as rows of rowLength positions; chunk borders are padded with zeros that nobody real sees.
at::Tensor attendRows(const AttentionInput& in) {
  const std::int64_t rowLength = in.geometry.rowLength();
  const std::int64_t count = in.queries.size(1);
  const std::int64_t rowBegin = in.firstQuery / rowLength;
  const std::int64_t rowEnd = (in.firstQuery + count + rowLength - 1) / rowLength;
  const at::Tensor q = toRows(in.queries, in.firstQuery, rowBegin, rowEnd, rowLength, in.heads);
  const auto rowsOf = [&](const at::Tensor& x, std::int64_t begin, std::int64_t end) {
    // The part of x that lies in these rows; rows before position 0 are zeros (type 3, first row).
    const std::int64_t from = std::max(begin * rowLength, in.firstKey);
    const std::int64_t to = std::min(end * rowLength, in.firstKey + x.size(1));
    if (to <= from) return x.new_zeros({x.size(0), end - begin, rowLength, in.heads, x.size(2) / in.heads});
    return toRows(x.narrow(1, from - in.firstKey, to - from), from, begin, end, rowLength, in.heads);
  };
  at::Tensor out;  // (N, R, rowLength, H, e)
  if (in.type == AttentionType::transposedBlock) {
    const auto columns = [](const at::Tensor& x) { return x.permute({0, 2, 3, 1, 4}); };  // (N, rowLength, H, R, e)
    const at::Tensor mask = causalMask(rowBegin, rowEnd - rowBegin, arange(0, rowEnd, in.queries));
    out = softmaxAttention(columns(q), columns(rowsOf(in.keys, 0, rowEnd)), columns(rowsOf(in.values, 0, rowEnd)), mask,
                           nullptr)
              .permute({0, 3, 1, 2, 4});
  } else {
    const std::int64_t shift = in.type == AttentionType::previousBlock ? 1 : 0;
    const auto byRow = [](const at::Tensor& x) { return x.permute({0, 1, 3, 2, 4}); };  // (N, R, H, rowLength, e)
    at::Tensor mask;
    if (shift == 0) mask = causalMask(0, rowLength, arange(0, rowLength, in.queries));
    out = softmaxAttention(byRow(q), byRow(rowsOf(in.keys, rowBegin - shift, rowEnd - shift)),
                           byRow(rowsOf(in.values, rowBegin - shift, rowEnd - shift)), mask, nullptr)
              .permute({0, 1, 3, 2, 4});
  }
  out = out.reshape({in.queries.size(0), (rowEnd - rowBegin) * rowLength, in.queries.size(2)});
  return out.narrow(1, in.firstQuery - rowBegin * rowLength, count);
}

at::Tensor attendSummary(const AttentionInput& in) {
  const std::int64_t nulls = in.geometry.summaryWidth(in.type);
  const std::int64_t end = in.firstQuery + in.queries.size(1);
  const at::Tensor positions = at::cat({at::full({nulls}, -1, at::kLong).to(in.queries.device()),
                                        summaryPositions(in.type, in.geometry, end).to(in.queries.device())});
  const auto withNulls = [&](const at::Tensor& x) {
    const at::Tensor zeros = x.new_zeros({x.size(0), nulls, x.size(2)});
    return splitHeads(at::cat({zeros, x}, 1), in.heads);
  };
  return mergeHeads(softmaxAttention(splitHeads(in.queries, in.heads), withNulls(in.keys), withNulls(in.values),
                                     causalMask(in.firstQuery, in.queries.size(1), positions), nullptr));
}

}  // namespace

std::int64_t firstNeededKey(AttentionType type, const AttentionGeometry& geometry, std::int64_t firstQuery) {
  const std::int64_t rowLength = geometry.rowLength();
  const std::int64_t row = firstQuery / rowLength;
  if (type == AttentionType::block) return row * rowLength;
  if (type == AttentionType::previousBlock) return std::max<std::int64_t>(0, row - 1) * rowLength;
  return 0;
}

at::Tensor summaryPositions(AttentionType type, const AttentionGeometry& geometry, std::int64_t length) {
  std::vector<std::int64_t> positions;
  const std::int64_t width = geometry.summaryWidth(type);
  for (std::int64_t row = 0; row <= geometry.blocks - 2; ++row) {
    for (std::int64_t r = 0; r < width; ++r) {
      const std::int64_t position = (row + 1) * geometry.rowLength() - width + r;
      if (position < length) positions.push_back(position);
    }
  }
  return at::tensor(positions, at::kLong);
}

at::Tensor attend(const AttentionInput& input, at::Tensor* weights) {
  switch (input.type) {
    case AttentionType::dense:
    case AttentionType::prime:
      return attendCausal(input, weights);
    case AttentionType::cross:
      return mergeHeads(softmaxAttention(splitHeads(input.queries, input.heads), splitHeads(input.keys, input.heads),
                                         splitHeads(input.values, input.heads), at::Tensor(), weights));
    case AttentionType::summary:
    case AttentionType::summarySpread:
      return attendSummary(input);
    case AttentionType::block:
    case AttentionType::transposedBlock:
    case AttentionType::previousBlock:
      return attendRows(input);
  }
  return attendCausal(input, weights);
}

}  // namespace jukebox
