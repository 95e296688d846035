#include "core/engine/memory_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/engine/checkpoint/quantise.h"
#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/transformer/attention_pattern.h"

namespace jukebox {
namespace {

std::uint64_t cacheBytes(const TransformerHyperparameters& t, std::int64_t context, std::int64_t encoderLength,
                         std::int64_t primeLength, std::uint64_t valueBytes) {
  std::uint64_t positions = 0;
  const AttentionGeometry geometry{context, t.blocks, t.spread, primeLength, encoderLength};
  for (const int type : attentionTypes(t.attnOrder, t.depth)) {
    positions += static_cast<std::uint64_t>(cacheCapacity(static_cast<AttentionType>(type), geometry));
  }
  return positions * static_cast<std::uint64_t>(t.attentionWidth()) * 2 * valueBytes;
}

std::uint64_t scaleBytes(const ExpectedWeight& weight, WeightDtype dtype) {
  return static_cast<std::uint64_t>(elementCountOf(scaleShape(weight.role, weight.shape, dtype)).value()) *
         sizeof(float);
}

}  // namespace

LevelMemory levelMemory(const ModelPrior& prior, const CodecHyperparameters& codec, WeightDtype dtype,
                        WeightDtype storedDtype, WeightDtype cacheDtype) {
  const PriorHyperparameters& h = prior.hyperparameters;
  const WeightDtype held = dtype == WeightDtype::automatic ? storedDtype : dtype;
  LevelMemory memory;
  std::uint64_t largestDense = 0;
  for (const auto& weight : expectedPriorWeights(h, codec)) {
    if (!weight.tiedTo.empty()) continue;
    const auto elements = static_cast<std::uint64_t>(elementCountOf(weight.shape).value());
    // Convolutions and tables are computed in float32 whatever the file holds (large ones one at a time).
    const bool matrix = weight.role == WeightRole::dense || weight.role == WeightRole::embedding;
    memory.weightBytes += elements * (matrix ? itemSize(storedDType(weight.role, held)) : sizeof(float));
    if (matrix && isInt8(held)) memory.weightBytes += scaleBytes(weight, held);
    if (weight.role == WeightRole::dense) largestDense = std::max(largestDense, elements);
  }
  const std::int64_t encoderLength = h.hasLyricEncoder() ? h.nTokens : 0;
  const bool isHalf = cacheDtype == WeightDtype::f16 || (cacheDtype == WeightDtype::automatic && isInt8(held));
  memory.cacheBytesPerSample = cacheBytes(h.transformer, h.contextLength(), encoderLength,
                                          h.singleEncDec ? h.nTokens : 0, isHalf ? 2 : sizeof(float));
  // Prefill of a whole window: a few activations of the widest kind, one expanded matrix, the conditioning.
  const auto context = static_cast<std::uint64_t>(h.contextLength());
  const auto widest = static_cast<std::uint64_t>(
      std::max({h.transformer.width, 3 * h.transformer.attentionWidth(), h.transformer.mlpWidth(), h.condWidth}));
  memory.workspaceBytes = (context * widest * 6 + largestDense) * sizeof(float) + (64ULL << 20U);
  if (isInt8(held)) memory.nextWindowBytes = memory.cacheBytesPerSample;
  return memory;
}

std::string bytesText(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (value >= 1e9) return fmt::format("{:.1f} GB", value / 1e9);
  return fmt::format("{:.0f} MB", std::max(1.0, value / 1e6));
}

Status checkMemory(const std::string& what, std::uint64_t neededBytes, std::uint64_t availableBytes,
                   WeightDtype dtype) {
  if (neededBytes <= availableBytes) return {};
  const char* advice = isInt8(dtype) ? "Choose a smaller model, fewer samples at once, or close other programs."
                                     : "Choose int8 (--dtype int8) or a smaller model, or close other programs.";
  return makeError(ErrorKind::outOfMemory,
                   fmt::format("{} needs {}, {} free.", what, bytesText(neededBytes), bytesText(availableBytes)),
                   advice);
}

}  // namespace jukebox
