#include "core/labels/name_similarity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "core/labels/transliteration.h"

namespace jukebox {
namespace {

constexpr std::size_t kMaximumKeyLength = 64;
constexpr double kPrefixCost = 0.02;    // per character that a completion would add
constexpr double kContainsCost = 0.04;  // the same for text in the middle
constexpr double kGoodShare = 0.45;     // more edits than this share of the longer name: not helpful

// Optimal string alignment distance, or anything above `limit` as soon as that is certain.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit) {
  using Row = std::array<std::size_t, kMaximumKeyLength + 1>;
  Row beforeLast{};
  Row last{};
  Row current{};
  std::iota(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(b.size()) + 1, std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({replace, last[j] + 1, current[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], beforeLast[j - 2] + 1);
      best = std::min(best, current[j]);
    }
    if (best > limit) return best;
    beforeLast = last;
    last = current;
  }
  return last[b.size()];
}

bool startsAWord(std::string_view text, std::size_t position) {
  return position == 0 || text[position - 1] == ' ';
}

}  // namespace

std::string nameSearchKey(std::string_view name) {
  std::string key;
  for (char c : transliterate(name)) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (alphanumeric) {
      key.push_back(c);
    } else if (!key.empty() && key.back() != ' ') {
      key.push_back(' ');
    }
    if (key.size() == kMaximumKeyLength) break;
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::optional<double> nameDissimilarity(std::string_view wanted, std::string_view key) {
  wanted = wanted.substr(0, kMaximumKeyLength);
  key = key.substr(0, kMaximumKeyLength);
  if (wanted.empty() || key.empty()) return std::nullopt;
  if (wanted == key) return 0.0;
  const std::size_t longer = std::max(wanted.size(), key.size());
  const std::size_t shorter = std::min(wanted.size(), key.size());
  const auto extra = static_cast<double>(longer - shorter);

  // One is a beginning of, or stands inside, the other: a completion costs less than a misspelling.
  const std::string_view whole = wanted.size() < key.size() ? key : wanted;
  const std::string_view part = wanted.size() < key.size() ? wanted : key;
  const std::size_t found = part.size() >= 2 ? whole.find(part) : std::string_view::npos;
  if (found == 0) return 0.5 + kPrefixCost * extra;
  if (found != std::string_view::npos) return (startsAWord(whole, found) ? 0.8 : 1.6) + kContainsCost * extra;

  const auto limit = static_cast<std::size_t>(kGoodShare * static_cast<double>(longer));
  if (longer - shorter > limit) return std::nullopt;
  const std::size_t edits = editDistance(wanted, key, limit);
  if (edits > limit) return std::nullopt;
  const double firstLetterBonus = wanted.front() == key.front() ? 0.3 : 0.0;
  return static_cast<double>(edits) - firstLetterBonus;
}

}  // namespace jukebox
