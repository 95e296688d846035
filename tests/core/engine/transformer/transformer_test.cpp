#include "core/engine/transformer/transformer.h"

#include <ATen/core/grad_mode.h>
#include <gtest/gtest.h>

#include "core/engine/prior/prior.h"
#include "core/engine/transformer/decode_step.h"

namespace jukebox {
namespace {

constexpr std::int64_t kContext = 48;

PriorHyperparameters priorWith(int order, int heads, bool resScale) {
  PriorHyperparameters hyper;
  hyper.level = 2;
  hyper.nCtx = kContext;
  hyper.labels = false;
  hyper.transformer = {24, 17, heads, order, 6, 3, 0.5, 2.0, resScale, 1.0};
  const auto types = attentionTypes(order, hyper.transformer.depth);
  if (std::find(types.begin(), types.end(), 6) != types.end()) {
    hyper.useTokens = true;
    hyper.nTokens = 10;
    hyper.nVocab = 20;
    hyper.prime = {12, 2, 2, 2, 5, 0, 0.5, 1.0, false, 1.0};
  }
  return hyper;
}

CodecHyperparameters smallCodec() {
  CodecHyperparameters codec;
  codec.downsT = {1, 1, 1};
  codec.stridesT = {2, 2, 2};
  codec.multipliers = {1, 1, 1};
  codec.bins = 16;
  return codec;
}

// Runs x through caches in pieces; pieces of one by the decode kernels.
at::Tensor inPieces(const Transformer& transformer, const at::Tensor& x, const at::Tensor& encoder,
                    const std::vector<std::int64_t>& pieces) {
  auto caches = transformer.makeCaches();
  if (encoder.defined()) transformer.setEncoder(caches, encoder);
  DecodeStep step(transformer, 1);
  std::vector<at::Tensor> outputs;
  std::int64_t begin = 0;
  for (std::size_t i = 0; begin < x.size(0); ++i) {
    const std::int64_t count = std::min(pieces[i % pieces.size()], x.size(0) - begin);
    at::Tensor h = x.narrow(0, begin, count).clone();
    if (count == 1) {
      std::vector<std::vector<KeyValueCache>*> list{&caches};
      step.run(h.data_ptr<float>(), list, defaultThreadPool());
    } else {
      h = transformer.forwardChunk(h, caches);
    }
    outputs.push_back(h);
    begin += count;
  }
  return at::cat(outputs);
}

class TransformerOrders : public testing::TestWithParam<int> {};

TEST_P(TransformerOrders, piecesOfAnySizeGiveTheWholePass) {
  const at::NoGradGuard noGrad;
  for (const bool resScale : {false, true}) {
    const PriorHyperparameters hyper = priorWith(GetParam(), 2, resScale);
    const CodecHyperparameters codec = smallCodec();
    const WeightSet weights = WeightSet::random(expectedPriorWeights(hyper, codec), WeightDtype::f32, 3);
    const AttentionGeometry geometry{kContext, 6, 3, 8, 10};
    const Transformer transformer(weights, "prior.transformer.", hyper.transformer, geometry, at::kCPU);
    at::manual_seed(5);
    const at::Tensor x = at::randn({kContext, 24});
    const at::Tensor encoder = hyper.hasLyricEncoder() ? at::randn({10, 24}) : at::Tensor();
    const at::Tensor whole =
        transformer.forward(x.unsqueeze(0), encoder.defined() ? encoder.unsqueeze(0) : encoder).squeeze(0);
    for (const std::vector<std::int64_t>& pieces :
         {std::vector<std::int64_t>{1}, {7}, {8}, {5, 1, 13, 2}, {40, 1}, {3, 1, 1, 1, 30}, {48}}) {
      const float difference = (inPieces(transformer, x, encoder, pieces) - whole).abs().max().item<float>();
      EXPECT_LT(difference, 2e-5F) << "order " << GetParam() << " pieces of " << pieces.front();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(AllOrders, TransformerOrders, testing::Range(0, 13));

TEST(DecodeStep, aSequenceDoesNotFeelItsNeighboursNorTheThreads) {
  const at::NoGradGuard noGrad;
  const PriorHyperparameters hyper = priorWith(2, 2, false);
  for (const WeightDtype dtype : kStoredWeightDtypes) {
    const WeightSet weights = WeightSet::random(expectedPriorWeights(hyper, smallCodec()), dtype, 3);
    const Transformer transformer(weights, "prior.transformer.", hyper.transformer, {kContext, 6, 0, 0, 0}, at::kCPU);
    const auto run = [&](std::size_t batch, std::size_t threads) {
      ThreadPool pool(threads);
      std::vector<std::vector<KeyValueCache>> caches;
      for (std::size_t b = 0; b < batch; ++b) caches.push_back(transformer.makeCaches());
      DecodeStep step(transformer, batch);
      std::vector<float> h(batch * 24);
      for (int position = 0; position < 20; ++position) {
        for (std::size_t i = 0; i < h.size(); ++i)
          h[i] = 0.1F * static_cast<float>((i / 24 * 31 + i % 24 + static_cast<std::size_t>(position)) % 17);
        std::vector<std::vector<KeyValueCache>*> list;
        for (auto& cache : caches) list.push_back(&cache);
        step.run(h.data(), list, pool);
      }
      return h;
    };
    const std::vector<float> alone = run(1, 1);
    for (const std::size_t threads : {1U, 2U, 3U}) {
      const std::vector<float> together = run(5, threads);
      EXPECT_TRUE(std::equal(alone.begin(), alone.end(), together.begin())) << "dtype " << weightDtypeName(dtype);
    }
  }
}

TEST(Transformer, quantisedWeightsStayCloseToTheFloatOnes) {
  const at::NoGradGuard noGrad;
  const PriorHyperparameters hyper = priorWith(2, 2, false);
  const auto output = [&](WeightDtype dtype) {
    const WeightSet weights = WeightSet::random(expectedPriorWeights(hyper, smallCodec()), dtype, 3);
    const Transformer transformer(weights, "prior.transformer.", hyper.transformer, {kContext, 6, 0, 0, 0}, at::kCPU);
    at::manual_seed(5);
    return transformer.forward(at::randn({1, kContext, 24}));
  };
  const at::Tensor exact = output(WeightDtype::f32);
  const auto error = [&](WeightDtype dtype) {
    return (at::norm(output(dtype) - exact) / at::norm(exact)).item<float>();
  };
  EXPECT_LT(error(WeightDtype::f16), 1e-3F);
  EXPECT_GT(error(WeightDtype::int8), 0.0F);
  EXPECT_LT(error(WeightDtype::int8), 3e-2F);
  EXPECT_GT(error(WeightDtype::int8g64), 0.0F);
  EXPECT_LT(error(WeightDtype::int8g64), 3e-2F);
}

}  // namespace
}  // namespace jukebox
