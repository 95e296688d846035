#pragma once
// SampleStore: the index of samples; what sample.json says, made searchable and sortable.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sample.h"
#include "core/domain/sample_sort.h"
#include "core/domain/sample_summary.h"
#include "db/database.h"
#include "db/sample_edit.h"
#include "db/sample_query.h"

namespace jukebox {

class Statement;

/// Totals over the samples that are not in the trash.
struct SampleStats {
  std::int64_t count = 0;
  std::int64_t deletedCount = 0;  ///< in the trash
  std::int64_t favouriteCount = 0;
  double totalDurationSeconds = 0;
  std::int64_t totalBytes = 0;         ///< on disk, of the samples whose size is known, trash included
  std::int64_t unknownBytesCount = 0;  ///< samples whose size is not known
  std::vector<NameCount> perModel;     ///< most first
  std::vector<NameCount> perLevel;     ///< name = lowest level, "0" = full quality
};

/// Rows only: files are the business of Library. Refers to the database, which must outlive it; same thread rule.
/// Every change is one transaction that covers row, tags and full-text index.
class SampleStore {
 public:
  static Result<SampleStore> open(Database& database);
  SampleStore(SampleStore&&) noexcept;
  SampleStore& operator=(SampleStore&&) noexcept;
  ~SampleStore();

  /// Inserts or replaces. `bytes`: size of the sample's folder; a known size stays when it is not given.
  Status put(const Sample& sample, std::optional<std::int64_t> bytes = std::nullopt);
  /// Kind notFound names the id.
  Result<Sample> get(const std::string& id);
  Result<bool> contains(const std::string& id);
  /// Removes the row for good, also from collections. Kind notFound.
  Status remove(const std::string& id);
  /// Moves a sample into the trash or back.
  Status setDeleted(const std::string& id, bool deleted);
  /// Changes user fields and returns the sample as it is now.
  Result<Sample> edit(const std::string& id, const SampleEdit& edit);

  /// `limit` < 0: all. Sorting by relevance without words to look for means newest.
  Result<std::vector<SampleSummary>> list(const SampleQuery& query, SampleSort sort = SampleSort::newest,
                                          std::int64_t limit = -1, std::int64_t offset = 0);
  /// The same list as numbers of rows, for views that show parts of a long list: a number stands for its sample until
  /// the sample is removed for good.
  Result<std::vector<std::int64_t>> listRows(const SampleQuery& query, SampleSort sort = SampleSort::newest);
  /// One summary a row, in this order; rows that are gone are left out.
  Result<std::vector<SampleSummary>> summaries(const std::vector<std::int64_t>& rows);
  /// Kind notFound names the id.
  Result<std::int64_t> rowOf(const std::string& id);
  Result<std::int64_t> count(const SampleQuery& query);
  /// Samples continued or upsampled from this one, oldest first, without those in the trash.
  Result<std::vector<SampleSummary>> children(const std::string& parentId);
  /// Names in use outside the trash with their number of samples, by name.
  Result<std::vector<NameCount>> artists();
  Result<std::vector<NameCount>> genres();
  Result<std::vector<NameCount>> tags();
  Result<SampleStats> stats();
  /// Words of titles, artists, genres and tags that are spelt like `word` (at most two letters changed, added, left out
  /// or swapped), most alike first, more frequent ones before others. Reads every row.
  Result<std::vector<std::string>> similarWords(const std::string& word, std::size_t limit = 3);

  /// Every id, trash included, in order.
  Result<std::vector<std::string>> ids();
  /// Kind corrupt when the full-text index does not fit the rows.
  Status checkIndex();
  /// Makes columns, tags and the full-text index anew from the stored sample.json texts.
  Status reindex();

 private:
  struct Statements;
  SampleStore(Database& database, std::unique_ptr<Statements> statements);
  Result<Statement> prepareList(std::string_view columns, const SampleQuery& query, SampleSort sort, std::int64_t limit,
                                std::int64_t offset);
  Database* m_database;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox
