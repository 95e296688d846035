#include "app/cli/request_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iostream>
#include <random>

#include "app/cli/model_labels.h"
#include "core/base/atomic_file.h"
#include "core/base/utf8.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumLyricsBytes = 1U << 20U;
constexpr double kDefaultNewSeconds = 20;

std::vector<std::string_view> splitAtCommas(std::string_view text) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// At most a little more than the limit, which the caller then refuses.
std::string readStandardInput() {
  std::string text(kMaximumLyricsBytes + 1, '\0');
  std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::cin.gcount()));
  return text;
}

Result<std::string> readLyrics(const std::string& file) {
  std::string text;
  if (file == "-") {
    text = readStandardInput();
  } else {
    Result<std::string> read = readFile(file, kMaximumLyricsBytes);
    if (!read && read.error().kind == ErrorKind::notFound) {
      read.error().advice = "Name a text file; --lyrics - reads the words from standard input.";
    }
    ASSIGN_OR_RETURN(text, std::move(read));
  }
  if (text.size() > kMaximumLyricsBytes) return makeError(ErrorKind::invalidInput, "The lyrics are longer than 1 MB.");
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::erase(text, '\r');
  if (!isValidUtf8(text)) {
    return makeError(ErrorKind::invalidInput, fmt::format("The lyrics in {} are not UTF-8 text.", file),
                     "Save the file as UTF-8.");
  }
  return text;
}

Result<GenerationMode> modeOf(const GenerateOptions& options) {
  GenerationMode implied = GenerationMode::ancestral;
  if (!options.promptFile.empty()) implied = GenerationMode::primed;
  if (!options.fromSample.empty()) implied = GenerationMode::continuation;
  if (options.mode.empty()) return implied;
  ASSIGN_OR_RETURN(const auto mode, generationModeFromName(options.mode));
  const auto wrong = [](const char* sentence) { return makeError(ErrorKind::invalidInput, sentence); };
  if (!options.promptFile.empty() && mode != GenerationMode::primed) {
    return wrong("--prompt belongs to --mode primed.");
  }
  if (!options.fromSample.empty() && mode != GenerationMode::continuation && mode != GenerationMode::upsample) {
    return wrong("--from belongs to --mode continue or upsample.");
  }
  return mode;
}

/// Length, place in the song and prompt.
Status fillTimes(const GenerateOptions& options, const std::optional<Sample>& parent, GenerationRequest& request) {
  const bool upsample = request.mode == GenerationMode::upsample;
  if (options.atSeconds && (!parent || upsample)) {
    return makeError(ErrorKind::invalidInput, "--at says where a sample is continued: it needs --from SAMPLE.");
  }
  if (options.atSeconds && options.promptSeconds) {
    return makeError(ErrorKind::invalidInput, "--at and --prompt-seconds mean the same here: give one of them.");
  }
  if (options.promptStartSeconds && request.mode != GenerationMode::primed) {
    return makeError(ErrorKind::invalidInput, "--prompt-start says where a recording begins: it needs --prompt FILE.");
  }
  request.promptStartSeconds = options.promptStartSeconds.value_or(0);
  request.promptSeconds = options.atSeconds ? options.atSeconds : options.promptSeconds;
  if (parent) {
    request.totalDurationSeconds = parent->request.totalDurationSeconds;
    request.offsetSeconds = parent->request.offsetSeconds;
    const double kept = std::min(parent->durationSeconds, request.promptSeconds.value_or(parent->durationSeconds));
    request.durationSeconds = upsample ? parent->durationSeconds : kept + kDefaultNewSeconds;
  }
  if (options.seconds) request.durationSeconds = *options.seconds;
  if (options.totalSeconds) request.totalDurationSeconds = options.totalSeconds;
  if (options.offsetSeconds) request.offsetSeconds = options.offsetSeconds;
  return {};
}

Status fillConditioning(const GenerateOptions& options, const InstalledModel& model,
                        const std::optional<Sample>& parent, GenerationRequest& request) {
  if (parent) request.conditioning = parent->request.conditioning;
  if (options.artist) request.conditioning.artist = *options.artist;
  if (options.genre) request.conditioning.genre = *options.genre;
  if (!options.lyricsFile.empty()) {
    ASSIGN_OR_RETURN(request.conditioning.lyrics, readLyrics(options.lyricsFile));
  }
  request.allowUnknownNames = options.allowUnknown;
  return fillDefaultNames(model, !options.artist && !parent, !options.genre && !parent, request.conditioning);
}

}  // namespace

Result<std::vector<LevelSampling>> levelSampling(const SamplingOptions& options, const ModelCard& card) {
  std::vector<LevelSampling> levels = card.recommendedSampling();
  bool changed = false;
  const auto apply = [&](const std::string& text, const char* flag, auto setter) -> Status {
    if (text.empty()) return {};
    ASSIGN_OR_RETURN(const auto values, parseNumberList(text, levels.size(), flag));
    for (std::size_t i = 0; i < levels.size(); ++i) setter(levels[i], values[i]);
    changed = true;
    return {};
  };
  RETURN_IF_ERROR(apply(options.temperature, "--temperature", [](auto& level, double v) { level.temperature = v; }));
  RETURN_IF_ERROR(apply(options.topK, "--top-k", [](auto& level, double v) {
    level.topK = static_cast<int>(std::clamp(std::round(v), -1.0, 1e9));
    if (level.topK > 0) level.topP = 0;
  }));
  RETURN_IF_ERROR(apply(options.topP, "--top-p", [&](auto& level, double v) {
    level.topP = v;
    if (v > 0 && options.topK.empty()) level.topK = 0;
  }));
  RETURN_IF_ERROR(apply(options.hop, "--hop", [](auto& level, double v) { level.hopFraction = v; }));
  RETURN_IF_ERROR(apply(options.guidance, "--guidance", [](auto& level, double v) { level.guidance = v; }));
  if (!changed) levels.clear();
  return levels;
}

Result<std::vector<double>> parseNumberList(std::string_view text, std::size_t count, std::string_view flag) {
  std::vector<double> values;
  for (const auto part : splitAtCommas(text)) {
    const auto value = parseNumber<double>(part);
    if (!value || !std::isfinite(*value)) {
      return makeError(ErrorKind::invalidInput, fmt::format("{} needs numbers, not \"{}\".", flag, part));
    }
    values.push_back(*value);
  }
  if (values.size() == 1) values.resize(count, values.front());
  if (values.size() != count) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} needs one number, or {} of them, bottom to top.", flag, count));
  }
  return values;
}

Result<std::optional<int>> parseLevels(std::string_view text, int topLevel, bool topIsGiven) {
  if (text.empty() || text == "all") return std::optional<int>();
  std::vector<int> levels;
  for (const auto part : splitAtCommas(text)) {
    const auto level = parseNumber<int>(part);
    if (!level || *level < 0 || *level > topLevel) {
      return makeError(
          ErrorKind::invalidInput,
          fmt::format("--levels: this model has no level \"{}\"; its levels are 0 to {}.", part, topLevel));
    }
    levels.push_back(*level);
  }
  std::sort(levels.rbegin(), levels.rend());
  const bool fromTop = levels.front() == topLevel || (topIsGiven && levels.front() == topLevel - 1);
  for (std::size_t i = 1; i < levels.size(); ++i) {
    if (levels[i] != levels[i - 1] - 1) return makeError(ErrorKind::invalidInput, "--levels must leave none out.");
  }
  if (!fromTop) {
    return makeError(
        ErrorKind::invalidInput,
        fmt::format("--levels must begin at the top, level {}: lower levels are made from upper ones.", topLevel));
  }
  return std::optional<int>(levels.back());
}

std::uint64_t freshSeed() {
  std::random_device device;
  return device();
}

Result<GenerationRequest> buildRequest(const GenerateOptions& options, const InstalledModel& model,
                                       const std::optional<Sample>& parent) {
  GenerationRequest request;
  request.model = options.model.find('/') != std::string::npos ? fs::absolute(model.folder).string() : model.card.name;
  ASSIGN_OR_RETURN(request.mode, modeOf(options));
  request.title = options.title;
  request.fromSample = options.fromSample;
  if (!options.promptFile.empty()) request.promptFile = fs::absolute(options.promptFile).lexically_normal().string();
  RETURN_IF_ERROR(fillTimes(options, parent, request));
  RETURN_IF_ERROR(fillConditioning(options, model, parent, request));
  request.seed = options.seed ? *options.seed : freshSeed();
  request.count = options.count.value_or(1);
  ASSIGN_OR_RETURN(request.levels, levelSampling(options, model.card));
  ASSIGN_OR_RETURN(request.lowestLevel,
                   parseLevels(options.levels, model.card.topLevel(), request.mode == GenerationMode::upsample));
  request.device = options.device;
  ASSIGN_OR_RETURN(request.dtype, weightDtypeFromName(options.dtype));
  ASSIGN_OR_RETURN(request.cacheDtype, weightDtypeFromName(options.cache));
  request.isDraft = options.draft;
  request.maximumBatch = options.batch;
  RETURN_IF_ERROR(validate(request));
  return request;
}

}  // namespace jukebox::cli
