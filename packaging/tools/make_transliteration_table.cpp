// Makes core/labels/transliteration_table.inc: an ASCII rendering of every code point that lyrics may contain.
// Sources, first one wins: the hand-written conventions in transliteration_rules.txt; Unicode compatibility
// decomposition; Mandarin readings (ICU Han-Latin) for ideographs; ICU Any-Latin; the sound in the character's name.
//
//   g++ -std=c++20 packaging/tools/make_transliteration_table.cpp -licui18n -licuuc -o make_table
//   ./make_table packaging/tools/transliteration_rules.txt > core/labels/transliteration_table.inc
//
// Needed only when the rules change; ICU 72 was used. Hangul syllables are composed at run time and not in the table.
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Rules = std::map<UChar32, std::string>;
constexpr UChar32 kTableEnd = 0x20000;
constexpr UChar32 kPageSize = 256;

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

bool isAssigned(UChar32 c) {
  return u_charType(c) != U_UNASSIGNED;
}

void copyBlock(Rules& rules, const std::string& range, UChar32 destination) {
  const UChar32 from = std::stoi(range, nullptr, 16);
  const UChar32 to = std::stoi(range.substr(range.find('-') + 1), nullptr, 16);
  for (UChar32 c = from; c <= to; ++c) {
    const UChar32 target = destination + (c - from);
    if (rules.contains(c) && isAssigned(target)) rules.emplace(target, rules.at(c));
  }
}

Rules readRules(std::istream& file) {
  Rules rules;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string head;
    words >> head;
    if (head == "copy") {
      std::string range;
      std::string destination;
      words >> range >> destination;
      copyBlock(rules, range, std::stoi(destination, nullptr, 16));
      continue;
    }
    UChar32 codePoint = std::stoi(head, nullptr, 16);
    for (std::string token; words >> token; ++codePoint) {
      if (token == "⋯") continue;
      replaceAll(token, "∅", "");
      replaceAll(token, "␣", " ");
      replaceAll(token, "␤", "\n");
      if (!rules.emplace(codePoint, token).second) throw std::runtime_error("two rules for one code point: " + line);
    }
  }
  return rules;
}

class Renderer {
 public:
  explicit Renderer(Rules rules) : m_rules(std::move(rules)) {
    UErrorCode status = U_ZERO_ERROR;
    m_decomposition = icu::Normalizer2::getNFKCInstance(status);
    const auto create = [&](const char* id) {
      return std::unique_ptr<icu::Transliterator>(
          icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, status));
    };
    m_hanLatin = create("Han-Latin; NFD; [:Mn:] Remove; Latin-ASCII");
    m_anyLatin = create("Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII");
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
  }

  std::string render(UChar32 c) const {
    if (c < 0x80) return std::string(1, static_cast<char>(c));
    if (const auto rule = m_rules.find(c); rule != m_rules.end()) return rule->second;
    icu::UnicodeString parts;
    if (m_decomposition->getRawDecomposition(c, parts) && parts != icu::UnicodeString(c)) return renderParts(parts);
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC) && isAssigned(c)) return renderIdeograph(c);
    if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return std::to_string(u_charDigitValue(c));
    if (!u_hasBinaryProperty(c, UCHAR_ALPHABETIC)) return {};
    std::string latin = transliterated(*m_anyLatin, c);
    if (!latin.empty()) return latin;
    if (const UChar32 lower = u_tolower(c); lower != c && m_rules.contains(lower)) return m_rules.at(lower);
    return soundOfName(c);
  }

 private:
  std::string renderParts(const icu::UnicodeString& parts) const {
    std::string result;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const UChar32 part = parts.char32At(i);
      const bool mark = (U_GET_GC_MASK(part) & U_GC_M_MASK) != 0;
      if (!mark) result += render(part);
    }
    return result;
  }

  std::string renderIdeograph(UChar32 c) const {
    std::string reading = transliterated(*m_hanLatin, c);
    if (reading.empty()) return {};
    reading.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(reading.front())));
    return reading + " ";
  }

  static std::string transliterated(const icu::Transliterator& transliterator, UChar32 c) {
    icu::UnicodeString text(c);
    transliterator.transliterate(text);
    std::string ascii;
    for (std::int32_t i = 0; i < text.length(); ++i) {
      if (text[i] > 0x20 && text[i] < 0x7F) ascii.push_back(static_cast<char>(text[i]));
    }
    return ascii;
  }

  // Last resort, for scripts that ICU does not romanise: YI SYLLABLE BIT is bit, KHMER VOWEL SIGN AA is aa, LAO LETTER
  // PALI GHA is gh.
  static std::string soundOfName(UChar32 c) {
    char buffer[256] = {};
    UErrorCode status = U_ZERO_ERROR;
    u_charName(c, U_UNICODE_CHAR_NAME, buffer, sizeof buffer, &status);
    const std::string name = U_SUCCESS(status) ? buffer : "";
    for (const std::string marker : {" SYLLABLE ", " VOWEL SIGN ", " INDEPENDENT VOWEL ", " LETTER "}) {
      const std::size_t at = name.find(marker);
      const bool soundsLikeItsName = marker != " LETTER " || hasNamedSounds(scriptOf(c));
      if (at == std::string::npos || !soundsLikeItsName) continue;
      std::istringstream words(name.substr(at + marker.size()));
      std::string sound;
      while (words >> sound && isQualifier(sound)) continue;
      for (char& letter : sound) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      if (marker == " LETTER " && scriptOf(c) != USCRIPT_CHEROKEE) dropInherentVowel(sound);
      return sound;
    }
    return {};
  }

  static bool isQualifier(const std::string& word) {
    for (const char* qualifier : {"PALI", "SANSKRIT", "SHAN", "MON", "KHMU", "GREAT", "VOCALIC"}) {
      if (word == qualifier) return true;
    }
    return false;
  }

  static bool hasNamedSounds(UScriptCode script) {
    return script == USCRIPT_CHEROKEE || script == USCRIPT_LAO || script == USCRIPT_KHMER ||
           script == USCRIPT_MYANMAR || script == USCRIPT_TIBETAN;
  }

  static UScriptCode scriptOf(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status);
  }

  static void dropInherentVowel(std::string& sound) {
    const bool syllable = sound.size() > 1 && std::string("aeiou").find(sound[sound.size() - 2]) == std::string::npos;
    if (syllable && (sound.back() == 'a' || sound.back() == 'o')) sound.pop_back();
  }

  Rules m_rules;
  const icu::Normalizer2* m_decomposition = nullptr;
  std::unique_ptr<icu::Transliterator> m_hanLatin;
  std::unique_ptr<icu::Transliterator> m_anyLatin;
};

bool isCovered(UChar32 c) {
  const bool hangulSyllable = c >= 0xAC00 && c <= 0xD7A3;
  const bool surrogateOrPrivate = c >= 0xD800 && c <= 0xF8FF;
  const bool supplementary = c > 0xFFFF;
  const bool mathOrEnclosed = (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x1F100 && c <= 0x1F1FF);
  return !hangulSyllable && !surrogateOrPrivate && (!supplementary || mathOrEnclosed);
}

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else {
      if (c == '"' || c == '\\' || c == '?') result += '\\';
      result += c;
    }
  }
  return result;
}

template <class Number>
void printArray(const char* declaration, const std::vector<Number>& numbers) {
  std::cout << declaration << " = {";
  for (std::size_t i = 0; i < numbers.size(); ++i) std::cout << (i % 32 == 0 ? "\n" : "") << numbers[i] << ',';
  std::cout << "\n};\n";
}

void printTable(const Renderer& renderer) {
  std::map<std::string, std::uint32_t> numberOfText{{"", 0}};
  std::vector<std::string> texts{""};
  std::map<std::vector<std::uint32_t>, std::uint32_t> numberOfPage;
  std::vector<std::uint32_t> pages;
  std::vector<std::uint32_t> pageOfBlock;
  for (UChar32 block = 0; block < kTableEnd; block += kPageSize) {
    std::vector<std::uint32_t> page;
    for (UChar32 c = block; c < block + kPageSize; ++c) {
      const std::string text = isCovered(c) && c >= 0x80 ? renderer.render(c) : "";
      const auto [entry, isNew] = numberOfText.emplace(text, texts.size());
      if (isNew) texts.push_back(text);
      page.push_back(entry->second);
    }
    const auto [entry, isNew] = numberOfPage.emplace(page, numberOfPage.size());
    if (isNew) pages.insert(pages.end(), page.begin(), page.end());
    pageOfBlock.push_back(entry->second);
  }
  std::cout << "// Generated by packaging/tools/make_transliteration_table.cpp; do not edit.\n// clang-format off\n";
  std::vector<std::uint32_t> offsets{0};
  std::cout << "constexpr std::string_view kTexts =";
  for (std::size_t i = 1; i < texts.size(); ++i) {
    std::cout << (i % 16 == 1 ? "\n\"" : "") << escaped(texts[i]) << (i % 16 == 0 || i + 1 == texts.size() ? "\"" : "");
  }
  std::cout << ";\n";
  for (const std::string& text : texts) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(text.size()));
  printArray("constexpr std::uint16_t kTextOffsets[]", offsets);
  printArray("constexpr std::uint8_t kPageOfBlock[]", pageOfBlock);
  printArray("constexpr std::uint16_t kPages[]", pages);
  std::cout << "// clang-format on\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: make_transliteration_table RULES > TABLE\n";
    return 2;
  }
  std::ifstream rules(argv[1]);
  if (!rules) {
    std::cerr << "cannot read " << argv[1] << '\n';
    return 1;
  }
  printTable(Renderer(readRules(rules)));
  return 0;
}
