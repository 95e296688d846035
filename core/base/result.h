#pragma once
// Result<T>: a value or an Error, which the caller cannot drop.

#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

#include "core/base/error.h"

namespace jukebox {

/// A value of type T or an Error. Dropping one is a compile error ([[nodiscard]] and -Werror).
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(const Error& error) : tl::expected<T, Error>(tl::unexpected<Error>(error)) {}        // NOLINT
  Result(Error&& error) : tl::expected<T, Error>(tl::unexpected<Error>(std::move(error))) {}  // NOLINT
};

/// Success without a value.
using Status = Result<void>;

/// Shorthand for building an Error in a return statement.
inline Error makeError(ErrorKind kind, std::string message, std::string advice = {}, std::string detail = {}) {
  return Error{kind, std::move(message), std::move(advice), std::move(detail)};
}

}  // namespace jukebox

/// Leaves the function with the error of a failed Status or Result.
#define RETURN_IF_ERROR(expression)                            \
  do {                                                         \
    if (auto jbStatus = (expression); !jbStatus.has_value()) { \
      return std::move(jbStatus).error();                      \
    }                                                          \
  } while (false)

#define JB_CONCAT_INNER(a, b) a##b
#define JB_CONCAT(a, b) JB_CONCAT_INNER(a, b)
/// `ASSIGN_OR_RETURN(auto file, open(path));` declares the value or leaves with the error.
#define ASSIGN_OR_RETURN(declaration, expression) \
  JB_ASSIGN_OR_RETURN(JB_CONCAT(jbResult, __LINE__), declaration, expression)
#define JB_ASSIGN_OR_RETURN(temporary, declaration, expression)    \
  auto temporary = (expression);                                   \
  if (!temporary.has_value()) return std::move(temporary).error(); \
  declaration = std::move(*temporary)
