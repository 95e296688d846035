// attend(): cuts the visible positions of every head into parts, computes them on the pool and combines them in order.
//
// A part knows its own maximum only; combining rescales the parts to the common maximum:
// out = sum over parts of exp(m_part - m) * values_part / sum over parts of exp(m_part - m) * sum_part.

#include "core/engine/kernels/attention_step.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/engine/kernels/attention_part.h"

namespace jukebox {
namespace {

constexpr size_t kPartFloats = 8192;  // of keys in one part: 16 KiB in half precision, and as much of values

/// Where the parts of one step lie in the scratch memory and in the list of chunks.
struct StepPlan {
  size_t partPositions;  ///< positions in a part, but for the last
  size_t parts;          ///< of one head
  size_t firstChunk;     ///< index of the step's first part among all parts of the call
  size_t exponentials;   ///< scratch offset of heads * count exponentials
  size_t sums;           ///< scratch offset of heads * parts * headWidth sums of values
};

/// Memory kept by the calling thread from call to call, so that the decode loop does not allocate.
struct Scratch {
  std::vector<StepPlan> plans;
  std::vector<PartSums> partSums;
  std::vector<float> floats;
};

void makePlans(std::span<const AttentionStep> steps, Scratch& scratch) {
  size_t chunks = 0;
  size_t floats = 0;
  scratch.plans.clear();
  for (const AttentionStep& step : steps) {
    StepPlan plan{};
    plan.partPositions = std::clamp<size_t>(kPartFloats / std::max<size_t>(1, step.headWidth), 16, 1024) / 8 * 8;
    plan.parts = (step.positions.count + plan.partPositions - 1) / plan.partPositions;
    plan.firstChunk = chunks;
    plan.exponentials = floats;
    floats += step.heads * step.positions.count;
    plan.sums = floats;
    floats += step.heads * plan.parts * step.headWidth;
    chunks += step.heads * plan.parts;
    scratch.plans.push_back(plan);
  }
  scratch.partSums.resize(chunks);
  if (scratch.floats.size() < floats) scratch.floats.resize(floats);
}

void runChunk(std::span<const AttentionStep> steps, size_t chunk, Scratch& scratch) {
  const auto next = std::upper_bound(scratch.plans.begin(), scratch.plans.end(), chunk,
                                     [](size_t index, const StepPlan& plan) { return index < plan.firstChunk; });
  const auto plan = next - 1;
  const AttentionStep& step = steps[static_cast<size_t>(plan - scratch.plans.begin())];
  const size_t part = chunk - plan->firstChunk;  // head-major
  const size_t head = part / plan->parts;
  const size_t begin = part % plan->parts * plan->partPositions;
  const size_t end = std::min(begin + plan->partPositions, step.positions.count);
  float* exponentials = scratch.floats.data() + plan->exponentials + head * step.positions.count + begin;
  float* sums = scratch.floats.data() + plan->sums + part * step.headWidth;
  scratch.partSums[chunk] = attendPart(step, head, begin, end, exponentials, sums);
}

void combineHead(const AttentionStep& step, const StepPlan& plan, size_t head, Scratch& scratch) {
  const PartSums* parts = scratch.partSums.data() + plan.firstChunk + head * plan.parts;
  const bool hasNull = step.positions.nullCount > 0;
  float maximum = hasNull ? 0.0f : parts[0].maximum;
  for (size_t p = 0; p < plan.parts; ++p) maximum = std::max(maximum, parts[p].maximum);
  float total = hasNull ? static_cast<float>(step.positions.nullCount) * std::exp(-maximum) : 0.0f;
  for (size_t p = 0; p < plan.parts; ++p) total += parts[p].sum * std::exp(parts[p].maximum - maximum);

  float* out = step.out + head * step.headWidth;
  for (size_t p = 0; p < plan.parts; ++p) {
    const float factor = std::exp(parts[p].maximum - maximum) / total;
    const float* sums = scratch.floats.data() + plan.sums + (head * plan.parts + p) * step.headWidth;
    for (size_t i = 0; i < step.headWidth; ++i) out[i] += factor * sums[i];
    if (step.weights == nullptr) continue;
    const size_t begin = p * plan.partPositions;
    const size_t end = std::min(begin + plan.partPositions, step.positions.count);
    const float* exponentials = scratch.floats.data() + plan.exponentials + head * step.positions.count;
    float* weights = step.weights + head * step.positions.count;
    for (size_t j = begin; j < end; ++j) weights[j] = factor * exponentials[j];
  }
}

}  // namespace

void attend(std::span<const AttentionStep> steps, ThreadPool& pool) {
  thread_local Scratch scratch;
  Scratch& shared = scratch;  // the workers use the caller's, not their own
  makePlans(steps, shared);
  pool.run(shared.partSums.size(), [&](size_t chunk) { runChunk(steps, chunk, shared); });
  for (size_t s = 0; s < steps.size(); ++s) {
    std::fill_n(steps[s].out, steps[s].heads * steps[s].headWidth, 0.0f);
    if (steps[s].positions.count == 0) continue;
    for (size_t head = 0; head < steps[s].heads; ++head) combineHead(steps[s], shared.plans[s], head, shared);
  }
}

}  // namespace jukebox
