#pragma once
// SimilarWords: which words of a library a mistyped one may have meant.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jukebox {

/// Single letters changed, added, left out or swapped with their neighbour that turn one text into the other (optimal
/// string alignment), counted up to `most` + 1.
std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t most);

/// Collects the words of many texts. Letters of ASCII count without case. Words of up to 3 letters may differ in one,
/// longer ones in two; a longer word whose beginning is that much like the searched one counts as well, as searches
/// find words by their beginning.
class SimilarWords {
 public:
  explicit SimilarWords(std::string_view word);
  void addText(std::string_view text);
  /// Most alike first, then most frequent; never the word itself.
  std::vector<std::string> best(std::size_t limit) const;

 private:
  struct Found {
    std::size_t distance = 0;  ///< kFar: known to be unlike
    std::size_t count = 0;
  };
  void addWord(const std::string& word);
  std::size_t distanceTo(const std::string& word) const;
  std::u32string m_word;
  std::size_t m_most;
  std::map<std::string, Found, std::less<>> m_words;
};

}  // namespace jukebox
