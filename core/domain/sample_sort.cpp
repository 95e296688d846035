#include "core/domain/sample_sort.h"

#include <fmt/format.h>

namespace jukebox {
namespace {

constexpr SampleSort kAllSorts[] = {SampleSort::newest,        SampleSort::oldest,        SampleSort::title,
                                    SampleSort::titleReversed, SampleSort::artist,        SampleSort::artistReversed,
                                    SampleSort::genre,         SampleSort::genreReversed, SampleSort::longest,
                                    SampleSort::shortest,      SampleSort::bestRated,     SampleSort::worstRated,
                                    SampleSort::relevance};

}  // namespace

std::string_view sampleSortName(SampleSort sort) {
  switch (sort) {
    case SampleSort::newest:
      return "newest";
    case SampleSort::oldest:
      return "oldest";
    case SampleSort::title:
      return "title";
    case SampleSort::titleReversed:
      return "title-reversed";
    case SampleSort::artistReversed:
      return "artist-reversed";
    case SampleSort::genreReversed:
      return "genre-reversed";
    case SampleSort::worstRated:
      return "worst-rated";
    case SampleSort::artist:
      return "artist";
    case SampleSort::genre:
      return "genre";
    case SampleSort::longest:
      return "longest";
    case SampleSort::shortest:
      return "shortest";
    case SampleSort::bestRated:
      return "best-rated";
    case SampleSort::relevance:
      return "relevance";
  }
  return "newest";
}

Result<SampleSort> sampleSortFromName(std::string_view name) {
  for (const auto sort : kAllSorts) {
    if (name == sampleSortName(sort)) return sort;
  }
  return makeError(ErrorKind::invalidInput, fmt::format("There is no order \"{}\".", name),
                   "Use newest, oldest, title, artist, genre, longest, shortest, best-rated or relevance.");
}

}  // namespace jukebox
