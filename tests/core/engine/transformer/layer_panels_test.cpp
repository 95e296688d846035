#include "core/engine/transformer/layer_panels.h"

#include <gtest/gtest.h>

#include "core/engine/kernels/byte_panels.h"
#include "core/engine/prior/prior.h"
#include "core/engine/transformer/decode_step.h"

namespace jukebox {
namespace {

class LayerPanelsTest : public ::testing::Test {
 protected:
  static Prior priorWith(WeightDtype dtype) {
    PriorHyperparameters hyper;
    hyper.level = 2;
    hyper.nCtx = 48;
    hyper.labels = false;
    hyper.transformer = {72, 3, 1, 2, 6, 3, 0.5, 2.0, false, 1.0};
    CodecHyperparameters codec;
    codec.downsT = {1, 1, 1};
    codec.stridesT = {2, 2, 2};
    codec.multipliers = {1, 1, 1};
    codec.bins = 16;
    const WeightSet weights = WeightSet::random(expectedPriorWeights(hyper, codec), dtype, 3);
    return Prior(weights, hyper, codec, codec.sampleRate, at::kCPU);
  }
};

TEST_F(LayerPanelsTest, bytesAreLaidOutInTheOrderOfUseAndEveryViewKeepsItsMatrix) {
  if (!hasByteDot()) GTEST_SKIP() << "this processor has no dot product of bytes";
  for (const WeightDtype dtype : {WeightDtype::int8, WeightDtype::int8g64}) {
    const Prior prior = priorWith(dtype);
    const auto& layers = prior.model().transformer().layers();
    const LayerPanels panels(layers, defaultThreadPool());
    const std::uint8_t* expected = panels.matrix(0, LayerPanels::attention).panels;
    ASSERT_NE(expected, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(expected) % 64, 0U);
    const std::uint8_t* first = expected;
    for (std::size_t d = 0; d < layers.size(); ++d) {
      const DenseLayer* dense[] = {&layers[d].attention, &layers[d].attentionOutput, &layers[d].mlpIn,
                                   &layers[d].mlpOut};
      for (int part = 0; part < LayerPanels::partCount; ++part) {
        const WeightMatrix& matrix = panels.matrix(d, static_cast<LayerPanels::Part>(part));
        EXPECT_EQ(matrix.panels, expected);
        EXPECT_EQ(matrix.data, dense[part]->matrix().data);
        EXPECT_EQ(matrix.outputs, dense[part]->matrix().outputs);
        expected += bytePanelsSize(matrix.inputs, matrix.outputs);
      }
    }
    EXPECT_EQ(panels.byteCount(), static_cast<std::size_t>(expected - first));
  }
}

TEST_F(LayerPanelsTest, otherFormatsAndTooLittleMemoryHaveNone) {
  for (const WeightDtype dtype : {WeightDtype::f32, WeightDtype::f16, WeightDtype::int8}) {
    const Prior prior = priorWith(dtype);
    const std::uint64_t available = dtype == WeightDtype::int8 ? 1U << 20U : availableMemoryBytes();
    const LayerPanels panels(prior.model().transformer().layers(), defaultThreadPool(), available);
    EXPECT_EQ(panels.byteCount(), 0U);
    EXPECT_EQ(panels.matrix(2, LayerPanels::mlpOut).panels, nullptr);
    EXPECT_EQ(panels.matrix(2, LayerPanels::mlpOut).data,
              prior.model().transformer().layers()[2].mlpOut.matrix().data);
  }
}

TEST_F(LayerPanelsTest, aTransformerMakesThemOnceForAllItsCopies) {
  const Prior prior = priorWith(WeightDtype::int8);
  const Transformer copy = prior.model().transformer();
  EXPECT_EQ(&copy.panels(defaultThreadPool()), &prior.model().transformer().panels(defaultThreadPool()));
}

}  // namespace
}  // namespace jukebox
