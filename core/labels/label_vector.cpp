#include "core/labels/label_vector.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/labels/lyric_window.h"

namespace jukebox {
namespace {

constexpr std::int64_t kMaximumPlaces = 1 << 16;                 // genre or lyric places of a layout
constexpr std::int64_t kMaximumSamples = std::int64_t{1} << 50;  // keeps sums of samples far from overflow
constexpr std::size_t kGenrePlace = 4;                           // y: total, offset, window, artist, genres…

Status checkLayout(const LabelLayout& layout) {
  const auto within = [](std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
  };
  if (within(layout.maxBowGenreSize, 1, kMaximumPlaces) && within(layout.lyricTokens, 0, kMaximumPlaces) &&
      within(layout.sampleLength, 0, kMaximumSamples) && within(layout.rawToTokens, 1, kMaximumSamples)) {
    return {};
  }
  return makeError(
      ErrorKind::invalidInput,
      fmt::format("The model's label layout makes no sense ({} genre places, {} lyric places, windows of {} "
                  "samples, {} samples a token).",
                  layout.maxBowGenreSize, layout.lyricTokens, layout.sampleLength, layout.rawToTokens),
      "Check the model's description.");
}

Status checkStyle(LabelStyle expected, LabelStyle actual, const char* what) {
  if (expected == actual) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("The model uses {} labels, but the {} is {}.", labelStyleName(expected), what,
                               labelStyleName(actual)),
                   "Load the lists that belong to the model.");
}

Status checkId(std::int64_t id, std::int64_t rows, const char* what) {
  if (id >= 0 && (rows == 0 || id < rows)) return {};
  return makeError(ErrorKind::invalidInput,
                   rows == 0 ? fmt::format("There is no {} {}.", what, id)
                             : fmt::format("There is no {} {}: the model knows 0 to {}.", what, id, rows - 1),
                   "Choose another, or load the name lists that belong to the model.");
}

Status checkSong(std::int64_t totalLengthSamples, std::int64_t offsetSamples) {
  if (totalLengthSamples >= 0 && totalLengthSamples <= kMaximumSamples && offsetSamples >= 0 &&
      offsetSamples <= kMaximumSamples) {
    return {};
  }
  return makeError(
      ErrorKind::invalidInput,
      fmt::format("A song of {} samples, entered at sample {}, does not exist.", totalLengthSamples, offsetSamples),
      "Check the length of the song and the offset.");
}

Status checkConditioning(const LabelLayout& layout, const SongConditioningById& song) {
  RETURN_IF_ERROR(checkSong(song.totalLengthSamples, song.offsetSamples));
  RETURN_IF_ERROR(checkId(song.artistId, layout.artistRows, "artist"));
  for (const std::int64_t id : song.genreIds) RETURN_IF_ERROR(checkId(id, layout.genreRows, "genre"));
  if (static_cast<std::int64_t>(song.genreIds.size()) <= layout.maxBowGenreSize) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("The genre has {} words, but the model takes at most {}.", song.genreIds.size(),
                               layout.maxBowGenreSize),
                   "Use fewer words.");
}

// Replaces the lyric places of `y` and returns their places in the full token list.
Result<std::vector<std::int64_t>> putLyrics(const LabelLayout& layout, std::span<const std::int64_t> fullTokens,
                                            std::vector<std::int64_t>& y, LyricWindowArithmetic arithmetic) {
  if (layout.lyricTokens == 0) return std::vector<std::int64_t>{};
  ASSIGN_OR_RETURN(LyricWindow window, lyricWindow(fullTokens, layout.lyricTokens, {y[0], y[1], y[2]}, arithmetic));
  std::copy(window.tokens.begin(), window.tokens.end(), y.end() - static_cast<std::ptrdiff_t>(layout.lyricTokens));
  return std::move(window.indices);
}

}  // namespace

Result<SongLabels> buildLabelsFromIds(const LabelLayout& layout, const LyricVocabulary& lyricVocabulary,
                                      const SongConditioningById& song) {
  SongLabels labels;
  if (!layout.labels) {
    labels.artist = "n/a";
    labels.genre = "n/a";
    return labels;
  }
  RETURN_IF_ERROR(checkLayout(layout));
  RETURN_IF_ERROR(checkStyle(layout.style, lyricVocabulary.style(), "lyric alphabet"));
  RETURN_IF_ERROR(checkConditioning(layout, song));
  labels.artist = fmt::format("artist {}", song.artistId);
  labels.genre = fmt::format("genre {}", fmt::join(song.genreIds, " "));
  labels.lyrics = lyricVocabulary.clean(song.lyrics);
  labels.fullTokens = lyricVocabulary.tokenise(labels.lyrics);
  labels.y.assign(static_cast<std::size_t>(layout.length()), 0);
  labels.y[0] = song.totalLengthSamples;
  labels.y[1] = song.offsetSamples;
  labels.y[2] = layout.sampleLength;
  labels.y[3] = song.artistId;
  std::fill_n(labels.y.begin() + kGenrePlace, layout.maxBowGenreSize, -1);
  std::copy(song.genreIds.begin(), song.genreIds.end(), labels.y.begin() + kGenrePlace);
  RETURN_IF_ERROR(putLyrics(layout, labels.fullTokens, labels.y, LyricWindowArithmetic::doublePrecision));
  return labels;
}

Result<SongLabels> buildLabels(const LabelLayout& layout, const ArtistGenreVocabulary& vocabulary,
                               const LyricVocabulary& lyricVocabulary, const SongConditioning& song) {
  if (!layout.labels) return buildLabelsFromIds(layout, lyricVocabulary, {});
  RETURN_IF_ERROR(checkStyle(layout.style, vocabulary.style(), "list of names"));
  ASSIGN_OR_RETURN(SongLabels labels,
                   buildLabelsFromIds(layout, lyricVocabulary,
                                      {vocabulary.artistId(song.artist), vocabulary.genreIds(song.genre).ids,
                                       song.lyrics, song.totalLengthSamples, song.offsetSamples}));
  labels.artist = song.artist;
  labels.genre = song.genre;
  return labels;
}

Result<WindowLabels> labelsForWindow(const LabelLayout& layout, const SongLabels& song,
                                     std::int64_t windowStartTokens) {
  WindowLabels window;
  if (!layout.labels) return window;
  RETURN_IF_ERROR(checkLayout(layout));
  if (static_cast<std::int64_t>(song.y.size()) != layout.length()) {
    return makeError(
        ErrorKind::invalidInput,
        fmt::format("The label vector has {} entries, but the model takes {}.", song.y.size(), layout.length()),
        "Build the labels with this model's layout.");
  }
  if (windowStartTokens < 0 || windowStartTokens > kMaximumSamples / layout.rawToTokens) {
    return makeError(ErrorKind::invalidInput, fmt::format("There is no window at token {}.", windowStartTokens),
                     "Check the window plan.");
  }
  RETURN_IF_ERROR(checkSong(song.y[0], song.y[1]));
  window.y = song.y;
  window.y[1] += windowStartTokens * layout.rawToTokens;
  window.y[2] = layout.sampleLength;
  ASSIGN_OR_RETURN(window.indices,
                   putLyrics(layout, song.fullTokens, window.y, LyricWindowArithmetic::singlePrecision));
  return window;
}

Result<LabelDescription> describeLabels(const LabelLayout& layout, const ArtistGenreVocabulary& vocabulary,
                                        const LyricVocabulary& lyricVocabulary, std::span<const std::int64_t> y) {
  RETURN_IF_ERROR(checkLayout(layout));
  RETURN_IF_ERROR(checkStyle(layout.style, vocabulary.style(), "list of names"));
  RETURN_IF_ERROR(checkStyle(layout.style, lyricVocabulary.style(), "lyric alphabet"));
  if (y.empty() || static_cast<std::int64_t>(y.size()) != layout.length()) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("The label vector has {} entries, but the model takes {}.", y.size(), layout.length()),
                     "Build the labels with this model's layout.");
  }
  LabelDescription description;
  ASSIGN_OR_RETURN(description.artist, vocabulary.artistName(y[3]));
  const auto genrePlaces = static_cast<std::size_t>(layout.maxBowGenreSize);
  ASSIGN_OR_RETURN(description.genre, vocabulary.genreText(y.subspan(kGenrePlace, genrePlaces)));
  description.lyrics = lyricVocabulary.text(y.subspan(kGenrePlace + genrePlaces));
  return description;
}

}  // namespace jukebox
