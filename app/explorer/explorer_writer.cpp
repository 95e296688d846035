#include "app/explorer/explorer_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/explorer/explorer_page.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/audio_file/sample_tags.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/base/version.h"
#include "db/sample_file.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kBlockFrames = 1U << 15U;
constexpr std::size_t kMaximumTitleBytes = 255;
constexpr std::size_t kMaximumSearchedLyricsBytes = 8192;  ///< of one song, in words.js
constexpr AudioFormat kBrowserFormats[] = {AudioFormat::mp3, AudioFormat::m4a,  AudioFormat::opus,
                                           AudioFormat::ogg, AudioFormat::flac, AudioFormat::wav16};

std::string jsonText(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// `name = value;` in plain ASCII: means the same whatever encoding a server claims, and cannot end a script element.
std::string scriptText(const std::string& name, const Json& value) {
  std::string text = fmt::format("{} = {};\n", name, value.dump(-1, ' ', true, Json::error_handler_t::replace));
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "\\u003c");
  return text;
}

/// Writes unless the file says this already: a folder that is synchronised to a server changes as little as possible.
Status updateFile(const fs::path& path, std::string_view bytes) {
  std::error_code code;
  if (fs::file_size(path, code) == bytes.size() && !code) {
    if (const auto old = readFile(path, bytes.size()); old && *old == bytes) return {};
  }
  return writeFileAtomically(path, bytes);
}

Status checkOptions(const std::vector<std::string>& ids, const PublishOptions& options) {
  if (ids.empty()) {
    return makeError(ErrorKind::invalidInput, "There are no samples to publish.", "Choose others, or widen the query.");
  }
  if (ids.size() > kMaximumSongs) {
    return makeError(ErrorKind::invalidInput, fmt::format("An explorer holds at most {} songs.", kMaximumSongs),
                     "Publish a part of the library.");
  }
  if (options.title.empty() || options.title.size() > kMaximumTitleBytes || !isValidUtf8(options.title)) {
    return makeError(ErrorKind::invalidInput, "The title of an explorer needs 1 to 255 bytes of UTF-8.");
  }
  if (std::find(std::begin(kBrowserFormats), std::end(kBrowserFormats), options.format) == std::end(kBrowserFormats)) {
    return makeError(ErrorKind::unsupported, fmt::format("Browsers do not play {}.", audioFormatName(options.format)),
                     "Use mp3, m4a, opus, ogg, flac or wav16.");
  }
  return {};
}

/// Makes the folder, or recognises it as a publication; never touches another one.
Status prepareFolder(const ExplorerFolder& folder, const std::string& title) {
  std::error_code code;
  fs::create_directories(folder.root(), code);
  if (code) return errorFromErrno(code.value(), "create the folder", folder.root().string());
  const bool isEmpty = fs::is_empty(folder.root(), code);
  if (code) return errorFromErrno(code.value(), "list the folder", folder.root().string());
  if (!isEmpty) {
    const auto mark = readMark(folder);
    if (!mark && mark.error().kind == ErrorKind::unsupported) return mark.error();
    if (!mark) {
      return makeError(ErrorKind::alreadyExists,
                       fmt::format("{} holds something else than a published explorer.", folder.root().string()),
                       "Choose a new or empty folder.", mark.error().message);
    }
  } else {
    // The mark first: what is cut short now can be continued later.
    RETURN_IF_ERROR(writeMark(folder, {title, utcTimestampNow(), 0}));
  }
  fs::create_directories(folder.songsFolder(), code);
  if (code) return errorFromErrno(code.value(), "create the folder", folder.songsFolder().string());
  return {};
}

/// What the published audio depends on: recording, format, tags.
std::string sourceHash(const Sample& sample, AudioFormat format) {
  const AudioTags tags = tagsFor(sample);
  std::string text = fmt::format("1\n{}\n{}", audioFormatName(format), sample.audioSha256);
  for (const auto& tag : {tags.title, tags.artist, tags.genre, tags.date, tags.comment, tags.lyrics}) {
    text += '\0' + tag;
  }
  return sha256Hex(text);
}

class Publication {
 public:
  Publication(const LibraryFiles& library, const PublishOptions& options, const CancellationToken& cancellation)
      : m_library(library), m_options(options), m_folder(options.folder), m_cancellation(cancellation) {}

  /// Errors end the publication; a sample that cannot be read becomes a problem.
  Status add(const std::string& id, std::string& title) {
    if (!isValidId(id)) return leaveOut(id, makeError(ErrorKind::invalidInput, "This is not the id of a sample."));
    if (!m_wanted.insert(id).second) return {};
    const auto sample = readSampleFile(m_library.sampleFolder(id), id);
    if (!sample) return leaveOut(id, sample.error());
    title = sample->title;
    ExplorerSong song = explorerSongOf(*sample);
    song.audioFile = fmt::format("audio.{}", audioFormatExtension(m_options.format));
    song.audioSource = sourceHash(*sample, m_options.format);
    std::error_code code;
    fs::create_directories(m_folder.songFolder(id), code);
    if (code) return errorFromErrno(code.value(), "create the folder", m_folder.songFolder(id).string());
    if (!isUpToDate(song)) {
      const fs::path recording = m_library.sampleFolder(id) / sample->audioFile;
      auto reader = AudioReader::open(recording);
      if (!reader) return leaveOut(id, reader.error());
      RETURN_IF_ERROR(convert(*reader, song));
      if (auto waveform = computeExplorerWaveform(recording)) song.waveform = std::move(*waveform);
      ++m_report.converted;
    }
    RETURN_IF_ERROR(writeSong(song));
    list(song);
    return {};
  }

  Result<PublishReport> finish() {
    for (const auto& file : pageFiles())
      RETURN_IF_ERROR(updateFile(m_folder.root() / std::string(file.name), file.contents));
    RETURN_IF_ERROR(updateFile(m_folder.words(), scriptText("window.explorerWords", m_words)));
    const Json head = {
        {"title", m_options.title}, {"generator", fmt::format("Jukebox Studio {}", kVersion)}, {"songs", m_table}};
    RETURN_IF_ERROR(updateFile(m_folder.tableScript(), scriptText("window.explorerTable", head)));
    RETURN_IF_ERROR(updateFile(m_folder.table(), jsonText(m_table)));
    m_report.songs = m_table.size();
    RETURN_IF_ERROR(
        writeMark(m_folder, {m_options.title, utcTimestampNow(), static_cast<std::int64_t>(m_report.songs)}));
    removeOthers();
    return std::move(m_report);
  }

 private:
  Status leaveOut(const std::string& id, const Error& error) {
    m_wanted.erase(id);
    m_report.problems.push_back(fmt::format("{}: {}", id, error.sentence()));
    return {};
  }

  /// True if the audio is there as it should be; takes over its waveform.
  bool isUpToDate(ExplorerSong& song) const {
    const std::string& id = song.sample.id;
    std::error_code code;
    const auto bytes = fs::file_size(m_folder.songFolder(id) / song.audioFile, code);
    if (code || bytes == 0) return false;
    const auto published = readSong(m_folder, id);
    if (!published || published->audioSource != song.audioSource) return false;
    song.waveform = published->waveform;
    return true;
  }

  Status convert(AudioReader& reader, const ExplorerSong& song) const {
    AudioWriterOptions options;
    options.format = m_options.format;
    options.overwrite = true;
    options.tags = tagsFor(song.sample);
    const fs::path target = m_folder.songFolder(song.sample.id) / song.audioFile;
    const auto channels = static_cast<std::size_t>(reader.channels());
    ASSIGN_OR_RETURN(auto writer, AudioWriter::open(target, reader.sampleRate(), reader.channels(), options));
    std::vector<float> block(kBlockFrames * channels);
    while (true) {
      if (m_cancellation.shouldStopNow()) return CancellationToken::cancelledError();
      ASSIGN_OR_RETURN(const auto frames, reader.read(block));
      if (frames == 0) break;
      RETURN_IF_ERROR(writer.write(std::span(block).first(frames * channels)));
    }
    return writer.finish();
  }

  Status writeSong(const ExplorerSong& song) const {
    const std::string& id = song.sample.id;
    const Json json = toJson(song);
    const std::string begin = fmt::format("(window.explorerSongs = window.explorerSongs || {{}})[\"{}\"]", id);
    RETURN_IF_ERROR(updateFile(m_folder.songScript(id), scriptText(begin, json)));
    RETURN_IF_ERROR(updateFile(m_folder.songMetadata(id), jsonText(json)));
    std::error_code code;
    for (const auto format : kBrowserFormats) {  // of a publication in another format
      const auto name = fmt::format("audio.{}", audioFormatExtension(format));
      if (name != song.audioFile) fs::remove(m_folder.songFolder(id) / name, code);
    }
    return {};
  }

  void list(const ExplorerSong& song) {
    m_table.push_back(tableRow(song));
    const std::string& lyrics = song.sample.request.conditioning.lyrics;
    if (!lyrics.empty()) m_words[song.sample.id] = lyrics.substr(0, kMaximumSearchedLyricsBytes);
  }

  /// Removes the songs that the list names no more; nothing else, and never through a link.
  void removeOthers() {
    std::vector<fs::path> others;
    std::error_code code;
    for (fs::directory_iterator it(m_folder.songsFolder(), code), end; !code && it != end; it.increment(code)) {
      const std::string id = it->path().filename().string();
      std::error_code ignored;
      if (m_wanted.contains(id) || !isValidId(id) || it->is_symlink(ignored)) continue;
      others.push_back(it->path());
    }
    for (const auto& folder : others) {
      for (const char* name : {"metadata.json", "metadata.js"}) fs::remove(folder / name, code);
      for (const auto format : kBrowserFormats) {
        fs::remove(folder / fmt::format("audio.{}", audioFormatExtension(format)), code);
      }
      if (fs::remove(folder, code)) ++m_report.removed;
    }
  }

  const LibraryFiles& m_library;
  const PublishOptions& m_options;
  ExplorerFolder m_folder;
  const CancellationToken& m_cancellation;
  std::set<std::string> m_wanted;
  Json m_table = Json::array(), m_words = Json::object();
  PublishReport m_report;
};

}  // namespace

Result<PublishReport> publish(const LibraryFiles& library, const std::vector<std::string>& sampleIds,
                              const PublishOptions& options, const ExplorerProgress& progress,
                              const CancellationToken& cancellation) {
  RETURN_IF_ERROR(checkOptions(sampleIds, options));
  RETURN_IF_ERROR(prepareFolder(ExplorerFolder(options.folder), options.title));
  Publication publication(library, options, cancellation);
  std::string title;
  for (std::size_t i = 0; i < sampleIds.size(); ++i) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    RETURN_IF_ERROR(publication.add(sampleIds[i], title));
    if (progress) progress(i + 1, sampleIds.size(), title);
  }
  return publication.finish();
}

}  // namespace jukebox::explorer
