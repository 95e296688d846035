#include "core/labels/transliteration.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

struct Row {
  const char* text;
  const char* ascii;
};

void expectRows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(transliterate(row.text), row.ascii) << row.text;
}

TEST(Transliteration, asciiStaysAsItIs) {
  std::string ascii;
  for (int c = 0; c < 128; ++c) ascii.push_back(static_cast<char>(c));
  EXPECT_EQ(transliterate(ascii), ascii);
}

TEST(Transliteration, everyCodePointBecomesAscii) {
  for (char32_t c = 0x80; c < 0x110000; ++c) {
    std::string text;
    appendTransliteration(text, c);
    for (const char letter : text) {
      ASSERT_TRUE((letter >= 0x20 && letter < 0x7F) || (letter == '\n' && (c == 0x2028 || c == 0x2029)))
          << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(Transliteration, latinLosesItsAccents) {
  expectRows({{"Ça été naïve Œuvre", "Ca ete naive OEuvre"},
              {"Ärger Öl Übung groß", "Arger Ol Ubung gross"},
              {"Łódź Žižek Győr Şişli Ţara", "Lodz Zizek Gyor Sisli Tara"},
              {"Ðóra Þór þú ð Ø Å æ", "Dora Thor thu d O A ae"},
              {"Việt Nam Đường phố", "Viet Nam Duong pho"},
              {"Ĳ ŉ ŋ ſ Ǆ ǅ ƿ", "IJ 'n ng s DZ Dz w"},
              {"ﬀ ﬁ ﬂ ﬃ ﬄ", "ff fi fl ffi ffl"},
              {"e\u0301 n\u0303", "e n"}});
}

TEST(Transliteration, punctuationAndSignsHaveConventions) {
  expectRows({{"“a” ‘b’ „c‟ ‚d‛", "\"a\" 'b' ,,c\" ,d'"},
              {"— – ― ‐ …", "-- - -- - ..."},
              {"« » ‹ › ¡ ¿", "<< >> < > ! ?"},
              {"€ £ ¥ ¢ ₽ ₹ ₿", "EUR PS Y= C/ R Rs BTC"},
              {"½ ¼ ⅓ ⅞", " 1/2  1/4  1/3  7/8"},
              {"x² m³ H₂O 10⁻⁴", "x2 m3 H2O 10-4"},
              {"№ ™ © ® ° ± × ÷", "No.  (tm) (c) (r) deg +- x /"},
              {"Ⅷ ⅳ ① ⑴ Ⓐ", "VIII iv 1 (1) A"},
              {"→ ← ⇒ −", "- - = -"},
              {"\u2028\u2029", "\n\n\n"},
              {"a\u00A0b\u2003c\u200Bd\u200De\uFEFFf\u00ADg",
               "a b c d"
               "efg"}});
}

TEST(Transliteration, greekAndCyrillicAreSpelt) {
  expectRows({{"Ελλάδα Θεός ψυχή χορός", "Ellada Theos psukhe khoros"},
              {"Αλέξανδρος ἀρχή", "Alexandros arkhe"},
              {"Москва Чайковский", "Moskva Chaikovskii"},
              {"щука съезд ёж юля яна", "shchuka s'ezd iozh iulia iana"},
              {"Київ Ґ Љубав Џез", "Kiyiv G' Ljubav Dzhez"}});
}

TEST(Transliteration, semiticAndIndicScriptsAreSpeltLetterByLetter) {
  expectRows({{"עברית", "`bryt"},
              {"العربية", "l`rby@"},
              {"سلام ١٢٣ ؟", "slm 123 ?"},
              {"हिन्दी गीत", "hindii giit"},
              {"ภาษาไทย", "phaasaaaithy"}});
}

TEST(Transliteration, eastAsianScriptsAreReadAloud) {
  expectRows({{"北京", "Bei Jing "},
              {"日本語の歌詞", "Ri Ben Yu noGe Ci "},
              {"女 绿 愛", "Nu  Lu  Ai "},
              {"ひらがな カタカナ", "hiragana katakana"},
              {"ちょっと がんばれ", "chiyotsuto ganbare"},
              {"한국어 가사", "hangugeo gasa"},
              {"사랑해", "saranghae"},
              {"、。「」", ", . [] "},
              {"ｆｕｌｌ　１２３！", "full 123!"}});
}

TEST(Transliteration, mathematicalLettersAreLetters) {
  expectRows({{"𝒜𝓑𝔠𝕕𝟙", "ABcd1"}});
}

TEST(Transliteration, whatHasNoRenderingDisappears) {
  expectRows({{"a😀b☃c♥d🇫🇷e", "abcde"}, {"\x80\xFFx", "x"}, {"\uE000\U000F0000\U0010FFFF", ""}, {"\u0085", ""}});
}

}  // namespace
}  // namespace jukebox
