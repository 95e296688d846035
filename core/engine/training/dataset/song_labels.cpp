#include "core/engine/training/dataset/song_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/csv.h"
#include "core/base/utf8.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaximumManifestBytes = 256U << 20U;
constexpr std::uint64_t kMaximumSidecarBytes = 8U << 20U;

std::int64_t codePoints(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

std::string* fieldOf(RecordingLabels& labels, std::string_view name) {
  if (name == "artist") return &labels.artist;
  if (name == "genre") return &labels.genre;
  if (name == "title") return &labels.title;
  if (name == "lyrics") return &labels.lyrics;
  if (name == "licence" || name == "license") return &labels.licence;
  if (name == "source") return &labels.source;
  return nullptr;
}

Status readFields(const Json& json, const std::string& what, RecordingLabels& labels) {
  JsonReader reader(json, what);
  for (const char* name : {"artist", "genre", "title", "lyrics", "license", "licence", "source"}) {
    reader.text(name, *fieldOf(labels, name));
  }
  return reader.status();
}

Status readTimingList(const Json& list, const std::string& what, RecordingLabels& labels) {
  for (const Json& item : list) {
    JsonReader reader(item, what);
    LyricTiming timing;
    reader.integer("character", timing.character, 0, std::int64_t{1} << 32);
    reader.number("seconds", timing.seconds, -3600, 1e7);
    RETURN_IF_ERROR(reader.status());
    labels.timings.push_back(timing);
  }
  return {};
}

// Syllables are found in the lyrics one after another; what cannot be found is left out.
Status readSyllables(const Json& list, const std::string& what, RecordingLabels& labels) {
  std::size_t place = 0;
  for (const Json& item : list) {
    JsonReader reader(item, what);
    std::string text;
    double seconds = -1;
    reader.text("text", text, 4096);
    reader.number("vowel", seconds, -3600, 1e7);
    RETURN_IF_ERROR(reader.status());
    const std::size_t found = labels.lyrics.find(text, place);
    if (text.empty() || found == std::string::npos) continue;
    labels.timings.push_back({codePoints(std::string_view(labels.lyrics).substr(0, found)), seconds});
    place = found + text.size();
  }
  return {};
}

Result<RecordingLabels> labelsFromJson(const Json& json, const std::string& what) {
  RecordingLabels labels;
  RETURN_IF_ERROR(readFields(json, what, labels));
  if (json.contains("timings") && json.at("timings").is_array()) {
    RETURN_IF_ERROR(readTimingList(json.at("timings"), what, labels));
  } else if (json.contains("syllables") && json.at("syllables").is_array()) {
    RETURN_IF_ERROR(readSyllables(json.at("syllables"), what, labels));
  }
  return labels;
}

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

// "mm:ss.xx" → seconds.
std::optional<double> lrcTime(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  int minutes = 0;
  double seconds = 0;
  const auto first = std::from_chars(text.data(), text.data() + colon, minutes);
  const auto second = std::from_chars(text.data() + colon + 1, text.data() + text.size(), seconds);
  const bool whole = first.ptr == text.data() + colon && second.ptr == text.data() + text.size();
  if (first.ec != std::errc() || second.ec != std::errc() || !whole || minutes < 0 || seconds < 0 || seconds >= 60) {
    return {};
  }
  return minutes * 60 + seconds;
}

struct LrcLine {
  double seconds = 0;
  std::string text;
  std::vector<LyricTiming> words;  ///< characters within the line
};

// Takes "<mm:ss.xx>" marks out of a line.
void readWordTimes(std::string_view text, LrcLine& line) {
  while (!text.empty()) {
    const std::size_t open = text.find('<');
    const std::size_t close = open == std::string_view::npos ? open : text.find('>', open);
    const auto time = close == std::string_view::npos ? std::optional<double>() : lrcTime(text.substr(open + 1, close - open - 1));
    if (!time) {
      line.text += text;
      return;
    }
    line.text += text.substr(0, open);
    line.words.push_back({codePoints(line.text), *time});
    text.remove_prefix(close + 1);
  }
}

void readLrcLine(std::string_view line, RecordingLabels& labels, std::vector<LrcLine>& lines) {
  std::vector<double> times;
  while (!line.empty() && line.front() == '[') {
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) return;
    const std::string_view tag = line.substr(1, close - 1);
    if (const auto time = lrcTime(tag)) {
      times.push_back(*time);
    } else if (tag.starts_with("ar:")) {
      labels.artist = tag.substr(3);
    } else if (tag.starts_with("ti:")) {
      labels.title = tag.substr(3);
    }
    line.remove_prefix(close + 1);
  }
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  for (const double time : times) {
    LrcLine item{time, {}, {}};
    readWordTimes(line, item);
    if (!item.text.empty()) lines.push_back(std::move(item));
  }
}

}  // namespace

void fillIn(RecordingLabels& labels, const RecordingLabels& more) {
  const bool takesLyrics = labels.lyrics.empty();
  for (const auto field : {&RecordingLabels::title, &RecordingLabels::artist, &RecordingLabels::genre,
                           &RecordingLabels::lyrics, &RecordingLabels::licence, &RecordingLabels::source}) {
    if ((labels.*field).empty()) labels.*field = more.*field;
  }
  if (takesLyrics) labels.timings = more.timings;  // times belong to their lyrics
}

Result<Manifest> parseCsvManifest(std::string_view text, const std::string& what) {
  ASSIGN_OR_RETURN(const CsvTable table, parseCsv(text, what));
  const auto fileColumn = table.column("file");
  if (!fileColumn) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} has no column \"file\".", what),
                     "The first line names the columns: file,artist,genre,lyrics,licence,source.");
  }
  Manifest manifest;
  for (const auto& row : table.rows) {
    RecordingLabels labels;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (std::string* field = fieldOf(labels, table.header[i])) *field = row[i];
    }
    manifest[row[*fileColumn]] = std::move(labels);
  }
  return manifest;
}

Result<Manifest> parseJsonManifest(std::string_view text, const std::string& what) {
  ASSIGN_OR_RETURN(const Json json, parseJson(text, what));
  if (!json.is_array() && !json.is_object()) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is neither a list nor an object.", what));
  }
  Manifest manifest;
  for (const auto& [key, item] : json.items()) {
    std::string file = json.is_object() ? key : std::string();
    if (json.is_array()) {
      JsonReader reader(item, what);
      reader.text("file", file, 65536);
      RETURN_IF_ERROR(reader.status());
    }
    if (file.empty()) return makeError(ErrorKind::invalidInput, fmt::format("An entry of {} names no file.", what));
    ASSIGN_OR_RETURN(manifest[file], labelsFromJson(item, fmt::format("{} ({})", what, file)));
  }
  return manifest;
}

Result<Manifest> readManifest(const std::filesystem::path& file) {
  ASSIGN_OR_RETURN(const std::string text, readFile(file, kMaximumManifestBytes));
  return lowered(file.extension().string()) == ".csv" ? parseCsvManifest(text, file.string())
                                                      : parseJsonManifest(text, file.string());
}

Result<RecordingLabels> parseJsonSidecar(std::string_view text, const std::string& what) {
  ASSIGN_OR_RETURN(const Json json, parseJson(text, what));
  return labelsFromJson(json, what);
}

Result<RecordingLabels> parseLrc(std::string_view text, const std::string& what) {
  RecordingLabels labels;
  std::vector<LrcLine> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    readLrcLine(line, labels, lines);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (lines.empty()) return makeError(ErrorKind::invalidInput, fmt::format("{} has no timed line.", what));
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.seconds < b.seconds; });
  for (const LrcLine& line : lines) {
    if (!labels.lyrics.empty()) labels.lyrics += '\n';
    const std::int64_t begin = codePoints(labels.lyrics);
    if (line.words.empty() || line.words.front().character > 0) labels.timings.push_back({begin, line.seconds});
    for (const LyricTiming& word : line.words) labels.timings.push_back({begin + word.character, word.seconds});
    labels.lyrics += line.text;
  }
  return labels;
}

RecordingLabels readSidecars(const std::filesystem::path& recording, std::vector<std::string>& problems) {
  RecordingLabels labels;
  using Parse = Result<RecordingLabels> (*)(std::string_view, const std::string&);
  const Parse plain = [](std::string_view text, const std::string&) -> Result<RecordingLabels> {
    RecordingLabels result;
    result.lyrics = text;
    while (!result.lyrics.empty() && result.lyrics.back() == '\n') result.lyrics.pop_back();
    return result;
  };
  for (const auto& [extension, parse] : {std::pair{".json", Parse{parseJsonSidecar}}, std::pair{".lrc", Parse{parseLrc}},
                                         std::pair{".txt", plain}}) {
    std::filesystem::path file = recording;
    file.replace_extension(extension);
    if (!std::filesystem::exists(file)) continue;
    const auto text = readFile(file, kMaximumSidecarBytes);
    const auto more = text ? parse(*text, file.string()) : Result<RecordingLabels>(text.error());
    if (!more) {
      problems.push_back(more.error().sentence());
      continue;
    }
    fillIn(labels, *more);
  }
  return labels;
}

}  // namespace jukebox
