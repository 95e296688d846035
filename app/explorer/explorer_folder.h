#pragma once
// ExplorerFolder: every name inside a publication, and the mark that tells that a folder is one (docs/explorer.md).
//
//   explorer.json             the mark: what this is, title, date
//   index.html …              the page (explorer_page.h)
//   table.json, table.js      the list of all songs; the script gives the same to a page that may not read files
//   words.js                  lyrics, for the search
//   songs/<id>/               metadata.json, metadata.js, audio.mp3

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/explorer/explorer_song.h"
#include "core/base/result.h"

namespace jukebox::explorer {

class ExplorerFolder {
 public:
  explicit ExplorerFolder(std::filesystem::path root) : m_root(std::move(root)) {}
  const std::filesystem::path& root() const { return m_root; }
  std::filesystem::path mark() const { return m_root / "explorer.json"; }
  std::filesystem::path table() const { return m_root / "table.json"; }
  std::filesystem::path tableScript() const { return m_root / "table.js"; }
  std::filesystem::path words() const { return m_root / "words.js"; }
  std::filesystem::path songsFolder() const { return m_root / "songs"; }
  /// `id` has passed isSafeSongId().
  std::filesystem::path songFolder(const std::string& id) const { return songsFolder() / id; }
  std::filesystem::path songMetadata(const std::string& id) const { return songFolder(id) / "metadata.json"; }
  std::filesystem::path songScript(const std::string& id) const { return songFolder(id) / "metadata.js"; }

 private:
  std::filesystem::path m_root;
};

/// Most songs of a publication, and the largest files of it that are read.
inline constexpr std::size_t kMaximumSongs = 100'000;
inline constexpr std::uint64_t kMaximumTableBytes = 256U << 20U;
inline constexpr std::uint64_t kMaximumMetadataBytes = 32U << 20U;
inline constexpr std::uint64_t kMaximumAudioBytes = std::uint64_t{2} << 30U;

/// What explorer.json says.
struct ExplorerMark {
  std::string title;
  std::string publishedAt;  ///< UTC, ISO 8601
  std::int64_t songCount = 0;
};

/// Kinds notFound (no mark: not our publication), corrupt, unsupported (newer).
Result<ExplorerMark> readMark(const ExplorerFolder& folder);
Status writeMark(const ExplorerFolder& folder, const ExplorerMark& mark);

/// songs/<id>/metadata.json. `id` has passed isSafeSongId(); a folder that is a symbolic link is refused.
Result<ExplorerSong> readSong(const ExplorerFolder& folder, const std::string& id);

}  // namespace jukebox::explorer
