#pragma once
// The messages as JSON lines: one object a line, told apart by "type" (docs/protocol.md).

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/protocol/messages.h"

namespace jukebox {

/// One line without its newline; contains no newline itself and is valid UTF-8 whatever the values hold.
std::string toLine(const Command& command);
std::string toLine(const Event& event);

/// Reads a line. Unknown fields are ignored. Kinds: corrupt (not JSON, not an object, a field of the wrong type),
/// unsupported (unknown type), invalidInput (the request breaks its rules, a malformed id).
Result<Command> commandFromLine(std::string_view line);
Result<Event> eventFromLine(std::string_view line);

/// The job that a line speaks of, even when the rest of it is unusable; empty when it names none.
std::string jobIdOfLine(std::string_view line);

}  // namespace jukebox
