#pragma once
// Codec (VQ-VAE): audio ↔ codes; every level has its own encoder, codebook and decoder (spec/02).

#include <ATen/ATen.h>

#include <filesystem>
#include <vector>

#include "core/base/result.h"
#include "core/engine/codec/codebook.h"
#include "core/engine/codec/decoder.h"
#include "core/engine/codec/encoder.h"

namespace jukebox {

class Codec {
 public:
  /// Loads a weight file of any supported format.
  static Result<Codec> load(const std::filesystem::path& file, const CodecHyperparameters& hyper, at::Device device);
  Codec(const WeightSet& weights, const CodecHyperparameters& hyper, at::Device device);

  /// Encoder output before quantisation: x (N, T, 1) → (N, embWidth, T_level).
  at::Tensor encodeVectors(const at::Tensor& x, int level) const;
  /// x (N, T, 1) → codes (N, ⌊T/samplesPerToken⌋) of one level, one item at a time.
  at::Tensor encode(const at::Tensor& x, int level) const;
  /// codes (N, T_level) → audio (N, T, 1). Nothing is clipped. Codes in the margins serve as context only: audio is
  /// that of the codes between them.
  at::Tensor decode(const at::Tensor& codes, int level, const Margins& margins = {}) const;

  const CodecHyperparameters& hyperparameters() const { return m_hyper; }
  const Codebook& codebook(int level) const { return m_codebooks[static_cast<std::size_t>(level)]; }
  const Decoder& decoder(int level) const { return m_decoders[static_cast<std::size_t>(level)]; }
  at::Device device() const { return m_device; }

 private:
  CodecHyperparameters m_hyper;
  at::Device m_device;
  std::vector<Encoder> m_encoders;
  std::vector<Decoder> m_decoders;
  std::vector<Codebook> m_codebooks;
};

}  // namespace jukebox
