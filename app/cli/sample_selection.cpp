#include "app/cli/sample_selection.h"

#include "db/sample_query.h"

namespace jukebox::cli {

Result<std::vector<std::string>> selectedIds(Library& library, const std::vector<std::string>& ids,
                                             const std::string& query) {
  if (!ids.empty() && !query.empty()) {
    return makeError(ErrorKind::invalidInput, "Name samples or give a --query, not both.");
  }
  for (const auto& id : ids) RETURN_IF_ERROR(library.samples().get(id));
  if (!ids.empty()) return ids;
  ASSIGN_OR_RETURN(const auto parsed, parseSampleQuery(query));
  ASSIGN_OR_RETURN(const auto samples, library.samples().list(parsed));
  std::vector<std::string> found;
  found.reserve(samples.size());
  for (const auto& sample : samples) found.push_back(sample.id);
  return found;
}

}  // namespace jukebox::cli
