#include "db/statement.h"

#include <sqlite3.h>

namespace jukebox {
namespace {

/// Resets the statement at the end of a run, however it ends.
class ResetGuard {
 public:
  explicit ResetGuard(sqlite3_stmt* statement) : m_statement(statement) {}
  ~ResetGuard() { sqlite3_reset(m_statement); }
  ResetGuard(const ResetGuard&) = delete;
  ResetGuard& operator=(const ResetGuard&) = delete;

 private:
  sqlite3_stmt* m_statement;
};

}  // namespace

std::int64_t Row::integer(int column) const {
  return sqlite3_column_int64(m_statement, column);
}

double Row::real(int column) const {
  return sqlite3_column_double(m_statement, column);
}

std::string Row::text(int column) const {
  // The order matters: asking for the text may convert it, and the size is the size after that.
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
  return text == nullptr ? std::string() : std::string(text, size);
}

std::optional<std::string> Row::optionalText(int column) const {
  if (isNull(column)) return std::nullopt;
  return text(column);
}

bool Row::isNull(int column) const {
  return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  if (code != SQLITE_OK) return database.errorFor(code, "read");
  return Statement(database, handle);
}

Status Statement::prepareAll(Database& database,
                             std::initializer_list<std::pair<Statement*, std::string_view>> statements) {
  for (const auto& [place, sql] : statements) {
    ASSIGN_OR_RETURN(*place, prepare(database, sql));
  }
  return {};
}

void Statement::bindInteger(int index, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(m_handle.get(), index, value); code != SQLITE_OK) m_bindCode = code;
}

void Statement::bind(int index, double value) {
  if (const int code = sqlite3_bind_double(m_handle.get(), index, value); code != SQLITE_OK) m_bindCode = code;
}

void Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL; an empty text is not NULL.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(m_handle.get(), index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) m_bindCode = code;
}

void Statement::bind(int index, std::nullptr_t) {
  if (const int code = sqlite3_bind_null(m_handle.get(), index); code != SQLITE_OK) m_bindCode = code;
}

Result<bool> Statement::step() {
  if (m_bindCode != SQLITE_OK) {
    const int code = std::exchange(m_bindCode, SQLITE_OK);
    return m_database->errorFor(code, "pass values to");
  }
  const int code = sqlite3_step(m_handle.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return m_database->errorFor(code, sqlite3_stmt_readonly(m_handle.get()) != 0 ? "read" : "change");
}

Status Statement::run() {
  return forEachRow([](const Row&) { return Status(); });
}

Status Statement::forEachRow(const std::function<Status(const Row&)>& visit) {
  const ResetGuard guard(m_handle.get());
  while (true) {
    ASSIGN_OR_RETURN(const bool hasRow, step());
    if (!hasRow) return {};
    RETURN_IF_ERROR(visit(Row(m_handle.get())));
  }
}

Result<bool> Statement::firstRow(const std::function<Status(const Row&)>& visit) {
  const ResetGuard guard(m_handle.get());
  ASSIGN_OR_RETURN(const bool hasRow, step());
  if (hasRow) RETURN_IF_ERROR(visit(Row(m_handle.get())));
  return hasRow;
}

Result<std::int64_t> Statement::firstInteger() {
  std::int64_t value = 0;
  RETURN_IF_ERROR(firstRow([&](const Row& row) {
    value = row.integer(0);
    return Status();
  }));
  return value;
}

}  // namespace jukebox
