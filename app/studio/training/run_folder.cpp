#include "app/studio/training/run_folder.h"

#include <QCoreApplication>
#include <algorithm>
#include <charconv>
#include <fstream>

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/domain/json_reader.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostStateBytes = 1U << 20U;
constexpr std::size_t kMostExampleSteps = 400, kMostExamplesAStep = 32, kMostFolderEntries = 20'000;
constexpr std::streamoff kLogTailBytes = 1 << 14;
constexpr std::size_t kLongestError = 1000;
constexpr std::size_t kMostCommandLine = 1U << 16U;
constexpr double kMostSeconds = 1e12;

/// "step-0004280" → 4280; absent for anything else.
std::optional<std::int64_t> stepOf(const std::string& name) {
  constexpr std::string_view kPrefix = "step-";
  if (!name.starts_with(kPrefix) || name.size() > kPrefix.size() + 15) return std::nullopt;
  std::int64_t step = -1;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kPrefix.size(), end, step);
  if (error != std::errc() || stop != end || step < 0) return std::nullopt;
  return step;
}

void appendExamples(const fs::path& folder, std::int64_t step, std::vector<ui::TrainingExample>& examples) {
  std::vector<ui::TrainingExample> found;
  std::error_code code;
  std::size_t entries = 0;
  for (auto it = fs::directory_iterator(folder, code); it != fs::directory_iterator() && !code; it.increment(code)) {
    if (++entries > kMostFolderEntries) break;
    if (it->path().extension() != ".wav" || !it->is_regular_file(code)) continue;
    found.push_back(
        {step, QString::fromStdString(it->path().string()), QString::fromStdString(it->path().stem().string())});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  found.resize(std::min(found.size(), kMostExamplesAStep));
  examples.insert(examples.end(), found.begin(), found.end());
}

/// One file's end or beginning, at most `bytes`; empty when it cannot be read.
std::string readPart(const fs::path& file, std::streamoff bytes, bool fromEnd) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return {};
  if (fromEnd) {
    stream.seekg(0, std::ios::end);
    stream.seekg(std::max<std::streamoff>(0, static_cast<std::streamoff>(stream.tellg()) - bytes));
  }
  std::string text(static_cast<std::size_t>(bytes), '\0');
  stream.read(text.data(), bytes);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
  return text;
}

bool isZombie(std::int64_t process) {
  const std::string stat = readPart("/proc/" + std::to_string(process) + "/stat", 512, false);
  const std::size_t nameEnd = stat.rfind(')');
  return nameEnd == std::string::npos || stat.substr(nameEnd + 1, 2) == " Z";
}

}  // namespace

Result<RunStateFile> readRunState(const fs::path& runFolder) {
  const fs::path file = runFolder / "state.json";
  ASSIGN_OR_RETURN(const std::string text, readFile(file, kMostStateBytes));
  ASSIGN_OR_RETURN(const nlohmann::json json, parseJson(text, file.string()));
  JsonReader reader(json, file.string());
  RunStateFile result;
  TrainingState& state = result.state;
  constexpr std::int64_t kMostSteps = std::int64_t{1} << 53U;
  reader.text("phase", state.phase, 64);
  reader.text("message", state.message, 4096);
  reader.integer("step", state.step, 0, kMostSteps);
  reader.integer("steps", state.steps, 0, kMostSteps);
  reader.number("wall_seconds", state.wallSeconds, 0, kMostSeconds);
  reader.number("hours", state.hours, 0, kMostSeconds);
  reader.number("seconds_per_step", state.secondsPerStep, 0, kMostSeconds);
  reader.optionalNumber("remaining_seconds", state.remainingSeconds, 0, kMostSeconds);
  reader.integer("process", result.process, 0, std::int64_t{1} << 31U);
  RETURN_IF_ERROR(reader.status());
  if (const nlohmann::json* metrics = reader.child("metrics"); metrics != nullptr && metrics->is_object()) {
    for (const auto& [name, value] : metrics->items()) {
      if (state.metrics.size() >= kMostCurves) break;
      if (name.size() <= kLongestMetricName && value.is_number()) state.metrics[name] = value.get<double>();
    }
  }
  return result;
}

std::vector<ui::TrainingExample> readExamples(const fs::path& runFolder) {
  std::vector<std::pair<std::int64_t, fs::path>> steps;
  std::error_code code;
  for (auto it = fs::directory_iterator(runFolder / "examples", code); it != fs::directory_iterator() && !code;
       it.increment(code)) {
    if (steps.size() >= kMostFolderEntries) break;
    const auto step = stepOf(it->path().filename().string());
    if (step && it->is_directory(code)) steps.emplace_back(*step, it->path());
  }
  std::sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  steps.resize(std::min(steps.size(), kMostExampleSteps));
  std::vector<ui::TrainingExample> examples;
  for (const auto& [step, folder] : steps) appendExamples(folder, step, examples);
  return examples;
}

std::string lastErrorIn(const fs::path& log) {
  const std::string text = readPart(log, kLogTailBytes, true);
  constexpr std::string_view kMark = "error: ";
  std::size_t at = text.rfind(kMark);
  while (at != std::string::npos && at > 0 && text[at - 1] != '\n') at = text.rfind(kMark, at - 1);
  if (at == std::string::npos) return {};
  at += kMark.size();
  std::string sentence = text.substr(at, std::min(text.find('\n', at) - at, kLongestError));
  if (!isValidUtf8(sentence)) return {};
  return sentence;
}

bool isWorkingOn(std::int64_t process, const fs::path& folder) {
  if (process <= 1 || isZombie(process)) return false;
  const std::string line = readPart("/proc/" + std::to_string(process) + "/cmdline", kMostCommandLine, false);
  return line.find(folder.string() + '\0') != std::string::npos;
}

RunFolder::RunFolder(fs::path folder) : m_folder(std::move(folder)), m_metrics(m_folder / "metrics.csv") {
  m_record.curves = std::make_shared<const ui::TrainingCurves>();
}

bool RunFolder::update() {
  const bool grew = m_metrics.update();
  if (grew) m_record.curves = m_metrics.curves();
  std::vector<ui::TrainingExample> examples = readExamples(m_folder);
  const bool heard = examples != m_record.examples;
  if (heard) m_record.examples = std::move(examples);
  m_record.problem = m_metrics.isCut() ? QCoreApplication::translate(
                                             "RunFolder", "The list of measurements is too long to be shown whole.")
                                       : QString();
  return grew || heard;
}

}  // namespace jukebox::studio
