#pragma once
// From SampleQuery to SQL: a WHERE clause in which every value is a placeholder.

#include <string>
#include <vector>

#include "db/sample_query.h"
#include "db/statement.h"

namespace jukebox {

/// A condition over the table samples (and samples_fts inside) with the values of its placeholders, in order.
struct SampleCondition {
  std::string sql;
  std::vector<SqlValue> values;
};

/// The condition for everything in `query`, including the rule about the trash. `withWords` false leaves out the words
/// of fullTextExpression(), for a statement that looks them up itself.
SampleCondition compileSampleQuery(const SampleQuery& query, bool withWords = true);

/// The FTS5 expression for the words asked for (negated ones left out); empty if there are none. Every word stands in
/// quotes, so nothing a person types is an operator.
std::string fullTextExpression(const SampleQuery& query);

}  // namespace jukebox
