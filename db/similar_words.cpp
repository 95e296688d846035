#include "db/similar_words.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr std::size_t kFar = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestWordBytes = 64;

char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (lowered(c) >= 'a' && lowered(c) <= 'z') || c == '\'';
}

}  // namespace

std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > most) return most + 1;
  std::vector<std::size_t> beforeLast(a.size() + 1), last(a.size() + 1), current(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    current[0] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t changed = last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[i] = std::min({changed, last[i] + 1, current[i - 1] + 1});
      const bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (isSwap) current[i] = std::min(current[i], beforeLast[i - 2] + 1);
    }
    std::swap(beforeLast, last);
    std::swap(last, current);
  }
  return std::min(last[a.size()], most + 1);
}

SimilarWords::SimilarWords(std::string_view word) {
  std::string lower(word.substr(0, kLongestWordBytes));
  std::transform(lower.begin(), lower.end(), lower.begin(), lowered);
  m_word = decodeUtf8(lower);
  m_most = m_word.size() <= 3 ? 1 : 2;
}

void SimilarWords::addText(std::string_view text) {
  std::string word;
  for (const char c : text) {
    if (isWordByte(c)) {
      word += lowered(c);
    } else {
      addWord(word);
      word.clear();
    }
  }
  addWord(word);
}

void SimilarWords::addWord(const std::string& word) {
  if (word.size() < 2 || word.size() > kLongestWordBytes) return;
  auto [found, isNew] = m_words.try_emplace(word);
  if (isNew) found->second.distance = distanceTo(word);
  ++found->second.count;
}

std::size_t SimilarWords::distanceTo(const std::string& word) const {
  const std::u32string letters = decodeUtf8(word);
  const std::size_t distance = editDistance(m_word, letters, m_most);
  if (distance <= m_most) return distance;
  if (m_word.size() < 4 || letters.size() <= m_word.size()) return kFar;
  const auto beginning = std::u32string_view(letters).substr(0, m_word.size());
  const std::size_t beginningDistance = editDistance(m_word, beginning, 1);
  return beginningDistance <= 1 ? beginningDistance + 1 : kFar;
}

std::vector<std::string> SimilarWords::best(std::size_t limit) const {
  std::vector<std::pair<const std::string*, Found>> close;
  for (const auto& [word, found] : m_words) {
    if (found.distance != kFar && decodeUtf8(word) != m_word) close.emplace_back(&word, found);
  }
  std::stable_sort(close.begin(), close.end(), [](const auto& a, const auto& b) {
    return a.second.distance != b.second.distance ? a.second.distance < b.second.distance
                                                  : a.second.count > b.second.count;
  });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(limit, close.size()); ++i) words.push_back(*close[i].first);
  return words;
}

}  // namespace jukebox
