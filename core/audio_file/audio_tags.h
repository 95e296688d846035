#pragma once
// AudioTags: what an audio file says about itself in words.

#include <string>

namespace jukebox {

/// UTF-8, empty when absent. Values read from a file are valid UTF-8 of at most 1 MiB each.
struct AudioTags {
  std::string title = {};
  std::string artist = {};
  std::string album = {};
  std::string genre = {};
  std::string date = {};  ///< free text, usually "2026" or "2026-11-23"
  std::string comment = {};
  std::string lyrics = {};  ///< lines separated by '\n'

  bool operator==(const AudioTags&) const = default;
};

}  // namespace jukebox
