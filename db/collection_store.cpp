#include "db/collection_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/id.h"
#include "core/base/utf8.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

constexpr const char* kList = R"(
  SELECT id, name, created_at, count(sample_row) FROM collections
  LEFT JOIN collection_samples ON collection_row = row_id GROUP BY row_id ORDER BY name)";
constexpr const char* kFind = R"(
  SELECT id, name, created_at, (SELECT count(*) FROM collection_samples WHERE collection_row = row_id)
  FROM collections WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC)";
constexpr const char* kCollectionsOf = R"(
  SELECT c.id, name, c.created_at, (SELECT count(*) FROM collection_samples AS all_of WHERE all_of.collection_row = c.row_id)
  FROM collections AS c JOIN collection_samples AS cs ON cs.collection_row = c.row_id
  JOIN samples AS s ON s.row_id = cs.sample_row WHERE s.id = ? ORDER BY name)";
constexpr const char* kAppend = R"(
  INSERT OR IGNORE INTO collection_samples (collection_row, sample_row, position)
  SELECT ?1, row_id, (SELECT coalesce(max(position), 0) + 1 FROM collection_samples WHERE collection_row = ?1)
  FROM samples WHERE id = ?2)";
constexpr const char* kRemoveSample = R"(
  DELETE FROM collection_samples
  WHERE collection_row = ? AND sample_row = (SELECT row_id FROM samples WHERE id = ?))";
constexpr const char* kPlace = R"(
  UPDATE collection_samples SET position = ?
  WHERE collection_row = ? AND sample_row = (SELECT row_id FROM samples WHERE id = ?))";
constexpr const char* kSampleIds = R"(
  SELECT samples.id FROM collection_samples JOIN samples ON samples.row_id = sample_row
  JOIN collections ON collections.row_id = collection_row WHERE collections.id = ? ORDER BY position, sample_row)";

Status checkName(const std::string& name) {
  const bool hasControl =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
  const bool isBlank = name.find_first_not_of(' ') == std::string::npos;
  if (isBlank || name.size() > 255 || hasControl || !isValidUtf8(name)) {
    return makeError(ErrorKind::invalidInput, "This cannot be the name of a collection.",
                     "Use 1 to 255 bytes of text in one line.");
  }
  return {};
}

/// A name that is taken is the only constraint a user can meet here.
Status explainTaken(Status status, const std::string& name) {
  if (status || status.error().kind != ErrorKind::alreadyExists) return status;
  return makeError(ErrorKind::alreadyExists, fmt::format("There is a collection \"{}\" already.", name),
                   "Choose another name.");
}

Error noSuchCollection(const std::string& idOrName) {
  return makeError(ErrorKind::notFound, fmt::format("There is no collection \"{}\".", idOrName));
}

CollectionSummary summaryFrom(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3)};
}

Result<std::vector<CollectionSummary>> summariesOf(Statement& statement) {
  std::vector<CollectionSummary> summaries;
  RETURN_IF_ERROR(statement.forEachRow([&](const Row& row) -> Status {
    summaries.push_back(summaryFrom(row));
    return {};
  }));
  return summaries;
}

}  // namespace

struct CollectionStore::Statements {
  Statement insert, rename, remove, rowOf, list, find, append, sampleExists, removeSample, place, sampleIds,
      collectionsOf;
};

CollectionStore::CollectionStore(Database& database, std::filesystem::path mirrorFile,
                                 std::unique_ptr<Statements> statements)
    : m_database(&database), m_mirrorFile(std::move(mirrorFile)), m_statements(std::move(statements)) {}
CollectionStore::CollectionStore(CollectionStore&&) noexcept = default;
CollectionStore& CollectionStore::operator=(CollectionStore&&) noexcept = default;
CollectionStore::~CollectionStore() = default;

Result<CollectionStore> CollectionStore::open(Database& database, std::filesystem::path mirrorFile) {
  auto statements = std::make_unique<Statements>();
  RETURN_IF_ERROR(Statement::prepareAll(
      database, {{&statements->insert, "INSERT INTO collections (id, name, created_at) VALUES (?, ?, ?)"},
                 {&statements->rename, "UPDATE collections SET name = ? WHERE row_id = ?"},
                 {&statements->remove, "DELETE FROM collections WHERE row_id = ?"},
                 {&statements->rowOf, "SELECT row_id FROM collections WHERE id = ?"},
                 {&statements->list, kList},
                 {&statements->find, kFind},
                 {&statements->append, kAppend},
                 {&statements->sampleExists, "SELECT 1 FROM samples WHERE id = ?"},
                 {&statements->removeSample, kRemoveSample},
                 {&statements->place, kPlace},
                 {&statements->sampleIds, kSampleIds},
                 {&statements->collectionsOf, kCollectionsOf}}));
  return CollectionStore(database, std::move(mirrorFile), std::move(statements));
}

Result<std::string> CollectionStore::create(const std::string& name) {
  RETURN_IF_ERROR(checkName(name));
  const std::string id = newId();
  const auto status =
      change([&] { return explainTaken(m_statements->insert.bindAll(id, name, utcTimestampNow()).run(), name); });
  if (!status) return status.error();
  return id;
}

Status CollectionStore::rename(const std::string& id, const std::string& name) {
  RETURN_IF_ERROR(checkName(name));
  return change([&]() -> Status {
    ASSIGN_OR_RETURN(const auto row, rowOf(id));
    return explainTaken(m_statements->rename.bindAll(name, row).run(), name);
  });
}

Status CollectionStore::remove(const std::string& id) {
  return change([&]() -> Status {
    ASSIGN_OR_RETURN(const auto row, rowOf(id));
    return m_statements->remove.bindAll(row).run();
  });
}

Result<std::vector<CollectionSummary>> CollectionStore::list() {
  return summariesOf(m_statements->list);
}

Result<CollectionSummary> CollectionStore::find(const std::string& idOrName) {
  CollectionSummary summary;
  ASSIGN_OR_RETURN(const bool exists, m_statements->find.bindAll(idOrName).firstRow([&](const Row& row) {
    summary = summaryFrom(row);
    return Status();
  }));
  if (!exists) return noSuchCollection(idOrName);
  return summary;
}

Status CollectionStore::addSamples(const std::string& id, const std::vector<std::string>& sampleIds) {
  return change([&]() -> Status {
    ASSIGN_OR_RETURN(const auto row, rowOf(id));
    for (const auto& sampleId : sampleIds) {
      ASSIGN_OR_RETURN(const bool exists, append(row, sampleId));
      if (!exists) {
        return makeError(ErrorKind::notFound, fmt::format("There is no sample \"{}\" in the library.", sampleId));
      }
    }
    return {};
  });
}

Status CollectionStore::removeSamples(const std::string& id, const std::vector<std::string>& sampleIds) {
  return change([&]() -> Status {
    ASSIGN_OR_RETURN(const auto row, rowOf(id));
    for (const auto& sampleId : sampleIds) RETURN_IF_ERROR(m_statements->removeSample.bindAll(row, sampleId).run());
    return {};
  });
}

Status CollectionStore::moveSample(const std::string& id, const std::string& sampleId, std::int64_t index) {
  return change([&]() -> Status {
    ASSIGN_OR_RETURN(const auto row, rowOf(id));
    ASSIGN_OR_RETURN(auto order, this->sampleIds(id));
    const auto found = std::find(order.begin(), order.end(), sampleId);
    if (found == order.end()) {
      return makeError(ErrorKind::notFound, fmt::format("Sample \"{}\" is not in the collection.", sampleId));
    }
    order.erase(found);
    order.insert(order.begin() + std::clamp<std::int64_t>(index, 0, std::ssize(order)), sampleId);
    for (std::size_t i = 0; i < order.size(); ++i) {
      RETURN_IF_ERROR(m_statements->place.bindAll(i + 1, row, order[i]).run());
    }
    return {};
  });
}

Result<std::vector<std::string>> CollectionStore::sampleIds(const std::string& id) {
  RETURN_IF_ERROR(rowOf(id));
  std::vector<std::string> ids;
  RETURN_IF_ERROR(m_statements->sampleIds.bindAll(id).forEachRow([&](const Row& row) -> Status {
    ids.push_back(row.text(0));
    return {};
  }));
  return ids;
}

Result<std::vector<CollectionSummary>> CollectionStore::collectionsOf(const std::string& sampleId) {
  return summariesOf(m_statements->collectionsOf.bindAll(sampleId));
}

Result<std::vector<StoredCollection>> CollectionStore::snapshot() {
  ASSIGN_OR_RETURN(const auto summaries, list());
  std::vector<StoredCollection> collections;
  for (const auto& summary : summaries) {
    ASSIGN_OR_RETURN(auto ids, sampleIds(summary.id));
    collections.push_back({summary.id, summary.name, summary.createdAt, std::move(ids)});
  }
  return collections;
}

Result<std::int64_t> CollectionStore::restore(const std::vector<StoredCollection>& collections) {
  std::int64_t missing = 0;
  const auto status = change([&]() -> Status {
    for (const auto& stored : collections) {
      RETURN_IF_ERROR(checkName(stored.name));
      RETURN_IF_ERROR(
          explainTaken(m_statements->insert.bindAll(stored.id, stored.name, stored.createdAt).run(), stored.name));
      ASSIGN_OR_RETURN(const auto row, rowOf(stored.id));
      for (const auto& sampleId : stored.sampleIds) {
        ASSIGN_OR_RETURN(const bool exists, append(row, sampleId));
        if (!exists) ++missing;
      }
    }
    return {};
  });
  if (!status) return status.error();
  return missing;
}

Status CollectionStore::writeMirror() {
  return change([] { return Status(); });
}

Status CollectionStore::change(const std::function<Status()>& body) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(body());
  if (!m_mirrorFile.empty()) {
    // Under the write lock, so that the mirrors of two processes cannot overtake each other.
    ASSIGN_OR_RETURN(const auto collections, snapshot());
    RETURN_IF_ERROR(writeCollectionsFile(m_mirrorFile, collections));
  }
  return transaction.commit();
}

Result<std::int64_t> CollectionStore::rowOf(const std::string& id) {
  ASSIGN_OR_RETURN(const auto row, m_statements->rowOf.bindAll(id).firstInteger());
  if (row == 0) return noSuchCollection(id);
  return row;
}

Result<bool> CollectionStore::append(std::int64_t collectionRow, const std::string& sampleId) {
  ASSIGN_OR_RETURN(const auto exists, m_statements->sampleExists.bindAll(sampleId).firstInteger());
  if (exists == 0) return false;
  RETURN_IF_ERROR(m_statements->append.bindAll(collectionRow, sampleId).run());
  return true;
}

}  // namespace jukebox
