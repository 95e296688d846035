#include "core/engine/training/codec_training.h"

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

namespace jukebox {

QuantisedVectors quantiseAndUpdate(const at::Tensor& x, CodebookState& state, const RestartRows& restartRows,
                                   Collective& collective) {
  const at::Tensor rows = rowsOf(x);  // (n, width)
  at::Tensor codes, vectors;
  QuantisedVectors result;
  {
    const at::NoGradGuard noGrad;
    const Codebook codebook(state.codes);
    const auto nearest = at::min(codebook.distances(rows), -1);
    codes = std::get<1>(nearest);
    vectors = at::embedding(state.codes, codes);  // with the codebook as it was before the update
    const double fit = at::mean(std::get<0>(nearest)).item<double>();
    result.metrics = updateCodebook(state, rows.detach(), codes, restartRows, collective);
    result.metrics.fit = fit;
  }
  result.commitLoss = at::sum(at::square(vectors - rows)) / static_cast<double>(rows.numel());
  const at::Tensor passed = rows + (vectors - rows).detach();
  result.straightThrough = passed.view({x.size(0), x.size(2), x.size(1)}).permute({0, 2, 1}).contiguous();
  return result;
}

CodecTrainingPass trainingPass(const Codec& codec, std::vector<CodebookState>& codebooks, const at::Tensor& x,
                               const Bandwidth& bandwidth, const RestartRows& restartRows, Collective& collective) {
  const CodecHyperparameters& hyper = codec.hyperparameters();
  CodecTrainingPass pass;
  const at::Tensor zero = at::zeros({}, x.options());
  at::Tensor reconstruction = zero, spectral = zero, multispectral = zero, commit = zero;
  for (int level = hyper.levels - 1; level >= 0; --level) {
    const QuantisedVectors q = quantiseAndUpdate(codec.encodeVectors(x, level),
                                                 codebooks[static_cast<std::size_t>(level)], restartRows, collective);
    const at::Tensor output = codec.decoder(level).forward(q.straightThrough).permute({0, 2, 1}).contiguous();
    const at::Tensor levelReconstruction = reconstructionLoss(hyper, x, output, bandwidth);
    const at::Tensor levelSpectral =
        hyper.useNonrelativeSpecloss ? spectralLoss(x, output, bandwidth) : spectralConvergence(x, output);
    const at::Tensor levelMultispectral = multiResolutionSpectralLoss(hyper, x, output, bandwidth);
    const auto put = [&](const char* name, const at::Tensor& value) {
      pass.metrics[fmt::format("{}_l{}", name, level + 1)] = value.item<double>();
    };
    put("recons_loss", levelReconstruction);
    put("spectral_loss", levelSpectral);
    put("multispectral_loss", levelMultispectral);
    reconstruction = reconstruction + levelReconstruction;
    spectral = spectral + levelSpectral;
    multispectral = multispectral + levelMultispectral;
    commit = commit + q.commitLoss;
    const double share = 1.0 / hyper.levels;
    pass.metrics["fit"] += q.metrics.fit * share;
    pass.metrics["pn"] += q.metrics.prenorm * share;
    pass.metrics["entropy"] += q.metrics.entropy * share;
    pass.metrics["used_curr"] += q.metrics.usedNow * share;
    pass.metrics["usage"] += q.metrics.usage * share;
    pass.metrics["dk"] += q.metrics.change * share;
    pass.audio = output;
  }
  pass.loss = reconstruction + hyper.spectral * spectral + hyper.multispectral * multispectral + hyper.commit * commit;
  pass.metrics["recons_loss"] = reconstruction.item<double>();
  pass.metrics["spectral_loss"] = spectral.item<double>();
  pass.metrics["multispectral_loss"] = multispectral.item<double>();
  pass.metrics["commit_loss"] = commit.item<double>();
  pass.metrics["spectral_convergence"] = spectralConvergence(x, pass.audio).item<double>();
  pass.metrics["l1_loss"] = l1Loss(x, pass.audio, bandwidth).item<double>();
  pass.metrics["l2_loss"] = l2Loss(x, pass.audio, bandwidth).item<double>();
  pass.metrics["linf_loss"] = linfLoss(x, pass.audio, bandwidth, hyper.linfK).item<double>();
  pass.metrics["loss"] = pass.loss.item<double>();
  return pass;
}

}  // namespace jukebox
