#include "core/domain/generation_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace jukebox {
namespace {

constexpr std::string_view kPlainCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";

class CommandLine {
 public:
  void add(std::string_view option, const std::string& value) {
    m_text += fmt::format(" {} {}", option, shellQuoted(value));
  }
  void add(std::string_view option, double value) { m_text += fmt::format(" {} {}", option, value); }
  void add(std::string_view option, const std::optional<double>& value) {
    if (value) add(option, *value);
  }
  void addFlag(std::string_view option) { m_text += fmt::format(" {}", option); }
  const std::string& text() const { return m_text; }

 private:
  std::string m_text = "jukebox generate";
};

void addStart(const GenerationRequest& request, CommandLine& line) {
  if (request.mode != GenerationMode::ancestral) line.add("--mode", std::string(generationModeName(request.mode)));
  if (!request.promptFile.empty()) {
    line.add("--prompt", request.promptFile);
    if (request.promptStartSeconds > 0) line.add("--prompt-start", request.promptStartSeconds);
    line.add("--prompt-seconds", request.promptSeconds);
  }
  if (!request.fromSample.empty()) {
    line.add("--from", request.fromSample);
    if (request.mode == GenerationMode::continuation) line.add("--at", request.promptSeconds);
  }
}

/// One list a setting, bottom level first; all of them, as the model may recommend others at another time.
void addSampling(const std::vector<LevelSampling>& levels, CommandLine& line) {
  if (levels.empty()) return;
  const auto addList = [&](std::string_view option, auto LevelSampling::*member) {
    std::vector<std::string> values;
    for (const LevelSampling& level : levels) values.push_back(fmt::format("{}", level.*member));
    line.add(option, fmt::format("{}", fmt::join(values, ",")));
  };
  addList("--temperature", &LevelSampling::temperature);
  addList("--top-k", &LevelSampling::topK);
  addList("--top-p", &LevelSampling::topP);
  addList("--hop", &LevelSampling::hopFraction);
  addList("--guidance", &LevelSampling::guidance);
}

void addLevels(const Sample& sample, CommandLine& line) {
  if (!sample.request.lowestLevel) return;
  std::vector<int> levels;
  for (int level = sample.topLevel; level >= *sample.request.lowestLevel; --level) levels.push_back(level);
  if (!levels.empty()) line.add("--levels", fmt::format("{}", fmt::join(levels, ",")));
}

}  // namespace

std::string shellQuoted(const std::string& text) {
  if (!text.empty() && text.find_first_not_of(kPlainCharacters) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string generationCommand(const Sample& sample) {
  const GenerationRequest& request = sample.request;
  CommandLine line;
  line.add("--model", request.model);
  addStart(request, line);
  line.add("--artist", request.conditioning.artist);
  line.add("--genre", request.conditioning.genre);
  line.add("--seconds", request.durationSeconds);
  line.add("--total-seconds", request.totalDurationSeconds);
  line.add("--offset-seconds", request.offsetSeconds);
  line.add("--seed", fmt::format("{}", request.seed));
  if (request.count > 1) line.add("--count", fmt::format("{}", request.count));
  addSampling(request.levels, line);
  addLevels(sample, line);
  if (request.isDraft) line.addFlag("--draft");
  if (request.allowUnknownNames) line.addFlag("--allow-unknown");
  if (!request.title.empty()) line.add("--title", request.title);
  line.add("--device", sample.device.starts_with("cuda") ? "cuda" : request.device);
  line.add("--dtype", sample.dtype.empty() ? std::string(weightDtypeName(request.dtype)) : sample.dtype);
  if (request.cacheDtype != WeightDtype::automatic) {
    line.add("--cache", std::string(weightDtypeName(request.cacheDtype)));
  }
  const std::string& lyrics = request.conditioning.lyrics;
  if (lyrics.empty() && request.fromSample.empty()) return line.text();
  return fmt::format("printf %s {} | {} --lyrics -", shellQuoted(lyrics), line.text());
}

}  // namespace jukebox
