#include "app/explorer/explorer_folder.h"

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/base/version.h"
#include "core/domain/json_reader.h"

namespace jukebox::explorer {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKind = "jukebox-explorer";
constexpr std::uint64_t kMaximumMarkBytes = 1U << 20U;

}  // namespace

Result<ExplorerMark> readMark(const ExplorerFolder& folder) {
  ASSIGN_OR_RETURN(const auto text, readFile(folder.mark(), kMaximumMarkBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, folder.mark().string()));
  JsonReader reader(json, folder.mark().string());
  ExplorerMark mark;
  std::string kind;
  int format = 1;
  reader.text("kind", kind, 64);
  reader.integer("format", format, 0, 1 << 20);
  reader.text("title", mark.title, 4096);
  reader.text("published_at", mark.publishedAt, 64);
  reader.integer("songs", mark.songCount, 0, 1 << 30);
  RETURN_IF_ERROR(reader.status());
  if (kind != kKind) {
    return makeError(ErrorKind::corrupt, fmt::format("{} does not mark an explorer.", folder.mark().string()));
  }
  if (format > 1) {
    return makeError(ErrorKind::unsupported,
                     fmt::format("{} was published by a newer version of this program.", folder.root().string()),
                     "Update it.");
  }
  return mark;
}

Status writeMark(const ExplorerFolder& folder, const ExplorerMark& mark) {
  const nlohmann::json json = {{"format", 1},
                               {"kind", kKind},
                               {"title", mark.title},
                               {"generator", fmt::format("Jukebox Studio {}", kVersion)},
                               {"published_at", mark.publishedAt},
                               {"songs", mark.songCount}};
  return writeFileAtomically(folder.mark(), json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Result<ExplorerSong> readSong(const ExplorerFolder& folder, const std::string& id) {
  std::error_code code;
  if (fs::symlink_status(folder.songFolder(id), code).type() == fs::file_type::symlink) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("{} is a link to somewhere else.", folder.songFolder(id).string()));
  }
  ASSIGN_OR_RETURN(const auto text, readFile(folder.songMetadata(id), kMaximumMetadataBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, folder.songMetadata(id).string()));
  ASSIGN_OR_RETURN(auto song, explorerSongFromJson(json));
  if (song.sample.id != id) {
    return makeError(ErrorKind::corrupt, fmt::format("{} belongs to another song.", folder.songMetadata(id).string()));
  }
  return song;
}

}  // namespace jukebox::explorer
