#pragma once
// Hugging Face names: the one-to-one renaming between official weight names and the converted models (spec/07 §6).

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/engine/checkpoint/checkpoint_file.h"
#include "core/engine/checkpoint/weight_names.h"

namespace jukebox {

/// "vqvae." + renamed official codec name.
std::string huggingFaceCodecName(std::string_view officialName);
/// Renamed official prior name, without the prefix "priors.N.".
std::string huggingFacePriorName(std::string_view officialName);
/// Prefix of the prior of `level` in a model of `levels` levels: priors are numbered from the top.
std::string huggingFacePriorPrefix(int level, int levels);

/// True if the names are those of the Hugging Face layout ("vqvae." and "priors.").
bool isHuggingFaceLayout(const StateDict& state);

/// The part of a Hugging Face state dict that belongs to one model, under official names. Tensors of the part that the
/// renaming does not produce are kept under their own name, so that a strict check reports them.
/// `prefix` is "vqvae." or huggingFacePriorPrefix().
StateDict officialPart(const StateDict& huggingFace, const std::vector<ExpectedWeight>& expected,
                       std::string_view prefix);

}  // namespace jukebox
