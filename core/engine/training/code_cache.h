#pragma once
// CodeCache: every song of a data set as codes, made once per codec and kept beside the data set.

#include <functional>
#include <memory>
#include <vector>

#include "core/base/cancellation.h"
#include "core/engine/codec/codec.h"
#include "core/engine/training/dataset/prepared_dataset.h"
#include "core/engine/training/dataset/token_shard.h"

namespace jukebox {

/// Which part of the encoding a process does. The songs are encoded in pieces, files of their own until the last one is
/// there: an interruption loses one piece at most, and processes on the same folder share them.
struct EncodingShare {
  int rank = 0;
  int size = 1;
  std::size_t songsAPiece = 64;
};

/// Tokens of every song on a level: ⌊frames / hop⌋.
std::vector<std::int64_t> songTokenCounts(const PreparedDataset& dataset, const CodecHyperparameters& codec, int level);

/// Opens the shard of one level. What is not encoded yet (whole songs, mono) is: this process makes its share of the
/// pieces, those that are already there excepted, and the first one puts them together while the others wait for that.
/// `codecHash` names the codec's weights. `progress` hears 0…1 of the share. Kind cancelled keeps whole pieces only.
Result<TokenShard> openOrMakeShard(const PreparedDataset& dataset, const Codec& codec, const std::string& codecHash,
                                   int level, const EncodingShare& share, const std::function<void(double)>& progress,
                                   const CancellationToken& cancellation);

}  // namespace jukebox
