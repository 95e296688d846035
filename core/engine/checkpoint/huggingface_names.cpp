#include "core/engine/checkpoint/huggingface_names.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace jukebox {
namespace {

constexpr std::string_view kCodecPrefix = "vqvae.";

std::vector<std::string_view> split(std::string_view name) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    parts.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

int numberOf(std::string_view part) {
  int value = 0;
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

std::string_view convolutionName(std::string_view index) {
  return index == "1" ? "conv1d_1" : "conv1d_2";
}

/// The tail of a decoder stage (codec or conditioner) after its "model.": "0.weight", "2.0.model.5.model.1.bias",
/// "2.0.blocks.5.model.1.bias", "2.1.weight".
std::string decoderStageName(const std::vector<std::string_view>& parts, std::size_t first) {
  const std::string_view kind = parts.back();
  const std::size_t count = parts.size() - first;
  const int stage = numberOf(parts[first]);
  if (count == 2) return fmt::format("proj_in.{}", kind);
  if (count == 3) return fmt::format("upsample_block.{}.{}", 2 * (stage - 1) + 1, kind);
  return fmt::format("upsample_block.{}.resnet_block.{}.{}.{}", 2 * (stage - 1), parts[first + 3],
                     convolutionName(parts[first + 5]), kind);
}

/// The tail of an encoder stage after its "model.": "0.0.weight", "0.1.model.3.model.1.bias", "3.weight".
std::string encoderStageName(const std::vector<std::string_view>& parts, std::size_t first) {
  const std::string_view kind = parts.back();
  const std::size_t count = parts.size() - first;
  const int stage = numberOf(parts[first]);
  if (count == 2) return fmt::format("proj_out.{}", kind);
  if (count == 3) return fmt::format("downsample_block.{}.{}", 2 * stage, kind);
  return fmt::format("downsample_block.{}.resnet_block.{}.{}.{}", 2 * stage + 1, parts[first + 3],
                     convolutionName(parts[first + 5]), kind);
}

/// Names inside one transformer, after "prior." or "prime_prior.".
std::string transformerName(std::string_view rest) {
  if (rest == "x_emb.weight") return "embed_tokens.weight";
  if (rest == "x_out.weight") return "fc_proj_out.weight";
  if (!rest.starts_with("transformer.")) return std::string(rest);
  auto parts = split(rest);  // transformer _attn_mods d (attn|mlp) c_x (w|b)  or  … ln_0 weight
  std::string name(rest.substr(0, static_cast<std::size_t>(parts[3].data() - rest.data())));
  if (parts[3] == "ln_0") return name + fmt::format("layer_norm_0.{}", parts[4]);
  if (parts[3] == "ln_1") return name + fmt::format("layer_norm_1.{}", parts[4]);
  return name + fmt::format("{}.{}.{}", parts[3], parts[4], parts[5] == "w" ? "weight" : "bias");
}

/// Renames a conditioner tensor, after "conditioner_blocks.0.".
std::string conditionerName(std::string_view rest) {
  if (rest == "x_emb.weight") return "conditioner_blocks.embed_tokens.weight";
  if (rest.starts_with("ln.")) return fmt::format("conditioner_blocks.layer_norm.{}", rest.substr(3));
  return "conditioner_blocks.upsampler." + decoderStageName(split(rest), 2);  // cond.model.…
}

std::optional<std::string_view> without(std::string_view prefix, std::string_view name) {
  if (!name.starts_with(prefix)) return std::nullopt;
  return name.substr(prefix.size());
}

}  // namespace

std::string huggingFaceCodecName(std::string_view officialName) {
  const auto parts = split(officialName);
  if (parts[0] == "bottleneck") return fmt::format("{}bottleneck.level_blocks.{}.codebook", kCodecPrefix, parts[2]);
  if (parts.size() < 6) return std::string(kCodecPrefix) + std::string(officialName);  // decoders.L.out.weight
  const std::string stage = fmt::format("{}{}.{}.level_blocks.{}.", kCodecPrefix, parts[0], parts[1], parts[3]);
  return stage + (parts[0] == "encoders" ? encoderStageName(parts, 5) : decoderStageName(parts, 5));
}

std::string huggingFacePriorName(std::string_view officialName) {
  if (const auto rest = without("conditioner_blocks.0.", officialName)) return conditionerName(*rest);
  if (officialName == "y_emb.bow_genre_emb.emb.weight") return "metadata_embedding.bow_genre_emb.weight";
  if (officialName == "y_emb.artist_emb.emb.weight") return "metadata_embedding.artist_emb.weight";
  if (const auto rest = without("y_emb.", officialName)) return fmt::format("metadata_embedding.{}", *rest);
  if (const auto rest = without("prior.", officialName)) return "prior." + transformerName(*rest);
  if (const auto rest = without("prime_prior.", officialName)) return "encoder." + transformerName(*rest);
  if (officialName == "prime_state_proj.w") return "encoder.proj_in.weight";
  if (officialName == "prime_state_proj.b") return "encoder.proj_in.bias";
  if (const auto rest = without("prime_state_ln.", officialName)) {
    return fmt::format("encoder.final_layer_norm.{}", *rest);
  }
  if (officialName == "prime_x_out.weight") return "encoder.lm_head.weight";
  return std::string(officialName);
}

std::string huggingFacePriorPrefix(int level, int levels) {
  return fmt::format("priors.{}.", levels - 1 - level);
}

bool isHuggingFaceLayout(const StateDict& state) {
  const auto priors = state.lower_bound("priors.");
  const auto codec = state.lower_bound(kCodecPrefix);
  return priors != state.end() && priors->first.starts_with("priors.") && codec != state.end() &&
         codec->first.starts_with(kCodecPrefix);
}

StateDict officialPart(const StateDict& huggingFace, const std::vector<ExpectedWeight>& expected,
                       std::string_view prefix) {
  std::map<std::string, std::string, std::less<>> officialNames;
  for (const auto& weight : expected) {
    officialNames.emplace(prefix == kCodecPrefix ? huggingFaceCodecName(weight.name)
                                                 : std::string(prefix) + huggingFacePriorName(weight.name),
                          weight.name);
  }
  StateDict part;
  for (auto it = huggingFace.lower_bound(prefix); it != huggingFace.end() && it->first.starts_with(prefix); ++it) {
    const auto official = officialNames.find(it->first);
    part.emplace(official == officialNames.end() ? it->first : official->second, it->second);
  }
  return part;
}

}  // namespace jukebox
