#include "core/engine/training/metric_log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"

namespace jukebox {
namespace {

constexpr const char* kHeader = "step,seconds,name,value\n";
constexpr std::uint64_t kMaximumCsvBytes = 1U << 30U;

Error cannotWrite(const std::filesystem::path& file) {
  return makeError(ErrorKind::io, fmt::format("{} cannot be written.", file.string()),
                   "Check the free space and the rights of the run's folder.");
}

// Keeps the header and the rows up to `lastStep`.
std::string keptRows(const std::string& text, std::int64_t lastStep) {
  std::string kept = kHeader;
  std::size_t begin = text.find('\n');
  while (begin != std::string::npos && begin + 1 < text.size()) {
    const std::size_t end = text.find('\n', begin + 1);
    if (end == std::string::npos) break;  // a torn last row
    std::int64_t step = -1;
    std::from_chars(text.data() + begin + 1, text.data() + end, step);
    if (step >= 0 && step <= lastStep) kept.append(text, begin + 1, end - begin);
    begin = end;
  }
  return kept;
}

nlohmann::json numbersJson(const TrainingMetrics& metrics) {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, value] : metrics) json[name] = std::isfinite(value) ? nlohmann::json(value) : nullptr;
  return json;
}

}  // namespace

Result<MetricLog> MetricLog::open(const std::filesystem::path& runFolder, std::int64_t fromStep) {
  const std::filesystem::path csv = runFolder / "metrics.csv";
  std::string text = kHeader;
  if (std::filesystem::exists(csv)) {
    ASSIGN_OR_RETURN(const std::string old, readFile(csv, kMaximumCsvBytes));
    text = keptRows(old, fromStep);
  }
  RETURN_IF_ERROR(writeFileAtomically(csv, text));
  ASSIGN_OR_RETURN(EventFile events, EventFile::create(runFolder / "events", fromStep));
  return MetricLog(runFolder, std::move(events));
}

Status MetricLog::write(std::int64_t step, double wallSeconds, const TrainingMetrics& metrics) {
  const std::filesystem::path csv = m_folder / "metrics.csv";
  std::ofstream file(csv, std::ios::app | std::ios::binary);
  for (const auto& [name, value] : metrics) file << fmt::format("{},{:.1f},{},{:.9g}\n", step, wallSeconds, name, value);
  file.flush();
  if (!file) return cannotWrite(csv);
  return m_events.write(step, metrics);
}

Status MetricLog::writeState(const TrainingState& state) const {
  nlohmann::json json{{"phase", state.phase},
                      {"message", state.message},
                      {"step", state.step},
                      {"steps", state.steps},
                      {"wall_seconds", state.wallSeconds},
                      {"hours", state.hours},
                      {"seconds_per_step", state.secondsPerStep},
                      {"process", ::getpid()},
                      {"metrics", numbersJson(state.metrics)}};
  if (state.remainingSeconds) json["remaining_seconds"] = *state.remainingSeconds;
  return writeFileAtomically(m_folder / "state.json", json.dump(2) + "\n");
}

}  // namespace jukebox
