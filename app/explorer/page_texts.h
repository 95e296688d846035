#pragma once
// PageTexts: the page of a publication in a language. All its texts stand in one table (resources/explorer/texts.json);
// what is published of the songs themselves is the same in every language.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace jukebox::explorer {

enum class PageLanguage { english, dutch };

/// As in HTML: "en", "nl".
std::string_view pageLanguageName(PageLanguage language);
std::optional<PageLanguage> pageLanguageFromName(std::string_view name);

struct PageText {
  std::string name;  ///< plain file name in the publication
  std::string contents;
};

/// The files of the page with the texts of `language` filled in, and texts.js, from which its scripts take theirs.
/// Kind internal when the table lacks a text that the page names.
Result<std::vector<PageText>> pageFilesIn(PageLanguage language);

}  // namespace jukebox::explorer
