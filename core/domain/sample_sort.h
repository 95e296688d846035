#pragma once
// SampleSort: the orders in which samples can be listed.

#include <string_view>

#include "core/base/result.h"

namespace jukebox {

enum class SampleSort {
  newest,
  oldest,
  title,
  titleReversed,
  artist,
  artistReversed,
  genre,
  genreReversed,
  longest,
  shortest,
  bestRated,
  worstRated,
  relevance
};
/// "newest", "best-rated" …
std::string_view sampleSortName(SampleSort sort);
Result<SampleSort> sampleSortFromName(std::string_view name);

}  // namespace jukebox
