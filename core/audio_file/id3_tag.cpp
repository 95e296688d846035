#include "core/audio_file/id3_tag.h"

#include <string_view>

namespace jukebox {
namespace {

constexpr char kUtf8 = 3;

/// Four bytes of seven bits each, most significant first.
std::string syncSafe(std::size_t value) {
  std::string out;
  for (int shift = 21; shift >= 0; shift -= 7) out.push_back(static_cast<char>((value >> shift) & 0x7FU));
  return out;
}

void appendFrame(std::string& out, std::string_view id, std::string_view prefix, std::string_view text) {
  if (text.empty()) return;
  out.append(id);
  out.append(syncSafe(1 + prefix.size() + text.size()));
  out.append(2, '\0');  // no flags
  out.push_back(kUtf8);
  out.append(prefix);
  out.append(text);
}

}  // namespace

std::string buildId3Tag(const AudioTags& tags) {
  // COMM and USLT start with a language ("und": undetermined) and an empty description.
  constexpr std::string_view kLanguageAndDescription("und\0", 4);
  std::string frames;
  appendFrame(frames, "TIT2", {}, tags.title);
  appendFrame(frames, "TPE1", {}, tags.artist);
  appendFrame(frames, "TALB", {}, tags.album);
  appendFrame(frames, "TCON", {}, tags.genre);
  appendFrame(frames, "TDRC", {}, tags.date);
  appendFrame(frames, "COMM", kLanguageAndDescription, tags.comment);
  appendFrame(frames, "USLT", kLanguageAndDescription, tags.lyrics);
  if (frames.empty()) return {};
  std::string tag("ID3\x04\x00\x00", 6);
  tag.append(syncSafe(frames.size()));
  tag.append(frames);
  return tag;
}

}  // namespace jukebox
