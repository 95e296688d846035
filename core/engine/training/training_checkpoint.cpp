#include "core/engine/training/training_checkpoint.h"

#include <fmt/format.h>

#include <charconv>

#include "core/engine/checkpoint/safetensors.h"

namespace jukebox {
namespace {

constexpr const char* kFormat = "jukebox-training-1";

std::span<const std::byte> bytesOf(const at::Tensor& tensor) {
  return {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()};
}

Status writeTensors(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors,
                    const std::map<std::string, std::string>& metadata) {
  std::vector<TensorSpec> specs;
  std::vector<at::Tensor> contiguous;
  for (const NamedTensor& item : tensors) {
    contiguous.push_back(item.tensor.detach().to(at::kCPU).contiguous());
    const DType dtype = item.tensor.scalar_type() == at::kLong ? DType::i64 : DType::f32;
    specs.push_back({item.name, dtype, item.tensor.sizes().vec()});
  }
  return writeSafetensors(file, specs, metadata, [&](SafetensorsWriter& writer) -> Status {
    for (std::size_t i = 0; i < tensors.size(); ++i) {
      RETURN_IF_ERROR(writer.append(tensors[i].name, bytesOf(contiguous[i])));
    }
    return {};
  });
}

template <class Number>
Status readNumber(const SafetensorsFile& file, const char* name, Number& out) {
  const auto found = file.metadata().find(name);
  const std::string text = found == file.metadata().end() ? std::string() : found->second;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
  if (result.ec == std::errc() && result.ptr == text.data() + text.size() && out >= 0) return {};
  return makeError(ErrorKind::corrupt,
                   fmt::format("{} is no training checkpoint: its \"{}\" is wrong.", file.path().string(), name),
                   "Start the run again in a new folder.");
}

}  // namespace

Status writeTrainingCheckpoint(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors,
                               const TrainingPosition& position) {
  return writeTensors(file, tensors,
                      {{"format", kFormat},
                       {"step", fmt::format("{}", position.step)},
                       {"optimiser_steps", fmt::format("{}", position.optimiserSteps)},
                       {"wall_seconds", fmt::format("{:.3f}", position.wallSeconds)},
                       {"chunks_seen", fmt::format("{}", position.chunksSeen)},
                       {"loss_scale_log2", fmt::format("{:.9g}", position.lossScaleLog2)}});
}

Result<TrainingCheckpoint> readTrainingCheckpoint(const std::filesystem::path& path) {
  ASSIGN_OR_RETURN(const SafetensorsFile file, SafetensorsFile::open(path));
  const auto format = file.metadata().find("format");
  if (format == file.metadata().end() || format->second != kFormat) {
    return makeError(ErrorKind::corrupt, fmt::format("{} is no training checkpoint.", path.string()),
                     "Choose the folder of a training run.");
  }
  TrainingCheckpoint checkpoint;
  RETURN_IF_ERROR(readNumber(file, "step", checkpoint.position.step));
  RETURN_IF_ERROR(readNumber(file, "optimiser_steps", checkpoint.position.optimiserSteps));
  RETURN_IF_ERROR(readNumber(file, "wall_seconds", checkpoint.position.wallSeconds));
  RETURN_IF_ERROR(readNumber(file, "chunks_seen", checkpoint.position.chunksSeen));
  RETURN_IF_ERROR(readNumber(file, "loss_scale_log2", checkpoint.position.lossScaleLog2));
  for (const auto& [name, view] : file.tensors()) {
    if (view.dtype != DType::f32 && view.dtype != DType::i64) continue;
    at::Tensor tensor = at::empty(view.shape, view.dtype == DType::i64 ? at::kLong : at::kFloat);
    RETURN_IF_ERROR(view.copyContiguous({static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes()}));
    checkpoint.tensors.emplace(name, std::move(tensor));
  }
  return checkpoint;
}

Status restoreTensors(const TrainingCheckpoint& checkpoint, const std::vector<NamedTensor>& tensors) {
  const at::NoGradGuard noGrad;
  std::string problems;
  for (const NamedTensor& item : tensors) {
    const auto found = checkpoint.tensors.find(item.name);
    if (found == checkpoint.tensors.end() || found->second.sizes() != item.tensor.sizes()) {
      problems += (problems.empty() ? "" : ", ") + item.name;
    }
  }
  if (!problems.empty()) {
    return makeError(ErrorKind::corrupt, "The checkpoint does not belong to this training run.",
                     "Start the run again in a new folder.", "missing or of another shape: " + problems.substr(0, 500));
  }
  for (const NamedTensor& item : tensors) item.tensor.detach().copy_(checkpoint.tensors.at(item.name));
  return {};
}

Status writeWeightFile(const std::filesystem::path& file, const std::vector<NamedTensor>& tensors) {
  return writeTensors(file, tensors, {{"format", "jukebox"}});
}

}  // namespace jukebox
