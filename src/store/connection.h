#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ziping::store {

/// The Error for an SQLite result code: a store_* code, the path, what SQLite says and what the user can do.
Error sqlite_error(int code, const std::string& path, const std::string& detail);

/// One SQLite connection. `path` is kept for messages.
class Connection {
 public:
  Connection() = default;
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Status open(const std::string& path, bool read_only, bool create);
  Status execute(const std::string& sql);
  /// First column of the first row.
  Result<std::int64_t> number(const std::string& sql);
  Result<std::string> text(const std::string& sql);
  /// All rows, `columns` values each as text.
  Result<std::vector<std::vector<std::string>>> rows(const std::string& sql, int columns);
  Error error(int code) const;
  sqlite3* handle() const { return handle_; }
  const std::string& path() const { return path_; }
  std::int64_t last_id() const;

 private:
  sqlite3* handle_ = nullptr;
  std::string path_;
};

/// One run of a prepared statement: bind in order, then `step` until it yields no row. Errors stick: after the first,
/// `step` yields false and `status` the error. The statement is reset at the end.
class Query {
 public:
  Query(const Connection& connection, sqlite3_stmt* statement);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& bind(std::string_view value);
  Query& bind(const std::string& value) { return bind(std::string_view(value)); }
  Query& bind(const char* value) { return bind(std::string_view(value)); }
  Query& bind(std::int64_t value);
  Query& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(std::size_t value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(bool value) { return bind(static_cast<std::int64_t>(value)); }
  Query& bind(double value);
  Query& bind_null();
  template <class T>
  Query& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }
  Query& bind(const Box& box) { return bind(box.x0).bind(box.y0).bind(box.x1).bind(box.y1); }

  bool step();
  /// Steps to the end; for statements that yield no rows.
  Status run();
  Status status() const;

  std::string text(int column) const;
  std::int64_t number(int column) const;
  int small(int column) const { return static_cast<int>(number(column)); }
  double real(int column) const;
  bool is_null(int column) const;
  std::optional<std::string> optional_text(int column) const;
  std::optional<int> optional_small(int column) const;
  Box box(int column) const { return {real(column), real(column + 1), real(column + 2), real(column + 3)}; }

 private:
  const Connection& connection_;
  sqlite3_stmt* statement_;
  int index_ = 0;
  int code_ = 0;
};

/// BEGIN IMMEDIATE ... COMMIT; rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) {}
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Status begin();
  Status commit();

 private:
  Connection& connection_;
  bool open_ = false;
};

}  // namespace ziping::store
