#include "core/base/error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace jukebox {

std::string_view errorKindName(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::invalidInput:
      return "invalid_input";
    case ErrorKind::notFound:
      return "not_found";
    case ErrorKind::alreadyExists:
      return "already_exists";
    case ErrorKind::corrupt:
      return "corrupt";
    case ErrorKind::unsupported:
      return "unsupported";
    case ErrorKind::io:
      return "io";
    case ErrorKind::noSpace:
      return "no_space";
    case ErrorKind::outOfMemory:
      return "out_of_memory";
    case ErrorKind::busy:
      return "busy";
    case ErrorKind::cancelled:
      return "cancelled";
    case ErrorKind::internal:
      return "internal";
  }
  return "internal";
}

std::string Error::sentence() const {
  return advice.empty() ? message : message + " " + advice;
}

Error errorFromErrno(int errnoValue, std::string_view action, std::string_view path) {
  Error error{ErrorKind::io, fmt::format("Could not {} {}: {}.", action, path, std::strerror(errnoValue)), "",
              fmt::format("errno {}", errnoValue)};
  if (errnoValue == ENOENT) {
    error.kind = ErrorKind::notFound;
  } else if (errnoValue == ENOSPC || errnoValue == EDQUOT) {
    error.kind = ErrorKind::noSpace;
    error.advice = "Free some disk space and try again; nothing was lost.";
  } else if (errnoValue == EEXIST || errnoValue == ENOTEMPTY) {
    error.kind = ErrorKind::alreadyExists;
  } else if (errnoValue == ENOMEM) {
    error.kind = ErrorKind::outOfMemory;
    error.advice = "Close other programs and try again.";
  }
  return error;
}

}  // namespace jukebox
