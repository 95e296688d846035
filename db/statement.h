#pragma once
// Statement: one prepared SQL statement; values go in by binding only, rows come out by reading.

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/result.h"
#include "db/database.h"

struct sqlite3_stmt;

namespace jukebox {

/// A value for a placeholder that is chosen at run time.
using SqlValue = std::variant<std::int64_t, double, std::string>;

/// The current row of a running statement; valid until the statement steps on. Columns count from 0; NULL reads as 0
/// or "".
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : m_statement(statement) {}
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  double real(int column) const;
  std::string text(int column) const;
  std::optional<std::string> optionalText(int column) const;
  bool isNull(int column) const;

 private:
  sqlite3_stmt* m_statement;
};

/// Prepared once, run often. Every run ends with a reset, so no statement keeps a read transaction open; bindings stay
/// until they are bound anew (a SQLite trap: reset does not clear them).
class Statement {
 public:
  static Result<Statement> prepare(Database& database, std::string_view sql);
  /// Prepares several at once, each into its place.
  static Status prepareAll(Database& database,
                           std::initializer_list<std::pair<Statement*, std::string_view>> statements);
  Statement() = default;  ///< a place for prepareAll(); must not be run
  Statement(Statement&&) noexcept = default;
  Statement& operator=(Statement&&) noexcept = default;

  /// Placeholders count from 1. A failure to bind is reported by the next run.
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::nullptr_t);
  template <std::integral Integer>
  void bind(int index, Integer value) {
    bindInteger(index, static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, nullptr);
    }
  }
  void bindValue(int index, const SqlValue& value) {
    std::visit([&](const auto& held) { bind(index, held); }, value);
  }
  /// Binds placeholders 1…n.
  template <class... Values>
  Statement& bindAll(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  /// Runs to the end, ignoring rows.
  Status run();
  /// Calls `visit` for each row; an error from it ends the run.
  Status forEachRow(const std::function<Status(const Row&)>& visit);
  /// Calls `visit` for the first row, if any; tells whether there was one.
  Result<bool> firstRow(const std::function<Status(const Row&)>& visit);
  /// The first column of the first row; 0 without rows.
  Result<std::int64_t> firstInteger();

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(const Database& database, sqlite3_stmt* handle) : m_database(&database), m_handle(handle) {}
  void bindInteger(int index, std::int64_t value);
  Result<bool> step();
  const Database* m_database = nullptr;
  std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
  int m_bindCode = 0;  ///< first result code of a bind that failed
};

}  // namespace jukebox
