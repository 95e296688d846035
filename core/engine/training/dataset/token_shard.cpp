#include "core/engine/training/dataset/token_shard.h"

#include <fmt/format.h>

#include <cstring>
#include <fstream>

#include "core/base/atomic_file.h"

namespace jukebox {

std::string TokenShard::fileName(const std::string& codecHash, int level) {
  return fmt::format("codes-{}-level{}.u16", codecHash.substr(0, 16), level);
}

Result<TokenShard> TokenShard::open(const std::filesystem::path& file, const std::vector<std::int64_t>& songTokens) {
  TokenShard shard;
  ASSIGN_OR_RETURN(shard.m_file, MappedFile::open(file));
  shard.m_begins.push_back(0);
  for (const std::int64_t tokens : songTokens) shard.m_begins.push_back(shard.m_begins.back() + tokens);
  if (shard.m_file->bytes().size() == static_cast<std::size_t>(shard.m_begins.back()) * sizeof(std::uint16_t)) {
    return shard;
  }
  return makeError(ErrorKind::corrupt, fmt::format("{} does not belong to this data set.", file.string()),
                   "Delete it: it will be made again.");
}

Status TokenShard::write(const std::filesystem::path& file, const std::vector<std::int64_t>& songTokens,
                         const std::function<Result<LevelCodes>(std::size_t song)>& codesOf) {
  return writeFileAtomically(file, [&](const std::filesystem::path& temporary) -> Status {
    std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
    for (std::size_t song = 0; song < songTokens.size(); ++song) {
      ASSIGN_OR_RETURN(const LevelCodes codes, codesOf(song));
      const std::vector<std::uint16_t> narrow(codes.begin(), codes.begin() + songTokens[song]);
      stream.write(reinterpret_cast<const char*>(narrow.data()),
                   static_cast<std::streamsize>(narrow.size() * sizeof(std::uint16_t)));
    }
    stream.flush();
    if (stream) return {};
    return makeError(ErrorKind::io, fmt::format("{} cannot be written.", file.string()), "Check the free space.");
  });
}

void TokenShard::read(std::size_t song, std::int64_t begin, std::int64_t count, std::int64_t* out) const {
  const std::byte* from =
      m_file->bytes().data() + static_cast<std::size_t>(m_begins[song] + begin) * sizeof(std::uint16_t);
  for (std::int64_t i = 0; i < count; ++i, from += sizeof(std::uint16_t)) {
    std::uint16_t code = 0;
    std::memcpy(&code, from, sizeof(code));
    out[i] = code;
  }
}

}  // namespace jukebox
