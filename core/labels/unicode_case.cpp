#include "core/labels/unicode_case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "core/base/utf8.h"

namespace jukebox {

std::string lowerCase(std::string_view utf8) {
  const std::u32string codePoints = decodeUtf8(utf8);
  icu::UnicodeString text = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(codePoints.data()),
                                                          static_cast<std::int32_t>(codePoints.size()));
  text.toLower(icu::Locale::getRoot());
  std::string result;
  text.toUTF8String(result);
  return result;
}

}  // namespace jukebox
