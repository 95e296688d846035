#include "core/engine/training/codec_task.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include <numeric>

#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/device.h"
#include "core/engine/training/codec_objective.h"
#include "core/engine/training/initial_weights.h"
#include "core/engine/training/training_checkpoint.h"

namespace jukebox {
namespace {

constexpr double kBandwidthSeconds = 600;  // spec/02 §10

std::string codebookName(std::size_t level) {
  return fmt::format("bottleneck.level_blocks.{}.k", level);
}

bool isLearned(const ExpectedWeight& weight, const CodecObjective& objective) {
  if (weight.role == WeightRole::codebook) return false;
  if (objective.freezeEncoder && weight.name.starts_with("encoders.")) return false;
  if (objective.onlyLevel < 0) return true;
  return weight.name.starts_with(fmt::format("encoders.{}.", objective.onlyLevel)) ||
         weight.name.starts_with(fmt::format("decoders.{}.", objective.onlyLevel));
}

// The trained levels, highest first.
std::vector<int> trainedLevels(const TrainingRequest& request) {
  if (request.codecObjective.onlyLevel >= 0) return {request.codecObjective.onlyLevel};
  std::vector<int> levels(static_cast<std::size_t>(request.codec.levels));
  std::iota(levels.rbegin(), levels.rend(), 0);
  return levels;
}

AudioBuffer audioFrom(const at::Tensor& audio, int sampleRate) {
  const at::Tensor samples = audio.flatten().to(at::kCPU).contiguous();
  return {sampleRate, 1, {samples.data_ptr<float>(), samples.data_ptr<float>() + samples.numel()}};
}

}  // namespace

Result<std::unique_ptr<CodecTask>> CodecTask::create(const TrainingRequest& request, Collective& collective) {
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(request.device));
  ASSIGN_OR_RETURN(AudioChunks chunks, AudioChunks::open(request, request.codec.sampleRate, collective));
  WeightSet weights = initialCodecWeights(request.codec, request.seed);
  const bool goesOn = !request.startWeights.empty();
  if (goesOn) {
    ASSIGN_OR_RETURN(const WeightSet start, WeightSet::open(request.startWeights, expectedCodecWeights(request.codec)));
    weights = start.trainableCopy();
  }
  std::unique_ptr<CodecTask> task(new CodecTask(request, collective, std::move(chunks), std::move(weights), device));
  if (goesOn) {
    task->m_hasCodebooks.fill_(1);
    for (std::size_t level = 0; level < task->m_codebooks.size(); ++level) {
      CodebookState& state = task->m_codebooks[level];
      const double tokens = static_cast<double>(request.chunks.lengthSamples) * collective.size() /
                            static_cast<double>(request.codec.samplesPerToken(static_cast<int>(level)));
      state = CodebookState::restored(task->m_weights.floatTensor(codebookName(level)).detach(), tokens,
                                      request.codec.mu, task->thresholdOf(static_cast<int>(level)));
    }
  }
  task->m_bandwidth = task->m_chunks.bandwidth(kBandwidthSeconds, collective);
  return task;
}

CodecTask::CodecTask(const TrainingRequest& request, Collective& collective, AudioChunks chunks, WeightSet weights,
                     at::Device device)
    : m_request(request),
      m_collective(collective),
      m_chunks(std::move(chunks)),
      m_weights(std::move(weights)),
      m_device(device),
      m_codec(m_weights, request.codec, device),
      m_hasCodebooks(at::zeros({}, at::kLong)) {
  for (const ExpectedWeight& weight : expectedCodecWeights(request.codec)) {
    if (!isLearned(weight, request.codecObjective)) continue;
    m_parameters.push_back({weight.name, m_weights.floatTensor(weight.name)});
  }
  for (int level = 0; level < request.codec.levels; ++level) {
    CodebookState state;
    const at::Tensor zeros = at::zeros({request.codec.bins, request.codec.embWidth}, device);
    state.codes = zeros.clone();
    state.sums = zeros.clone();
    state.elements = at::zeros({request.codec.bins}, zeros.options());
    state.decay = request.codec.mu;
    state.threshold = thresholdOf(level);
    m_codebooks.push_back(std::move(state));
  }
}

// A code's expected number of uses in a batch of all processes.
double CodecTask::thresholdOf(int level) const {
  const double share = m_request.codecObjective.revivalShare;
  if (share <= 0) return m_request.codec.revivalThreshold;
  const double tokens = static_cast<double>(m_request.batch) * m_collective.size() *
                        static_cast<double>(m_request.chunks.lengthSamples / m_request.codec.samplesPerToken(level));
  return share * tokens / m_request.codec.bins;
}

std::vector<NamedTensor> CodecTask::buffers() const {
  std::vector<NamedTensor> buffers{{"has_codebooks", m_hasCodebooks}};
  for (std::size_t level = 0; level < m_codebooks.size(); ++level) {
    buffers.push_back({fmt::format("codes.{}", level), m_codebooks[level].codes});
    buffers.push_back({fmt::format("sums.{}", level), m_codebooks[level].sums});
    buffers.push_back({fmt::format("elements.{}", level), m_codebooks[level].elements});
  }
  return buffers;
}

void CodecTask::restoreBuffers(const std::map<std::string, at::Tensor>& buffers) {
  m_hasCodebooks.copy_(buffers.at("has_codebooks"));
  for (std::size_t level = 0; level < m_codebooks.size(); ++level) {
    m_codebooks[level].codes = buffers.at(fmt::format("codes.{}", level)).to(m_device);
    m_codebooks[level].sums = buffers.at(fmt::format("sums.{}", level)).to(m_device);
    m_codebooks[level].elements = buffers.at(fmt::format("elements.{}", level)).to(m_device);
  }
}

void CodecTask::initialiseCodebooks(const at::Tensor& x) {
  if (m_hasCodebooks.item<std::int64_t>() != 0) return;
  const at::NoGradGuard noGrad;
  const at::Generator generator = at::detail::createCPUGenerator(m_request.seed);
  const RestartRows draw = [&](const at::Tensor& rows, std::int64_t count) {
    return randomRows(rows, count, generator);
  };
  const double share = m_request.codecObjective.revivalShare;
  for (int level = 0; level < m_request.codec.levels; ++level) {
    const double expected = share > 0 ? thresholdOf(level) / share : 1.0;  // spec/02 §8: one
    m_codebooks[static_cast<std::size_t>(level)] =
        CodebookState::initial(rowsOf(m_codec.encodeVectors(x, level)), m_request.codec.bins, expected,
                               m_request.codec.mu, thresholdOf(level), draw, m_collective);
  }
  m_hasCodebooks.fill_(1);
}

TrainingLoss CodecTask::perceptualStep(const at::Tensor& x, std::int64_t step, const RestartRows& restartRows) {
  const CodecObjective& objective = m_request.codecObjective;
  const std::size_t resolution = static_cast<std::size_t>(step) % m_request.codec.multispecFft.size();
  TrainingLoss result{at::zeros({}, x.options()), {}};
  for (const int level : trainedLevels(m_request)) {
    CodebookState& state = m_codebooks[static_cast<std::size_t>(level)];
    at::Tensor vectors;
    if (objective.freezeEncoder) {
      const at::NoGradGuard noGrad;
      vectors = quantised(x, level);
    } else {
      const QuantisedVectors q = quantiseAndUpdate(m_codec.encodeVectors(x, level), state, restartRows, m_collective);
      vectors = q.straightThrough;
      result.loss = result.loss + m_request.codec.commit * q.commitLoss;
      result.metrics[fmt::format("entropy_l{}", level + 1)] = q.metrics.entropy;
      result.metrics[fmt::format("usage_l{}", level + 1)] = q.metrics.usage;
      result.metrics[fmt::format("commit_l{}", level + 1)] = q.commitLoss.item<double>();
    }
    const at::Tensor output = m_codec.decoder(level).forward(vectors).permute({0, 2, 1}).contiguous();
    const at::Tensor loss = perceptualLoss(m_request.codec, objective, x, output, m_bandwidth, resolution);
    result.loss = result.loss + loss;
    result.metrics[fmt::format("perceptual_l{}", level + 1)] = loss.item<double>();
    result.metrics[fmt::format("l2_l{}", level + 1)] = l2Loss(x, output.detach(), m_bandwidth).item<double>();
  }
  return result;
}

Result<TrainingLoss> CodecTask::loss(std::int64_t step, int micro) {
  const at::Tensor x = m_chunks.batch(step, micro).to(m_device);
  initialiseCodebooks(x);
  const std::uint64_t stepSeed = m_request.seed + 1 + static_cast<std::uint64_t>(step * m_request.accumulation + micro);
  const at::Generator generator = at::detail::createCPUGenerator(stepSeed);
  const RestartRows restartRows = [&](const at::Tensor& rows, std::int64_t count) {
    return randomRows(rows, count, generator);
  };
  if (m_request.codecObjective.loss == "perceptual") return perceptualStep(x, step, restartRows);
  CodecTrainingPass pass = trainingPass(m_codec, m_codebooks, x, m_bandwidth, restartRows, m_collective);
  return TrainingLoss{std::move(pass.loss), std::move(pass.metrics)};
}

at::Tensor CodecTask::quantised(const at::Tensor& x, int level) const {
  const Codebook codebook(m_codebooks[static_cast<std::size_t>(level)].codes);
  return codebook.decode(codebook.encode(m_codec.encodeVectors(x, level)));
}

at::Tensor CodecTask::roundTrip(const at::Tensor& x, int level) const {
  return m_codec.decoder(level).forward(quantised(x, level)).permute({0, 2, 1}).contiguous();
}

Result<TrainingMetrics> CodecTask::validate() {
  TrainingMetrics metrics;
  if (m_hasCodebooks.item<std::int64_t>() == 0 || m_request.validationBatches == 0) return metrics;
  const at::Tensor all = m_chunks.heldOut(m_request.validationBatches * m_request.batch);
  const double share = 1.0 / static_cast<double>(m_request.validationBatches);
  const double rate = m_request.codec.sampleRate;
  for (int i = 0; i < m_request.validationBatches; ++i) {
    const at::Tensor x = all.narrow(0, std::int64_t{i} * m_request.batch, m_request.batch).to(m_device);
    for (const int level : trainedLevels(m_request)) {
      const at::Tensor output = roundTrip(x, level);
      const auto put = [&](const char* name, double value) {
        metrics[fmt::format("{}_l{}", name, level + 1)] += value * share;
      };
      put("l2", l2Loss(x, output, m_bandwidth).item<double>());
      put("multispectral_loss", multiResolutionSpectralLoss(m_request.codec, x, output, m_bandwidth).item<double>());
      put("si_sdr_db", scaleInvariantSdr(x, output));
      put("lsd_0_2k_db", logSpectralDistance(x, output, rate, 0, 2000));
      put("lsd_2_6k_db", logSpectralDistance(x, output, rate, 2000, 6000));
    }
  }
  return metrics;
}

Status CodecTask::writeWeights(const std::filesystem::path& file) const {
  std::vector<NamedTensor> tensors;
  for (const ExpectedWeight& weight : expectedCodecWeights(m_request.codec)) {
    if (weight.role != WeightRole::codebook) tensors.push_back({weight.name, m_weights.floatTensor(weight.name)});
  }
  for (std::size_t level = 0; level < m_codebooks.size(); ++level) {
    tensors.push_back({codebookName(level), m_codebooks[level].codes});
  }
  return writeWeightFile(file, tensors);
}

Status CodecTask::makeExamples(const ExampleSink& sink) {
  if (m_hasCodebooks.item<std::int64_t>() == 0) return {};
  constexpr int kExamples = 3;
  const at::Tensor x = m_chunks.heldOut(kExamples);
  const auto store = [&](const std::string& name, const at::Tensor& audio) -> Status {
    for (std::int64_t i = 0; i < audio.size(0); ++i) {
      RETURN_IF_ERROR(sink(fmt::format("{}-{}", name, i), audioFrom(audio.select(0, i), m_request.codec.sampleRate)));
    }
    return {};
  };
  RETURN_IF_ERROR(store("original", x));
  for (int level = 0; level < m_request.codec.levels; ++level) {
    RETURN_IF_ERROR(store(fmt::format("level-{}", level), roundTrip(x.to(m_device), level)));
  }
  return {};
}

}  // namespace jukebox
