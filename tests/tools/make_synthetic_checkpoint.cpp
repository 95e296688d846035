// Writes a synthetic checkpoint with the names and shapes of a preset and pseudo-random weights, in constant memory.
// For measuring imports: make_synthetic_checkpoint PRESET legacy|zip|safetensors FILE
//                        make_synthetic_checkpoint 1b_lyrics|5b|5b_lyrics huggingface FOLDER

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/atomic_file.h"
#include "core/engine/checkpoint/huggingface_names.h"
#include "core/engine/checkpoint/presets.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kShardBytes = std::uint64_t{10} << 30;

/// The tensors of a codec or prior preset; dense weights in f16 where the released file has them so.
Result<std::vector<TensorToWrite>> presetTensors(const std::string& preset) {
  if (const auto codec = codecPreset(preset)) return tensorsToWrite(expectedCodecWeights(*codec));
  ASSIGN_OR_RETURN(const PriorHyperparameters prior, priorPreset(preset));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec,
                   codecPreset(preset.starts_with("small") ? "small_vqvae" : "vqvae"));
  return tensorsToWrite(expectedPriorWeights(prior, codec), prior.mergedDecoder);
}

/// The tensors of a whole converted model, all in f32.
Result<std::vector<TensorToWrite>> convertedTensors(const std::string& setName) {
  ASSIGN_OR_RETURN(const PresetSet set, presetSet(setName));
  ASSIGN_OR_RETURN(const CodecHyperparameters codec, codecPreset(set.codec));
  std::vector<TensorToWrite> all = tensorsToWrite(expectedCodecWeights(codec));
  for (auto& tensor : all) tensor.name = huggingFaceCodecName(tensor.name);
  for (const auto& name : set.priors) {
    ASSIGN_OR_RETURN(const PriorHyperparameters prior, priorPreset(name));
    const std::string prefix = huggingFacePriorPrefix(prior.level, codec.levels);
    for (auto tensor : tensorsToWrite(expectedPriorWeights(prior, codec))) {
      if (!tensor.sameAs.empty()) continue;  // converted files may drop tied tensors
      tensor.name = prefix + huggingFacePriorName(tensor.name);
      all.push_back(std::move(tensor));
    }
  }
  return all;
}

Status writeShards(const fs::path& folder, const std::vector<TensorToWrite>& tensors) {
  fs::create_directories(folder);
  nlohmann::json index;
  std::vector<TensorToWrite> shard;
  std::uint64_t bytes = 0;
  int number = 0;
  const auto flush = [&]() -> Status {
    const std::string name = fmt::format("pytorch_model-{:05}.bin", ++number);
    for (const auto& tensor : shard) index["weight_map"][tensor.name] = name;
    RETURN_IF_ERROR(writeZipTorchFile(folder / name, shard, fillPseudoRandom, {true, ""}));
    shard.clear();
    bytes = 0;
    return {};
  };
  for (const auto& tensor : tensors) {
    bytes += byteCountOf(tensor.dtype, tensor.shape).value_or(0);
    shard.push_back(tensor);
    if (bytes > kShardBytes) RETURN_IF_ERROR(flush());
  }
  if (!shard.empty()) RETURN_IF_ERROR(flush());
  return writeFileAtomically(folder / "pytorch_model.bin.index.json", index.dump());
}

Status run(const std::string& preset, const std::string& format, const fs::path& target) {
  if (format == "huggingface") {
    ASSIGN_OR_RETURN(const auto tensors, convertedTensors(preset));
    return writeShards(target, tensors);
  }
  ASSIGN_OR_RETURN(const auto tensors, presetTensors(preset));
  if (format == "legacy") return writeLegacyTorchFile(target, tensors, fillPseudoRandom);
  if (format == "zip") return writeZipTorchFile(target, tensors, fillPseudoRandom);
  if (format == "safetensors") return writeSafetensorsFile(target, tensors, fillPseudoRandom);
  return makeError(ErrorKind::invalidInput, fmt::format("There is no format \"{}\".", format));
}

}  // namespace
}  // namespace jukebox

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: make_synthetic_checkpoint PRESET legacy|zip|safetensors|huggingface TARGET\n", stderr);
    return 2;
  }
  const auto status = jukebox::run(argv[1], argv[2], argv[3]);
  if (!status) std::fprintf(stderr, "%s\n", status.error().sentence().c_str());
  return status ? 0 : 1;
}
