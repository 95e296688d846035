#pragma once
// The page of a publication as it stands in resources/explorer, embedded when the program is built: HTML with names of
// texts in place of texts, the table of the texts in every language, style and scripts (page_texts.h joins them).

#include <span>
#include <string_view>

namespace jukebox::explorer {

struct PageFile {
  std::string_view name;  ///< plain file name in the publication
  std::string_view contents;
};

std::span<const PageFile> pageFiles();

}  // namespace jukebox::explorer
