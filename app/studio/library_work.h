#pragma once
// What the studio's library threads do: plain functions over db/, without threads or widgets.

#include <string>
#include <vector>

#include "db/library.h"
#include "ui/library/library_editor.h"
#include "ui/library/library_reader.h"

namespace jukebox::studio {

/// Kind invalidInput for a query that breaks the language.
Result<ui::SampleListing> listSamples(Library& library, const ui::ListRequest& request);

Result<ui::LibraryOverview> overviewOf(Library& library, const std::vector<std::string>& queries);

/// Queries like `query` with one word spelt as the library has it; only such that find something, at most 3.
Result<std::vector<std::string>> suggestionsFor(Library& library, const std::string& query);

/// Returns the changes that undo these. When one fails, those before it are undone and the error is returned.
Result<std::vector<ui::SampleChange>> applyChanges(Library& library, const std::vector<ui::SampleChange>& changes);

/// Returns the id: a new one, or that of `collection` if it has one.
Result<std::string> makeCollection(Library& library, const ui::CollectionContents& collection);

/// `all` without `excluded`, in order.
std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& excluded);

}  // namespace jukebox::studio
