#pragma once
// The page of a publication: HTML, style and scripts of resources/explorer, embedded when the program is built. The
// same for every publication; what differs is in table.js and songs/.

#include <span>
#include <string_view>

namespace jukebox::explorer {

struct PageFile {
  std::string_view name;  ///< plain file name in the publication
  std::string_view contents;
};

std::span<const PageFile> pageFiles();

}  // namespace jukebox::explorer
