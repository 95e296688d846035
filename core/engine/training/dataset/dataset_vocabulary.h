#pragma once
// DatasetVocabulary: the artists and genres of a data set as label tables of a model (spec/09).

#include <cstdint>
#include <string>

#include "core/engine/training/dataset/prepared_dataset.h"

namespace jukebox {

/// "name;id" lines: "unknown" is id 0, the others follow in alphabetical order.
struct DatasetVocabulary {
  std::string artistsText, genresText;
  std::int64_t artistCount = 0, genreCount = 0;  ///< with "unknown"
};

DatasetVocabulary datasetVocabulary(const DatasetIndex& index);

}  // namespace jukebox
