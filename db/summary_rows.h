#pragma once
// SummaryRows: what a list shows of samples, read from rows of the index.

#include <vector>

#include "core/domain/sample_summary.h"
#include "db/statement.h"

namespace jukebox {

/// What a statement must select, in this order.
extern const char* const kSampleSummaryColumns;

/// Kind corrupt for a mode that is none.
Result<SampleSummary> sampleSummaryFrom(const Row& row);
/// All rows of the statement.
Result<std::vector<SampleSummary>> sampleSummariesOf(Statement& statement);

}  // namespace jukebox
