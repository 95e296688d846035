#pragma once
// The label vector y: what a prior is told about the song and the window (spec 04 §1, §7).

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/labels/artist_genre_vocabulary.h"
#include "core/labels/label_style.h"
#include "core/labels/lyric_vocabulary.h"

namespace jukebox {

/// Shape of one prior's label vector.
struct LabelLayout {
  bool labels = true;  ///< false: the model has no label vector at all
  LabelStyle style = LabelStyle::v3;
  std::int64_t maxBowGenreSize = 1;  ///< G, places for genre ids
  std::int64_t lyricTokens = 0;      ///< n_tokens; 0: the prior sees no lyrics
  std::int64_t sampleLength = 0;     ///< window length in samples, n_ctx · rawToTokens
  std::int64_t rawToTokens = 1;      ///< samples a token of this prior's level
  std::int64_t artistRows = 0;       ///< rows of the artist embedding; ids are checked against it unless 0
  std::int64_t genreRows = 0;        ///< rows of the genre embedding; ids are checked against it unless 0

  /// 4 + G + lyricTokens, or 0 with labels off.
  std::int64_t length() const { return labels ? 4 + maxBowGenreSize + lyricTokens : 0; }
};

/// What the user asks for, in words.
struct SongConditioning {
  std::string artist;
  std::string genre;
  std::string lyrics;                   ///< as typed
  std::int64_t totalLengthSamples = 0;  ///< declared length of the song
  std::int64_t offsetSamples = 0;       ///< where in the song the first window starts
};

/// The same with ids in place of names, for models whose name lists are not at hand.
struct SongConditioningById {
  std::int64_t artistId = 0;
  std::vector<std::int64_t> genreIds;  ///< at most maxBowGenreSize
  std::string lyrics;
  std::int64_t totalLengthSamples = 0;
  std::int64_t offsetSamples = 0;
};

/// Labels of a whole song; the windows derive theirs from it.
struct SongLabels {
  std::vector<std::int64_t> y;           ///< label vector at the song's own offset; empty with labels off
  std::vector<std::int64_t> fullTokens;  ///< tokens of the whole cleaned lyrics
  std::string lyrics;                    ///< cleaned lyrics
  std::string artist;                    ///< as given ("n/a" with labels off; "artist 12" when built from ids)
  std::string genre;
};

/// Labels of one window.
struct WindowLabels {
  std::vector<std::int64_t> y;        ///< empty with labels off
  std::vector<std::int64_t> indices;  ///< place of each lyric token in the full list, −1 padding; empty without lyrics
};

/// Builds the labels of a song; the lyric part in double precision. The vocabularies must have the layout's style.
/// Errors (invalidInput): more genre words than places, ids beyond the embedding tables, an offset outside the song
/// when the lyrics are longer than the window, styles that differ. Unknown names are no error (id 0).
Result<SongLabels> buildLabels(const LabelLayout& layout, const ArtistGenreVocabulary& vocabulary,
                               const LyricVocabulary& lyricVocabulary, const SongConditioning& song);

/// The same from ids; also refuses negative ids.
Result<SongLabels> buildLabelsFromIds(const LabelLayout& layout, const LyricVocabulary& lyricVocabulary,
                                      const SongConditioningById& song);

/// Label vector of the window that starts `windowStartTokens` (tokens of this level) after the song's offset: y1 and
/// the lyric part move (float32 arithmetic), y2 becomes the layout's window length, everything else stays.
/// Errors (invalidInput): labels that do not fit the layout; the window's start outside the song when the lyrics are
/// longer than the window.
Result<WindowLabels> labelsForWindow(const LabelLayout& layout, const SongLabels& song, std::int64_t windowStartTokens);

/// What a label vector says, in words: for display and for checking.
struct LabelDescription {
  std::string artist;
  std::string genre;
  std::string lyrics;  ///< the excerpt of this window
};
/// Errors: a vector that does not fit the layout, ids without a name.
Result<LabelDescription> describeLabels(const LabelLayout& layout, const ArtistGenreVocabulary& vocabulary,
                                        const LyricVocabulary& lyricVocabulary, std::span<const std::int64_t> y);

}  // namespace jukebox
