#pragma once
// Chunked coding: audio of any length in overlapping chunks, with constant memory and without seams.
//
// A chunk is computed together with as much context on both sides as a value can depend on (the convolutions' reach),
// so every kept value is the one that whole-file processing gives, up to rounding. Lengths: encoding drops the samples
// after the last whole token of a level (T → ⌊T/samplesPerToken⌋ tokens); decoding gives exactly
// tokens · samplesPerToken samples.

#include "core/engine/codec/codec.h"
#include "core/engine/engine.h"

namespace jukebox {

/// Core length of a chunk in samples, before its context; rounded to whole top-level tokens.
inline constexpr std::int64_t kDefaultChunkSamples = 1 << 18;

/// Encodes everything that `pull` delivers, on all levels. `knownSamples` (0: unknown) serves the progress only.
Result<SongCodes> encodeInChunks(const Codec& codec, const AudioPull& pull, std::int64_t knownSamples,
                                 const FractionCallback& progress, const CancellationToken& cancellation,
                                 std::int64_t chunkSamples = kDefaultChunkSamples);

/// Of one level alone.
Result<LevelCodes> encodeLevelInChunks(const Codec& codec, int level, const AudioPull& pull,
                                       const CancellationToken& cancellation,
                                       std::int64_t chunkSamples = kDefaultChunkSamples);

/// Decodes codes of one level and hands the audio on piece by piece. Kind invalidInput for codes outside the codebook.
Status decodeInChunks(const Codec& codec, const LevelCodes& codes, int level, const AudioPush& push,
                      const FractionCallback& progress, const CancellationToken& cancellation,
                      std::int64_t chunkSamples = kDefaultChunkSamples);

/// Sound of the tokens [beginToken, endToken) of a level, mono, computed with as much of the codes around them as it
/// can depend on: the same as a part of the whole, up to rounding. Kind invalidInput for a span outside the codes.
Result<std::vector<float>> decodeSpan(const Codec& codec, const LevelCodes& codes, int level, std::int64_t beginToken,
                                      std::int64_t endToken, const CancellationToken& cancellation);

}  // namespace jukebox
