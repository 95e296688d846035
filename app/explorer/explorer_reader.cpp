#include "app/explorer/explorer_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/sha256.h"
#include "core/domain/json_reader.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 1U << 15U;
constexpr double kLongestSongSeconds = 24 * 3600;
constexpr std::size_t kMaximumCollectionNameBytes = 255;
/// Looked for when the metadata name no file.
constexpr const char* kAudioNames[] = {"audio.mp3",  "audio.m4a", "audio.opus", "audio.ogg",
                                       "audio.flac", "audio.wav", "audio.webm"};

/// The ids of the list, in order; an entry without a usable id becomes a problem.
Result<std::vector<std::string>> readTable(const ExplorerFolder& folder, std::vector<std::string>& problems) {
  ASSIGN_OR_RETURN(const auto text, readFile(folder.table(), kMaximumTableBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, folder.table().string()));
  if (!json.is_array()) {
    return makeError(ErrorKind::corrupt, fmt::format("{} is no list of songs.", folder.table().string()));
  }
  if (json.size() > kMaximumSongs) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} lists more than {} songs.", folder.table().string(), kMaximumSongs));
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < json.size(); ++i) {
    std::string id;
    JsonReader reader(json[i], fmt::format("Entry {} of the list", i + 1));
    reader.text("id", id, 64);
    if (!reader.status() || !isSafeSongId(id)) {
      problems.push_back(fmt::format("Entry {} of the list has no usable id.", i + 1));
    } else {
      ids.push_back(id);
    }
  }
  return ids;
}

/// An id of our form that the same foreign song gets every time.
std::string ownIdFor(const std::string& foreignId, const std::string& collection) {
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr std::size_t kLength = 26;
  const std::string hash = sha256Hex("explorer\n" + collection + "\n" + foreignId);
  std::string id;
  for (std::size_t i = 0; i < kLength; ++i) {
    id += kAlphabet[std::stoul(hash.substr(2 * i, 2), nullptr, 16) % kAlphabet.size()];
  }
  return id;
}

Status checkAudioFile(const fs::path& path) {
  std::error_code code;
  const auto status = fs::symlink_status(path, code);
  if (status.type() == fs::file_type::not_found) {
    return makeError(ErrorKind::notFound, fmt::format("{} is missing.", path.string()));
  }
  if (status.type() != fs::file_type::regular) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not a regular file.", path.string()));
  }
  if (fs::file_size(path, code) > kMaximumAudioBytes || code) {
    return makeError(ErrorKind::unsupported, fmt::format("{} is too large.", path.string()),
                     "At most 2 GiB are taken.");
  }
  return {};
}

Result<fs::path> findAudio(const fs::path& songFolder, const std::string& named) {
  if (!named.empty()) {
    RETURN_IF_ERROR(checkAudioFile(songFolder / named));
    return songFolder / named;
  }
  for (const char* name : kAudioNames) {
    if (checkAudioFile(songFolder / name)) return songFolder / name;
  }
  return makeError(ErrorKind::notFound, fmt::format("There is no audio in {}.", songFolder.string()));
}

/// Decodes the whole file: what cannot be played does not enter the library. Sets rate and length as they are.
Status measure(const fs::path& audio, Sample& sample, const CancellationToken& cancellation) {
  AudioReaderOptions options;
  options.limitSeconds = kLongestSongSeconds;
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(audio, options));
  std::vector<float> block(kBlockFrames * static_cast<std::size_t>(reader.channels()));
  std::uint64_t frames = 0;
  while (true) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const auto count, reader.read(block));
    if (count == 0) break;
    frames += count;
  }
  if (frames == 0) return makeError(ErrorKind::corrupt, fmt::format("{} holds no sound.", audio.string()));
  sample.sampleRate = reader.sampleRate();
  const double measured = static_cast<double>(frames) / reader.sampleRate();
  // Lossy formats pad the ends by a few hundredths of a second: the published length is then the better one.
  constexpr double kPaddingSeconds = 0.2;
  if (std::abs(measured - sample.durationSeconds) > kPaddingSeconds) sample.durationSeconds = measured;
  return {};
}

/// Ends the whole import rather than one song.
bool isFatal(ErrorKind kind) {
  return kind == ErrorKind::cancelled || kind == ErrorKind::noSpace || kind == ErrorKind::outOfMemory;
}

class Import {
 public:
  Import(Library& library, ExplorerFolder folder, const CancellationToken& cancellation)
      : m_library(library), m_folder(std::move(folder)), m_cancellation(cancellation) {}

  ImportReport& report() { return m_report; }

  /// Fails only with what ends everything.
  Status add(const std::string& id, std::string& title) {
    auto song = readSong(m_folder, id);
    if (!song) return problem(id, song.error());
    title = song->sample.title;
    Sample sample = completed(std::move(song->sample), song->collection);
    ASSIGN_OR_RETURN(const bool isKnown, m_library.samples().contains(sample.id));
    std::error_code code;
    if (isKnown || fs::exists(m_library.files().sampleFolder(sample.id), code)) {
      m_report.skipped.push_back(id);
      return {};
    }
    const fs::path build = m_library.files().sampleBuildFolder(sample.id);
    const auto status = take(build, m_folder.songFolder(id), song->audioFile, std::move(sample));
    if (!status) {
      fs::remove_all(build, code);
      return problem(id, status.error());
    }
    return {};
  }

  /// Removes the new samples again.
  Status takeBack() {
    for (const auto& id : m_report.ids) {
      RETURN_IF_ERROR(m_library.removeSample(id));
      RETURN_IF_ERROR(m_library.purgeSample(id));
    }
    m_report.ids.clear();
    return {};
  }

  /// Puts what is new into a collection, in the order of the list.
  Status collect(const std::string& title) {
    if (m_report.ids.empty()) return {};
    std::size_t bytes = std::min(title.size(), kMaximumCollectionNameBytes);
    while (bytes < title.size() && bytes > 0 && (static_cast<unsigned char>(title[bytes]) & 0xC0U) == 0x80U) --bytes;
    std::string name = title.substr(0, bytes);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    auto& store = m_library.collections();
    if (const auto existing = store.find(name)) {
      m_report.collectionId = existing->id;
    } else {
      ASSIGN_OR_RETURN(m_report.collectionId, store.create(name));
    }
    m_report.collectionName = name;
    return store.addSamples(m_report.collectionId, m_report.ids);
  }

 private:
  Status problem(const std::string& id, const Error& error) {
    if (isFatal(error.kind)) return error;
    m_report.problems.push_back(fmt::format("{}: {}", id, error.sentence()));
    return {};
  }

  /// Fills in what other publishers do not say.
  static Sample completed(Sample sample, const std::string& collection) {
    if (!isValidId(sample.id)) sample.id = ownIdFor(sample.id, collection);
    if (sample.title.empty()) sample.title = defaultTitle(sample.request, sample.sampleIndex);
    if (sample.createdAt.empty()) sample.createdAt = utcTimestampNow();
    if (sample.model.name.empty()) sample.model.name = "unknown";
    if (sample.model.license.empty()) sample.model.license = "unknown";
    return sample;
  }

  Status take(const fs::path& build, const fs::path& songFolder, const std::string& audioName, Sample sample) {
    ASSIGN_OR_RETURN(const fs::path audio, findAudio(songFolder, audioName));
    RETURN_IF_ERROR(measure(audio, sample, m_cancellation));
    std::error_code code;
    fs::remove_all(build, code);
    fs::create_directories(build, code);
    if (code) return errorFromErrno(code.value(), "create", build.string());
    // The studio looks for "audio.*".
    sample.audioFile = "audio" + audio.extension().string();
    fs::copy_file(audio, build / sample.audioFile, code);
    if (code) return errorFromErrno(code.value(), "copy", audio.string());
    ASSIGN_OR_RETURN(const auto published, m_library.publishSample(build, std::move(sample)));
    m_report.ids.push_back(published.id);
    return {};
  }

  Library& m_library;
  ExplorerFolder m_folder;
  const CancellationToken& m_cancellation;
  ImportReport m_report;
};

Status importAll(Import& import, const std::vector<std::string>& ids, const ExplorerProgress& progress,
                 const CancellationToken& cancellation) {
  std::string title;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    RETURN_IF_ERROR(import.add(ids[i], title));
    if (progress) progress(i + 1, ids.size(), title);
  }
  return {};
}

/// The mark of a publication; an empty one of another publisher in the same layout.
Result<ExplorerMark> recognise(const ExplorerFolder& explorer) {
  if (!isExplorerFolder(explorer.root())) {
    return makeError(ErrorKind::notFound,
                     fmt::format("There is no published explorer in {}.", explorer.root().string()),
                     "Choose the folder that holds table.json.");
  }
  auto mark = readMark(explorer);
  if (!mark && mark.error().kind == ErrorKind::unsupported) return mark.error();
  return mark ? std::move(*mark) : ExplorerMark();
}

}  // namespace

bool isExplorerFolder(const fs::path& folder) {
  std::error_code code;
  return fs::is_regular_file(ExplorerFolder(folder).table(), code);
}

Result<ImportPlan> planImport(Library& library, const fs::path& folder) {
  const ExplorerFolder explorer(folder);
  ASSIGN_OR_RETURN(const auto mark, recognise(explorer));
  ImportPlan plan;
  plan.title = mark.title;
  plan.publishedAt = mark.publishedAt;
  std::vector<std::string> problems;
  ASSIGN_OR_RETURN(const auto ids, readTable(explorer, problems));
  plan.songs = ids.size();
  plan.unusable = problems.size();
  for (const auto& id : ids) {
    if (!isValidId(id)) continue;  // of another publisher: only its metadata tell the id that it would get
    ASSIGN_OR_RETURN(const bool isKnown, library.samples().contains(id));
    if (isKnown) ++plan.known;
  }
  return plan;
}

Result<ImportReport> importExplorer(Library& library, const fs::path& folder, const ExplorerProgress& progress,
                                    const CancellationToken& cancellation, OnCancel onCancel) {
  const ExplorerFolder explorer(folder);
  ASSIGN_OR_RETURN(const auto mark, recognise(explorer));
  Import import(library, explorer, cancellation);
  ASSIGN_OR_RETURN(const auto ids, readTable(explorer, import.report().problems));
  const auto status = importAll(import, ids, progress, cancellation);
  if (!status && status.error().kind == ErrorKind::cancelled && onCancel == OnCancel::takeBack) {
    RETURN_IF_ERROR(import.takeBack());
  }
  RETURN_IF_ERROR(import.collect(mark.title.empty() ? "Imported explorer" : mark.title));
  RETURN_IF_ERROR(status);
  return std::move(import.report());
}

}  // namespace jukebox::explorer
