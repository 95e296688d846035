#pragma once
// TokenShard: the codes of every song of a data set on one level, in one memory-mapped file.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/domain/codes.h"

namespace jukebox {

class TokenShard {
 public:
  /// Name of the file for a codec and a level.
  static std::string fileName(const std::string& codecHash, int level);

  /// Maps a shard of songs with these numbers of tokens. Kind corrupt when the size differs.
  static Result<TokenShard> open(const std::filesystem::path& file, const std::vector<std::int64_t>& songTokens);
  /// Writes one atomically; `codesOf` gives a song's codes, each in [0, 65535].
  static Status write(const std::filesystem::path& file, const std::vector<std::int64_t>& songTokens,
                      const std::function<Result<LevelCodes>(std::size_t song)>& codesOf);

  std::int64_t tokenCount(std::size_t song) const { return m_begins[song + 1] - m_begins[song]; }
  /// `count` tokens of a song from `begin` on; the piece must lie inside the song.
  void read(std::size_t song, std::int64_t begin, std::int64_t count, std::int64_t* out) const;

 private:
  std::shared_ptr<const MappedFile> m_file;
  std::vector<std::int64_t> m_begins;
};

}  // namespace jukebox
