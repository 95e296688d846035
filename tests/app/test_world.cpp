#include "tests/app/test_world.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "app/cli/codes_file.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/version.h"
#include "core/engine/checkpoint/model_import.h"
#include "db/library.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;

/// Tests stop at the first thing that goes wrong in their preparations.
template <class T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence() + " " + result.error().detail);
  return std::move(*result);
}
void expect(const Status& status) {
  if (!status) throw std::runtime_error(status.error().sentence() + " " + status.error().detail);
}

const fs::path kCase = fs::path(JUKEBOX_GOLDEN) / "pipeline";
const fs::path kIds = fs::path(JUKEBOX_GOLDEN) / "labels/ids";

ImportRequest tinyModelRequest(const fs::path& modelsFolder) {
  const auto config = nlohmann::json::parse(expect(readFile(kCase / "config.json", 1U << 22U)));
  ImportRequest request;
  request.name = kTinyModel;
  request.modelsFolder = modelsFolder;
  request.codecFile = kCase / "vqvae_legacy.pth.tar";
  request.codecHyperparameters = expect(codecHyperparametersFromJson(config.at("vqvae_hps")));
  for (int level = 0; level < 3; ++level) {
    PriorSource prior;
    prior.file = kCase / fmt::format("prior_level_{}_legacy.pth.tar", level);
    prior.level = level;
    prior.hyperparameters = expect(priorHyperparametersFromJson(config.at("priors_hps").at(level)));
    request.priors.push_back(prior);
  }
  for (const std::string style : {"v2", "v3"}) {
    request.labelSets.push_back({style, style, kIds / (style + "_artist_ids.txt"), kIds / (style + "_genre_ids.txt")});
  }
  request.license.name = "CC0-1.0";
  request.license.commercialUse = true;
  request.licenseAccepted = true;
  return request;
}

AudioBuffer tone() {
  AudioBuffer audio{8000, 1, {}};
  for (int i = 0; i < 8000; ++i) audio.samples.push_back(0.3F * std::sin(static_cast<float>(i) * 0.2F));
  return audio;
}

}  // namespace

TestWorld::TestWorld() : m_root(fs::temp_directory_path() / ("jukebox-app-test-" + newId())) {
  fs::create_directories(models());
  fs::create_directories(m_root / "resources/models");
}

TestWorld::~TestWorld() {
  std::error_code code;
  fs::remove_all(m_root, code);
}

Environment TestWorld::environment() const {
  return {{"HOME", m_root.string()},
          {"XDG_DATA_HOME", (m_root / "data").string()},
          {"JUKEBOX_LIBRARY", library().string()},
          {"JUKEBOX_MODELS", models().string()},
          {"JUKEBOX_RESOURCES", (m_root / "resources").string()}};
}

CommandResult TestWorld::run(const std::vector<std::string>& arguments, const std::string& input) const {
  return runJukebox(arguments, environment(), input);
}

void TestWorld::installTinyModel() const {
  expect(importModel(tinyModelRequest(models())));
}

Sample TestWorld::addSample(const std::string& title, const std::string& artist) const {
  auto library = expect(Library::open(this->library(), OpenMode::create));
  Sample sample;
  sample.id = newId();
  sample.title = title;
  sample.createdAt = utcTimestampNow();
  sample.request.conditioning = {artist, "folk", "la la la"};
  sample.model = {"tiny", "1", "hash", "CC0-1.0", "", "", true};
  sample.engineVersion = kVersion;
  sample.sampleRate = 8000;
  sample.durationSeconds = 1;
  sample.topLevel = 2;
  const fs::path build = library.files().sampleBuildFolder(sample.id);
  fs::create_directories(build);
  expect(writeAudioFile(build / sample.audioFile, tone()));
  expect(cli::writeSampleCodes(build / kCodesName, {{{1, 2, 3, 4}, {5, 6}, {7}}}));
  return expect(library.publishSample(build, sample));
}

SongCodes codesOf(const TestWorld& world, const std::string& sampleId) {
  const auto model = expect(readModelCard(world.models() / kTinyModel));
  return expect(cli::readSampleCodes(LibraryFiles(world.library()).sampleFolder(sampleId) / kCodesName, model.codec));
}

std::vector<std::string> doneIds(const std::string& output) {
  std::istringstream lines(output);
  std::string line;
  while (std::getline(lines, line)) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_object() && json.value("type", "") == "done") return json.at("sample_ids");
  }
  return {};
}

}  // namespace jukebox::test
