#include "db/verdict_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr std::uint64_t kMaximumBytes = 64U << 20U;
constexpr std::array<std::string_view, 3> kNames{"first", "second", "same"};

std::string lineOf(const ListeningVerdict& verdict) {
  const nlohmann::json json = {{"at", verdict.at},
                               {"first", verdict.firstId},
                               {"second", verdict.secondId},
                               {"preference", kNames[static_cast<std::size_t>(verdict.preference)]},
                               {"blind", verdict.wasBlind},
                               {"switches", verdict.switches},
                               {"listened_seconds", verdict.listenedSeconds}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<ListeningVerdict> verdictFrom(const std::string& line) {
  const std::string what = "A verdict";
  ASSIGN_OR_RETURN(const auto json, parseJson(line, what));
  ListeningVerdict verdict;
  std::string preference;
  JsonReader reader(json, what);
  reader.text("at", verdict.at, 64);
  reader.text("first", verdict.firstId, 64);
  reader.text("second", verdict.secondId, 64);
  reader.text("preference", preference, 16);
  reader.boolean("blind", verdict.wasBlind);
  reader.integer("switches", verdict.switches, 0, 1 << 30);
  reader.number("listened_seconds", verdict.listenedSeconds, 0, 1e9);
  RETURN_IF_ERROR(reader.status());
  const auto found = std::find(kNames.begin(), kNames.end(), preference);
  if (found == kNames.end() || !isValidId(verdict.firstId) || !isValidId(verdict.secondId)) {
    return makeError(ErrorKind::corrupt, what + " is damaged.");
  }
  verdict.preference = static_cast<Preference>(found - kNames.begin());
  return verdict;
}

/// One write() to a file opened for appending: lines of two programs do not mix.
Status appendLine(const std::filesystem::path& file, const std::string& line) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return errorFromErrno(errno, "open", file.string());
  const auto written = ::write(descriptor, line.data(), line.size());
  const int failure = written == static_cast<ssize_t>(line.size()) && ::fsync(descriptor) == 0 ? 0
                      : written >= 0 && written < static_cast<ssize_t>(line.size())            ? ENOSPC
                                                                                               : errno;
  ::close(descriptor);
  if (failure != 0) return errorFromErrno(failure, "write", file.string());
  return {};
}

}  // namespace

Status appendVerdict(const std::filesystem::path& file, const ListeningVerdict& verdict) {
  // A line that was cut short by a full disk must not swallow this one.
  std::error_code ignored;
  const auto size = std::filesystem::file_size(file, ignored);
  std::string line = lineOf(verdict);
  if (!ignored && size > 0) {
    ASSIGN_OR_RETURN(const std::string text, readFile(file, kMaximumBytes));
    if (!text.empty() && text.back() != '\n') line = '\n' + line;
  }
  return appendLine(file, line);
}

Result<std::vector<ListeningVerdict>> readVerdicts(const std::filesystem::path& file) {
  std::vector<ListeningVerdict> verdicts;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return verdicts;
  ASSIGN_OR_RETURN(const std::string text, readFile(file, kMaximumBytes));
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (auto verdict = verdictFrom(text.substr(begin, end - begin))) verdicts.push_back(std::move(*verdict));
    begin = end + 1;
  }
  return verdicts;
}

VerdictCount countVerdicts(const std::vector<ListeningVerdict>& verdicts, const std::string& sampleId) {
  VerdictCount count;
  for (const ListeningVerdict& verdict : verdicts) {
    const bool isFirst = verdict.firstId == sampleId, isSecond = verdict.secondId == sampleId;
    if (!isFirst && !isSecond) continue;
    ++count.comparisons;
    count.blind += verdict.wasBlind ? 1 : 0;
    count.preferred += verdict.preference == (isFirst ? Preference::first : Preference::second) ? 1 : 0;
  }
  return count;
}

}  // namespace jukebox
