#pragma once
// Which samples of a library a command works on: those that it names, or those that a query finds.

#include <string>
#include <vector>

#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

/// `ids` if there are any (each must be in the library), else what `query` finds; an empty query finds all outside of
/// the trash. Kinds invalidInput (a mistake in the query, or both given), notFound.
Result<std::vector<std::string>> selectedIds(Library& library, const std::vector<std::string>& ids,
                                             const std::string& query);

}  // namespace jukebox::cli
