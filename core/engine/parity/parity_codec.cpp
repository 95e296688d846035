// Reference cases of kind "codec": encoder outputs, codes, decoded audio, training losses, gradients, codebook updates.

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "core/domain/json_reader.h"
#include "core/engine/codec/codec.h"
#include "core/engine/parity/parity_case.h"
#include "core/engine/training/codec_training.h"

namespace jukebox {
namespace {

void checkInference(const Codec& codec, const ParityCase& c, const at::Tensor& x, ParityReport& report) {
  const at::NoGradGuard noGrad;
  for (int level = 0; level < codec.hyperparameters().levels; ++level) {
    const auto compare = [&](const char* what, const at::Tensor& actual) {
      const std::string name = fmt::format("{}.{}", what, level);
      if (c.expects(name)) report.compare(name, actual, c.expected.at(name));
    };
    compare("enc", codec.encodeVectors(x, level));
    const at::Tensor codes = codec.encode(x, level);
    compare("z", codes);
    compare("dec", codec.decode(codes, level));
    // The gap is formed in double precision from the float32 encoder output.
    const Codebook precise(codec.codebook(level).vectors().to(at::kDouble));
    const at::Tensor distances = precise.distances(rowsOf(codec.encodeVectors(x, level)).to(at::kDouble));
    const at::Tensor best = std::get<0>(at::topk(distances, 2, 1, /*largest=*/false));
    compare("z_gap", (best.select(1, 1) - best.select(1, 0)).view(codes.sizes()));
  }
}

std::vector<CodebookState> restoreCodebooks(const Codec& codec, const at::Tensor& x, double threshold) {
  std::vector<CodebookState> states;
  for (int level = 0; level < codec.hyperparameters().levels; ++level) {
    const double tokens = static_cast<double>(x.size(1) / codec.hyperparameters().samplesPerToken(level));
    states.push_back(CodebookState::restored(codec.codebook(level).vectors().detach(), tokens,
                                             codec.hyperparameters().mu, threshold));
  }
  return states;
}

void compareState(const std::vector<CodebookState>& states, const std::string& when, const ParityCase& c,
                  ParityReport& report) {
  for (std::size_t level = 0; level < states.size(); ++level) {
    const auto compare = [&](const char* what, const at::Tensor& actual) {
      const std::string name = fmt::format("ema.{}_{}.{}", what, when, level);
      if (c.expects(name)) report.compare(name, actual, c.expected.at(name));
    };
    compare("k", states[level].codes);
    compare("k_sum", states[level].sums);
    compare("k_elem", states[level].elements);
  }
}

Status checkTraining(const WeightSet& weights, CodecHyperparameters hyper, const std::string& lossFn, bool first,
                     const ParityCase& c, const at::Tensor& x, ParityReport& report) {
  hyper.lossFn = lossFn;
  const WeightSet trainable = weights.trainableCopy();
  const Codec codec(trainable, hyper, at::kCPU);
  const auto& test = c.config.at("test");
  Bandwidth bandwidth;
  bandwidth.l1 = test.at("bandwidth").value("l1", 1.0);
  bandwidth.l2 = test.at("bandwidth").value("l2", 1.0);
  bandwidth.spectral = test.at("bandwidth").value("spec", 1.0);
  auto states = restoreCodebooks(codec, x, test.value("restore_k_threshold", 0.0));
  if (first) compareState(states, "before", c, report);
  const RestartRows restart = [](const at::Tensor& rows, std::int64_t n) {
    return randomRows(rows, n, at::detail::createCPUGenerator(1));
  };
  SingleProcess oneProcess;
  const CodecTrainingPass pass = trainingPass(codec, states, x, bandwidth, restart, oneProcess);
  pass.loss.backward();
  if (first) {
    compareState(states, "after", c, report);
    if (c.expects("train.x_out")) report.compare("train.x_out", pass.audio, c.expected.at("train.x_out"));
  }
  const std::string prefix = lossFn + ".";
  for (const auto& [name, expected] : c.expected) {
    if (!name.starts_with(prefix)) continue;
    const std::string rest = name.substr(prefix.size());
    if (rest.starts_with("grad.")) {
      const at::Tensor gradient = trainable.floatTensor(rest.substr(5)).grad();
      report.compare(name, gradient.defined() ? gradient : at::zeros_like(expected), expected,
                     ParityTolerance::gradient);
    } else if (const auto metric = pass.metrics.find(rest); metric != pass.metrics.end()) {
      report.compare(name, at::scalar_tensor(metric->second, at::kDouble), expected);
    } else {
      report.missing(name);
    }
  }
  return {};
}

}  // namespace

Status checkCodecCase(const ParityCase& c, ParityReport& report) {
  if (!c.config.contains("hps")) return makeError(ErrorKind::corrupt, "config.json has no hps.");
  ASSIGN_OR_RETURN(const CodecHyperparameters hyper, codecHyperparametersFromJson(c.config.at("hps")));
  ASSIGN_OR_RETURN(const at::Tensor x, c.input("x"));
  const auto files = weightFiles(c.folder, "model");
  if (files.empty()) return makeError(ErrorKind::notFound, "The case has no weights.");
  const auto expected = expectedCodecWeights(hyper);
  std::optional<WeightSet> first;
  for (const auto& file : files) {
    ASSIGN_OR_RETURN(WeightSet weights, WeightSet::open(file, expected));
    bool same = true;
    if (first) {
      for (const auto& name : weights.names())
        same = same && at::equal(weights.floatTensor(name), first->floatTensor(name));
    }
    report.check("weights of " + file.filename().string(), same, "differ from the other formats");
    if (!first) first = std::move(weights);
  }
  checkInference(Codec(*first, hyper, at::kCPU), c, x, report);
  if (c.config.contains("test") && c.config.at("test").contains("loss_fns")) {
    bool firstLoss = true;
    for (const auto& lossFn : c.config.at("test").at("loss_fns")) {
      RETURN_IF_ERROR(checkTraining(*first, hyper, lossFn.get<std::string>(), firstLoss, c, x, report));
      firstLoss = false;
    }
  }
  return {};
}

}  // namespace jukebox
