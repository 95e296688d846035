#include "core/engine/sampling/song_labeller.h"

#include <fmt/format.h>

#include "core/labels/artist_genre_vocabulary.h"

namespace jukebox {
namespace {

std::string suggestions(const std::vector<VocabularyEntry>& nearest) {
  std::string text;
  for (const auto& entry : nearest) text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", entry.name);
  return text.empty() ? std::string() : fmt::format("Nearest: {}. ", text);
}

Status checkNames(const ArtistGenreVocabulary& vocabulary, const Conditioning& conditioning) {
  const auto unknown = [](const char* what, const std::string& name, const std::vector<VocabularyEntry>& nearest) {
    return makeError(ErrorKind::invalidInput, fmt::format("The model does not know the {} \"{}\".", what, name),
                     suggestions(nearest) + "Use --allow-unknown to go on without it.");
  };
  if (!conditioning.artist.empty() && !vocabulary.knowsArtist(conditioning.artist)) {
    return unknown("artist", conditioning.artist, vocabulary.nearestArtists(conditioning.artist, 5));
  }
  if (!conditioning.genre.empty()) {
    const GenreLookup genres = vocabulary.genreIds(conditioning.genre);
    if (!genres.unknownWords.empty()) {
      return unknown("genre", genres.unknownWords.front(), vocabulary.nearestGenres(genres.unknownWords.front(), 5));
    }
  }
  return {};
}

}  // namespace

LabelLayout labelLayout(const PriorHyperparameters& prior, const CodecHyperparameters& codec) {
  LabelLayout layout;
  layout.labels = prior.labels;
  layout.style = prior.labelsV3 ? LabelStyle::v3 : LabelStyle::v2;
  layout.maxBowGenreSize = prior.maxBowGenreSize;
  layout.lyricTokens = prior.nTokens;
  layout.rawToTokens = codec.samplesPerToken(prior.level);
  layout.sampleLength = prior.nCtx * layout.rawToTokens;
  layout.artistRows = prior.artistBins;
  layout.genreRows = prior.genreBins;
  return layout;
}

at::Tensor labelsWithoutNames(const LabelLayout& layout, const at::Tensor& y) {
  constexpr std::int64_t kArtist = 3, kFirstGenre = 4;
  at::Tensor plain = y.clone();
  plain.select(1, kArtist).fill_(0);
  plain.select(1, kFirstGenre).fill_(0);
  plain.narrow(1, kFirstGenre + 1, layout.maxBowGenreSize - 1).fill_(-1);
  plain.narrow(1, kFirstGenre + layout.maxBowGenreSize, layout.lyricTokens).fill_(0);
  return plain;
}

Result<SongLabeller> SongLabeller::create(const InstalledModel& model, const ModelPrior& prior,
                                          const GenerationRequest& request, const SongSpan& span) {
  const LabelLayout layout = labelLayout(prior.hyperparameters, model.card.codec);
  if (!layout.labels) return SongLabeller(layout, SongLabels{});
  const LabelSet* set = model.card.labelSetOf(prior);
  const LyricVocabulary lyrics(layout.style);
  if (set == nullptr || set->artistsFile.empty() || set->genresFile.empty()) {
    if (!request.allowUnknownNames && !(request.conditioning.artist.empty() && request.conditioning.genre.empty())) {
      return makeError(ErrorKind::notFound,
                       fmt::format("The model \"{}\" came without its artist and genre names.", model.card.name),
                       "Import it again with the id files, or use --allow-unknown to generate without names.");
    }
    SongConditioningById song{0, {0}, request.conditioning.lyrics, span.totalLengthSamples, span.offsetSamples};
    ASSIGN_OR_RETURN(SongLabels labels, buildLabelsFromIds(layout, lyrics, song));
    return SongLabeller(layout, std::move(labels));
  }
  ASSIGN_OR_RETURN(
      const ArtistGenreVocabulary vocabulary,
      ArtistGenreVocabulary::load(layout.style, model.folder / set->artistsFile, model.folder / set->genresFile));
  if (!request.allowUnknownNames) RETURN_IF_ERROR(checkNames(vocabulary, request.conditioning));
  const SongConditioning song{request.conditioning.artist, request.conditioning.genre, request.conditioning.lyrics,
                              span.totalLengthSamples, span.offsetSamples};
  ASSIGN_OR_RETURN(SongLabels labels, buildLabels(layout, vocabulary, lyrics, song));
  return SongLabeller(layout, std::move(labels));
}

Result<at::Tensor> SongLabeller::windowLabels(std::int64_t windowStartTokens) const {
  if (!m_layout.labels) return at::Tensor();
  ASSIGN_OR_RETURN(const WindowLabels window, labelsForWindow(m_layout, m_labels, windowStartTokens));
  return at::tensor(window.y, at::kLong).unsqueeze(0);
}

at::Tensor SongLabeller::withoutNames(const at::Tensor& y) const {
  return y.defined() ? labelsWithoutNames(m_layout, y) : y;
}

Result<std::vector<std::int64_t>> SongLabeller::windowIndices(std::int64_t windowStartTokens) const {
  ASSIGN_OR_RETURN(WindowLabels window, labelsForWindow(m_layout, m_labels, windowStartTokens));
  return std::move(window.indices);
}

}  // namespace jukebox
