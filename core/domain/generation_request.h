#pragma once
// GenerationRequest: everything the user decides about a generation; the form, the CLI, the protocol and the job file
// all carry this one value.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/conditioning.h"

namespace jukebox {

/// spec/05 §4.
enum class GenerationMode {
  ancestral,     ///< from nothing
  continuation,  ///< from the codes of a sample, optionally cut at a moment
  upsample,      ///< keep the top codes of a sample, sample the lower levels
  primed,        ///< from prompt audio
};
std::string_view generationModeName(GenerationMode mode);
Result<GenerationMode> generationModeFromName(std::string_view name);

/// How one level is sampled.
struct LevelSampling {
  double temperature = 0.99;  ///< (0, 10]
  int topK = 0;               ///< 0 = off
  double topP = 0;            ///< 0 = off; at most one of topK and topP
  double hopFraction = 0.5;   ///< distance of consecutive windows / window, (0, 1]
  /// How strictly artist, genre and lyrics are followed, [0, 20]: the logits move this far from those without any of
  /// them towards those with them (classifier-free guidance, arXiv:2207.12598). 1 = off: as the model says.
  double guidance = 1;
  bool operator==(const LevelSampling&) const = default;
  /// Whether every token is computed twice, with and without the labels.
  bool isGuided() const { return guidance != 1; }
};
inline constexpr double kStrongestGuidance = 20;

/// Format in which weights are kept in memory; "automatic" takes the model's own.
enum class WeightDtype {
  automatic,
  f32,
  f16,
  int8,     ///< a scale for every output feature
  int8g64,  ///< a scale for every 64 inputs of an output feature
};
/// The formats that weights can be stored in.
inline constexpr WeightDtype kStoredWeightDtypes[] = {WeightDtype::f32, WeightDtype::f16, WeightDtype::int8,
                                                      WeightDtype::int8g64};
/// Whether matrices are signed bytes with scales.
constexpr bool isInt8(WeightDtype dtype) {
  return dtype == WeightDtype::int8 || dtype == WeightDtype::int8g64;
}
std::string_view weightDtypeName(WeightDtype dtype);
Result<WeightDtype> weightDtypeFromName(std::string_view name);

struct GenerationRequest {
  std::string model = "starter";  ///< name of an installed model or path of a model folder
  GenerationMode mode = GenerationMode::ancestral;
  std::string title;  ///< empty: made from artist, genre and seed
  Conditioning conditioning;
  double durationSeconds = 20;  ///< length to generate (of the whole result, prompt included)
  std::optional<double>
      totalDurationSeconds;             ///< length of the intended song that labels are told; default: the model's
  std::optional<double> offsetSeconds;  ///< where in that song the result starts; default 0
  std::uint64_t seed = 0;
  int count = 1;                      ///< samples of this request, 1…1024
  std::vector<LevelSampling> levels;  ///< bottom → top; empty: the model's defaults
  std::optional<int> lowestLevel;     ///< stop after this level (draft); default: the lowest the model has
  bool allowUnknownNames = false;
  bool isDraft =
      false;  ///< upsample independent windows at once, cross-faded: faster, other codes than window by window
  bool isLive = false;  ///< heard while it is made: all levels together when memory allows. Never changes the codes.

  std::string promptFile;               ///< primed: audio file
  double promptStartSeconds = 0;        ///< primed: where in that file the prompt begins
  std::optional<double> promptSeconds;  ///< primed and continuation: how much of it is kept
  std::string fromSample;               ///< continuation and upsample: id of a sample in the library

  std::string device = "auto";  ///< auto, cpu, cuda, cuda:N
  WeightDtype dtype = WeightDtype::automatic;
  WeightDtype cacheDtype = WeightDtype::automatic;  ///< of keys and values: f32 or f16; automatic: f16 for int8 weights
  int maximumBatch = 0;        ///< samples computed at once; 0: chosen by memory. Never changes the codes.
  int prefillChunkTokens = 0;  ///< 0: chosen. Never changes the codes beyond rounding.

  bool operator==(const GenerationRequest&) const = default;
};

/// Bounds and contradictions that need no model. Kind invalidInput with a sentence that names the field.
Status validate(const GenerationRequest& request);

nlohmann::json toJson(const GenerationRequest& request);
/// Unknown fields are ignored; the result has passed validate().
Result<GenerationRequest> generationRequestFromJson(const nlohmann::json& json);

}  // namespace jukebox
