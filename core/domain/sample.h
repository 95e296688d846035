#pragma once
// Sample: a finished piece of audio with everything that made it; the value behind sample.json and the samples table.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/generation_request.h"

namespace jukebox {

/// Where a lyric character is sung, read off the model's attention (spec/05 §7).
struct LyricAlignment {
  int layer = 0, head = 0;
  double secondsPerRow = 0;  ///< of the stored matrix "alignment" in codes.safetensors (U8, rows × characters)
  std::vector<double> characterSeconds;  ///< one a character of the cleaned lyrics: centre of its attention; -1 unknown
};

/// Which model made a sample and what may be done with the result.
struct SampleModel {
  std::string name, version, weightsHash, license, attribution, provenance;
  bool commercialUse = false;
};

struct Sample {
  std::string id;
  std::string title;
  std::string createdAt;  ///< UTC, ISO 8601
  GenerationRequest request;
  int sampleIndex = 0;  ///< which of request.count
  SampleModel model;
  std::string engineVersion;
  std::string jobId;
  std::optional<std::string> parentId;  ///< sample it was continued or upsampled from

  int sampleRate = 0;
  double durationSeconds = 0;
  int lowestLevel = 0;  ///< level that audio.* was decoded from (0 = full quality)
  int topLevel = 0;
  std::string cleanedLyrics;
  std::optional<LyricAlignment> alignment;
  double generationSeconds = 0;  ///< wall time of the job's share
  std::string device, dtype;     ///< what it was computed on and with
  std::string audioFile = "audio.flac";
  std::string audioSha256, codesSha256;

  // What the user adds; kept in sample.json too, so that rebuild loses nothing.
  int rating = 0;  ///< 0 (none) … 5
  bool favourite = false;
  bool played = false;   ///< somebody has listened to it
  bool deleted = false;  ///< in the trash
  std::string notes;
  std::vector<std::string> tags;
};

nlohmann::json toJson(const Sample& sample);
Result<Sample> sampleFromJson(const nlohmann::json& json);

/// The default title: "Mara Vale – folk #42".
std::string defaultTitle(const GenerationRequest& request, int sampleIndex);
/// The sentence that every exported file carries.
std::string aiMadeStatement(const Sample& sample);

}  // namespace jukebox
