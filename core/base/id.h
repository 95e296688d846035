#pragma once
// Ids of samples and jobs: sortable by time, unique without a server, safe as file names.

#include <string>
#include <string_view>

namespace jukebox {

/// A new id: 26 characters of lower-case Crockford base 32 (48 bits of milliseconds, 80 random bits). Thread-safe.
std::string newId();

/// True if `text` could have come from newId(). Everything read from disk or a message passes here before it names a
/// folder.
bool isValidId(std::string_view text);

/// "2026-11-23T02:20:46Z" of now (UTC).
std::string utcTimestampNow();

}  // namespace jukebox
