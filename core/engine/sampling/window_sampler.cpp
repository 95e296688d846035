#include "core/engine/sampling/window_sampler.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/engine/kernels/matvec.h"
#include "core/engine/kernels/vector_ops.h"

namespace jukebox {

namespace {

constexpr std::size_t kChunkRows = 128;  // positions at once through the decode kernels

bool isSame(const at::Tensor& a, const at::Tensor& b) {
  return a.defined() == b.defined() && (!a.defined() || at::equal(a, b));
}

/// The tasks, then the same ones without labels where they are guided.
std::vector<WindowTask> withPlain(const std::vector<WindowTask>& tasks, double guidance) {
  std::vector<WindowTask> all = tasks;
  const bool isGuided = guidance != 1 && std::all_of(tasks.begin(), tasks.end(),
                                                     [](const WindowTask& task) { return task.plainY.defined(); });
  for (std::size_t i = 0; isGuided && i < tasks.size(); ++i) {
    all.push_back(tasks[i]);
    all.back().y = tasks[i].plainY;
  }
  return all;
}

/// own ← plain + guidance · (own − plain).
void guide(std::span<float> own, std::span<const float> plain, float guidance) {
  for (std::size_t i = 0; i < own.size(); ++i) own[i] = plain[i] + guidance * (own[i] - plain[i]);
}

}  // namespace

/// One sample on its way through the window.
struct WindowSampler::Sequence {
  WindowTask task;
  PriorConditions conditions;
  std::vector<KeyValueCache> caches;
  std::vector<std::int64_t> tokens;  ///< model tokens so far
  std::vector<at::Tensor> logits;    ///< (n, bins) pieces, when kept
  std::int64_t position() const { return static_cast<std::int64_t>(tokens.size()); }
  /// Positions that are in the caches.
  std::int64_t read() const { return caches.front().length(); }
};

CacheFormat defaultCacheFormat(const Prior& prior) {
  const bool isSmall = prior.device().is_cpu() && prior.model().transformer().weightFormat() == WeightFormat::int8;
  return isSmall ? CacheFormat::f16 : CacheFormat::f32;
}

WindowSampler::WindowSampler(const Prior& prior, std::optional<CacheFormat> cacheFormat)
    : m_prior(prior),
      m_cacheFormat(cacheFormat.value_or(defaultCacheFormat(prior))),
      m_isChunkExact(prior.device().is_cpu() && prior.model().transformer().weightFormat() == WeightFormat::int8) {}
WindowSampler::~WindowSampler() = default;
WindowSampler::WindowSampler(WindowSampler&&) noexcept = default;

/// Conditions, empty caches, and the tokens that the task gives.
Result<WindowSampler::Sequence> WindowSampler::open(const WindowTask& task) const {
  Sequence sequence;
  sequence.task = task;
  ASSIGN_OR_RETURN(sequence.conditions, m_prior.conditions(task.upperCodes, task.y));
  const Transformer& transformer = m_prior.model().transformer();
  sequence.caches = transformer.makeCaches(m_cacheFormat);
  if (sequence.conditions.encoder.defined()) {
    transformer.setEncoder(sequence.caches, sequence.conditions.encoder.squeeze(0));
  }
  if (m_prior.lyricPrefix() > 0) {
    const at::Tensor lyrics = sequence.conditions.lyricTokens.to(at::kCPU).contiguous();
    sequence.tokens.assign(lyrics.data_ptr<std::int64_t>(), lyrics.data_ptr<std::int64_t>() + lyrics.numel());
  }
  for (const std::int64_t code : task.presentCodes) sequence.tokens.push_back(code + m_prior.musicShift());
  return sequence;
}

/// The given tokens fill the caches: position t holds the embedding of token t−1, so p tokens give p positions.
Status WindowSampler::readGivenTokens(Sequence& sequence, const WindowOptions& options,
                                      const CancellationToken& cancellation) const {
  const Autoregressive& model = m_prior.model();
  const std::int64_t given = sequence.position();
  if (sequence.read() == given) return {};
  const at::Tensor tokens = at::tensor(sequence.tokens, at::kLong).view({1, given}).to(m_prior.device());
  const std::int64_t chunk = options.prefillChunkTokens > 0 ? options.prefillChunkTokens : kDefaultPrefillChunk;
  std::optional<DecodeStep> step;
  if (m_isChunkExact) step.emplace(model.transformer(), std::min(kChunkRows, static_cast<std::size_t>(chunk)));
  for (std::int64_t begin = sequence.read(); begin < given; begin += chunk) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    const std::int64_t count = std::min(chunk, given - begin);
    at::Tensor h = model.inputs(tokens, begin, count, sequence.conditions.yCond, sequence.conditions.xCond)
                       .squeeze(0)
                       .contiguous();
    if (step) {
      step->runChunk(h.data_ptr<float>(), static_cast<std::size_t>(count), sequence.caches, defaultThreadPool());
    } else {
      h = model.transformer().forwardChunk(h, sequence.caches);
    }
    if (options.keepLogits) {
      const at::Tensor finished = model.finish(h.unsqueeze(0), begin, sequence.conditions.xCond);
      sequence.logits.push_back(model.logits(finished).squeeze(0).to(at::kCPU));
    }
  }
  model.dropReadPages();
  return {};
}

/// Whether its music tokens are these codes.
bool WindowSampler::hasSampled(const Sequence& sequence, const std::vector<std::int64_t>& codes) const {
  const std::vector<std::int64_t>& tokens = sequence.tokens;
  const auto prefix = static_cast<std::size_t>(m_prior.lyricPrefix());
  return tokens.size() == prefix + codes.size() &&
         std::equal(codes.begin(), codes.end(), tokens.begin() + static_cast<std::ptrdiff_t>(prefix),
                    [&](std::int64_t code, std::int64_t token) { return code + m_prior.musicShift() == token; });
}

/// The windows with their given tokens read: begun before, or from nothing.
Result<std::vector<WindowSampler::Sequence>> WindowSampler::prepare(const std::vector<WindowTask>& tasks,
                                                                    const WindowOptions& options,
                                                                    const CancellationToken& cancellation) {
  std::vector<Sequence> begun = std::exchange(m_begun, {});
  std::vector<Sequence> sequences;
  for (const WindowTask& task : tasks) {
    const auto same = std::find_if(begun.begin(), begun.end(), [&](const Sequence& other) {
      return !options.keepLogits && isSame(other.task.y, task.y) && isSame(other.task.upperCodes, task.upperCodes) &&
             hasSampled(other, task.presentCodes);
    });
    if (same != begun.end()) {
      sequences.push_back(std::move(*same));
      begun.erase(same);
    } else {
      ASSIGN_OR_RETURN(Sequence sequence, open(task));
      sequences.push_back(std::move(sequence));
    }
    RETURN_IF_ERROR(readGivenTokens(sequences.back(), options, cancellation));
  }
  return sequences;
}

/// Brings the next window up to the tokens that this one has; the last of them is left to the step that comes.
Status WindowSampler::beginNext(const std::vector<WindowTask>& next, const WindowOptions& options,
                                const std::vector<std::int64_t>& tokens, const CancellationToken& cancellation) {
  const auto first = static_cast<std::size_t>(m_prior.lyricPrefix() + options.nextStartTokens);
  if (tokens.size() <= first) return {};
  const bool isNew = m_begun.empty();
  for (std::size_t i = 0; isNew && i < next.size(); ++i) {
    ASSIGN_OR_RETURN(Sequence sequence, open(next[i]));
    // All but the last token, with which the step goes on.
    sequence.tokens.insert(sequence.tokens.end(), tokens.begin() + static_cast<std::ptrdiff_t>(first),
                           tokens.end() - 1);
    RETURN_IF_ERROR(readGivenTokens(sequence, options, cancellation));
    m_begun.push_back(std::move(sequence));
  }
  for (Sequence& sequence : m_begun) sequence.tokens.push_back(tokens.back());
  return {};
}

void WindowSampler::fillStepInput(const Sequence& sequence, std::int64_t position, float* h) const {
  const Autoregressive& model = m_prior.model();
  const auto width = static_cast<std::size_t>(model.width());
  const auto row = [&](const at::Tensor& table, std::int64_t index) {
    return table.data_ptr<float>() + static_cast<std::size_t>(index) * width;
  };
  if (position > 0) {
    model.embedding().copyRow(sequence.tokens[static_cast<std::size_t>(position - 1)], h);
  } else if (model.shape().hasStartToken) {
    std::memcpy(h, row(model.startToken(), 0), width * sizeof(float));
  } else {
    std::memcpy(h, row(sequence.conditions.yCond, 0), width * sizeof(float));
  }
  add(row(model.positions(), position), width, h);
  if (sequence.conditions.xCond.defined()) add(row(sequence.conditions.xCond, position), width, h);
}

void WindowSampler::stepOnCpu(std::vector<Sequence>& sequences, DecodeStep& step, std::vector<float>& h,
                              std::vector<float>& logits) {
  const Autoregressive& model = m_prior.model();
  const auto width = static_cast<std::size_t>(model.width());
  const auto bins = static_cast<std::size_t>(model.bins());
  std::vector<std::vector<KeyValueCache>*> caches;
  for (std::size_t b = 0; b < sequences.size(); ++b) {
    fillStepInput(sequences[b], sequences[b].position(), h.data() + b * width);
    caches.push_back(&sequences[b].caches);
  }
  for (Sequence& begun : m_begun) {
    fillStepInput(begun, begun.read(), h.data() + caches.size() * width);
    caches.push_back(&begun.caches);
  }
  step.run(h.data(), caches, defaultThreadPool());
  for (std::size_t b = 0; b < sequences.size(); ++b) {
    const at::Tensor& xCond = sequences[b].conditions.xCond;
    if (model.shape().addConditionAfter && xCond.defined()) {
      add(xCond.data_ptr<float>() + static_cast<std::size_t>(sequences[b].position()) * width, width,
          h.data() + b * width);
    }
  }
  multiply(model.outputMatrix(), h.data(), sequences.size(), width, nullptr, logits.data(), bins, defaultThreadPool(),
           ActivationPrecision::int16);
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
                                                        const std::function<void(std::int64_t)>& onToken) {
  const std::vector<WindowTask> all = withPlain(tasks, options.guidance);
  ASSIGN_OR_RETURN(std::vector<Sequence> sequences, prepare(all, options, cancellation));
  const Autoregressive& model = m_prior.model();
  const std::int64_t prefix = m_prior.lyricPrefix();
  const auto width = static_cast<std::size_t>(model.width());
  const auto bins = static_cast<std::size_t>(model.bins());
  const bool onCpu = m_prior.device().is_cpu();
  // For one sample a second row is free, as reading the weights is what takes the time.
  const bool beginsNext = m_isChunkExact && tasks.size() == 1 && options.next && !options.keepLogits;
  const std::vector<WindowTask> next =
      beginsNext ? withPlain({*options.next}, options.guidance) : std::vector<WindowTask>();
  const std::size_t rows = all.size() + next.size();
  DecodeStep step(model.transformer(), onCpu ? rows : 0);
  std::vector<float> h(rows * width);
  std::vector<float> logits(all.size() * bins);
  for (std::int64_t position = sequences.front().position(); position < prefix + options.lengthTokens; ++position) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    if (beginsNext) RETURN_IF_ERROR(beginNext(next, options, sequences.front().tokens, cancellation));
    if (onCpu) {
      stepOnCpu(sequences, step, h, logits);
    } else {
      stepOnDevice(sequences, logits);
    }
    const auto rowOf = [&](std::size_t b) { return std::span<float>(logits.data() + b * bins, bins); };
    for (std::size_t b = 0; b < tasks.size(); ++b) {
      const std::span<float> row = rowOf(b);
      const bool isGuided = all.size() > tasks.size();
      if (isGuided) guide(row, rowOf(tasks.size() + b), static_cast<float>(options.guidance));
      if (options.keepLogits) {
        sequences[b].logits.push_back(at::tensor(c10::ArrayRef<float>(row.data(), row.size())).unsqueeze(0));
      }
      const std::int64_t token = choose(b, position - prefix, row);
      sequences[b].tokens.push_back(token);
      if (isGuided) sequences[tasks.size() + b].tokens.push_back(token);
    }
    if (onToken) onToken(static_cast<std::int64_t>(tasks.size()));
  }

  // Also the last token, which the next window's own reading will take.
  for (Sequence& begun : m_begun) begun.tokens.push_back(sequences.front().tokens.back());
  std::vector<WindowResult> results;
  for (std::size_t b = 0; b < tasks.size(); ++b) {
    Sequence& sequence = sequences[b];
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
