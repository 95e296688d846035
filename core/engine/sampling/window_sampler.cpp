#include "core/engine/sampling/window_sampler.h"

#include <algorithm>
#include <cstring>

#include "core/engine/kernels/matvec.h"
#include "core/engine/kernels/vector_ops.h"

namespace jukebox {

/// One sample on its way through the window.
struct WindowSampler::Sequence {
  PriorConditions conditions;
  std::vector<KeyValueCache> caches;
  std::vector<std::int64_t> tokens;  ///< model tokens so far
  std::vector<at::Tensor> logits;    ///< (n, bins) pieces, when kept
  std::int64_t position() const { return static_cast<std::int64_t>(tokens.size()); }
};

Result<WindowSampler::Sequence> WindowSampler::prepare(const WindowTask& task, const WindowOptions& options,
                                                       const CancellationToken& cancellation) const {
  Sequence sequence;
  ASSIGN_OR_RETURN(sequence.conditions, m_prior.conditions(task.upperCodes, task.y));
  const Autoregressive& model = m_prior.model();
  sequence.caches = model.transformer().makeCaches();
  if (sequence.conditions.encoder.defined()) {
    model.transformer().setEncoder(sequence.caches, sequence.conditions.encoder.squeeze(0));
  }
  if (m_prior.lyricPrefix() > 0) {
    const at::Tensor lyrics = sequence.conditions.lyricTokens.to(at::kCPU).contiguous();
    sequence.tokens.assign(lyrics.data_ptr<std::int64_t>(), lyrics.data_ptr<std::int64_t>() + lyrics.numel());
  }
  for (const std::int64_t code : task.presentCodes) sequence.tokens.push_back(code + m_prior.musicShift());

  // The given tokens fill the caches: position t holds the embedding of token t−1, so p tokens give p positions.
  const std::int64_t given = sequence.position();
  const at::Tensor tokens = at::tensor(sequence.tokens, at::kLong).view({1, given}).to(m_prior.device());
  const std::int64_t chunk = options.prefillChunkTokens > 0 ? options.prefillChunkTokens : kDefaultPrefillChunk;
  for (std::int64_t begin = 0; begin < given; begin += chunk) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    const std::int64_t count = std::min(chunk, given - begin);
    const at::Tensor in =
        model.inputs(tokens, begin, count, sequence.conditions.yCond, sequence.conditions.xCond).squeeze(0);
    const at::Tensor h = model.transformer().forwardChunk(in, sequence.caches);
    if (options.keepLogits) {
      const at::Tensor finished = model.finish(h.unsqueeze(0), begin, sequence.conditions.xCond);
      sequence.logits.push_back(model.logits(finished).squeeze(0).to(at::kCPU));
    }
  }
  return sequence;
}

void WindowSampler::fillStepInput(const Sequence& sequence, std::int64_t position, float* h) const {
  const Autoregressive& model = m_prior.model();
  const auto width = static_cast<std::size_t>(model.embedding().size(1));
  const auto row = [&](const at::Tensor& table, std::int64_t index) {
    return table.data_ptr<float>() + static_cast<std::size_t>(index) * width;
  };
  if (position > 0) {
    std::memcpy(h, row(model.embedding(), sequence.tokens.back()), width * sizeof(float));
  } else if (model.shape().hasStartToken) {
    std::memcpy(h, row(model.startToken(), 0), width * sizeof(float));
  } else {
    std::memcpy(h, row(sequence.conditions.yCond, 0), width * sizeof(float));
  }
  add(row(model.positions(), position), width, h);
  if (sequence.conditions.xCond.defined()) add(row(sequence.conditions.xCond, position), width, h);
}

void WindowSampler::stepOnCpu(std::vector<Sequence>& sequences, DecodeStep& step, std::vector<float>& h,
                              std::vector<float>& logits) const {
  const Autoregressive& model = m_prior.model();
  const auto width = static_cast<std::size_t>(model.embedding().size(1));
  const auto bins = static_cast<std::size_t>(model.bins());
  std::vector<std::vector<KeyValueCache>*> caches;
  for (std::size_t b = 0; b < sequences.size(); ++b) {
    fillStepInput(sequences[b], sequences[b].position(), h.data() + b * width);
    caches.push_back(&sequences[b].caches);
  }
  step.run(h.data(), caches, defaultThreadPool());
  for (std::size_t b = 0; b < sequences.size(); ++b) {
    const at::Tensor& xCond = sequences[b].conditions.xCond;
    if (model.shape().addConditionAfter && xCond.defined()) {
      add(xCond.data_ptr<float>() + static_cast<std::size_t>(sequences[b].position()) * width, width,
          h.data() + b * width);
    }
  }
  multiply(model.outputMatrix(), h.data(), sequences.size(), width, nullptr, logits.data(), bins, defaultThreadPool());
}

void WindowSampler::stepOnDevice(std::vector<Sequence>& sequences, std::vector<float>& logits) const {
  const Autoregressive& model = m_prior.model();
  const auto bins = static_cast<std::size_t>(model.bins());
  for (std::size_t b = 0; b < sequences.size(); ++b) {
    Sequence& s = sequences[b];
    const std::int64_t position = s.position();
    const at::Tensor tokens = at::tensor(s.tokens, at::kLong).view({1, position}).to(m_prior.device());
    const at::Tensor in = model.inputs(tokens, position, 1, s.conditions.yCond, s.conditions.xCond).squeeze(0);
    const at::Tensor h =
        model.finish(model.transformer().forwardChunk(in, s.caches).unsqueeze(0), position, s.conditions.xCond);
    const at::Tensor row = model.logits(h).to(at::kCPU).contiguous();
    std::memcpy(logits.data() + b * bins, row.data_ptr<float>(), bins * sizeof(float));
  }
}

Result<std::vector<WindowResult>> WindowSampler::sample(const std::vector<WindowTask>& tasks,
                                                        const WindowOptions& options, const TokenChooser& choose,
                                                        const CancellationToken& cancellation,
                                                        const std::function<void(std::int64_t)>& onToken) const {
  std::vector<Sequence> sequences;
  for (const WindowTask& task : tasks) {
    ASSIGN_OR_RETURN(Sequence sequence, prepare(task, options, cancellation));
    sequences.push_back(std::move(sequence));
  }
  const Autoregressive& model = m_prior.model();
  const std::int64_t prefix = m_prior.lyricPrefix();
  const auto width = static_cast<std::size_t>(model.embedding().size(1));
  const auto bins = static_cast<std::size_t>(model.bins());
  const bool onCpu = m_prior.device().is_cpu();
  DecodeStep step(model.transformer(), onCpu ? tasks.size() : 0);
  std::vector<float> h(tasks.size() * width);
  std::vector<float> logits(tasks.size() * bins);
  for (std::int64_t position = sequences.front().position(); position < prefix + options.lengthTokens; ++position) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    if (onCpu) {
      stepOnCpu(sequences, step, h, logits);
    } else {
      stepOnDevice(sequences, logits);
    }
    for (std::size_t b = 0; b < sequences.size(); ++b) {
      const std::span<float> row(logits.data() + b * bins, bins);
      if (options.keepLogits) {
        sequences[b].logits.push_back(at::tensor(c10::ArrayRef<float>(row.data(), row.size())).unsqueeze(0));
      }
      sequences[b].tokens.push_back(choose(b, position - prefix, row));
    }
    if (onToken) onToken(static_cast<std::int64_t>(sequences.size()));
  }

  std::vector<WindowResult> results;
  for (Sequence& sequence : sequences) {
    WindowResult result;
    for (std::size_t i = static_cast<std::size_t>(prefix); i < sequence.tokens.size(); ++i) {
      result.codes.push_back(std::max<std::int64_t>(0, sequence.tokens[i] - m_prior.musicShift()));
    }
    result.rawTokens = std::move(sequence.tokens);
    if (options.keepLogits) result.logits = at::cat(sequence.logits);
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace jukebox
