#include "core/audio_file/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/audio_file/ffmpeg_support.h"
#include "core/base/utf8.h"

namespace jukebox {
namespace {

struct Field {
  const char* key;
  std::string AudioTags::*value;
};

/// FFmpeg's generic names, which it translates to each container's own.
constexpr std::array kFields{Field{"title", &AudioTags::title},  Field{"artist", &AudioTags::artist},
                             Field{"album", &AudioTags::album},  Field{"genre", &AudioTags::genre},
                             Field{"date", &AudioTags::date},    Field{"comment", &AudioTags::comment},
                             Field{"lyrics", &AudioTags::lyrics}};

std::string lowerCase(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Lyrics come as "lyrics", "lyrics-eng" (ID3) or "unsyncedlyrics" (common in Vorbis comments), dates also as "year".
std::string canonicalKey(std::string_view key) {
  std::string name = lowerCase(key);
  if (name.starts_with("lyrics-") || name == "unsyncedlyrics" || key == kRiffLyricsKey) return "lyrics";
  if (name == "year") return "date";
  return name;
}

std::string cleanText(std::string_view text) {
  std::string out = encodeUtf8(decodeUtf8(text.substr(0, kMaximumTagBytes)));
  if (out.size() <= kMaximumTagBytes) return out;
  // Replaced bytes grow: cut again, at the start of a character.
  std::size_t end = kMaximumTagBytes;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
  out.resize(end);
  return out;
}

}  // namespace

void mergeTags(const AVDictionary* dictionary, AudioTags& tags) {
  const AVDictionaryEntry* entry = nullptr;
  while ((entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
    const std::string key = canonicalKey(entry->key);
    const auto* field = std::find_if(kFields.begin(), kFields.end(), [&](const Field& f) { return f.key == key; });
    if (field != kFields.end() && (tags.*field->value).empty()) tags.*field->value = cleanText(entry->value);
  }
}

Status setTags(const AudioTags& tags, AVDictionary** dictionary) {
  for (const Field& field : kFields) {
    const std::string& value = tags.*field.value;
    if (!value.empty() && av_dict_set(dictionary, field.key, value.c_str(), 0) < 0) return ffmpeg::outOfMemory();
  }
  return {};
}

Status validateTags(const AudioTags& tags) {
  for (const Field& field : kFields) {
    const std::string& value = tags.*field.value;
    if (value.size() > kMaximumTagBytes || value.find('\0') != std::string::npos || !isValidUtf8(value)) {
      return makeError(ErrorKind::invalidInput,
                       fmt::format("The {} cannot be written into an audio file: it is not plain UTF-8 text of at most "
                                   "{} bytes.",
                                   field.key, kMaximumTagBytes));
    }
  }
  return {};
}

}  // namespace jukebox
