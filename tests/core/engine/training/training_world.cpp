#include "tests/core/engine/training/training_world.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>

#include "core/base/id.h"
#include "core/engine/checkpoint/model_import.h"
#include "core/engine/training/dataset/prepared_dataset.h"
#include "core/engine/training/initial_weights.h"
#include "core/engine/training/training_checkpoint.h"

namespace jukebox::test {
namespace {

constexpr int kSampleRate = 1000;
constexpr int kSongs = 12;
constexpr int kFrames = 4096;
constexpr double kPi = 3.14159265358979323846;

CodecHyperparameters tinyCodec() {
  CodecHyperparameters codec;
  codec.sampleRate = kSampleRate;
  codec.levels = 2;
  codec.downsT = {1, 1};
  codec.stridesT = {4, 4};
  codec.multipliers = {1, 1};
  codec.embWidth = 8;
  codec.bins = 32;
  codec.width = 8;
  codec.depth = 2;
  codec.linfK = 16;
  codec.multispecFft = {64, 32};
  codec.multispecHop = {16, 8};
  codec.multispecWindow = {48, 24};
  return codec;
}

}  // namespace

TrainingWorld::TrainingWorld()
    : m_folder(std::filesystem::temp_directory_path() / fmt::format("jukebox-training-{}", newId())) {
  std::filesystem::create_directories(data());
  DatasetIndex index{kSampleRate, 1, {}};
  std::ofstream samples(data() / kDatasetSampleFile, std::ios::binary);
  for (int song = 0; song < kSongs; ++song) {
    const double hz = 40 + 20 * song;
    for (int t = 0; t < kFrames; ++t) {
      const auto value = static_cast<std::int16_t>(std::lround(9000 * std::sin(2 * kPi * hz * t / kSampleRate)));
      samples.write(reinterpret_cast<const char*>(&value), sizeof(value));
    }
    DatasetSong entry;
    entry.name = entry.file = fmt::format("tone {:02}", song);
    entry.artist = song % 2 == 0 ? "Low" : "High";
    entry.genre = "tones";
    entry.lyrics = "la li lu le lo";
    entry.totalSeconds = static_cast<double>(kFrames) / kSampleRate;
    entry.startFrame = std::int64_t{song} * kFrames;
    entry.frameCount = kFrames;
    entry.split = song % 6 == 5 ? SongSplit::validation : SongSplit::train;
    for (int i = 0; i < 5; ++i) entry.timings.push_back({3 * i, 0.4 * i});
    index.songs.push_back(std::move(entry));
  }
  samples.close();
  static_cast<void>(writeDatasetIndex(data(), index));
}

TrainingWorld::~TrainingWorld() {
  std::error_code code;
  std::filesystem::remove_all(m_folder, code);
}

TrainingRequest TrainingWorld::codecRequest() const {
  TrainingRequest request;
  request.kind = TrainingKind::codec;
  request.dataFolder = data();
  request.codec = tinyCodec();
  request.chunks.lengthSamples = 1536;
  request.chunks.alignmentSamples = 16;
  request.codecObjective.revivalShare = 0.4;
  request.batch = 4;
  request.steps = 6;
  request.optimiser.warmupSteps = 2;
  request.logSteps = 1;
  request.validateSteps = 3;
  request.checkpointSteps = 2;
  request.exampleSteps = 100;
  request.validationBatches = 1;
  return request;
}

std::filesystem::path TrainingWorld::makeCodecModel() const {
  const CodecHyperparameters codec = tinyCodec();
  const WeightSet weights = initialCodecWeights(codec, 5);
  std::vector<NamedTensor> tensors;
  for (const ExpectedWeight& weight : expectedCodecWeights(codec)) {
    at::Tensor values = weights.floatTensor(weight.name).detach().clone();
    if (weight.role == WeightRole::codebook) values = 0.3 * at::randn(values.sizes(), at::detail::createCPUGenerator(3));
    tensors.push_back({weight.name, values});
  }
  static_cast<void>(writeWeightFile(m_folder / "codec.safetensors", tensors));
  ImportRequest import;
  import.name = "tiny";
  import.modelsFolder = m_folder / "models";
  import.codecFile = m_folder / "codec.safetensors";
  import.codecHyperparameters = codec;
  import.license = {"CC0-1.0", "", "", true};
  import.licenseAccepted = true;
  std::filesystem::create_directories(import.modelsFolder);
  const auto card = importModel(import);
  if (!card) throw std::runtime_error(card.error().sentence() + card.error().detail);
  return import.modelsFolder / "tiny";
}

TrainingRequest TrainingWorld::priorRequest(const std::filesystem::path& codecModel, int level) const {
  TrainingRequest request = codecRequest();
  request.kind = TrainingKind::prior;
  request.codecModel = codecModel;
  request.codecObjective = {};
  PriorHyperparameters& prior = request.prior;
  prior.level = level;
  prior.nCtx = 32;
  prior.transformer = {16, 4, 2, 6, 4, 0, 0.5, 1.0, false, 0.7};
  prior.labels = prior.labelsV3 = true;
  prior.genreBins = prior.artistBins = 1;
  prior.minDurationSeconds = 0.1;
  prior.maxDurationSeconds = 10;
  prior.tBins = 8;
  if (level == 1) {
    prior.useTokens = true;
    prior.nTokens = 8;
    prior.nVocab = 79;
    prior.prime = {16, 2, 2, 0, 1, 0, 0.5, 1.0, false, 0.7};
    request.priorObjective.alignmentLayer = 3;
    request.priorObjective.alignmentWeight = 0.1;
  } else {
    prior.transformer.attnOrder = 2;
    prior.condWidth = 8;
    prior.condDepth = 2;
    request.priorObjective.conditioningDropout = 0.1;
  }
  return request;
}

}  // namespace jukebox::test
