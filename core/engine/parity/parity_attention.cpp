// Reference cases of kind "attention": every pattern alone and in small stacks, whole, in pieces, and one by one.

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "core/engine/parity/parity_case.h"
#include "core/engine/transformer/decode_step.h"

namespace jukebox {
namespace {

// Feeds x (N, L, W) through caches in pieces, each sample by itself; pieces of 1 go through the decode kernels.
at::Tensor inPieces(const Transformer& transformer, const at::Tensor& x, const at::Tensor& encoder,
                    const std::vector<std::int64_t>& pieces, bool kernels) {
  std::vector<at::Tensor> samples;
  for (std::int64_t n = 0; n < x.size(0); ++n) {
    auto caches = transformer.makeCaches();
    if (encoder.defined()) transformer.setEncoder(caches, encoder.select(0, n));
    DecodeStep step(transformer, 1);
    std::vector<at::Tensor> outputs;
    std::int64_t begin = 0;
    for (const std::int64_t count : pieces) {
      at::Tensor h = x.select(0, n).narrow(0, begin, count).contiguous().clone();
      if (count == 1 && kernels) {
        std::vector<std::vector<KeyValueCache>*> list{&caches};
        step.run(h.data_ptr<float>(), list, defaultThreadPool());
      } else {
        h = transformer.forwardChunk(h, caches);
      }
      outputs.push_back(h);
      begin += count;
    }
    samples.push_back(at::cat(outputs));
  }
  return at::stack(samples);
}

Status checkItem(const ParityCase& c, const WeightSet& weights, const std::string& name, const nlohmann::json& item,
                 ParityReport& report) {
  const auto& hps = c.config.at("hps");
  TransformerHyperparameters hyper;
  hyper.width = hps.value("n_in", 0);
  hyper.depth = item.value("depth", 1);
  hyper.heads = hps.value("n_head", 1);
  hyper.mAttn = hps.value("m_attn", 0.25);
  hyper.mMlp = hps.value("m_mlp", 1.0);
  hyper.blocks = hps.value("blocks", 1);
  hyper.resScale = item.value("res_scale", hps.value("res_scale", false));
  const AttentionGeometry geometry{hps.value("n_ctx", 0), hyper.blocks, hps.value("spread", 0),
                                   hps.value("prime_len", 0), hps.value("encoder_dims", 0)};
  const auto types = item.at("attn_funcs").get<std::vector<int>>();
  if (item.contains("attn_order")) {
    report.check(name + " types", attentionTypes(item.at("attn_order").get<int>(), hyper.depth) == types,
                 "the attention order gives other types");
  }
  const Transformer transformer(weights, name + ".", hyper, geometry, at::kCPU, types);
  ASSIGN_OR_RETURN(const at::Tensor x, c.input("x"));
  at::Tensor encoder;
  if (std::find(types.begin(), types.end(), 6) != types.end()) {
    ASSIGN_OR_RETURN(encoder, c.input("encoder_kv"));
  }
  const auto compare = [&](const std::string& what, const at::Tensor& actual) {
    if (c.expects(name + what)) report.compare(name + what, actual, c.expected.at(name + what));
  };
  const at::Tensor whole = transformer.forward(x, encoder);
  compare(".forward", whole);
  at::Tensor recorded;
  const bool wantsWeights = c.expects(name + ".w");
  compare(".attn", transformer.attentionOutput(0, x, encoder, wantsWeights ? &recorded : nullptr));
  if (wantsWeights) {
    if (types[0] == 7) {
      const std::int64_t prime = geometry.primeLength;
      recorded = recorded.narrow(2, prime, x.size(1) - prime).narrow(3, 0, prime);
    }
    compare(".w", recorded);
  }
  for (const auto& [schedule, pieces] : c.config.at("schedules").items()) {
    const auto counts = pieces.get<std::vector<std::int64_t>>();
    for (const bool kernels : {false, true}) {
      const at::Tensor actual = inPieces(transformer, x, encoder, counts, kernels);
      const std::string label = name + "." + schedule;
      const at::Tensor expected = c.expects(label) ? c.expected.at(label) : c.expected.at(name + ".forward");
      report.compare(label + (kernels ? " (kernels)" : " (tensors)"), actual, expected);
    }
  }
  return {};
}

}  // namespace

Status checkAttentionCase(const ParityCase& c, ParityReport& report) {
  const at::NoGradGuard noGrad;
  const auto files = weightFiles(c.folder, "model");
  if (files.empty()) return makeError(ErrorKind::notFound, "The case has no weights.");
  ASSIGN_OR_RETURN(const WeightSet weights, WeightSet::openUnchecked(files.front()));
  for (const auto& [name, item] : c.config.at("items").items()) {
    RETURN_IF_ERROR(checkItem(c, weights, name, item, report));
  }
  std::error_code code;
  if (const auto table = c.folder / "attn_order_table.json"; std::filesystem::exists(table, code)) {
    ASSIGN_OR_RETURN(const nlohmann::json orders, readJsonFile(table));
    for (const auto& [order, types] : orders.items()) {
      const auto expected = types.get<std::vector<int>>();
      report.check("attn_order " + order,
                   attentionTypes(std::stoi(order), static_cast<int>(expected.size())) == expected, "types differ");
    }
  }
  return {};
}

}  // namespace jukebox
