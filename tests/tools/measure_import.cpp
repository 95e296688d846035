// Imports weight files and says how long it took, for measuring memory with /usr/bin/time -v.
// measure_import f32|f16|int8 MODELS_FOLDER NAME CODEC_FILE PRIOR_FILE…     or     … NAME --converted FOLDER

#include <chrono>
#include <cstdio>
#include <string>

#include "core/engine/checkpoint/model_import.h"

int main(int argc, char** argv) {
  using namespace jukebox;
  if (argc < 5) {
    std::fputs("usage: measure_import f32|f16|int8 MODELS NAME CODEC PRIOR... | --converted FOLDER\n", stderr);
    return 2;
  }
  ImportRequest request;
  request.dtype = weightDtypeFromName(argv[1]).value_or(WeightDtype::f32);
  request.modelsFolder = argv[2];
  request.name = argv[3];
  request.license.name = "synthetic";
  if (std::string(argv[4]) == "--converted" && argc == 6) {
    request.huggingFace = argv[5];
  } else {
    request.codecFile = argv[4];
    for (int i = 5; i < argc; ++i) {
      PriorSource source;
      source.file = argv[i];
      request.priors.push_back(std::move(source));
    }
  }
  const auto start = std::chrono::steady_clock::now();
  const auto card = importModel(request);
  if (!card) {
    std::fprintf(stderr, "%s\n%s\n", card.error().sentence().c_str(), card.error().detail.c_str());
    return 1;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  std::uint64_t bytes = 0;
  for (const auto& file : card->files) bytes += file.bytes;
  std::printf("%zu priors, %.2f GB written, %.1f s\n", card->priors.size(), static_cast<double>(bytes) * 1e-9,
              elapsed.count());
  return 0;
}
