#include "core/engine/training/training_loop.h"

#include <ATen/autocast_mode.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "core/engine/half_product.h"

namespace jukebox {
namespace {

constexpr double kLargestScaleLog2 = 24;
constexpr double kScaleWindowSteps = 1000;

double nowSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

LearningRateSchedule scheduleOf(const OptimiserSettings& o) {
  LearningRateSchedule schedule;
  schedule.rate = o.learningRate;
  schedule.warmupSteps = o.warmupSteps;
  schedule.linearDecay = o.decay == "linear";
  schedule.cosineDecay = o.decay == "cosine";
  schedule.decayStart = o.decayStart;
  if (o.decay != "none") schedule.decaySteps = o.decaySteps;
  return schedule;
}

double averageMu(const TrainingRequest& request, int processes) {
  return request.optimiser.averageMu.value_or(
      WeightAverage::defaultMu(request.batch * request.accumulation, processes));
}

void addTo(TrainingMetrics& sums, const TrainingMetrics& metrics, double factor) {
  for (const auto& [name, value] : metrics) sums[name] += value * factor;
}

// Matrix products in f16 or bf16 on CUDA, dense layers in bf16 on the CPU while it lives; nothing for f32.
class HalfPrecision {
 public:
  explicit HalfPrecision(const std::string& precision)
      : m_on(precision != "f32" && at::hasCUDA()), m_products(precision == "bf16") {
    if (!m_on) return;
    at::autocast::set_autocast_gpu_dtype(precision == "f16" ? at::kHalf : at::kBFloat16);
    at::autocast::set_enabled(true);
  }
  ~HalfPrecision() {
    if (!m_on) return;
    at::autocast::clear_cache();
    at::autocast::set_enabled(false);
  }
  HalfPrecision(const HalfPrecision&) = delete;
  HalfPrecision& operator=(const HalfPrecision&) = delete;

 private:
  bool m_on;
  HalfProductScope m_products;
};

}  // namespace

AveragedWeights::AveragedWeights(const std::vector<NamedTensor>& parameters, const WeightAverage& average)
    : m_parameters(parameters), m_average(average) {
  swap();
}
AveragedWeights::~AveragedWeights() {
  swap();
}
void AveragedWeights::swap() {
  const at::NoGradGuard noGrad;
  for (std::size_t i = 0; i < m_parameters.size(); ++i) {
    const at::Tensor live = m_parameters[i].tensor.detach().clone();
    m_parameters[i].tensor.detach().copy_(m_average.values()[i]);
    m_average.values()[i].copy_(live);
  }
}

TrainingLoop::TrainingLoop(const TrainingRequest& request, std::filesystem::path folder, TrainingTask& task,
                           Collective& collective)
    : m_request(request),
      m_folder(std::move(folder)),
      m_files(m_folder),
      m_task(task),
      m_collective(collective),
      m_optimiser(task.parameters(), request.optimiser, collective),
      m_average(tensorsOf(task.parameters()), averageMu(request, collective.size())),
      m_schedule(scheduleOf(request.optimiser)) {}

std::vector<NamedTensor> TrainingLoop::everything() const {
  std::vector<NamedTensor> all;
  const auto& parameters = m_task.parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::string& name = parameters[i].name;
    all.push_back({"live." + name, parameters[i].tensor});
    all.push_back({"average." + name, m_average.values()[i]});
  }
  for (NamedTensor& item : m_optimiser.state()) all.push_back(std::move(item));
  for (NamedTensor& item : m_task.buffers()) all.push_back({"buffer." + item.name, item.tensor});
  return all;
}

Status TrainingLoop::restore() {
  if (!std::filesystem::exists(m_files.checkpoint)) return {};
  ASSIGN_OR_RETURN(const TrainingCheckpoint checkpoint, readTrainingCheckpoint(m_files.checkpoint));
  RETURN_IF_ERROR(restoreTensors(checkpoint, everything()));
  std::map<std::string, at::Tensor> buffers;
  for (const NamedTensor& item : m_task.buffers()) buffers[item.name] = checkpoint.tensors.at("buffer." + item.name);
  m_task.restoreBuffers(buffers);
  m_position = checkpoint.position;
  m_optimiser.setStepCount(m_position.optimiserSteps);
  m_earlierSeconds = m_position.wallSeconds;
  return {};
}

Status TrainingLoop::save() {
  if (!m_collective.isFirst()) return {};
  m_position.wallSeconds = wallSeconds();
  RETURN_IF_ERROR(writeTrainingCheckpoint(m_files.checkpoint, everything(), m_position));
  const AveragedWeights averaged(m_task.parameters(), m_average);
  return m_task.writeWeights(m_files.weights);
}

double TrainingLoop::wallSeconds() const {
  return m_earlierSeconds + nowSeconds() - m_startedSeconds;
}

bool TrainingLoop::isFinished() const {
  if (m_request.steps > 0 && m_position.step >= m_request.steps) return true;
  const bool decays = m_schedule.linearDecay || m_schedule.cosineDecay;
  return decays && static_cast<double>(m_position.optimiserSteps) >= m_schedule.decayStart + m_schedule.decaySteps;
}

TrainingState TrainingLoop::state(const std::string& phase) const {
  TrainingState state{
      phase, "", m_position.step, m_request.steps, wallSeconds(), m_request.hours, m_secondsPerStep, {}, m_latest};
  if (m_request.steps > 0 && m_secondsPerStep > 0) {
    state.remainingSeconds = static_cast<double>(m_request.steps - m_position.step) * m_secondsPerStep;
  }
  if (m_request.hours > 0) {
    const double left = std::max(0.0, m_request.hours * 3600 - wallSeconds());
    state.remainingSeconds = std::min(left, state.remainingSeconds.value_or(left));
  }
  return state;
}

void TrainingLoop::announce(const std::string& phase) {
  if (!m_collective.isFirst()) return;
  const TrainingState now = state(phase);
  if (m_log) static_cast<void>(m_log->writeState(now));
  if (m_events.stateChanged) m_events.stateChanged(now);
}

Result<TrainingMetrics> TrainingLoop::accumulateGradients(bool& finite) {
  TrainingMetrics metrics;
  const double scale = std::exp2(m_request.precision == "f16" ? m_position.lossScaleLog2 : 0.0);
  for (int micro = 0; micro < m_request.accumulation; ++micro) {
    const HalfPrecision halves(m_request.precision);
    ASSIGN_OR_RETURN(TrainingLoss result, m_task.loss(m_position.step, micro));
    const at::Tensor scaled = result.loss * (scale / m_request.accumulation);
    finite = m_collective.maximum(std::isfinite(scaled.item<double>()) ? 0 : 1) == 0;
    if (!finite) return metrics;
    scaled.backward();
    result.metrics["loss"] = result.loss.item<double>();
    averageMetrics(result.metrics);
    addTo(metrics, result.metrics, 1.0 / m_request.accumulation);
  }
  return metrics;
}

// Every process has the same names.
void TrainingLoop::averageMetrics(TrainingMetrics& metrics) {
  if (m_collective.size() == 1) return;
  std::vector<double> values;
  for (const auto& [name, value] : metrics) values.push_back(value);
  const at::Tensor sums = at::tensor(values, at::kDouble);
  m_collective.sum(sums);
  std::size_t i = 0;
  for (auto& [name, value] : metrics) value = sums.data_ptr<double>()[i++] / m_collective.size();
}

void TrainingLoop::averageGradients() {
  if (m_collective.size() == 1) return;
  const at::NoGradGuard noGrad;
  for (const NamedTensor& parameter : m_task.parameters()) {
    if (!parameter.tensor.grad().defined()) parameter.tensor.mutable_grad() = at::zeros_like(parameter.tensor);
    m_collective.sum(parameter.tensor.grad());
    parameter.tensor.mutable_grad().div_(m_collective.size());
  }
}

Result<TrainingMetrics> TrainingLoop::takeStep() {
  m_optimiser.clearGradients();
  bool finite = true;
  ASSIGN_OR_RETURN(TrainingMetrics metrics, accumulateGradients(finite));
  m_position.chunksSeen += std::int64_t{m_request.batch} * m_request.accumulation * m_collective.size();
  if (!finite) {
    metrics["skipped"] = 1;
    return metrics;
  }
  averageGradients();
  const bool scales = m_request.precision == "f16";
  const double scale = std::exp2(scales ? m_position.lossScaleLog2 : 0.0);
  const double norm = m_collective.maximum(m_optimiser.gradientNorm() / scale);
  const bool overflow = !std::isfinite(norm);
  if (scales) {
    m_position.lossScaleLog2 = overflow ? m_position.lossScaleLog2 - 1
                                        : std::min(kLargestScaleLog2, m_position.lossScaleLog2 + 1 / kScaleWindowSteps);
  }
  const double limit = m_request.optimiser.ignoreGradientNorm;
  metrics["gn"] = norm;
  metrics["lr"] = m_schedule.at(m_position.optimiserSteps);
  if (overflow || (limit > 0 && norm > limit)) {
    metrics["skipped"] = 1;
    return metrics;
  }
  const HalfProductScope halves(m_request.precision == "bf16");
  m_optimiser.step(metrics["lr"], scale * clippingDivisor(norm, m_request.optimiser.clip));
  const bool ramps = m_request.optimiser.averageMu.has_value();  // the reference's formula has no ramp
  m_average.update(tensorsOf(m_task.parameters()), ramps ? std::optional(m_position.optimiserSteps) : std::nullopt);
  ++m_position.optimiserSteps;
  return metrics;
}

Status TrainingLoop::validateAndLog() {
  if (!m_collective.isFirst()) return {};
  announce("validating");
  TrainingMetrics metrics;
  {
    const AveragedWeights averaged(m_task.parameters(), m_average);
    const at::NoGradGuard noGrad;
    ASSIGN_OR_RETURN(metrics, m_task.validate());
  }
  if (!m_log) return {};
  TrainingMetrics named;
  for (const auto& [name, value] : metrics) named["test_" + name] = value;
  for (const auto& [name, value] : named) m_latest[name] = value;
  return m_log->write(m_position.step, wallSeconds(), named);
}

Status TrainingLoop::writeExamples() {
  if (!m_collective.isFirst() || !m_events.writeExample) return {};
  const std::filesystem::path folder = m_files.examples / fmt::format("step-{:07}", m_position.step);
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  const AveragedWeights averaged(m_task.parameters(), m_average);
  const at::NoGradGuard noGrad;
  return m_task.makeExamples(
      [&](const std::string& name, const AudioBuffer& audio) { return m_events.writeExample(folder / name, audio); });
}

Status TrainingLoop::afterStep(const TrainingMetrics& metrics) {
  addTo(m_sums, metrics, 1);
  ++m_summed;
  const std::int64_t step = m_position.step;
  if (step % m_request.logSteps == 0 || isFinished()) {
    for (const auto& [name, value] : m_sums) m_latest[name] = value / m_summed;
    TrainingMetrics logged;
    for (const auto& [name, value] : m_sums) logged[name] = value / m_summed;
    logged["seconds_per_step"] = m_secondsPerStep;
    if (m_log) RETURN_IF_ERROR(m_log->write(step, wallSeconds(), logged));
    m_sums.clear();
    m_summed = 0;
    announce("training");
  }
  if (step % m_request.validateSteps == 0 || isFinished()) RETURN_IF_ERROR(validateAndLog());
  if (step % m_request.checkpointSteps == 0) RETURN_IF_ERROR(save());
  if (step % m_request.exampleSteps == 0 || isFinished()) RETURN_IF_ERROR(writeExamples());
  return {};
}

Status TrainingLoop::run(const TrainingEvents& events, const CancellationToken& cancellation) {
  m_events = events;
  m_startedSeconds = nowSeconds();
  RETURN_IF_ERROR(restore());
  if (m_collective.isFirst()) {
    ASSIGN_OR_RETURN(MetricLog log, MetricLog::open(m_folder, m_position.step));
    m_log = std::make_unique<MetricLog>(std::move(log));
  }
  announce("starting");
  while (!isFinished()) {
    const bool timeIsUp = m_request.hours > 0 && wallSeconds() >= m_request.hours * 3600;
    const bool stop = cancellation.shouldStopAfterWindow() || timeIsUp;
    if (m_collective.maximum(stop ? 1 : 0) > 0) {
      RETURN_IF_ERROR(save());
      announce(timeIsUp ? "finished" : "stopped");
      if (timeIsUp) return {};
      return CancellationToken::cancelledError();
    }
    const double began = nowSeconds();
    ASSIGN_OR_RETURN(const TrainingMetrics metrics, takeStep());
    ++m_position.step;
    const double seconds = nowSeconds() - began;
    m_secondsPerStep = m_secondsPerStep == 0 ? seconds : 0.95 * m_secondsPerStep + 0.05 * seconds;
    RETURN_IF_ERROR(afterStep(metrics));
  }
  RETURN_IF_ERROR(save());
  announce("finished");
  return {};
}

}  // namespace jukebox
