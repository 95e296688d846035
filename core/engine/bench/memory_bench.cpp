#include "core/engine/bench/memory_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "core/base/id.h"
#include "core/domain/window_plan.h"
#include "core/engine/bench/bench_tools.h"
#include "core/engine/checkpoint/presets.h"
#include "core/engine/checkpoint/weight_writer.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

constexpr std::int64_t kSampledTokens = 16;
constexpr double kSongSeconds = 180;  // that the labels tell of
constexpr double kTopHop = 0.125, kLowerHop = 0.5;

/// A file that goes with its owner.
class TemporaryFile {
 public:
  TemporaryFile() : m_path(std::filesystem::temp_directory_path() / ("jukebox-bench-" + newId() + ".safetensors")) {}
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

/// A field of /proc/self/status in bytes; 0 where there is none.
std::uint64_t statusBytes(const std::string& field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field + ":")) return std::stoull(line.substr(field.size() + 1)) * 1024;
  }
  return 0;
}

/// The most memory in use at the moments when it was looked at.
struct MemoryWatch {
  std::uint64_t anonymousBytes = 0, mappedBytes = 0;
  void look() {
    anonymousBytes = std::max(anonymousBytes, statusBytes("RssAnon"));
    mappedBytes = std::max(mappedBytes, statusBytes("RssFile"));
  }
};

/// Uniform values, quickly made; norms about 1.
Status writeRandomWeights(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected,
                          WeightDtype dtype, const CancellationToken& cancellation) {
  std::minstd_rand generator(1);
  WeightSource source;
  source.read = [&](const ExpectedWeight& weight, std::vector<float>& values) -> Status {
    const bool isNormWeight = weight.name.ends_with("weight") && weight.role == WeightRole::vector;
    values.resize(static_cast<std::size_t>(elementCountOf(weight.shape).value()));
    for (float& value : values) {
      const float unit = static_cast<float>(generator()) * 0x1p-31F - 0.5F;
      value = (isNormWeight ? 1.0F : 0.0F) + 0.07F * unit;
    }
    return {};
  };
  source.release = [](const ExpectedWeight&) {};
  ProgressMeter progress({}, storedBytes(expected, dtype));
  return writeWeights(path, expected, dtype, source, progress, cancellation);
}

/// The prior of a set that has the most parameters.
Result<PriorHyperparameters> largestPrior(const PresetSet& set, const CodecHyperparameters& codec) {
  std::optional<PriorHyperparameters> largest;
  for (const auto& name : set.priors) {
    ASSIGN_OR_RETURN(const PriorHyperparameters hyper, priorPreset(name));
    if (!largest ||
        parameterCount(expectedPriorWeights(hyper, codec)) > parameterCount(expectedPriorWeights(*largest, codec))) {
      largest = hyper;
    }
  }
  return *largest;
}

at::Tensor labelsFor(const PriorHyperparameters& hyper, const CodecHyperparameters& codec) {
  const LabelLayout layout = labelLayout(hyper, codec);
  if (!layout.labels) return {};
  at::Tensor y = at::zeros({1, layout.length()}, at::kLong);
  y[0][0] = static_cast<std::int64_t>(kSongSeconds * codec.sampleRate);
  y[0][2] = layout.sampleLength;
  return y;
}

/// Reads and samples one window, and begins the next along the way.
Status sampleWindow(const Prior& prior, const CodecHyperparameters& codec, bool beginsNext, MemoryWatch& watch,
                    const CancellationToken& cancellation) {
  const PriorHyperparameters& hyper = prior.hyperparameters();
  WindowTask task;
  task.y = labelsFor(hyper, codec);
  if (!prior.isTop()) {
    task.upperCodes = at::zeros({1, hyper.nCtx / codec.tokensPerUpperToken(hyper.level)}, at::kLong);
  }
  WindowOptions options;
  options.lengthTokens = hyper.nCtx;
  if (beginsNext) options.next = task;
  options.nextStartTokens = windowHopFor(prior.isTop() ? kTopHop : kLowerHop, hyper.nCtx);
  for (std::int64_t i = 0; i < hyper.nCtx - kSampledTokens; ++i) task.presentCodes.push_back(i * 37 % prior.bins());
  const RandomSource random(1);
  const TokenChooser choose = [&](std::size_t, std::int64_t position, std::span<float> logits) {
    return static_cast<std::int64_t>(chooseToken(logits, 0.99, 0, 0, random.uniform({0, hyper.level, position})));
  };
  RETURN_IF_ERROR(
      WindowSampler(prior).sample({task}, options, choose, cancellation, [&](std::int64_t) { watch.look(); }));
  return {};
}

}  // namespace

Result<nlohmann::json> benchMemory(const BenchRequest& request, const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(const PresetSet set, presetSet(request.shape));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecPreset(set.codec));
  ASSIGN_OR_RETURN(const PriorHyperparameters hyper, largestPrior(set, codec));
  const auto expected = expectedPriorWeights(hyper, codec);
  const TemporaryFile file;
  RETURN_IF_ERROR(writeRandomWeights(file.path(), expected, request.dtype, cancellation));
  std::vector<double> openingSeconds;
  MemoryWatch lean, usual;  // as with little memory, and with plenty
  for (int time = 0; time < 2; ++time) {
    const Stopwatch opening;
    ASSIGN_OR_RETURN(const Prior prior, Prior::load(file.path(), hyper, codec, WeightDtype::automatic, at::kCPU));
    openingSeconds.push_back(opening.seconds());
    RETURN_IF_ERROR(sampleWindow(prior, codec, time == 1, time == 0 ? lean : usual, cancellation));
  }
  return nlohmann::json{{"bench", "memory"},
                        {"shape", request.shape},
                        {"level", hyper.level},
                        {"parameters", parameterCount(expected)},
                        {"dtype", weightDtypeName(request.dtype)},
                        {"file_bytes", std::filesystem::file_size(file.path())},
                        {"first_opening_seconds", openingSeconds[0]},
                        {"second_opening_seconds", openingSeconds[1]},
                        {"anonymous_bytes", lean.anonymousBytes},
                        {"mapped_bytes", lean.mappedBytes},
                        {"resident_bytes", lean.anonymousBytes + lean.mappedBytes},
                        {"usual_resident_bytes", usual.anonymousBytes + usual.mappedBytes}};
}

}  // namespace jukebox
