// Reference cases of kind "train": several optimiser steps on one batch, for a prior or for the codec.

#include <fmt/format.h>

#include <cmath>

#include "core/engine/codec/codec.h"
#include "core/engine/parity/parity_case.h"
#include "core/engine/prior/prior.h"
#include "core/engine/training/adam.h"
#include "core/engine/training/codec_training.h"

namespace jukebox {
namespace {

using Metrics = std::map<std::string, double>;

// Parameters of a trainable set, each once, under their first name.
class TrainedParameters {
 public:
  TrainedParameters(const WeightSet& weights, const std::vector<ExpectedWeight>& expected) {
    for (const ExpectedWeight& weight : expected) {
      if (!weight.tiedTo.empty() || weight.role == WeightRole::codebook) continue;
      m_index[weight.name] = m_tensors.size();
      m_tensors.push_back(weights.floatTensor(weight.name));
    }
    for (const ExpectedWeight& weight : expected) {
      if (!weight.tiedTo.empty()) m_index[weight.name] = m_index.at(weight.tiedTo);
    }
  }
  const std::vector<at::Tensor>& tensors() const { return m_tensors; }
  std::optional<std::size_t> find(const std::string& name) const {
    const auto it = m_index.find(name);
    return it == m_index.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  std::vector<at::Tensor> m_tensors;
  std::map<std::string, std::size_t> m_index;
};

// The key part of these biases has a gradient that is zero in exact arithmetic; what rounding makes of it is no result.
at::Tensor withoutKeyBias(const std::string& name, const at::Tensor& tensor) {
  const bool attention = name.ends_with("attn.c_attn.b");
  const bool encoder = name.ends_with("attn.c_enc_kv.b");
  if (!attention && !encoder) return tensor;
  at::Tensor masked = tensor.detach().clone();
  const std::int64_t part = masked.size(0) / (attention ? 3 : 2);
  masked.narrow(0, attention ? part : 0, part).zero_();
  return masked;
}

// Compares expected tensors "prefix + NAME" with what `valueOf` gives for the parameter's index.
template <class ValueOf>
void compareNamed(const ParityCase& c, const std::string& prefix, const TrainedParameters& parameters,
                  const ValueOf& valueOf, ParityReport& report) {
  for (const auto& [name, expected] : c.expected) {
    if (!name.starts_with(prefix)) continue;
    const std::string parameter = name.substr(prefix.size());
    const auto index = parameters.find(parameter);
    if (!index) continue;
    const at::Tensor actual = valueOf(*index);
    const at::Tensor masked = withoutKeyBias(parameter, expected);
    report.compare(name, withoutKeyBias(parameter, actual.defined() ? actual : at::zeros_like(expected)),
                   expected.copy_(masked), ParityTolerance::gradient);
  }
}

struct TrainingSetup {
  AdamSettings adam;
  LearningRateSchedule schedule;
  double clip = 1, mu = 0.999;
  int steps = 0;
};

TrainingSetup setupOf(const ParityCase& c) {
  const auto& hps = c.config.at("hps");
  const auto& test = c.config.at("test");
  TrainingSetup setup;
  setup.adam = {hps.value("beta1", 0.9), hps.value("beta2", 0.999), hps.value("eps", 1e-8),
                hps.value("weight_decay", 0.0)};
  setup.schedule.rate = hps.value("lr", 3e-4);
  setup.schedule.scale = hps.value("lr_scale", 1.0);
  setup.schedule.gamma = hps.value("lr_gamma", 1.0);
  setup.schedule.warmupSteps = hps.value("lr_warmup", 100.0);
  setup.schedule.decaySteps = hps.value("lr_decay", 1e10);
  setup.schedule.linearDecay = hps.value("lr_use_linear_decay", false);
  setup.schedule.decayStart = hps.value("lr_start_linear_decay", 0.0);
  setup.clip = hps.value("clip", 1.0);
  setup.mu = test.value("ema_mu", WeightAverage::defaultMu(test.value("bs", 1), test.value("ngpus", 1)));
  setup.steps = test.value("steps", 0);
  return setup;
}

// Runs the steps; `forward` returns the loss and fills the metrics, `afterStep` may compare more.
template <class Forward, class AfterStep>
WeightAverage train(const ParityCase& c, const TrainedParameters& parameters, const Forward& forward,
                    const AfterStep& afterStep, ParityReport& report) {
  const TrainingSetup setup = setupOf(c);
  Adam adam(parameters.tensors(), setup.adam);
  WeightAverage average(parameters.tensors(), setup.mu);
  for (int step = 0; step < setup.steps; ++step) {
    Metrics metrics;
    adam.clearGradients();
    const at::Tensor loss = forward(metrics);
    loss.backward();
    metrics["loss"] = loss.item<double>();
    metrics["gn"] = adam.gradientNorm();
    metrics["lr"] = setup.schedule.at(step);
    const double divisor = clippingDivisor(metrics["gn"], setup.clip);
    metrics["lg_loss_scale"] = 0;
    const std::string prefix = fmt::format("step{}.", step);
    compareNamed(
        c, prefix + "grad.", parameters, [&](std::size_t i) { return parameters.tensors()[i].grad(); }, report);
    adam.step(metrics["lr"], divisor);
    average.update(parameters.tensors());
    compareNamed(
        c, prefix + "param.", parameters, [&](std::size_t i) { return parameters.tensors()[i]; }, report);
    afterStep(step);
    const auto& wanted = c.config.at("metrics_per_step").at(static_cast<std::size_t>(step));
    for (const auto& [name, value] : wanted.items()) {
      if (!metrics.contains(name)) {
        report.missing(prefix + name);
        continue;
      }
      report.compare(prefix + name, at::scalar_tensor(metrics.at(name), at::kDouble),
                     at::scalar_tensor(value.template get<double>(), at::kDouble), ParityTolerance::gradient);
    }
  }
  compareNamed(
      c, "final.", parameters, [&](std::size_t i) { return parameters.tensors()[i]; }, report);
  compareNamed(
      c, "ema.", parameters, [&](std::size_t i) { return average.values()[i]; }, report);
  return average;
}

Status checkPriorTraining(const ParityCase& c, ParityReport& report) {
  ASSIGN_OR_RETURN(const PriorHyperparameters hyper, priorHyperparametersFromJson(c.config.at("hps")));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecHyperparametersFromJson(c.config.at("vqvae_hps")));
  const auto expected = expectedPriorWeights(hyper, codec);
  ASSIGN_OR_RETURN(const WeightSet loaded, WeightSet::open(c.folder / "model.safetensors", expected));
  const WeightSet weights = loaded.trainableCopy();
  const TrainedParameters parameters(weights, expected);
  const Prior prior(weights, hyper, codec, c.config.at("hps").value("sr", codec.sampleRate), at::kCPU);
  ASSIGN_OR_RETURN(const at::Tensor z, c.input("z"));
  const at::Tensor y = c.inputs.contains("y") ? c.inputs.at("y") : at::Tensor();
  const at::Tensor upper = c.inputs.contains("z_cond") ? c.inputs.at("z_cond") : at::Tensor();
  if (const auto conditions = prior.conditions(upper, y); !conditions) return conditions.error();
  const auto forward = [&](Metrics& metrics) {
    const PriorForward pass = prior.forward(z, prior.conditions(upper, y).value());
    metrics["bpd"] = metrics["gen_loss"] = pass.genLoss.item<double>();
    metrics["prime_loss"] = pass.primeLoss.item<double>();
    return pass.loss;
  };
  const WeightAverage average = train(
      c, parameters, forward, [](int) {}, report);
  // A checkpoint holds the averaged weights.
  for (const auto& file : weightFiles(c.folder, "checkpoint")) {
    ASSIGN_OR_RETURN(const WeightSet saved, WeightSet::open(file, expected));
    for (const ExpectedWeight& weight : expected) {
      report.compare(file.filename().string() + " " + weight.name,
                     withoutKeyBias(weight.name, average.values()[*parameters.find(weight.name)]),
                     withoutKeyBias(weight.name, saved.floatTensor(weight.name)), ParityTolerance::gradient);
    }
  }
  return {};
}

Status checkCodecTraining(const ParityCase& c, ParityReport& report) {
  const auto& hps = c.config.at("hps");
  ASSIGN_OR_RETURN(const CodecHyperparameters hyper, codecHyperparametersFromJson(hps));
  const auto expected = expectedCodecWeights(hyper);
  ASSIGN_OR_RETURN(const WeightSet loaded, WeightSet::open(c.folder / "model.safetensors", expected));
  const WeightSet weights = loaded.trainableCopy();
  const TrainedParameters parameters(weights, expected);
  const Codec codec(weights, hyper, at::kCPU);
  ASSIGN_OR_RETURN(const at::Tensor x, c.input("x"));
  Bandwidth bandwidth;
  if (hps.contains("bandwidth")) {
    bandwidth = {hps.at("bandwidth").value("l1", 1.0), hps.at("bandwidth").value("l2", 1.0),
                 hps.at("bandwidth").value("spec", 1.0)};
  }
  std::vector<CodebookState> codebooks;
  for (int level = 0; level < hyper.levels; ++level) {
    codebooks.push_back(CodebookState::restored(
        codec.codebook(level).vectors().detach(), static_cast<double>(x.size(1) / hyper.samplesPerToken(level)),
        hyper.mu, c.config.at("test").value("restore_k_threshold", hyper.revivalThreshold)));
  }
  const auto generator = at::detail::createCPUGenerator(1);
  const RestartRows restart = [&](const at::Tensor& rows, std::int64_t n) { return randomRows(rows, n, generator); };
  SingleProcess oneProcess;
  const auto forward = [&](Metrics& metrics) {
    const CodecTrainingPass pass = trainingPass(codec, codebooks, x, bandwidth, restart, oneProcess);
    metrics = pass.metrics;
    return pass.loss;
  };
  const auto compareCodebooks = [&](int step) {
    for (std::size_t level = 0; level < codebooks.size(); ++level) {
      const std::string name = fmt::format("step{}.k.{}", step, level);
      if (c.expects(name)) report.compare(name, codebooks[level].codes, c.expected.at(name), ParityTolerance::gradient);
    }
  };
  train(c, parameters, forward, compareCodebooks, report);
  return {};
}

}  // namespace

Status checkTrainCase(const ParityCase& c, ParityReport& report) {
  if (c.config.contains("default_ema_mu")) {
    for (const auto& row : c.config.at("default_ema_mu")) {
      const double mu = WeightAverage::defaultMu(row.at("bs").get<int>(), row.at("ngpus").get<int>());
      report.check(fmt::format("default mu {}x{}", row.at("bs").get<int>(), row.at("ngpus").get<int>()),
                   std::abs(mu - row.at("mu").get<double>()) < 1e-12, "another average");
    }
  }
  return c.config.value("model", std::string()) == "vqvae" ? checkCodecTraining(c, report)
                                                           : checkPriorTraining(c, report);
}

}  // namespace jukebox
