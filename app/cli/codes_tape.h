#pragma once
// CodesTape: the codes of the last minutes of an endless piece, so that what was heard can be continued.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/domain/codes.h"
#include "core/domain/hyperparameters.h"

namespace jukebox::cli {

/// Not thread-safe.
class CodesTape {
 public:
  explicit CodesTape(CodecHyperparameters codec);

  /// Samples (of one channel) that a code of the top level stands for.
  std::int64_t hopSamples() const;
  /// Takes what is new of the whole piece so far, and forgets what lies before that time of the piece.
  void add(const SongCodes& piece, double forgetBeforeSeconds);
  /// The codes of the samples [begin, end) of the piece, both multiples of hopSamples(); nothing where not all of the
  /// levels that the piece has are there.
  std::optional<SongCodes> between(std::int64_t begin, std::int64_t end) const;

 private:
  struct Level {
    std::int64_t firstToken = 0;  ///< of the piece
    LevelCodes codes;
  };
  CodecHyperparameters m_codec;
  std::vector<Level> m_levels;
};

}  // namespace jukebox::cli
