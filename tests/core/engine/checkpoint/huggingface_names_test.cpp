#include "core/engine/checkpoint/huggingface_names.h"

#include <gtest/gtest.h>

#include <set>

#include "core/engine/checkpoint/presets.h"

namespace jukebox {
namespace {

struct Part {
  std::string prefix;
  std::vector<ExpectedWeight> expected;
};

std::vector<Part> officialParts() {
  const auto codec = *codecPreset("vqvae");
  std::vector<Part> parts{{"vqvae.", expectedCodecWeights(codec)}};
  for (const char* name :
       {"upsampler_level_0", "upsampler_level_1", "prior_5b_lyrics", "prior_1b_lyrics", "prior_5b"}) {
    const auto prior = *priorPreset(name);
    parts.push_back({huggingFacePriorPrefix(prior.level, codec.levels), expectedPriorWeights(prior, codec)});
  }
  return parts;
}

std::string renamed(const Part& part, const std::string& name) {
  return part.prefix == "vqvae." ? huggingFaceCodecName(name) : part.prefix + huggingFacePriorName(name);
}

TEST(HuggingFaceNames, theRenamingIsOneToOneForEveryOfficialName) {
  for (const auto& part : officialParts()) {
    std::set<std::string> names;
    for (const auto& weight : part.expected) names.insert(renamed(part, weight.name));
    EXPECT_EQ(names.size(), part.expected.size()) << part.prefix;
  }
}

TEST(HuggingFaceNames, everyOfficialNameComesBack) {
  for (const auto& part : officialParts()) {
    StateDict converted;
    for (const auto& weight : part.expected) {
      converted.emplace(renamed(part, weight.name),
                        TensorView{DType::f32, weight.shape, contiguousStrides(weight.shape), {}, 0});
    }
    const StateDict back = officialPart(converted, part.expected, part.prefix);
    const auto status = checkWeights(part.expected, back, part.prefix);
    EXPECT_TRUE(status) << status.error().message;
  }
}

TEST(HuggingFaceNames, samplesOfTheTableAreRight) {
  struct Case {
    const char *official, *huggingFace;
  };
  for (const Case& test :
       {Case{"encoders.2.level_blocks.0.model.2.0.bias", "vqvae.encoders.2.level_blocks.0.downsample_block.4.bias"},
        Case{"encoders.0.level_blocks.0.model.1.1.model.7.model.3.weight",
             "vqvae.encoders.0.level_blocks.0.downsample_block.3.resnet_block.7.conv1d_2.weight"},
        Case{"encoders.0.level_blocks.0.model.3.weight", "vqvae.encoders.0.level_blocks.0.proj_out.weight"},
        Case{"decoders.1.level_blocks.1.model.0.bias", "vqvae.decoders.1.level_blocks.1.proj_in.bias"},
        Case{"decoders.1.level_blocks.1.model.2.0.model.3.model.1.bias",
             "vqvae.decoders.1.level_blocks.1.upsample_block.2.resnet_block.3.conv1d_1.bias"},
        Case{"decoders.1.level_blocks.1.model.2.1.bias", "vqvae.decoders.1.level_blocks.1.upsample_block.3.bias"},
        Case{"decoders.1.out.bias", "vqvae.decoders.1.out.bias"},
        Case{"bottleneck.level_blocks.2.k", "vqvae.bottleneck.level_blocks.2.codebook"}}) {
    EXPECT_EQ(huggingFaceCodecName(test.official), test.huggingFace);
  }
  for (const Case& test :
       {Case{"conditioner_blocks.0.x_emb.weight", "conditioner_blocks.embed_tokens.weight"},
        Case{"conditioner_blocks.0.cond.model.0.weight", "conditioner_blocks.upsampler.proj_in.weight"},
        Case{"conditioner_blocks.0.cond.model.2.0.blocks.15.model.3.bias",
             "conditioner_blocks.upsampler.upsample_block.2.resnet_block.15.conv1d_2.bias"},
        Case{"conditioner_blocks.0.cond.model.1.0.model.15.model.1.bias",
             "conditioner_blocks.upsampler.upsample_block.0.resnet_block.15.conv1d_1.bias"},
        Case{"conditioner_blocks.0.cond.model.1.1.weight", "conditioner_blocks.upsampler.upsample_block.1.weight"},
        Case{"conditioner_blocks.0.ln.bias", "conditioner_blocks.layer_norm.bias"},
        Case{"y_emb.bow_genre_emb.emb.weight", "metadata_embedding.bow_genre_emb.weight"},
        Case{"y_emb.total_length_emb.emb.weight", "metadata_embedding.total_length_emb.emb.weight"},
        Case{"prior.x_emb.weight", "prior.embed_tokens.weight"},
        Case{"prior.pos_emb.pos_emb", "prior.pos_emb.pos_emb"},
        Case{"prior.start_token", "prior.start_token"},
        Case{"prior.x_out.weight", "prior.fc_proj_out.weight"},
        Case{"prior.transformer._attn_mods.18.attn.c_enc_kv.w", "prior.transformer._attn_mods.18.attn.c_enc_kv.weight"},
        Case{"prior.transformer._attn_mods.3.mlp.c_fc.b", "prior.transformer._attn_mods.3.mlp.c_fc.bias"},
        Case{"prior.transformer._attn_mods.3.ln_1.bias", "prior.transformer._attn_mods.3.layer_norm_1.bias"},
        Case{"prime_prior.x_emb.weight", "encoder.embed_tokens.weight"},
        Case{"prime_prior.start_token", "encoder.start_token"},
        Case{"prime_prior.transformer._attn_mods.3.ln_0.bias", "encoder.transformer._attn_mods.3.layer_norm_0.bias"},
        Case{"prime_state_proj.w", "encoder.proj_in.weight"},
        Case{"prime_state_proj.b", "encoder.proj_in.bias"},
        Case{"prime_state_ln.weight", "encoder.final_layer_norm.weight"},
        Case{"prime_x_out.weight", "encoder.lm_head.weight"}}) {
    EXPECT_EQ(huggingFacePriorName(test.official), test.huggingFace);
  }
}

TEST(HuggingFaceNames, priorsAreNumberedFromTheTop) {
  EXPECT_EQ(huggingFacePriorPrefix(2, 3), "priors.0.");
  EXPECT_EQ(huggingFacePriorPrefix(0, 3), "priors.2.");
}

TEST(HuggingFaceNames, foreignTensorsOfAPartAreKeptForTheStrictCheck) {
  const TensorView view{DType::f32, {1}, {1}, {}, 0};
  const StateDict part = officialPart({{"priors.0.prior.surprise", view}, {"priors.1.x", view}}, {}, "priors.0.");
  EXPECT_EQ(part.size(), 1U);
  EXPECT_TRUE(part.contains("priors.0.prior.surprise"));
}

}  // namespace
}  // namespace jukebox
