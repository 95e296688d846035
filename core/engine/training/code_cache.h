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

/// Tokens of every song on a level: ⌊frames / hop⌋.
std::vector<std::int64_t> songTokenCounts(const PreparedDataset& dataset, const CodecHyperparameters& codec, int level);

/// Opens the shard of one level, encoding what is not there yet (whole songs, mono). `codecHash` names the codec's
/// weights. `progress` hears 0…1. With `waits` another process makes the file; this one waits for it. Kind cancelled
/// leaves nothing half-written.
Result<TokenShard> openOrMakeShard(const PreparedDataset& dataset, const Codec& codec, const std::string& codecHash,
                                   int level, bool waits, const std::function<void(double)>& progress,
                                   const CancellationToken& cancellation);

}  // namespace jukebox
