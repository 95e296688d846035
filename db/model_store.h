#pragma once
// ModelStore: every model that ever made a sample of this library, also after it was uninstalled.

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sample.h"
#include "db/database.h"

namespace jukebox {

/// One set of weights under one name.
struct SeenModel {
  std::string name, version, weightsHash, license;
  std::string firstSeen, lastSeen;  ///< UTC, ISO 8601
};

/// Refers to the database, which must outlive it; same thread rule.
class ModelStore {
 public:
  static Result<ModelStore> open(Database& database);
  ModelStore(ModelStore&&) noexcept;
  ModelStore& operator=(ModelStore&&) noexcept;
  ~ModelStore();

  /// Notes that `model` was used at `when`; widens the span between first and last.
  Status see(const SampleModel& model, const std::string& when);
  /// Last used first.
  Result<std::vector<SeenModel>> list();

 private:
  struct Statements;
  explicit ModelStore(std::unique_ptr<Statements> statements);
  std::unique_ptr<Statements> m_statements;
};

}  // namespace jukebox
