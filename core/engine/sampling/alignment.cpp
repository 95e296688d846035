#include "core/engine/sampling/alignment.h"

#include <algorithm>
#include <cmath>

#include "core/domain/window_plan.h"

namespace jukebox {
namespace {

constexpr double kDisplayRowsPerSecond = 20;

// The window's codes as (1, n ≤ n_ctx). The attention looks back only, so what lies behind a short song changes
// nothing.
at::Tensor windowCodes(const LevelCodes& codes, std::int64_t start, std::int64_t context) {
  const auto end = std::min<std::int64_t>(static_cast<std::int64_t>(codes.size()), start + context);
  const std::vector<std::int64_t> z(codes.begin() + start, codes.begin() + end);
  return at::tensor(z, at::kLong).unsqueeze(0);
}

// Heads (H, n, n_tokens) of one layer for the window at `start`.
Result<at::Tensor> windowAttention(const Prior& prior, const SongLabeller& labels, const LevelCodes& codes,
                                   std::int64_t start, int layer) {
  ASSIGN_OR_RETURN(const at::Tensor y, labels.windowLabels(start));
  ASSIGN_OR_RETURN(const PriorConditions conditions, prior.conditions({}, y));
  return prior.lyricAttention(windowCodes(codes, start, prior.hyperparameters().nCtx).to(prior.device()), conditions,
                              layer);
}

}  // namespace

Result<at::Tensor> lyricAlignment(const Prior& prior, const SongLabeller& labels, const LevelCodes& codes,
                                  std::int64_t windowHopTokens, const AlignmentSource& source,
                                  const CancellationToken& cancellation, const std::function<void()>& onWindow) {
  const std::int64_t context = prior.hyperparameters().nCtx;
  const auto total = static_cast<std::int64_t>(codes.size());
  const auto characters = static_cast<std::int64_t>(labels.labels().fullTokens.size());
  at::Tensor matrix = at::zeros({total, characters + 1}, at::kFloat);  // the last column collects the padding
  const std::vector<std::int64_t> starts = alignmentStarts(total, context, windowHopTokens);
  for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const at::Tensor heads, windowAttention(prior, labels, codes, *start, source.layer));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> indices, labels.windowIndices(*start));
    const at::Tensor attention = heads.select(0, source.head).to(at::kCPU).contiguous();
    const float* from = attention.data_ptr<float>();
    float* to = matrix.data_ptr<float>() + *start * (characters + 1);
    for (std::int64_t row = 0; row < attention.size(0); ++row) {
      for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::int64_t column = indices[i] < 0 ? characters : indices[i];
        to[row * (characters + 1) + column] =
            from[row * static_cast<std::int64_t>(indices.size()) + static_cast<std::int64_t>(i)];
      }
    }
    if (onWindow) onWindow();
  }
  return matrix.narrow(1, 0, characters).contiguous();
}

std::vector<std::int64_t> alignmentStarts(std::int64_t totalTokens, std::int64_t contextTokens,
                                          std::int64_t windowHopTokens) {
  return windowStarts(std::max(totalTokens, contextTokens), contextTokens, windowHopTokens);
}

double alignmentMonotonicity(const at::Tensor& attention) {
  const at::Tensor a = attention.to(at::kDouble).contiguous();
  const std::int64_t rows = a.size(0);
  const std::int64_t characters = a.size(1);
  if (rows < 2 || characters < 2) return 0;
  const at::Tensor mass = at::sum(a, {1});
  const at::Tensor centre = at::matmul(a, at::arange(characters, at::kDouble)) / at::clamp_min(mass, 1e-12);
  // Concordance of neighbouring stretches: how much of the way forward is not undone.
  const double* c = centre.data_ptr<double>();
  double forward = 0;
  double backward = 0;
  const std::int64_t stride = std::max<std::int64_t>(1, rows / 64);
  for (std::int64_t i = stride; i < rows; i += stride) {
    const double step = c[i] - c[i - stride];
    (step > 0 ? forward : backward) += std::abs(step);
  }
  const double direction = forward + backward > 0 ? (forward - backward) / (forward + backward) : 0;
  const double reach = std::clamp((c[rows - 1] - c[0]) / static_cast<double>(characters - 1), 0.0, 1.0);
  const double focus = at::mean(std::get<0>(at::max(a, 1))).item<double>();
  const double share = at::mean(mass).item<double>();
  return std::max(0.0, direction) * std::sqrt(reach) * std::min(1.0, share) * std::sqrt(std::min(1.0, focus));
}

Result<std::optional<Engine::AlignmentHead>> bestAlignmentHead(const Prior& prior, const SongLabeller& labels,
                                                               const LevelCodes& codes) {
  std::optional<Engine::AlignmentHead> best;
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> indices, labels.windowIndices(0));
  const auto padding = std::count(indices.begin(), indices.end(), -1);
  const auto shown = static_cast<std::int64_t>(indices.size()) - padding;
  const std::int64_t rows =
      std::min<std::int64_t>(static_cast<std::int64_t>(codes.size()), prior.hyperparameters().nCtx);
  for (int layer = 0; layer < prior.hyperparameters().transformer.depth; ++layer) {
    if (!layerSeesLyrics(prior.hyperparameters(), layer)) continue;
    ASSIGN_OR_RETURN(const at::Tensor heads, windowAttention(prior, labels, codes, 0, layer));
    for (int head = 0; head < heads.size(0); ++head) {
      const double value =
          alignmentMonotonicity(heads.select(0, head).to(at::kCPU).narrow(0, 0, rows).narrow(1, padding, shown));
      if (!best || value > best->monotonicity) best = Engine::AlignmentHead{layer, head, value};
    }
  }
  return best;
}

AlignmentResult summariseAlignment(const at::Tensor& alignment, const AlignmentSource& source, double tokensPerSecond) {
  AlignmentResult result;
  result.summary.layer = source.layer;
  result.summary.head = source.head;
  const std::int64_t tokens = alignment.size(0);
  result.characters = alignment.size(1);
  const auto pool = std::max<std::int64_t>(1, static_cast<std::int64_t>(tokensPerSecond / kDisplayRowsPerSecond));
  result.summary.secondsPerRow = static_cast<double>(pool) / tokensPerSecond;
  const float* a = alignment.data_ptr<float>();
  const std::int64_t columns = result.characters;
  for (std::int64_t begin = 0; begin < tokens; begin += pool) {
    const std::int64_t end = std::min(tokens, begin + pool);
    for (std::int64_t column = 0; column < columns; ++column) {
      float maximum = 0;
      for (std::int64_t row = begin; row < end; ++row) maximum = std::max(maximum, a[row * columns + column]);
      result.matrix.push_back(static_cast<std::uint8_t>(std::lround(std::clamp(maximum, 0.0F, 1.0F) * 255.0F)));
    }
    ++result.rows;
  }
  // Column c belongs to the position whose input is character c−1, so character i is read in column i+1.
  for (std::int64_t character = 0; character < columns; ++character) {
    const std::int64_t column = std::min(character + 1, columns - 1);
    std::int64_t best = -1;
    float maximum = 0;
    for (std::int64_t row = 0; row < tokens; ++row) {
      if (a[row * columns + column] > maximum) {
        maximum = a[row * columns + column];
        best = row;
      }
    }
    result.summary.characterSeconds.push_back(best < 0 ? -1 : (static_cast<double>(best) + 0.5) / tokensPerSecond);
  }
  return result;
}

}  // namespace jukebox
