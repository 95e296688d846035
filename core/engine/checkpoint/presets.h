#pragma once
// Presets: the named configurations of spec/06, released models and small ones for training.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/hyperparameters.h"
#include "core/engine/checkpoint/checkpoint_file.h"

namespace jukebox {

/// "vqvae", "small_vqvae".
std::vector<std::string> codecPresetNames();
/// "upsampler_level_0", "upsampler_level_1", "prior_5b", "prior_5b_lyrics", "prior_1b_lyrics", "small_prior",
/// "small_labelled_prior", "small_single_enc_dec_prior", "small_sep_enc_dec_prior", "small_upsampler".
std::vector<std::string> priorPresetNames();

/// Kind notFound lists the names there are.
Result<CodecHyperparameters> codecPreset(std::string_view name);
Result<PriorHyperparameters> priorPreset(std::string_view name);

/// Which preset a state dict (official names) belongs to.
struct PresetGuess {
  std::string name;         ///< a preset name; "upsampler" when the level cannot be told
  bool needsLevel = false;  ///< upsamplers 0 and 1 have identical tensors: ask for the level
};

/// Tells the preset from names and shapes alone. Kind notFound if none of the released models fits.
Result<PresetGuess> guessPreset(const StateDict& state);

/// A set of presets that makes a complete model, priors bottom → top.
struct PresetSet {
  std::string codec;
  std::vector<std::string> priors;
};
/// "1b_lyrics", "5b", "5b_lyrics".
std::vector<std::string> presetSetNames();
Result<PresetSet> presetSet(std::string_view name);

}  // namespace jukebox
