#include "core/engine/bench/song_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/system_memory.h"
#include "core/domain/window_plan.h"
#include "core/engine/bench/bench_tools.h"
#include "core/engine/checkpoint/presets.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/memory_check.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

constexpr std::int64_t kMeasuredTokens = 40;
constexpr double kTopHop = 0.125, kLowerHop = 0.5;  // spec/05 §1
constexpr double kSongSeconds = 180;                // that the labels tell of

/// Seconds of one window, in parts.
struct WindowTime {
  double conditions = 0;  ///< labels and the codes of the level above
  double prefill = 0, sampling = 0;
};

/// Costs of one level, as far as they were measured.
struct LevelPace {
  std::int64_t primedTokens = 0;  ///< of the measured prefill
  double conditionsSeconds = 0, prefillSeconds = 0;
  double beginSeconds = 0, primedSeconds = 0;  ///< of a token at the beginning, and behind the prefill

  double tokenSeconds(double position) const {
    if (primedTokens == 0) return beginSeconds;
    return std::max(0.0, beginSeconds + (primedSeconds - beginSeconds) * position / static_cast<double>(primedTokens));
  }
  /// `readTokens`: the given tokens that the window reads by themselves.
  WindowTime window(const PlannedWindow& planned, std::int64_t readTokens) const {
    const double middle = 0.5 * static_cast<double>(planned.primedTokens + planned.lengthTokens);
    WindowTime time;
    time.conditions = conditionsSeconds;
    time.sampling = static_cast<double>(planned.newTokens()) * tokenSeconds(middle);
    if (primedTokens > 0) {
      time.prefill = prefillSeconds * static_cast<double>(readTokens) / static_cast<double>(primedTokens);
    }
    return time;
  }
};

/// One level of the model with random weights.
class BenchLevel {
 public:
  BenchLevel(const PriorHyperparameters& hyper, const CodecHyperparameters& codec, WeightDtype dtype, double seconds)
      : m_hyper(hyper),
        m_codec(codec),
        m_expected(expectedPriorWeights(hyper, codec)),
        m_prior(WeightSet::random(m_expected, dtype, 1), hyper, codec, codec.sampleRate, at::kCPU),
        m_sampler(m_prior) {
    const std::int64_t topHop = codec.samplesPerToken(codec.levels - 1);
    const std::int64_t tokens = sampleLengthFor(seconds, codec.sampleRate, topHop) / codec.samplesPerToken(hyper.level);
    m_windows = planWindows(tokens, hyper.nCtx, hop(), 0);
    for (const PlannedWindow& window : m_windows) m_newTokens += window.newTokens();
    for (std::int64_t i = 0; i < tokens + hyper.nCtx; ++i) m_codes.push_back(i * 37 % m_prior.bins());
  }

  const std::vector<PlannedWindow>& windows() const { return m_windows; }
  std::int64_t newTokens() const { return m_newTokens; }
  std::int64_t parameters() const { return parameterCount(m_expected); }
  std::int64_t hop() const { return windowHopFor(m_prior.isTop() ? kTopHop : kLowerHop, m_hyper.nCtx); }
  bool hasLyrics() const { return m_hyper.hasLyrics(); }

  /// Tokens that window `index` reads by themselves: not those that were read along with the window before it.
  std::int64_t readTokens(std::size_t index) const {
    if (!m_sampler.beginsNextWindows() || index == 0) return m_windows[index].primedTokens;
    return std::max<std::int64_t>(0, m_windows[index - 1].primedTokens - hop());
  }

  Result<LevelPace> measure(const CancellationToken& cancellation) {
    LevelPace pace;
    ASSIGN_OR_RETURN(const WindowTime begin, sample({0, kMeasuredTokens, 0}, nullptr, cancellation));
    pace.beginSeconds = begin.sampling / kMeasuredTokens;
    pace.conditionsSeconds = begin.conditions;
    for (const PlannedWindow& window : m_windows) pace.primedTokens = std::max(pace.primedTokens, window.primedTokens);
    if (pace.primedTokens == 0) return pace;
    const PlannedWindow window{0, pace.primedTokens + kMeasuredTokens, pace.primedTokens};
    ASSIGN_OR_RETURN(const WindowTime alone, sample(window, nullptr, cancellation));
    pace.prefillSeconds = alone.prefill;
    // The next window begins with the last given token, as if it had caught up.
    const PlannedWindow next{pace.primedTokens - 1, window.lengthTokens, kMeasuredTokens};
    ASSIGN_OR_RETURN(const WindowTime primed, sample(window, &next, cancellation));
    pace.primedSeconds = primed.sampling / kMeasuredTokens;
    return pace;
  }

  /// Really samples one window after made-up codes; `next` is begun along the way where the model can.
  Result<WindowTime> sample(const PlannedWindow& window, const PlannedWindow* next,
                            const CancellationToken& cancellation) {
    WindowTask task = conditions();
    const Stopwatch conditionsWatch;
    RETURN_IF_ERROR(m_prior.conditions(task.upperCodes, task.y));
    const double conditionsSeconds = conditionsWatch.seconds();
    const auto start = m_codes.begin() + window.startTokens;
    task.presentCodes.assign(start, start + window.primedTokens);
    const RandomSource random(1);
    const TokenChooser choose = [&](std::size_t, std::int64_t position, std::span<float> logits) {
      return static_cast<std::int64_t>(chooseToken(logits, 0.99, 0, 0, random.uniform({0, m_hyper.level, position})));
    };
    WindowOptions options;
    options.lengthTokens = window.lengthTokens;
    if (next != nullptr) {
      options.next = conditions();
      options.nextStartTokens = next->startTokens - window.startTokens;
    }
    const Stopwatch watch;
    std::optional<double> firstToken;
    const auto onToken = [&](std::int64_t) {
      if (!firstToken) firstToken = watch.seconds();
    };
    ASSIGN_OR_RETURN(const auto results, m_sampler.sample({task}, options, choose, cancellation, onToken));
    std::copy(results.front().codes.begin(), results.front().codes.end(), m_codes.begin() + window.startTokens);
    // The first token belongs to the sampling, the work before it to the prefill.
    const auto fresh = static_cast<double>(std::max<std::int64_t>(2, window.newTokens()));
    const double each = (watch.seconds() - *firstToken) / (fresh - 1);
    const double others = next == nullptr ? conditionsSeconds : 2 * conditionsSeconds;
    return WindowTime{conditionsSeconds, std::max(0.0, *firstToken - each - others), each * fresh};
  }

 private:
  WindowTask conditions() const {
    WindowTask task;
    if (!m_prior.isTop()) {
      task.upperCodes = at::zeros({1, m_hyper.nCtx / m_codec.tokensPerUpperToken(m_hyper.level)}, at::kLong);
    }
    task.y = labels();
    return task;
  }
  at::Tensor labels() const {
    const LabelLayout layout = labelLayout(m_hyper, m_codec);
    if (!layout.labels) return {};
    at::Tensor y = at::zeros({1, layout.length()}, at::kLong);
    y[0][0] = static_cast<std::int64_t>(kSongSeconds * m_codec.sampleRate);
    y[0][2] = layout.sampleLength;
    return y;
  }

  PriorHyperparameters m_hyper;
  CodecHyperparameters m_codec;
  std::vector<ExpectedWeight> m_expected;
  Prior m_prior;
  WindowSampler m_sampler;
  std::vector<PlannedWindow> m_windows;
  std::vector<std::int64_t> m_codes;  ///< of the song
  std::int64_t m_newTokens = 0;
};

Result<nlohmann::json> benchLevel(BenchLevel& level, const BenchRequest& request, double& totalSeconds,
                                  const CancellationToken& cancellation) {
  WindowTime sum;
  nlohmann::json report = {{"parameters", level.parameters()},
                           {"windows", level.windows().size()},
                           {"tokens", level.newTokens()},
                           {"whole", request.isWhole}};
  LevelPace pace;
  if (!request.isWhole || level.hasLyrics()) {
    ASSIGN_OR_RETURN(pace, level.measure(cancellation));
    report["tokens_per_second_at_begin"] = 1 / pace.beginSeconds;
    if (pace.primedTokens > 0) {
      report["tokens_per_second_behind_prefill"] = 1 / pace.primedSeconds;
      report["prefill_tokens"] = pace.primedTokens;
      report["prefill_tokens_per_second"] = static_cast<double>(pace.primedTokens) / pace.prefillSeconds;
    }
  }
  for (std::size_t i = 0; i < level.windows().size(); ++i) {
    const PlannedWindow& window = level.windows()[i];
    WindowTime time = pace.window(window, level.readTokens(i));
    if (request.isWhole) {
      const PlannedWindow* next = i + 1 < level.windows().size() ? &level.windows()[i + 1] : nullptr;
      ASSIGN_OR_RETURN(time, level.sample(window, next, cancellation));
    }
    sum.conditions += time.conditions;
    sum.prefill += time.prefill;
    sum.sampling += time.sampling;
  }
  double alignment = 0;
  if (level.hasLyrics()) {
    const std::int64_t context = level.windows().front().lengthTokens;
    const PlannedWindow whole{0, context, context};
    alignment = pace.window(whole, context).prefill *
                static_cast<double>(alignmentStarts(level.newTokens(), context, level.hop()).size());
    report["alignment_seconds"] = alignment;
  }
  report["conditions_seconds"] = sum.conditions;
  report["prefill_seconds"] = sum.prefill;
  report["sampling_seconds"] = sum.sampling;
  report["peak_memory_bytes"] = peakMemoryBytes();
  totalSeconds += sum.conditions + sum.prefill + sum.sampling + alignment;
  return report;
}

Result<double> codecSeconds(const CodecHyperparameters& hyper, double seconds, const CancellationToken& cancellation) {
  const Codec codec(WeightSet::random(expectedCodecWeights(hyper), WeightDtype::f32, 1), hyper, at::kCPU);
  const LevelCodes codes(
      static_cast<std::size_t>(seconds * hyper.sampleRate) / static_cast<std::size_t>(hyper.samplesPerToken(0)), 1);
  const AudioPush push = [](const std::vector<float>&) -> Status { return {}; };
  const Stopwatch watch;
  RETURN_IF_ERROR(decodeInChunks(codec, codes, 0, push, {}, cancellation));
  return watch.seconds();
}

}  // namespace

Result<nlohmann::json> benchSong(const BenchRequest& request, const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const PresetSet set, presetSet(request.shape));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecPreset(set.codec));
  nlohmann::json report = {{"bench", "song"},
                           {"shape", request.shape},
                           {"song_seconds", request.seconds},
                           {"dtype", weightDtypeName(request.dtype)}};
  double total = 0;
  for (auto name = set.priors.rbegin(); name != set.priors.rend(); ++name) {
    ASSIGN_OR_RETURN(const PriorHyperparameters hyper, priorPreset(*name));
    const double windowSeconds =
        static_cast<double>(hyper.nCtx * codec.samplesPerToken(hyper.level)) / codec.sampleRate;
    if (request.seconds < windowSeconds) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("A window of level {} is {:.1f} s long.", hyper.level, windowSeconds),
                       "Ask for a longer song with --seconds.");
    }
    ModelPrior prior;
    prior.hyperparameters = hyper;
    // While a matrix is made it exists as floats beside the finished ones.
    const auto needed = levelMemory(prior, codec, request.dtype, request.dtype).total(1) + (std::uint64_t{1} << 30U);
    RETURN_IF_ERROR(checkMemory(*name, needed, availableMemoryBytes(), request.dtype));
    BenchLevel level(hyper, codec, request.dtype, request.seconds);
    ASSIGN_OR_RETURN(report[fmt::format("level_{}", hyper.level)], benchLevel(level, request, total, cancellation));
  }
  ASSIGN_OR_RETURN(const double decoding, codecSeconds(codec, request.seconds, cancellation));
  report["codec_seconds"] = decoding;
  report["total_seconds"] = total + decoding;
  report["total_minutes"] = (total + decoding) / 60;
  return report;
}

}  // namespace jukebox
