#include "core/engine/checkpoint/weight_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/engine/checkpoint/quantise.h"
#include "core/engine/checkpoint/safetensors.h"

namespace jukebox {
namespace {

constexpr float kLargestHalf = 65504.0F;

bool isWritten(const ExpectedWeight& weight, bool includeTied) {
  return includeTied || weight.tiedTo.empty();
}

std::string scaleName(const ExpectedWeight& weight) {
  return weight.name + std::string(kScaleSuffix);
}

std::vector<TensorSpec> specsOf(const std::vector<ExpectedWeight>& expected, WeightDtype dtype, bool includeTied) {
  std::vector<TensorSpec> specs;
  for (const auto& weight : expected) {
    if (!isWritten(weight, includeTied)) continue;
    const DType stored = storedDType(weight.role, dtype);
    specs.push_back({weight.name, stored, weight.shape});
    if (stored == DType::i8) {
      specs.push_back({scaleName(weight), DType::f32, scaleShape(weight.role, weight.shape, dtype)});
    }
  }
  return specs;
}

Status checkValues(const ExpectedWeight& weight, const std::vector<float>& values, DType stored) {
  float peak = 0;
  for (const float value : values) {
    if (!std::isfinite(value)) {
      return makeError(ErrorKind::corrupt, fmt::format("The weight {} holds values that are not numbers.", weight.name),
                       "The file is damaged or its training diverged.");
    }
    peak = std::max(peak, std::fabs(value));
  }
  if (stored == DType::f16 && peak > kLargestHalf) {
    return makeError(ErrorKind::unsupported, fmt::format("The weight {} is too large for f16.", weight.name),
                     "Import the model as f32.");
  }
  return {};
}

Status writeOne(SafetensorsWriter& writer, const ExpectedWeight& weight, WeightDtype dtype,
                const std::vector<float>& values) {
  switch (storedDType(weight.role, dtype)) {
    case DType::f16: {
      const auto halves = halvesFromFloats(values);
      return writer.append(weight.name, std::as_bytes(std::span(halves)));
    }
    case DType::i8: {
      const auto matrix = quantiseFor(weight.role, dtype, values, weight.shape[0], weight.shape[1]);
      RETURN_IF_ERROR(writer.append(weight.name, std::as_bytes(std::span(matrix.values))));
      return writer.append(scaleName(weight), std::as_bytes(std::span(matrix.scales)));
    }
    default:
      return writer.append(weight.name, std::as_bytes(std::span(values)));
  }
}

}  // namespace

std::uint64_t storedBytes(const std::vector<ExpectedWeight>& expected, WeightDtype dtype, bool includeTied) {
  std::uint64_t bytes = 0;
  for (const auto& spec : specsOf(expected, dtype, includeTied))
    bytes += byteCountOf(spec.dtype, spec.shape).value_or(0);
  return bytes;
}

Status writeWeights(const std::filesystem::path& path, const std::vector<ExpectedWeight>& expected, WeightDtype dtype,
                    const WeightSource& source, ProgressMeter& progress, const CancellationToken& cancellation,
                    bool includeTied) {
  progress.beginStep(path.filename().string());
  const auto specs = specsOf(expected, dtype, includeTied);
  return writeSafetensors(path, specs, {{"format", "jukebox"}}, [&](SafetensorsWriter& writer) -> Status {
    std::vector<float> values;
    for (const auto& weight : expected) {
      if (!isWritten(weight, includeTied)) continue;
      if (cancellation.shouldStopAfterWindow()) return CancellationToken::cancelledError();
      const DType stored = storedDType(weight.role, dtype);
      RETURN_IF_ERROR(source.read(weight, values));
      RETURN_IF_ERROR(checkValues(weight, values, stored));
      RETURN_IF_ERROR(writeOne(writer, weight, dtype, values));
      source.release(weight);
      progress.advance(byteCountOf(stored, weight.shape).value_or(0));
    }
    return {};
  });
}

}  // namespace jukebox
