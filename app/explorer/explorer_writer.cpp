#include "app/explorer/explorer_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/explorer/publication_folder.h"
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
  Publication(const LibraryFiles& library, const PublishOptions& options, PublicationFolder& place,
              const CancellationToken& cancellation)
      : m_library(library), m_options(options), m_place(place), m_folder(place.paths()), m_cancellation(cancellation) {}

  /// Errors end the publication; a sample that cannot be read becomes a problem.
  Status add(const std::string& id, std::string& title) {
    if (!isValidId(id)) return leaveOut(id, makeError(ErrorKind::invalidInput, "This is not the id of a sample."));
    if (!m_wanted.insert(id).second) return {};
    const auto sample = readSampleFile(m_library.sampleFolder(id), id);
    if (!sample) return leaveOut(id, sample.error());
    title = sample->title;
    ExplorerSong song = explorerSongOf(*sample);
    song.audioFile = publishedAudioName(m_options.format);
    song.audioSource = sourceHash(*sample, m_options.format);
    RETURN_IF_ERROR(m_place.makeSong(id));
    if (!isUpToDate(song)) {
      const fs::path recording = m_library.sampleFolder(id) / sample->audioFile;
      auto reader = AudioReader::open(recording);
      if (!reader) return leaveOut(id, reader.error(), title);
      std::optional<Error> unreadable;
      RETURN_IF_ERROR(convert(*reader, song, unreadable));
      if (unreadable) return leaveOut(id, *unreadable, title);
      if (auto waveform = computeExplorerWaveform(recording)) song.waveform = std::move(*waveform);
      ++m_report.converted;
    }
    RETURN_IF_ERROR(writeSong(song));
    list(song);
    return {};
  }

  Result<PublishReport> finish() {
    ASSIGN_OR_RETURN(const auto page, pageFilesIn(m_options.language));
    for (const auto& file : page) RETURN_IF_ERROR(updateFile(m_folder.root() / file.name, file.contents));
    RETURN_IF_ERROR(updateFile(m_folder.words(), scriptText("window.explorerWords", m_words)));
    const Json head = {
        {"title", m_options.title}, {"generator", fmt::format("Jukebox Studio {}", kVersion)}, {"songs", m_table}};
    RETURN_IF_ERROR(updateFile(m_folder.tableScript(), scriptText("window.explorerTable", head)));
    RETURN_IF_ERROR(updateFile(m_folder.table(), jsonText(m_table)));
    m_report.folder = m_folder.root();
    m_report.songs = m_table.size();
    RETURN_IF_ERROR(
        writeMark(m_folder, {m_options.title, utcTimestampNow(), static_cast<std::int64_t>(m_report.songs)}));
    m_report.removed = m_place.removeSongsExcept(m_wanted);
    for (const auto& id : m_wanted) m_place.removeOtherAudio(id, publishedAudioName(m_options.format));
    measure(page);
    return std::move(m_report);
  }

 private:
  Status leaveOut(const std::string& id, const Error& error, const std::string& title = {}) {
    m_wanted.erase(id);
    const std::string name = title.empty() ? id : fmt::format("{} ({})", title, id);
    m_report.problems.push_back(fmt::format("{}: {}", name, error.sentence()));
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

  /// A recording that cannot be read to its end is told in `unreadable`; errors are those of writing.
  Status convert(AudioReader& reader, const ExplorerSong& song, std::optional<Error>& unreadable) const {
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
      const auto frames = reader.read(block);
      if (!frames) {
        unreadable = frames.error();
        return {};
      }
      if (*frames == 0) break;
      RETURN_IF_ERROR(writer.write(std::span(block).first(*frames * channels)));
    }
    return writer.finish();
  }

  Status writeSong(const ExplorerSong& song) const {
    const std::string& id = song.sample.id;
    const Json json = toJson(song);
    const std::string begin = fmt::format("(window.explorerSongs = window.explorerSongs || {{}})[\"{}\"]", id);
    RETURN_IF_ERROR(updateFile(m_folder.songScript(id), scriptText(begin, json)));
    RETURN_IF_ERROR(updateFile(m_folder.songMetadata(id), jsonText(json)));
    return {};
  }

  void list(const ExplorerSong& song) {
    m_table.push_back(tableRow(song));
    const std::string& lyrics = song.sample.request.conditioning.lyrics;
    if (!lyrics.empty()) m_words[song.sample.id] = lyrics.substr(0, kMaximumSearchedLyricsBytes);
  }

  void measure(const std::vector<PageText>& page) {
    std::vector<fs::path> files = {m_folder.mark(), m_folder.words(), m_folder.tableScript(), m_folder.table()};
    for (const auto& file : page) files.push_back(m_folder.root() / file.name);
    for (const auto& id : m_wanted) {
      files.push_back(m_folder.songMetadata(id));
      files.push_back(m_folder.songScript(id));
      files.push_back(m_folder.songFolder(id) / publishedAudioName(m_options.format));
    }
    std::error_code code;
    for (const auto& file : files) {
      if (const auto bytes = fs::file_size(file, code); !code) m_report.bytes += bytes;
    }
  }

  const LibraryFiles& m_library;
  const PublishOptions& m_options;
  PublicationFolder& m_place;
  const ExplorerFolder& m_folder;
  const CancellationToken& m_cancellation;
  std::set<std::string> m_wanted;
  Json m_table = Json::array(), m_words = Json::object();
  PublishReport m_report;
};

Status addAll(Publication& publication, const std::vector<std::string>& ids, const ExplorerProgress& progress,
              const CancellationToken& cancellation) {
  std::string title;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    RETURN_IF_ERROR(publication.add(ids[i], title));
    if (progress) progress(i + 1, ids.size(), title);
  }
  return {};
}

}  // namespace

Result<PublishReport> publish(const LibraryFiles& library, const std::vector<std::string>& sampleIds,
                              const PublishOptions& options, const ExplorerProgress& progress,
                              const CancellationToken& cancellation) {
  RETURN_IF_ERROR(checkOptions(sampleIds, options));
  ASSIGN_OR_RETURN(auto place, PublicationFolder::prepare(ExplorerFolder(options.folder), options.title));
  Publication publication(library, options, place, cancellation);
  if (const auto status = addAll(publication, sampleIds, progress, cancellation); !status) {
    if (!options.keepsUnfinished) place.takeBack();
    return status.error();
  }
  auto report = publication.finish();
  // An explorer that was there may name the new songs by now.
  if (!report && !options.keepsUnfinished && place.isFresh()) place.takeBack();
  return report;
}

}  // namespace jukebox::explorer
