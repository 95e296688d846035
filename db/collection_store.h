#pragma once
// CollectionStore: named, ordered lists of samples, mirrored to collections.json so that a rebuild brings them back.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "db/collections_file.h"
#include "db/database.h"

namespace jukebox {

struct CollectionSummary {
  std::string id, name, createdAt;
  std::int64_t sampleCount = 0;  ///< trash included
};

/// Refers to the database, which must outlive it; same thread rule. Each change is one transaction, and
/// collections.json is rewritten before it commits.
class CollectionStore {
 public:
  /// `mirrorFile` empty: no mirror.
  static Result<CollectionStore> open(Database& database, std::filesystem::path mirrorFile);
  CollectionStore(CollectionStore&&) noexcept;
  CollectionStore& operator=(CollectionStore&&) noexcept;
  ~CollectionStore();

  /// Returns the id. Names: 1–255 bytes of UTF-8 without control characters, unique without regard to ASCII case.
  /// Kinds invalidInput, alreadyExists.
  Result<std::string> create(const std::string& name);
  Status rename(const std::string& id, const std::string& name);
  /// The collection goes, its samples stay.
  Status remove(const std::string& id);
  /// By name.
  Result<std::vector<CollectionSummary>> list();
  /// By id or name. Kind notFound.
  Result<CollectionSummary> find(const std::string& idOrName);

  /// Appends samples in this order; those already in it stay where they are. Kind notFound for an unknown sample.
  Status addSamples(const std::string& id, const std::vector<std::string>& sampleIds);
  Status removeSamples(const std::string& id, const std::vector<std::string>& sampleIds);
  /// Moves one sample to place `index` (0-based, clamped).
  Status moveSample(const std::string& id, const std::string& sampleId, std::int64_t index);
  /// Ids in order, trash included.
  Result<std::vector<std::string>> sampleIds(const std::string& id);
  /// Collections that hold this sample, by name.
  Result<std::vector<CollectionSummary>> collectionsOf(const std::string& sampleId);

  /// Everything, as the mirror holds it.
  Result<std::vector<StoredCollection>> snapshot();
  /// Adds collections as stored (for a rebuild). Samples that do not exist are left out; returns how many were.
  Result<std::int64_t> restore(const std::vector<StoredCollection>& collections);
  /// Writes the mirror anew (after samples were removed for good).
  Status writeMirror();

 private:
  struct Statements;
  CollectionStore(Database& database, std::filesystem::path mirrorFile, std::unique_ptr<Statements> statements);
  Result<std::int64_t> rowOf(const std::string& id);
  /// False if there is no such sample.
  Result<bool> append(std::int64_t collectionRow, const std::string& sampleId);
  /// Runs `body` and rewrites the mirror in one transaction.
  Status change(const std::function<Status()>& body);
  Database* m_database;
  std::filesystem::path m_mirrorFile;
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox
