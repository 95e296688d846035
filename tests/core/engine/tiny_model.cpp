#include "tests/core/engine/tiny_model.h"

#include <fmt/format.h>

#include <stdexcept>

#include "core/base/atomic_file.h"
#include "core/domain/json_reader.h"

namespace jukebox::test {
namespace {

nlohmann::json pipelineConfig() {
  const auto text = readFile(std::filesystem::path(JUKEBOX_GOLDEN) / "pipeline/config.json", 1U << 24U);
  if (!text) throw std::runtime_error(text.error().message);
  return nlohmann::json::parse(*text);
}

}  // namespace

InstalledModel tinyModel() {
  const nlohmann::json config = pipelineConfig();
  InstalledModel model;
  model.folder = std::filesystem::path(JUKEBOX_GOLDEN) / "pipeline";
  model.card.name = "tiny";
  model.card.version = "1";
  model.card.codec = codecHyperparametersFromJson(config.at("vqvae_hps")).value();
  model.card.codecFile = "vqvae_legacy.pth.tar";
  for (const char* style : {"v2", "v3"}) {
    model.card.labelSets.push_back({style, style, fmt::format("../labels/ids/{}_artist_ids.txt", style),
                                    fmt::format("../labels/ids/{}_genre_ids.txt", style)});
  }
  for (int level = 0; level < 3; ++level) {
    ModelPrior prior;
    prior.hyperparameters =
        priorHyperparametersFromJson(config.at("priors_hps").at(static_cast<std::size_t>(level))).value();
    prior.weightsFile = fmt::format("prior_level_{}_legacy.pth.tar", level);
    prior.labelSet = prior.hyperparameters.labelsV3 ? "v3" : "v2";
    model.card.priors.push_back(std::move(prior));
  }
  return model;
}

GenerationInput tinyInput() {
  GenerationInput input;
  input.model = tinyModel();
  input.request.model = "tiny";
  input.request.conditioning = {"Tin Kettle Band", "Rock", "Oh what a small song this is,\nla la la"};
  input.request.durationSeconds = 7.424;
  input.request.seed = 7;
  input.request.device = "cpu";
  return input;
}

}  // namespace jukebox::test
