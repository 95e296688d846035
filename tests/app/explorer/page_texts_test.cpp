#include "app/explorer/page_texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "app/explorer/explorer_page.h"

namespace jukebox::explorer {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

std::string fileIn(PageLanguage language, const std::string& name) {
  const auto files = pageFilesIn(language);
  if (!files) return files.error().detail;
  for (const auto& file : *files) {
    if (file.name == name) return file.contents;
  }
  return {};
}

json textsIn(PageLanguage language) {
  const std::string script = fileIn(language, "texts.js");
  const auto begin = script.find('{'), end = script.rfind('}');
  return json::parse(script.substr(begin, end - begin + 1));
}

std::set<std::string> matches(std::string_view text, const char* pattern) {
  std::set<std::string> found;
  const std::regex expression(pattern);
  for (std::cregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) found.insert((*it)[1]);
  return found;
}

TEST(PageTexts, everyTextStandsInEveryLanguage) {
  const json english = textsIn(PageLanguage::english), dutch = textsIn(PageLanguage::dutch);
  ASSERT_GT(english.size(), 50U);
  ASSERT_EQ(english.size(), dutch.size());
  for (const auto& [name, text] : english.items()) {
    EXPECT_FALSE(text.get<std::string>().empty()) << name;
    ASSERT_TRUE(dutch.contains(name)) << name;
    EXPECT_FALSE(dutch[name].get<std::string>().empty()) << name;
    EXPECT_EQ(matches(text.get<std::string>(), R"((\{\d\}))"), matches(dutch[name].get<std::string>(), R"((\{\d\}))"))
        << name << ": the same places in every language";
  }
}

TEST(PageTexts, whatThePageNamesStandsInTheTableAndNothingElseDoes) {
  const json texts = textsIn(PageLanguage::english);
  std::string everything;
  for (const auto& file : pageFiles()) {
    if (file.name == "texts.json") continue;
    std::set<std::string> named = matches(file.contents, R"(\{\{(\w+)\}\})");
    named.merge(matches(file.contents, R"re(told\("(\w+)")re"));
    for (const auto& name : named) EXPECT_TRUE(texts.contains(name)) << file.name << " names " << name;
    everything += file.contents;
  }
  for (const auto& [name, text] : texts.items()) {
    const std::string stem = name.ends_with("About") ? name.substr(0, name.size() - 5) : name;
    const bool isNamed = everything.find("{{" + name + "}}") != std::string::npos ||
                         everything.find("\"" + stem + "\"") != std::string::npos ||
                         everything.find(" " + stem + ": ") != std::string::npos;
    EXPECT_TRUE(isNamed) << name << " is never shown";
  }
}

TEST(PageTexts, onlyTheTextsOfThePageDiffer) {
  const auto english = pageFilesIn(PageLanguage::english), dutch = pageFilesIn(PageLanguage::dutch);
  ASSERT_TRUE(english && dutch);
  ASSERT_EQ(english->size(), dutch->size());
  for (std::size_t i = 0; i < english->size(); ++i) {
    const auto& [name, contents] = (*english)[i];
    EXPECT_EQ(name, (*dutch)[i].name);
    const bool hasTexts = name == "index.html" || name == "texts.js";
    EXPECT_EQ(contents == (*dutch)[i].contents, !hasTexts) << name;
  }
  const std::regex text(R"(>[^<]*<|"[^"]*")");
  EXPECT_EQ(std::regex_replace(fileIn(PageLanguage::english, "index.html"), text, ""),
            std::regex_replace(fileIn(PageLanguage::dutch, "index.html"), text, ""));
}

TEST(PageTexts, thePageIsWholeInItsLanguage) {
  const std::string english = fileIn(PageLanguage::english, "index.html"),
                    dutch = fileIn(PageLanguage::dutch, "index.html");
  EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(dutch, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(dutch, HasSubstr("Kies een nummer"));
  for (const auto& page : {english, dutch}) {
    EXPECT_THAT(page, Not(HasSubstr("{{")));
    EXPECT_THAT(page, Not(HasSubstr("texts.json")));
  }
}

TEST(PageTexts, languagesHaveTheNamesOfHtml) {
  EXPECT_EQ(pageLanguageFromName("nl"), PageLanguage::dutch);
  EXPECT_EQ(pageLanguageFromName("en"), PageLanguage::english);
  for (const char* name : {"", "NL", "de", "english"}) EXPECT_FALSE(pageLanguageFromName(name)) << name;
  EXPECT_EQ(pageLanguageName(PageLanguage::dutch), "nl");
}

}  // namespace
}  // namespace jukebox::explorer
