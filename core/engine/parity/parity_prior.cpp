// Reference cases of kind "prior": conditioning, teacher-forced pass, greedy sampling, lyric alignment.

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "core/domain/json_reader.h"
#include "core/engine/parity/parity_alignment.h"
#include "core/engine/parity/parity_case.h"
#include "core/engine/prior/prior.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

struct SampleCall {
  const char* name;
  bool primed;
  bool partial;
  std::int64_t chunk;
};

at::Tensor stackLongs(const std::vector<std::vector<std::int64_t>>& rows) {
  std::vector<at::Tensor> tensors;
  for (const auto& row : rows) tensors.push_back(at::tensor(row, at::kLong));
  return at::stack(tensors);
}

Status checkSample(const Prior& prior, const ParityCase& c, const SampleCall& call, const at::Tensor& z,
                   const at::Tensor& y, const at::Tensor& upper, ParityReport& report) {
  const std::string name = call.name;
  if (!c.expects(name + ".codes")) return {};
  const auto& test = c.config.at("test");
  const std::int64_t primed = call.primed ? test.value("n_prime", 0) : 0;
  std::vector<WindowTask> tasks;
  for (std::int64_t n = 0; n < z.size(0); ++n) {
    WindowTask task;
    const at::Tensor row = z.select(0, n).contiguous();
    task.presentCodes.assign(row.data_ptr<std::int64_t>(), row.data_ptr<std::int64_t>() + primed);
    if (y.defined()) task.y = y.narrow(0, n, 1);
    if (upper.defined()) task.upperCodes = upper.narrow(0, n, 1);
    tasks.push_back(std::move(task));
  }
  WindowOptions options;
  // The number of codes that the case expects says how long the (possibly partial) window is.
  options.lengthTokens = c.expected.at(name + ".codes").size(1);
  options.prefillChunkTokens = call.chunk;
  options.keepLogits = true;
  const TokenChooser greedy = [](std::size_t, std::int64_t, std::span<float> logits) { return argmax(logits); };
  ASSIGN_OR_RETURN(const auto results, WindowSampler(prior).sample(tasks, options, greedy, {}, {}));
  std::vector<std::vector<std::int64_t>> codes, raw;
  std::vector<at::Tensor> logits;
  for (const WindowResult& result : results) {
    codes.push_back(result.codes);
    raw.push_back(result.rawTokens);
    logits.push_back(result.logits);
  }
  report.compare(name + ".codes", stackLongs(codes), c.expected.at(name + ".codes"));
  if (c.expects(name + ".raw")) report.compare(name + ".raw", stackLongs(raw), c.expected.at(name + ".raw"));
  if (c.expects(name + ".preds")) {
    const at::Tensor expected = c.expected.at(name + ".preds");
    at::Tensor actual = at::stack(logits);
    const auto& positions = test.contains("preds_positions") ? test.at("preds_positions") : nlohmann::json("all");
    if (positions.is_array())
      actual = actual.index_select(1, at::tensor(positions.get<std::vector<std::int64_t>>(), at::kLong));
    report.compare(name + ".preds", actual, expected);
  }
  return {};
}

Status checkForward(const Prior& prior, const ParityCase& c, const at::Tensor& z, const PriorConditions& conditions,
                    ParityReport& report) {
  const auto compare = [&](const std::string& name, const at::Tensor& actual) {
    if (c.expects(name) && actual.defined()) report.compare(name, actual, c.expected.at(name));
  };
  const at::Tensor xCond = conditions.xCond.defined()
                               ? conditions.xCond.narrow(1, prior.lyricPrefix(), prior.hyperparameters().nCtx)
                               : at::Tensor();
  compare("x_cond", xCond);
  compare("y_cond", conditions.yCond);
  compare("encoder_kv", conditions.encoder);
  const PriorForward forward = prior.forward(z, conditions);
  at::Tensor logits = forward.logits;
  at::Tensor activations = forward.activations;
  const auto& test = c.config.at("test");
  if (test.contains("preds_positions") && test.at("preds_positions").is_array()) {
    const at::Tensor positions = at::tensor(test.at("preds_positions").get<std::vector<std::int64_t>>(), at::kLong);
    logits = logits.index_select(1, positions);
    activations = activations.index_select(1, positions);
  }
  compare("forward.preds", logits);
  compare("forward.acts", activations);
  compare("forward.loss", forward.loss);
  compare("forward.prime_loss", forward.primeLoss);
  compare("forward.gen_loss", forward.genLoss);
  return {};
}

// All formats of the weights must be the same numbers; a half-precision file the same after rounding.
Result<WeightSet> loadAllFormats(const ParityCase& c, const std::vector<ExpectedWeight>& expected,
                                 ParityReport& report) {
  std::optional<WeightSet> reference;
  std::vector<std::filesystem::path> files = weightFiles(c.folder, "model");
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    const auto isHalf = [](const auto& f) { return f.filename().string().find("half") != std::string::npos; };
    return isHalf(a) < isHalf(b);
  });
  for (const auto& file : files) {
    ASSIGN_OR_RETURN(WeightSet weights, WeightSet::open(file, expected));
    bool same = true;
    if (reference) {
      for (const auto& name : weights.names()) {
        const at::Tensor a = weights.floatTensor(name);
        const at::Tensor b = reference->floatTensor(name);
        same = same && (at::equal(a, b) || at::equal(a, b.to(at::kHalf).to(at::kFloat)));
      }
    }
    report.check("weights of " + file.filename().string(), same, "differ from the other formats");
    if (!reference) reference = std::move(weights);
  }
  if (!reference) return makeError(ErrorKind::notFound, "The case has no weights.");
  return *reference;
}

}  // namespace

Status checkPriorCase(const ParityCase& c, ParityReport& report) {
  const at::NoGradGuard noGrad;
  if (!c.config.contains("hps") || !c.config.contains("vqvae_hps") || !c.config.contains("test")) {
    return makeError(ErrorKind::corrupt, "config.json needs hps, vqvae_hps and test.");
  }
  ASSIGN_OR_RETURN(const PriorHyperparameters hyper, priorHyperparametersFromJson(c.config.at("hps")));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecHyperparametersFromJson(c.config.at("vqvae_hps")));
  ASSIGN_OR_RETURN(const WeightSet weights, loadAllFormats(c, expectedPriorWeights(hyper, codec), report));
  const int sampleRate = c.config.at("hps").value("sr", codec.sampleRate);
  const Prior prior(weights, hyper, codec, sampleRate, at::kCPU);

  ASSIGN_OR_RETURN(const at::Tensor z, c.input("z"));
  const at::Tensor y = hyper.labels && c.inputs.contains("y") ? c.inputs.at("y") : at::Tensor();
  const at::Tensor upper = c.inputs.contains("z_cond") ? c.inputs.at("z_cond") : at::Tensor();
  ASSIGN_OR_RETURN(const PriorConditions conditions, prior.conditions(upper, y));
  RETURN_IF_ERROR(checkForward(prior, c, z, conditions, report));

  const auto& test = c.config.at("test");
  const auto chunkOf = [&](const char* name) -> std::int64_t {
    return test.contains(name) && test.at(name).is_number_integer() ? test.at(name).get<std::int64_t>() : 0;
  };
  const SampleCall calls[] = {{"sample_full", false, false, chunkOf("full_chunk")},
                              {"sample_primed", true, false, chunkOf("chunk_size")},
                              {"sample_partial", false, true, chunkOf("full_chunk")},
                              {"sample_primed_partial", true, true, 1}};
  for (const SampleCall& call : calls) RETURN_IF_ERROR(checkSample(prior, c, call, z, y, upper, report));
  return checkAlignment(prior, codec, c, report);
}

}  // namespace jukebox
