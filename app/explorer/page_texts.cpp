#include "app/explorer/page_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "app/explorer/explorer_page.h"
#include "core/domain/json_reader.h"

namespace jukebox::explorer {
namespace {

using Texts = std::map<std::string, std::string>;

constexpr std::string_view kTable = "texts.json";
constexpr std::string_view kTemplate = "index.html";
constexpr std::string_view kBegin = "{{", kEnd = "}}";
constexpr std::size_t kMaximumTextBytes = 4096;

Result<Texts> textsIn(PageLanguage language) {
  const auto files = pageFiles();
  const auto table = std::find_if(files.begin(), files.end(), [](const PageFile& file) { return file.name == kTable; });
  if (table == files.end()) return makeError(ErrorKind::internal, "The texts of the explorer's page are missing.");
  ASSIGN_OR_RETURN(const auto json, parseJson(table->contents, std::string(kTable)));
  Texts texts;
  for (const auto& [name, translations] : json.items()) {
    JsonReader reader(translations, fmt::format("The text \"{}\"", name));
    reader.text(pageLanguageName(language).data(), texts[name], kMaximumTextBytes);
    RETURN_IF_ERROR(reader.status());
  }
  return texts;
}

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '"') {
      html += "&quot;";
    } else {
      html += c;
    }
  }
  return html;
}

/// `page` with every {{name}} replaced.
Result<std::string> withTexts(std::string_view page, const Texts& texts) {
  std::string html;
  while (true) {
    const auto begin = page.find(kBegin), end = page.find(kEnd, begin);
    html += page.substr(0, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return html;
    const auto text = texts.find(std::string(page.substr(begin + kBegin.size(), end - begin - kBegin.size())));
    if (text == texts.end() || text->second.empty()) {
      return makeError(ErrorKind::internal, "The explorer's page names a text that does not exist.", {},
                       std::string(page.substr(begin, end - begin + kEnd.size())));
    }
    html += escaped(text->second);
    page.remove_prefix(end + kEnd.size());
  }
}

}  // namespace

std::string_view pageLanguageName(PageLanguage language) {
  return language == PageLanguage::dutch ? "nl" : "en";
}

std::optional<PageLanguage> pageLanguageFromName(std::string_view name) {
  for (const auto language : {PageLanguage::english, PageLanguage::dutch}) {
    if (pageLanguageName(language) == name) return language;
  }
  return std::nullopt;
}

Result<std::vector<PageText>> pageFilesIn(PageLanguage language) {
  ASSIGN_OR_RETURN(const auto texts, textsIn(language));
  std::vector<PageText> files;
  for (const auto& file : pageFiles()) {
    if (file.name == kTable) continue;
    if (file.name != kTemplate) {
      files.push_back({std::string(file.name), std::string(file.contents)});
      continue;
    }
    ASSIGN_OR_RETURN(auto page, withTexts(file.contents, texts));
    files.push_back({std::string(file.name), std::move(page)});
  }
  // Plain ASCII: means the same whatever encoding a server claims.
  files.push_back({"texts.js", fmt::format("window.explorerTexts = {};\n", nlohmann::json(texts).dump(-1, ' ', true))});
  return files;
}

}  // namespace jukebox::explorer
