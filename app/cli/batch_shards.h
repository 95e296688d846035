#pragma once
// BatchShards: how the processes of a batch work side by side. Each writes into a library of its own below the target's
// "shards" folder (a database may not be shared over a network file system); the first one collects them at the end.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/process_place.h"
#include "core/base/result.h"
#include "db/library.h"

namespace jukebox::cli {

/// The ids under which a row is made, at the first start and at every later one: what an earlier start had begun is
/// gone on with, what it had finished is known.
struct BatchRowIds {
  std::string jobId;
  std::vector<std::string> sampleIds;
};

class BatchShards {
 public:
  /// `plan` identifies the batch: another plan has other shards.
  BatchShards(std::filesystem::path library, const std::string& plan, ProcessPlace place);

  /// Where this process puts its samples: the library itself when there is only one process.
  std::filesystem::path workLibrary() const;
  bool isMine(std::size_t row) const {
    return static_cast<int>(row % static_cast<std::size_t>(m_place.size)) == m_place.rank;
  }

  /// Rows that are finished stay finished when the batch is started again.
  bool isFinished(std::size_t row) const;
  Status markFinished(std::size_t row) const;
  /// The ids of a row that makes `count` samples: those of an earlier start, else new ones, kept on the disk.
  Result<BatchRowIds> idsOf(std::size_t row, int count) const;
  /// The next start makes the row from its beginning.
  void forgetIds(std::size_t row) const;

  /// Says that this process is done; the first one then waits for the others and moves their samples into the library.
  /// Returns how many samples were moved. Kind cancelled when stopped while waiting.
  Result<std::size_t> conclude(const CancellationToken& cancellation) const;

 private:
  std::filesystem::path batchFolder() const;
  std::filesystem::path shardOf(int rank) const;
  std::filesystem::path doneMark(int rank) const;
  std::filesystem::path idsFile(std::size_t row) const;
  Result<std::size_t> collect(int rank, Library& target) const;

  std::filesystem::path m_library;
  std::string m_id;  ///< of the plan
  ProcessPlace m_place;
};

}  // namespace jukebox::cli
