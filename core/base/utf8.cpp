#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Reads one code point at `position` and moves on; false (and one byte consumed) if the sequence is invalid.
bool decodeOne(std::string_view text, std::size_t& position, char32_t& codePoint) {
  const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byteAt(position);
  std::size_t extra = 0;
  char32_t value = lead;
  if (lead < 0x80) {
    extra = 0;
  } else if ((lead & 0xE0U) == 0xC0) {
    extra = 1;
    value = lead & 0x1FU;
  } else if ((lead & 0xF0U) == 0xE0) {
    extra = 2;
    value = lead & 0x0FU;
  } else if ((lead & 0xF8U) == 0xF0) {
    extra = 3;
    value = lead & 0x07U;
  } else {
    ++position;
    return false;
  }
  if (position + extra >= text.size() && extra > 0) {
    ++position;
    return false;
  }
  for (std::size_t i = 1; i <= extra; ++i) {
    const unsigned char next = byteAt(position + i);
    if ((next & 0xC0U) != 0x80) {
      ++position;
      return false;
    }
    value = (value << 6U) | (next & 0x3FU);
  }
  constexpr char32_t kMinimum[] = {0, 0x80, 0x800, 0x10000};
  if (value < kMinimum[extra] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
    ++position;
    return false;
  }
  position += extra + 1;
  codePoint = value;
  return true;
}

}  // namespace

bool isValidUtf8(std::string_view text) {
  char32_t ignored = 0;
  for (std::size_t position = 0; position < text.size();) {
    if (!decodeOne(text, position, ignored)) return false;
  }
  return true;
}

std::u32string decodeUtf8(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    char32_t codePoint = 0;
    result.push_back(decodeOne(text, position, codePoint) ? codePoint : kReplacement);
  }
  return result;
}

void appendUtf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U));
    put(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  } else {
    put(0xF0 | (c >> 18U));
    put(0x80 | ((c >> 12U) & 0x3FU));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  }
}

std::string encodeUtf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) appendUtf8(out, c);
  return out;
}

}  // namespace jukebox
