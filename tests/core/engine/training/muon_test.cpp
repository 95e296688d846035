#include "core/engine/training/muon.h"

#include <ATen/CPUGeneratorImpl.h>
#include <gtest/gtest.h>

#include "core/engine/half_product.h"
#include "core/engine/training/optimiser.h"

namespace jukebox {
namespace {

at::Tensor noise(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
  return at::randn({rows, columns}, at::make_generator<at::CPUGeneratorImpl>(seed));
}

at::Tensor withGradient(const at::Tensor& value, const at::Tensor& gradient) {
  const at::Tensor matrix = value.clone().set_requires_grad(true);
  matrix.mutable_grad() = gradient;
  return matrix;
}

at::Tensor singularValues(const at::Tensor& matrix) {
  const at::Tensor wide = matrix.size(0) > matrix.size(1) ? matrix.t() : matrix;
  return at::linalg_eigvalsh(at::mm(wide, wide.t()).to(at::kDouble)).clamp_min(0).sqrt();
}

TEST(Orthogonalised, allSingularValuesAreNearOneWhateverTheyWere) {
  for (const auto& [rows, columns] : {std::pair{8, 8}, {24, 96}, {96, 24}, {1, 40}, {64, 128}}) {
    at::Tensor matrix = noise(rows, columns, 3);
    matrix.select(1, 0).mul_(30);  // one direction far ahead of the others
    const at::Tensor values = singularValues(orthogonalised(matrix));
    if (rows != columns) {
      EXPECT_GT(values.min().item<double>(), 0.6) << rows << " x " << columns;
    }
    EXPECT_LT(values.max().item<double>(), 1.3) << rows << " x " << columns;
  }
}

TEST(Orthogonalised, itTurnsNeitherWithTheScaleNorWithTransposing) {
  const at::Tensor matrix = noise(12, 20, 5);
  const at::Tensor turned = orthogonalised(matrix);
  EXPECT_TRUE(at::allclose(orthogonalised(matrix * 1e4), turned, 1e-4, 1e-5));
  EXPECT_TRUE(at::allclose(orthogonalised(matrix.t()).t(), turned, 1e-4, 1e-5));
  EXPECT_GT((matrix * turned).sum().item<double>(), 0);
}

TEST(Orthogonalised, halfPrecisionIsPreciseEnough) {
  const at::Tensor matrix = noise(32, 128, 9);
  const HalfProductScope halves(true);
  const at::Tensor turned = orthogonalised(matrix);
  EXPECT_EQ(turned.scalar_type(), at::kFloat);
  EXPECT_GT(singularValues(turned).min().item<double>(), 0.6);
  EXPECT_LT(singularValues(turned).max().item<double>(), 1.3);
}

TEST(Orthogonalised, zerosStayZeros) {
  EXPECT_EQ(orthogonalised(at::zeros({4, 6})).abs().max().item<double>(), 0);
}

TEST(Muon, aStepMovesTheElementsByAFifthOfTheRate) {
  const at::Tensor before = noise(32, 128, 1);
  const at::Tensor matrix = withGradient(before, noise(32, 128, 2) * 1e-5);
  SingleProcess alone;
  Muon({matrix}, {}).step(0.01, 1.0, alone);
  const double rms = (matrix.detach() - before).square().mean().sqrt().item<double>();
  EXPECT_NEAR(rms, 0.2 * 0.01, 0.2 * 0.01 * 0.2);
}

TEST(Muon, aKernelStepsAsTheMatrixOfItsFirstDimensionAndAllOthers) {
  const at::Tensor value = noise(6, 20, 1), gradient = noise(6, 20, 2);
  const at::Tensor matrix = withGradient(value, gradient);
  const at::Tensor kernel = withGradient(value.view({6, 5, 4}), gradient.view({6, 5, 4}));
  SingleProcess alone;
  Muon({matrix, kernel}, {.weightDecay = 0.1}).step(0.1, 2.0, alone);
  EXPECT_TRUE(at::equal(kernel.detach().view({6, 20}), matrix.detach()));
  EXPECT_FALSE(at::equal(matrix.detach(), value));
}

TEST(Optimiser, muonTakesMatricesOfLayersAndKernelsBetweenHiddenChannels) {
  const auto takes = [](const std::string& name, const std::vector<std::int64_t>& shape) {
    return isHiddenWeight({name, at::zeros(shape)});
  };
  EXPECT_TRUE(takes("prior.transformer._attn_mods.3.mlp.c_fc.w", {8, 32}));
  EXPECT_TRUE(takes("decoders.0.level_blocks.0.model.0.weight", {8, 8, 3}));
  EXPECT_FALSE(takes("encoders.0.level_blocks.0.model.0.0.weight", {8, 1, 4})) << "begins at the sound";
  EXPECT_FALSE(takes("decoders.0.out.weight", {1, 8, 3})) << "ends at the sound";
  EXPECT_FALSE(takes("prior.transformer._attn_mods.3.ln_0.weight", {8}));
  EXPECT_FALSE(takes("prior.x_emb.weight", {64, 8}));
}

TEST(Muon, weightsDecayByTheRateWhenThereIsNoGradient) {
  const at::Tensor before = noise(4, 6, 1);
  const at::Tensor matrix = before.clone().set_requires_grad(true);
  SingleProcess alone;
  Muon({matrix}, {.weightDecay = 0.5}).step(0.1, 1.0, alone);
  EXPECT_TRUE(at::allclose(matrix.detach(), before * 0.95));
}

TEST(Muon, itFindsTheMinimumOfAnIllConditionedProblem) {
  const at::Tensor wanted = noise(16, 24, 7);
  const at::Tensor scales = at::logspace(0, -1.5, 16).unsqueeze(1);
  at::Tensor matrix = at::zeros({16, 24}).set_requires_grad(true);
  SingleProcess alone;
  Muon muon({matrix}, {});
  for (int step = 0; step < 300; ++step) {
    matrix.mutable_grad() = (matrix.detach() - wanted) * scales;
    muon.step(0.3 * (1 - step / 300.0), 1.0, alone);
  }
  EXPECT_LT((matrix.detach() - wanted).abs().max().item<double>(), 0.1);
}

/// One of two processes; what they add meets in `m_other`.
class Half : public Collective {
 public:
  Half(int rank, at::Tensor other) : m_rank(rank), m_other(std::move(other)) {}
  int rank() const override { return m_rank; }
  int size() const override { return 2; }
  void sum(const at::Tensor& tensor) override {
    m_sent = tensor.clone();
    if (m_other.defined()) tensor.add_(m_other);
  }
  at::Tensor gatherRows(const at::Tensor& rows) override { return rows; }
  double maximum(double value) override { return value; }
  const at::Tensor& sent() const { return m_sent; }

 private:
  int m_rank;
  at::Tensor m_other, m_sent;
};

TEST(Muon, processesShareTheMatricesAndTakeTheSameStep) {
  std::vector<at::Tensor> values, gradients;
  for (std::uint64_t i = 0; i < 3; ++i) {
    values.push_back(noise(6, 10, i));
    gradients.push_back(noise(6, 10, 10 + i));
  }
  const auto matrices = [&] {
    std::vector<at::Tensor> copies;
    for (std::size_t i = 0; i < values.size(); ++i) copies.push_back(withGradient(values[i], gradients[i]));
    return copies;
  };
  const auto stepped = [&](Collective& collective) {
    std::vector<at::Tensor> own = matrices();
    Muon(own, {}).step(0.1, 2.0, collective);
    return own;
  };
  SingleProcess alone;
  const std::vector<at::Tensor> wanted = stepped(alone);
  Half second(1, {});
  stepped(second);
  EXPECT_EQ(second.sent().narrow(0, 0, 60).abs().max().item<double>(), 0) << "the first matrix is the first process's";
  Half first(0, second.sent());
  const std::vector<at::Tensor> shared = stepped(first);
  for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_TRUE(at::equal(shared[i], wanted[i])) << i;
}

}  // namespace
}  // namespace jukebox
