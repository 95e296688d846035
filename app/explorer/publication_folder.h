#pragma once
// PublicationFolder: the folder that a publication writes to: made or recognised before, freed of what the publication
// names no more at the end, and of everything new when it is called off.

#include <set>
#include <string>
#include <vector>

#include "app/explorer/explorer_folder.h"
#include "core/audio_file/audio_format.h"

namespace jukebox::explorer {

/// The formats of published audio; every browser plays mp3 and m4a.
inline constexpr AudioFormat kBrowserFormats[] = {AudioFormat::mp3, AudioFormat::m4a,  AudioFormat::opus,
                                                  AudioFormat::ogg, AudioFormat::flac, AudioFormat::wav16};
std::string publishedAudioName(AudioFormat format);

/// What stands at a path where somebody wants to publish.
struct FolderFinding {
  enum class Kind {
    fresh,       ///< does not exist yet, or is empty
    explorer,    ///< a publication, which would be brought up to date
    occupied,    ///< something else; is never touched
    newer,       ///< a publication of a newer version of this program
    unwritable,  ///< no folder, or nothing can be written there
  };
  Kind kind = Kind::fresh;
  ExplorerMark mark;            ///< of an explorer
  std::uint64_t freeBytes = 0;  ///< on its disk; 0: not known
};
/// Looks without changing anything. A relative or empty path is unwritable.
FolderFinding inspectFolder(const std::filesystem::path& folder);

class PublicationFolder {
 public:
  /// Makes the folder and marks it, or recognises it. Kinds: alreadyExists (something else is there), unsupported
  /// (newer), io, noSpace.
  static Result<PublicationFolder> prepare(ExplorerFolder folder, const std::string& title);

  const ExplorerFolder& paths() const { return m_folder; }
  /// Makes the folder of a song unless it is there. `id` has passed isSafeSongId().
  Status makeSong(const std::string& id);
  /// Removes the audio of a song in other formats than `audioName`.
  void removeOtherAudio(const std::string& id, const std::string& audioName) const;
  /// Removes the songs of earlier publications except `wanted`; nothing else, and never through a link. How many.
  std::size_t removeSongsExcept(const std::set<std::string>& wanted) const;
  /// Nothing was in the folder before.
  bool isFresh() const { return m_isFresh; }
  /// Removes the songs that makeSong() made, and, where nothing was before, everything else of a publication.
  void takeBack() const;

 private:
  explicit PublicationFolder(ExplorerFolder folder) : m_folder(std::move(folder)) {}
  void removeSong(const std::filesystem::path& folder) const;

  ExplorerFolder m_folder;
  std::vector<std::filesystem::path> m_madeFolders;  ///< of root() and above, innermost first
  std::vector<std::string> m_madeSongs;
  bool m_isFresh = false;
};

}  // namespace jukebox::explorer
