#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace jukebox {
namespace {

struct Case {
  std::string bytes;
  std::u32string codePoints;
};

/// First and last code point of every length, and the neighbours of the surrogates.
const std::vector<Case> kGood{{"", U""},
                              {std::string("\0", 1), std::u32string(1, U'\0')},
                              {"\x7f", U"\x7f"},
                              {"\xc2\x80", U"\u0080"},
                              {"\xdf\xbf", U"\u07ff"},
                              {"\xe0\xa0\x80", U"\u0800"},
                              {"\xed\x9f\xbf", U"\ud7ff"},
                              {"\xee\x80\x80", U"\ue000"},
                              {"\xef\xbf\xbf", U"\uffff"},
                              {"\xf0\x90\x80\x80", U"\U00010000"},
                              {"\xf4\x8f\xbf\xbf", U"\U0010ffff"},
                              {"na\xc3\xafve \xe2\x99\xab \xf0\x9f\x8e\xb5", U"na\u00efve \u266b \U0001f3b5"}};

/// Each with what remains when every invalid byte becomes U+FFFD.
const std::vector<Case> kBad{{"\x80", U"\ufffd"},
                             {"\xbf", U"\ufffd"},
                             {"\xc3", U"\ufffd"},
                             {"\xe2\x99", U"\ufffd\ufffd"},
                             {"\xf0\x9f\x8e", U"\ufffd\ufffd\ufffd"},
                             {"\xc3(", U"\ufffd("},
                             {"\xe2(\xa1", U"\ufffd(\ufffd"},
                             {"\xfe", U"\ufffd"},
                             {"\xff", U"\ufffd"},
                             // overlong: "/" in two, three and four bytes, U+0000, and the last of each length
                             {"\xc0\xaf", U"\ufffd\ufffd"},
                             {"\xe0\x80\xaf", U"\ufffd\ufffd\ufffd"},
                             {"\xf0\x80\x80\xaf", U"\ufffd\ufffd\ufffd\ufffd"},
                             {"\xc0\x80", U"\ufffd\ufffd"},
                             {"\xc1\xbf", U"\ufffd\ufffd"},
                             {"\xe0\x9f\xbf", U"\ufffd\ufffd\ufffd"},
                             {"\xf0\x8f\xbf\xbf", U"\ufffd\ufffd\ufffd\ufffd"},
                             // surrogates, alone and as a pair
                             {"\xed\xa0\x80", U"\ufffd\ufffd\ufffd"},
                             {"\xed\xbf\xbf", U"\ufffd\ufffd\ufffd"},
                             {"\xed\xa0\xbc\xed\xbe\xb5", U"\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"},
                             // above U+10FFFF, five and six bytes
                             {"\xf4\x90\x80\x80", U"\ufffd\ufffd\ufffd\ufffd"},
                             {"\xf7\xbf\xbf\xbf", U"\ufffd\ufffd\ufffd\ufffd"},
                             {"\xf8\x88\x80\x80\x80", U"\ufffd\ufffd\ufffd\ufffd\ufffd"},
                             // good text around bad bytes stays
                             {"a\xff"
                              "b\xc3\xa9",
                              U"a\ufffdb\u00e9"}};

TEST(Utf8, validTextIsDecodedAndEncodedBack) {
  for (const auto& [bytes, codePoints] : kGood) {
    EXPECT_TRUE(isValidUtf8(bytes)) << bytes;
    EXPECT_EQ(decodeUtf8(bytes), codePoints) << bytes;
    EXPECT_EQ(encodeUtf8(codePoints), bytes);
  }
}

TEST(Utf8, everyInvalidByteBecomesAReplacementCharacter) {
  for (const auto& [bytes, codePoints] : kBad) {
    EXPECT_FALSE(isValidUtf8(bytes)) << bytes;
    EXPECT_EQ(decodeUtf8(bytes), codePoints) << bytes;
  }
}

TEST(Utf8, everyCodePointSurvivesTheRoundTrip) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    appendUtf8(bytes, c);
    ASSERT_TRUE(isValidUtf8(bytes)) << static_cast<unsigned>(c);
    ASSERT_EQ(decodeUtf8(bytes), std::u32string(1, c)) << static_cast<unsigned>(c);
  }
}

TEST(Utf8, whatIsNoCodePointIsNeverEncoded) {
  for (const std::uint32_t value : {0xD800U, 0xDBFFU, 0xDC00U, 0xDFFFU, 0x110000U, 0x200000U, 0xFFFFFFFFU}) {
    const std::string bytes = encodeUtf8(std::u32string(1, static_cast<char32_t>(value)));
    EXPECT_EQ(bytes, "\xef\xbf\xbd") << value;
  }
}

}  // namespace
}  // namespace jukebox
