#include "app/studio/training/scan_report.h"

#include <algorithm>

#include "core/domain/json_reader.h"

namespace jukebox::studio {
namespace {

using ui::Trouble;
using Json = nlohmann::json;

constexpr std::size_t kMostRecordings = 200'000, kMostTroubles = 100'000, kMostNames = 1000;
constexpr std::size_t kMostTextBytes = 4096;
constexpr double kSilentWarning = 0.5, kClippedWarning = 0.001;  ///< as `jukebox dataset scan` has them
constexpr double kMostSeconds = 1e9;

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

class Summary {
 public:
  void add(const std::string& file, Trouble kind, double share = 0, const std::string& detail = {}) {
    if (m_summary.troubles.size() < kMostTroubles)
      m_summary.troubles.push_back({text(file), kind, share, text(detail)});
  }
  Status takeRecording(const Json& json);
  void takePairs(const Json* pairs, Trouble kind);
  ui::ScanSummary finish();
  ui::ScanSummary& summary() { return m_summary; }

 private:
  static void countName(std::vector<std::pair<QString, int>>& names, const std::string& name);
  void takeOwnProblems(const Json& json, const std::string& file);
  ui::ScanSummary m_summary;
};

void Summary::countName(std::vector<std::pair<QString, int>>& names, const std::string& name) {
  const QString wanted = text(name);
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& item) { return item.first == wanted; });
  if (found != names.end()) {
    ++found->second;
  } else if (names.size() < kMostNames) {
    names.emplace_back(wanted, 1);
  }
}

/// Sentences of the scanner about what has no field of its own: sidecar files and times.
void Summary::takeOwnProblems(const Json& json, const std::string& file) {
  const auto found = json.find("problems");
  if (found == json.end() || !found->is_array()) return;
  for (const Json& problem : *found) {
    if (!problem.is_string()) continue;
    const auto& sentence = problem.get_ref<const std::string&>();
    const bool isCounted = sentence.starts_with("It names no ") || sentence.ends_with("of it are silent.") ||
                           sentence.ends_with("of its samples are clipped.");
    if (!isCounted && sentence.size() <= kMostTextBytes) add(file, Trouble::note, 0, sentence);
  }
}

Status Summary::takeRecording(const Json& json) {
  JsonReader reader(json, "The report's recording");
  std::string file, artist, genre, licence, source, error;
  double seconds = 0, silent = 0, clipped = 0;
  std::int64_t lyrics = 0, timings = 0;
  reader.text("file", file, kMostTextBytes);
  reader.text("artist", artist, kMostTextBytes);
  reader.text("genre", genre, kMostTextBytes);
  reader.text("licence", licence, kMostTextBytes);
  reader.text("source", source, kMostTextBytes);
  reader.text("error", error, kMostTextBytes);
  reader.number("seconds", seconds, 0, kMostSeconds);
  reader.number("silent_share", silent, 0, 1);
  reader.number("clipped_share", clipped, 0, 1);
  reader.integer("lyric_characters", lyrics, 0, std::int64_t{1} << 32U);
  reader.integer("timings", timings, 0, std::int64_t{1} << 32U);
  RETURN_IF_ERROR(reader.status());
  ++m_summary.recordings;
  if (!error.empty()) {
    add(file, Trouble::unreadable, 0, error);
    return {};
  }
  m_summary.lengthsSeconds.push_back(seconds);
  countName(m_summary.licences, licence);
  countName(m_summary.sources, source);
  if (lyrics > 0) ++m_summary.withLyrics;
  if (timings > 0) ++m_summary.withTimedLyrics;
  if (silent > kSilentWarning) add(file, Trouble::mostlySilent, silent);
  if (clipped > kClippedWarning) add(file, Trouble::clipped, clipped);
  if (artist.empty()) add(file, Trouble::noArtist);
  if (genre.empty()) add(file, Trouble::noGenre);
  if (lyrics == 0) add(file, Trouble::noLyrics);
  if (licence.empty()) add(file, Trouble::noLicence);
  takeOwnProblems(json, file);
  return {};
}

void Summary::takePairs(const Json* pairs, Trouble kind) {
  if (pairs == nullptr || !pairs->is_array()) return;
  for (const Json& pair : *pairs) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) continue;
    add(pair[1].get<std::string>(), kind, 0, pair[0].get<std::string>());
  }
}

ui::ScanSummary Summary::finish() {
  std::stable_sort(m_summary.troubles.begin(), m_summary.troubles.end(),
                   [](const auto& a, const auto& b) { return a.kind == b.kind ? a.file < b.file : a.kind < b.kind; });
  return std::move(m_summary);
}

}  // namespace

Result<ui::ScanSummary> parseScanReport(const std::string& text) {
  ASSIGN_OR_RETURN(const Json json, parseJson(text, "The report of the scan"));
  JsonReader reader(json, "The report of the scan");
  Summary summary;
  std::int64_t skipped = 0;
  reader.number("total_seconds", summary.summary().totalSeconds, 0, kMostSeconds * 1000);
  reader.integer("skipped", skipped, 0, kMostRecordings);
  const Json* recordings = reader.child("recordings");
  if (recordings == nullptr || !recordings->is_array()) reader.fail("has no list of recordings");
  RETURN_IF_ERROR(reader.status());
  if (recordings->size() > kMostRecordings) {
    return makeError(ErrorKind::unsupported, "There are more recordings than this page can show.",
                     "Choose a smaller folder, or use `jukebox dataset scan`.");
  }
  for (const Json& recording : *recordings) RETURN_IF_ERROR(summary.takeRecording(recording));
  summary.takePairs(reader.child("exact_duplicates"), Trouble::sameAsAnother);
  summary.takePairs(reader.child("near_duplicates"), Trouble::soundsLike);
  summary.summary().skipped = static_cast<int>(skipped);
  return summary.finish();
}

bool parseScanProgress(const std::string& line, ui::ScanProgress& progress) {
  if (line.empty() || line.front() != '{') return false;
  const auto json = parseJson(line, "progress");
  if (!json || !json->is_object() || json->value("event", Json()) != "scanning") return false;
  JsonReader reader(*json, "progress");
  std::int64_t done = 0, total = 0;
  std::string file;
  reader.integer("done", done, 0, std::int64_t{1} << 30U);
  reader.integer("total", total, 0, std::int64_t{1} << 30U);
  reader.text("file", file, kMostTextBytes);
  if (!reader.status()) return false;
  progress.done = static_cast<int>(done);
  progress.total = static_cast<int>(total);
  progress.file = text(file);
  return true;
}

}  // namespace jukebox::studio
