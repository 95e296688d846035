#pragma once
// Error: what can go wrong in the field, in words for a person.

#include <string>
#include <string_view>

namespace jukebox {

/// Why an operation failed. The kind decides what a caller may do about it; the words are for a person.
enum class ErrorKind {
  invalidInput,   ///< the request, form, flag or message is wrong
  notFound,       ///< a file, sample, model, name that does not exist
  alreadyExists,  ///< would overwrite something
  corrupt,        ///< data that was read breaks its own rules
  unsupported,    ///< valid, but not something this build can do
  io,             ///< reading or writing failed (permissions, device)
  noSpace,        ///< the disk is full
  outOfMemory,    ///< memory does not suffice
  busy,           ///< somebody else holds the resource
  cancelled,      ///< the user asked to stop; not a failure
  internal,       ///< our mistake
};

/// Stable lower-case name of a kind, used in JSON ("invalid_input").
std::string_view errorKindName(ErrorKind kind);

/// One failure. `message` says what happened to what, `advice` what to do, `detail` is technical (may be empty).
struct [[nodiscard]] Error {
  ErrorKind kind = ErrorKind::internal;
  std::string message;
  std::string advice;
  std::string detail;

  /// "message advice" in one or two sentences, without the detail.
  std::string sentence() const;
};

/// Error of kind io, or noSpace, notFound, alreadyExists, outOfMemory, from an errno value, naming the path.
Error errorFromErrno(int errnoValue, std::string_view action, std::string_view path);

}  // namespace jukebox
