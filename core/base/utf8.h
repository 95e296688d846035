#pragma once
// UTF-8: check, decode and encode text that came from outside.

#include <string>
#include <string_view>

namespace jukebox {

/// Strict validity (no overlong forms, surrogates or code points above U+10FFFF).
bool isValidUtf8(std::string_view text);

/// Code points of `text`; every invalid byte becomes U+FFFD.
std::u32string decodeUtf8(std::string_view text);

/// Surrogates and values above U+10FFFF become U+FFFD, so that the text stays valid.
void appendUtf8(std::string& out, char32_t codePoint);
std::string encodeUtf8(std::u32string_view text);

}  // namespace jukebox
