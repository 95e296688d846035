#include "app/explorer/publication_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include "app/explorer/page_texts.h"
#include "core/base/id.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;

/// The folders of `path` that do not exist, innermost first.
std::vector<fs::path> missingFolders(fs::path path) {
  std::vector<fs::path> missing;
  std::error_code code;
  for (; !path.empty() && !fs::exists(path, code); path = path.parent_path()) missing.push_back(path);
  return missing;
}

}  // namespace

std::string publishedAudioName(AudioFormat format) {
  return fmt::format("audio.{}", audioFormatExtension(format));
}

FolderFinding inspectFolder(const fs::path& folder) {
  using Kind = FolderFinding::Kind;
  FolderFinding finding;
  if (!folder.is_absolute()) return {Kind::unwritable, {}, 0};
  const auto missing = missingFolders(folder);
  const fs::path place = missing.empty() ? folder : missing.back().parent_path();
  std::error_code code;
  if (!fs::is_directory(place, code) || ::access(place.c_str(), W_OK | X_OK) != 0) return {Kind::unwritable, {}, 0};
  const auto space = fs::space(place, code);
  finding.freeBytes = code ? 0 : space.available;
  if (!missing.empty() || fs::is_empty(folder, code)) return finding;
  if (code) return {Kind::unwritable, {}, 0};
  auto mark = readMark(ExplorerFolder(folder));
  if (mark) {
    finding.kind = Kind::explorer;
    finding.mark = std::move(*mark);
  } else {
    finding.kind = mark.error().kind == ErrorKind::unsupported ? Kind::newer : Kind::occupied;
  }
  return finding;
}

Result<PublicationFolder> PublicationFolder::prepare(ExplorerFolder folder, const std::string& title) {
  PublicationFolder publication(std::move(folder));
  const ExplorerFolder& paths = publication.m_folder;
  publication.m_madeFolders = missingFolders(paths.root());
  std::error_code code;
  fs::create_directories(paths.root(), code);
  if (code) return errorFromErrno(code.value(), "create the folder", paths.root().string());
  publication.m_isFresh = fs::is_empty(paths.root(), code);
  if (code) return errorFromErrno(code.value(), "list the folder", paths.root().string());
  if (!publication.m_isFresh) {
    const auto mark = readMark(paths);
    if (!mark && mark.error().kind == ErrorKind::unsupported) return mark.error();
    if (!mark) {
      return makeError(ErrorKind::alreadyExists,
                       fmt::format("{} holds something else than a published explorer.", paths.root().string()),
                       "Choose a new or empty folder.", mark.error().message);
    }
  } else if (auto status = writeMark(paths, {title, utcTimestampNow(), 0}); !status) {
    // The mark comes first: what is cut short now can be continued later.
    publication.takeBack();
    return status.error();
  }
  fs::create_directories(paths.songsFolder(), code);
  if (code) return errorFromErrno(code.value(), "create the folder", paths.songsFolder().string());
  return publication;
}

Status PublicationFolder::makeSong(const std::string& id) {
  std::error_code code;
  if (fs::create_directory(m_folder.songFolder(id), code)) m_madeSongs.push_back(id);
  if (code) return errorFromErrno(code.value(), "create the folder", m_folder.songFolder(id).string());
  return {};
}

void PublicationFolder::removeOtherAudio(const std::string& id, const std::string& audioName) const {
  std::error_code code;
  for (const auto format : kBrowserFormats) {
    if (const auto name = publishedAudioName(format); name != audioName)
      fs::remove(m_folder.songFolder(id) / name, code);
  }
}

std::size_t PublicationFolder::removeSongsExcept(const std::set<std::string>& wanted) const {
  std::vector<fs::path> others;
  std::error_code code;
  for (fs::directory_iterator it(m_folder.songsFolder(), code), end; !code && it != end; it.increment(code)) {
    const std::string id = it->path().filename().string();
    std::error_code ignored;
    if (wanted.contains(id) || !isValidId(id) || it->is_symlink(ignored)) continue;
    others.push_back(it->path());
  }
  std::size_t removed = 0;
  for (const auto& folder : others) {
    const bool isSong = fs::exists(folder / "metadata.json", code);
    removeSong(folder);
    if (isSong && !fs::exists(folder, code)) ++removed;
  }
  return removed;
}

void PublicationFolder::removeSong(const fs::path& folder) const {
  std::error_code code;
  for (const char* name : {"metadata.json", "metadata.js"}) fs::remove(folder / name, code);
  for (const auto format : kBrowserFormats) fs::remove(folder / publishedAudioName(format), code);
  fs::remove(folder, code);
}

void PublicationFolder::takeBack() const {
  for (const auto& id : m_madeSongs) removeSong(m_folder.songFolder(id));
  if (!m_isFresh) return;
  std::error_code code;
  if (const auto page = pageFilesIn(PageLanguage::english)) {
    for (const auto& file : *page) fs::remove(m_folder.root() / file.name, code);
  }
  for (const auto& file : {m_folder.table(), m_folder.tableScript(), m_folder.words(), m_folder.mark()}) {
    fs::remove(file, code);
  }
  fs::remove(m_folder.songsFolder(), code);
  for (const auto& folder : m_madeFolders) fs::remove(folder, code);
}

}  // namespace jukebox::explorer
