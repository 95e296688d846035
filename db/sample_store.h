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
#include "db/database.h"
#include "db/sample_edit.h"
#include "db/sample_query.h"
#include "db/sample_sort.h"

namespace jukebox {

/// What a list of samples shows; cheap to read by the hundred.
struct SampleSummary {
  std::string id, title, artist, genre, createdAt;
  std::string modelName, license;
  GenerationMode mode = GenerationMode::ancestral;
  std::uint64_t seed = 0;
  double durationSeconds = 0;
  int lowestLevel = 0, topLevel = 0;
  int rating = 0;
  bool favourite = false, deleted = false;
  bool hasLyrics = false, hasAlignment = false;
  std::optional<std::string> parentId;
  std::vector<std::string> tags;
};

struct NameCount {
  std::string name;
  std::int64_t count = 0;
};

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
  Result<std::int64_t> count(const SampleQuery& query);
  /// Samples continued or upsampled from this one, oldest first, without those in the trash.
  Result<std::vector<SampleSummary>> children(const std::string& parentId);
  /// Names in use outside the trash with their number of samples, by name.
  Result<std::vector<NameCount>> artists();
  Result<std::vector<NameCount>> genres();
  Result<std::vector<NameCount>> tags();
  Result<SampleStats> stats();

  /// Every id, trash included, in order.
  Result<std::vector<std::string>> ids();
  /// Kind corrupt when the full-text index does not fit the rows.
  Status checkIndex();
  /// Makes columns, tags and the full-text index anew from the stored sample.json texts.
  Status reindex();

 private:
  struct Statements;
  SampleStore(Database& database, std::unique_ptr<Statements> statements);
  Database* m_database;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox
