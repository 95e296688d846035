#include "db/model_store.h"

#include "db/statement.h"

namespace jukebox {

struct ModelStore::Statements {
  Statement see, list;
};

ModelStore::ModelStore(std::unique_ptr<Statements> statements) : m_statements(std::move(statements)) {}
ModelStore::ModelStore(ModelStore&&) noexcept = default;
ModelStore& ModelStore::operator=(ModelStore&&) noexcept = default;
ModelStore::~ModelStore() = default;

Result<ModelStore> ModelStore::open(Database& database) {
  constexpr const char* kSee = R"(
    INSERT INTO models_seen (name, version, weights_hash, license, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
    ON CONFLICT (name, version, weights_hash) DO UPDATE SET
      license = excluded.license, first_seen = min(first_seen, excluded.first_seen),
      last_seen = max(last_seen, excluded.last_seen))";
  constexpr const char* kList = R"(
    SELECT name, version, weights_hash, license, first_seen, last_seen FROM models_seen
    ORDER BY last_seen DESC, name, version)";
  auto statements = std::make_unique<Statements>();
  RETURN_IF_ERROR(Statement::prepareAll(database, {{&statements->see, kSee}, {&statements->list, kList}}));
  return ModelStore(std::move(statements));
}

Status ModelStore::see(const SampleModel& model, const std::string& when) {
  return m_statements->see.bindAll(model.name, model.version, model.weightsHash, model.license, when).run();
}

Result<std::vector<SeenModel>> ModelStore::list() {
  std::vector<SeenModel> models;
  RETURN_IF_ERROR(m_statements->list.forEachRow([&](const Row& row) -> Status {
    models.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
    return {};
  }));
  return models;
}

}  // namespace jukebox
