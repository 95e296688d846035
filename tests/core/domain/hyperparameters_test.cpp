#include "core/domain/hyperparameters.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;
using test::without;
using ::testing::ElementsAre;
namespace fs = std::filesystem;

/// spec/06 §1, column `vqvae`.
json officialCodec() {
  return {{"levels", 3},
          {"downs_t", {3, 2, 2}},
          {"strides_t", {2, 2, 2}},
          {"hvqvae_multipliers", {2, 1, 1}},
          {"l_bins", 2048},
          {"width", 32},
          {"depth", 4},
          {"dilation_growth_rate", 3},
          {"loss_fn", "lmix"},
          {"lmix_l2", 1.0},
          {"lmix_linf", 0.02},
          {"commit", 0.02}};
}

/// spec/06 §2, column prior_1b_lyrics: a joint model.
json jointPrior() {
  return {{"level", 2},
          {"n_ctx", 6144},
          {"prior_width", 2048},
          {"prior_depth", 72},
          {"heads", 2},
          {"attn_order", 12},
          {"blocks", 64},
          {"init_scale", 0.2},
          {"y_bins", {604, 7898}},
          {"t_bins", 64},
          {"max_bow_genre_size", 1},
          {"n_vocab", 79},
          {"labels_v3", true},
          {"use_tokens", true},
          {"n_tokens", 384},
          {"single_enc_dec", true},
          {"min_duration", 17.84},
          {"max_duration", 600},
          {"alignment_layer", 63},
          {"alignment_head", 0}};
}

/// spec/06 §2, column prior_5b_lyrics: a separate lyric encoder.
json encoderPrior() {
  return {{"level", 2},
          {"n_ctx", 8192},
          {"prior_width", 4800},
          {"prior_depth", 79},
          {"heads", 8},
          {"attn_order", 10},
          {"blocks", 128},
          {"merged_decoder", true},
          {"y_bins", {120, 4111}},
          {"t_bins", 128},
          {"max_bow_genre_size", 5},
          {"n_vocab", 80},
          {"use_tokens", true},
          {"n_tokens", 512},
          {"prime_width", 1280},
          {"prime_depth", 18},
          {"prime_heads", 4},
          {"prime_attn_order", 2},
          {"prime_blocks", 32}};
}

/// spec/06 §2, column upsampler_level_1.
json upsampler() {
  return {{"level", 1},
          {"n_ctx", 8192},
          {"prior_width", 1920},
          {"prior_depth", 72},
          {"heads", 1},
          {"attn_order", 2},
          {"blocks", 128},
          {"y_bins", {120, 4111}},
          {"max_bow_genre_size", 5},
          {"cond_width", 1024},
          {"cond_depth", 16},
          {"cond_dilation_growth_rate", 3},
          {"cond_dilation_cycle", 8},
          {"cond_res_scale", true},
          {"cond_c_res", 1}};
}

TEST(CodecHyperparameters, theOfficialStridesGiveTheKnownSamplesPerToken) {
  const auto codec = codecHyperparametersFromJson(officialCodec()).value();
  EXPECT_EQ(codec.samplesPerToken(0), 8);
  EXPECT_EQ(codec.samplesPerToken(1), 32);
  EXPECT_EQ(codec.samplesPerToken(2), 128);
  EXPECT_EQ(codec.tokensPerUpperToken(0), 4);
  EXPECT_EQ(codec.tokensPerUpperToken(1), 4);
  EXPECT_EQ(codec.widthOf(0), 64);
  EXPECT_EQ(codec.depthOf(0), 8);
  EXPECT_EQ(codec.widthOf(2), 32);
}

TEST(CodecHyperparameters, missingFieldsTakeTheDefaultsOfTheSpecification) {
  for (const json& fields : {json::object(), json{{"levels", nullptr}, {"hvqvae_multipliers", nullptr}}}) {
    const auto codec = codecHyperparametersFromJson(fields).value();
    EXPECT_EQ(codec.levels, 2);
    EXPECT_EQ(codec.samplesPerToken(1), 4);
    EXPECT_EQ(codec.bins, 512);
    EXPECT_THAT(codec.multipliers, ElementsAre(1, 1));
    EXPECT_EQ(codec.lossFn, "l2");
    EXPECT_TRUE(codec.reverseDecoderDilation);
    EXPECT_FALSE(codec.dilationCycle.has_value());
  }
}

TEST(CodecHyperparameters, surviveJson) {
  json cycled = officialCodec();
  cycled["dilation_cycle"] = 4;
  cycled["vqvae_reverse_decoder_dilation"] = 0;
  for (const json& fields : {json::object(), officialCodec(), cycled}) {
    const json written = toJson(codecHyperparametersFromJson(fields).value());
    EXPECT_EQ(toJson(codecHyperparametersFromJson(written).value()), written);
    for (const auto& [name, value] : fields.items()) {
      const bool isBoolean = written.at(name).is_boolean();  // the reference writes some as 0 and 1
      EXPECT_EQ(written.at(name), isBoolean ? json(value != 0) : value) << name;
    }
  }
}

TEST(CodecHyperparameters, badFieldsAreRefused) {
  test::expectBadFields(officialCodec(),
                        {{"/levels", 0},
                         {"/levels", 9},
                         {"/levels", 2},
                         {"/levels", 2.5},
                         {"/levels", "3"},
                         {"/levels", 1e300},
                         {"/levels", true},
                         {"/sr", 0},
                         {"/sr", 1e9},
                         {"/sr", json::object()},
                         {"/downs_t", 3},
                         {"/downs_t", {3, 2}},
                         {"/downs_t", {3, 2, 0}},
                         {"/downs_t", {3, 2, 17}},
                         {"/downs_t", {3, 2, 2.5}},
                         {"/downs_t", {3, 2, nullptr}},
                         {"/downs_t", json(9, 1)},
                         {"/strides_t", {2, 2, 1}},
                         {"/strides_t", {2, 2, 18446744073709551615U}},
                         {"/hvqvae_multipliers", {2, 1}},
                         {"/hvqvae_multipliers", {0, 1, 1}},
                         {"/emb_width", 0},
                         {"/emb_width", 1 << 15},
                         {"/l_bins", 1},
                         {"/l_bins", 1e18},
                         {"/width", 0},
                         {"/width", -32},
                         {"/depth", -1},
                         {"/depth", 65},
                         {"/m_conv", 0},
                         {"/m_conv", "1"},
                         {"/dilation_growth_rate", 0},
                         {"/dilation_cycle", 0},
                         {"/l_mu", 1.5},
                         {"/commit", -1},
                         {"/loss_fn", "l3"},
                         {"/loss_fn", std::string(17, 'l')},
                         {"/loss_fn", 2},
                         {"/linf_k", 0},
                         {"/multispec_loss_n_fft", {2048, 1024}},
                         {"/multispec_loss_window_size", {4096, 600, 240}},
                         {"/multispec_loss_hop_length", {0, 120, 50}}},
                        codecHyperparametersFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(codecHyperparametersFromJson(value)) << value;
}

TEST(CodecHyperparameters, stridesWhoseProductOverflowsAreRefused) {
  // 64^16 = 2^96 wraps to 0 in 64 bits; so do the products over several levels.
  const std::vector<json> bad{{{"levels", 1}, {"downs_t", {16}}, {"strides_t", {64}}},
                              {{"levels", 2}, {"downs_t", {8, 8}}, {"strides_t", {16, 16}}},
                              {{"levels", 8}, {"downs_t", json(8, 16)}, {"strides_t", json(8, 64)}},
                              {{"levels", 1}, {"downs_t", {16}}, {"strides_t", {3}}}};
  for (const auto& fields : bad) {
    const auto codec = codecHyperparametersFromJson(fields);
    ASSERT_FALSE(codec) << fields;
    EXPECT_EQ(codec.error().kind, ErrorKind::corrupt);
  }
  const json largest{{"levels", 2}, {"downs_t", {12, 12}}, {"strides_t", {2, 2}}};
  EXPECT_EQ(codecHyperparametersFromJson(largest).value().samplesPerToken(1), 1 << 24);
}

TEST(CodecHyperparameters, dilationsThatOverflowAreRefused) {
  json fields = officialCodec();
  fields["dilation_growth_rate"] = 16;
  fields["depth"] = 64;
  EXPECT_FALSE(codecHyperparametersFromJson(fields));
  fields["dilation_cycle"] = 4;
  EXPECT_TRUE(codecHyperparametersFromJson(fields));
}

TEST(PriorHyperparameters, theReleasedModelsAreRead) {
  const auto joint = priorHyperparametersFromJson(jointPrior()).value();
  EXPECT_EQ(joint.contextLength(), 6144 + 384);
  EXPECT_TRUE(joint.hasLyrics());
  EXPECT_FALSE(joint.hasLyricEncoder());
  EXPECT_EQ(joint.transformer.attentionWidth(), 512);
  EXPECT_EQ(joint.transformer.mlpWidth(), 2048);
  EXPECT_EQ(joint.genreBins, 604);
  EXPECT_EQ(joint.artistBins, 7898);

  const auto encoder = priorHyperparametersFromJson(encoderPrior()).value();
  EXPECT_EQ(encoder.contextLength(), 8192);
  EXPECT_TRUE(encoder.hasLyricEncoder());
  EXPECT_EQ(encoder.prime.attentionWidth(), 320);

  const auto upper = priorHyperparametersFromJson(upsampler()).value();
  EXPECT_FALSE(upper.hasLyrics());
  EXPECT_TRUE(upper.condCheckpointed);
  EXPECT_EQ(upper.condDilationCycle, 8);
}

TEST(PriorHyperparameters, surviveJson) {
  for (const json& fields : {jointPrior(), encoderPrior(), upsampler()}) {
    const json written = toJson(priorHyperparametersFromJson(fields).value());
    EXPECT_EQ(toJson(priorHyperparametersFromJson(written).value()), written);
    for (const auto& [name, value] : fields.items()) EXPECT_EQ(written.at(name), value) << name;
  }
}

TEST(PriorHyperparameters, lyricLengthsCountOnlyWhenTokensAreUsed) {
  json fields = upsampler();
  fields["n_tokens"] = 384;
  EXPECT_EQ(priorHyperparametersFromJson(fields).value().nTokens, 0);
}

TEST(PriorHyperparameters, badFieldsAreRefused) {
  test::expectBadFields(encoderPrior(),
                        {{"/level", -1},
                         {"/level", 8},
                         {"/n_ctx", 0},
                         {"/n_ctx", 8193},
                         {"/n_ctx", 1 << 21},
                         {"/n_ctx", "8192"},
                         {"/n_ctx", 1e308},
                         {"/prior_width", 0},
                         {"/prior_width", 1 << 17},
                         {"/prior_depth", 0},
                         {"/prior_depth", 1025},
                         {"/heads", 7},
                         {"/heads", 0},
                         {"/heads", 1025},
                         {"/attn_order", -1},
                         {"/attn_order", 13},
                         {"/attn_order", 12},
                         {"/attn_order", 4},
                         {"/blocks", 0},
                         {"/blocks", 100},
                         {"/m_attn", 0},
                         {"/m_attn", 17},
                         {"/m_mlp", -1},
                         {"/y_bins", {0, 4111}},
                         {"/y_bins", {120}},
                         {"/y_bins", {120, 1, 2}},
                         {"/y_bins", {"120", "4111"}},
                         {"/y_bins", 5},
                         {"/t_bins", 0},
                         {"/max_bow_genre_size", -1},
                         {"/max_bow_genre_size", 1025},
                         {"/min_duration", -1},
                         {"/use_tokens", "yes"},
                         {"/use_tokens", false},
                         {"/n_tokens", -1},
                         {"/n_tokens", 511},
                         {"/n_vocab", 0},
                         {"/prime_width", -3},
                         {"/prime_heads", 3},
                         {"/prime_attn_order", 6},
                         {"/prime_blocks", 31},
                         {"/cond_dilation_growth_rate", 17},
                         {"/alignment_layer", -1},
                         {"/alignment_head", 8},
                         {"/alignment_head", -1},
                         without("/n_ctx"),
                         without("/prior_width"),
                         without("/prior_depth"),
                         without("/y_bins"),
                         without("/n_vocab"),
                         without("/prime_width")},
                        priorHyperparametersFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(priorHyperparametersFromJson(value)) << value;
}

TEST(PriorHyperparameters, anAlignmentLayerBeyondAShrunkenModelIsDropped) {
  json fields = jointPrior();
  fields["prior_depth"] = 48;
  auto prior = priorHyperparametersFromJson(fields).value();
  EXPECT_FALSE(prior.alignmentLayer.has_value());
  EXPECT_FALSE(prior.alignmentHead.has_value());
  prior.alignmentLayer = 48;
  EXPECT_EQ(validate(prior).error().kind, ErrorKind::corrupt);
}

TEST(PriorHyperparameters, jointModelsNeedLyricsAndLabels) {
  test::expectBadFields(jointPrior(),
                        {{"/use_tokens", false}, {"/n_tokens", 0}, {"/labels", false}, {"/attn_order", 6}},
                        priorHyperparametersFromJson);
}

TEST(PriorHyperparameters, theConditionersDilationIsBounded) {
  json fields = upsampler();
  fields["cond_dilation_cycle"] = nullptr;
  fields["cond_depth"] = 1024;
  const auto prior = priorHyperparametersFromJson(fields);
  ASSERT_FALSE(prior);
  EXPECT_EQ(prior.error().kind, ErrorKind::corrupt);
}

TEST(PriorHyperparameters, attentionOverASpreadNeedsASpreadThatFits) {
  json fields = upsampler();  // 8192 tokens in 128 blocks of 64
  fields["attn_order"] = 4;
  EXPECT_FALSE(priorHyperparametersFromJson(fields));
  fields["spread"] = 64;
  EXPECT_TRUE(priorHyperparametersFromJson(fields));
  fields["spread"] = 65;
  EXPECT_FALSE(priorHyperparametersFromJson(fields));
}

/// Every flat object of settings in the reference data, with the file it is from.
struct GoldenSettings {
  std::string name;
  json codec;
  std::vector<json> priors;
};

std::vector<GoldenSettings> goldenSettings() {
  std::vector<GoldenSettings> all;
  for (const auto& entry : fs::directory_iterator(JUKEBOX_GOLDEN)) {
    if (!fs::exists(entry.path() / "config.json")) continue;
    const json config = test::goldenJson(entry.path().filename().string() + "/config.json");
    GoldenSettings settings{entry.path().filename(), nullptr, {}};
    const json own = config.value("hps", json());
    const bool isPrior = own.is_object() && own.value("prior", false);
    settings.codec = config.contains("vqvae_hps") ? config.at("vqvae_hps") : own;
    if (isPrior) settings.priors.push_back(own);
    for (const auto& prior : config.value("priors_hps", json::array())) settings.priors.push_back(prior);
    if (settings.codec.is_object() && settings.codec.contains("levels")) all.push_back(std::move(settings));
  }
  return all;
}

TEST(GoldenHyperparameters, everyCaseIsReadAndSurvivesJson) {
  const auto all = goldenSettings();
  EXPECT_GE(all.size(), 13U);
  std::size_t priors = 0;
  for (const auto& settings : all) {
    const auto codec = codecHyperparametersFromJson(settings.codec);
    ASSERT_TRUE(codec) << settings.name << ": " << codec.error().message;
    EXPECT_EQ(toJson(codecHyperparametersFromJson(toJson(*codec)).value()), toJson(*codec)) << settings.name;
    for (const auto& fields : settings.priors) {
      const auto prior = priorHyperparametersFromJson(fields);
      ASSERT_TRUE(prior) << settings.name << ": " << prior.error().message;
      EXPECT_EQ(toJson(priorHyperparametersFromJson(toJson(*prior)).value()), toJson(*prior)) << settings.name;
      EXPECT_EQ(prior->nCtx, fields.at("n_ctx").get<int>());
      ++priors;
    }
  }
  EXPECT_GE(priors, 12U);
}

TEST(AttentionTypes, equalTheReferenceTable) {
  const json table = test::goldenJson("attn-patterns/attn_order_table.json");
  ASSERT_EQ(table.size(), 13U);
  for (const auto& [order, types] : table.items()) {
    const auto expected = types.get<std::vector<int>>();
    EXPECT_EQ(attentionTypes(std::stoi(order), static_cast<int>(expected.size())), expected) << order;
    EXPECT_TRUE(attentionTypes(std::stoi(order), 0).empty());
  }
}

}  // namespace
}  // namespace jukebox
