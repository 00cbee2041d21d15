#include "store/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>

namespace ziping::store {
namespace {

struct Meaning {
  ErrorCode code;
  std::string_view remedy;
};

Meaning meaning_of(int primary) {
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::StoreLocked, "wait until the other program has finished, then run again"};
    case SQLITE_CORRUPT:
      return {ErrorCode::StoreDamaged, "restore a copy, or move it away and extract again"};
    case SQLITE_NOTADB:
      return {ErrorCode::StoreForeign, "give another --db; this file is not touched"};
    case SQLITE_FULL:
      return {ErrorCode::StoreFull, "free some space and run again; finished pages are kept"};
    case SQLITE_NOMEM:
      return {ErrorCode::OutOfMemory, "free some memory and run again"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return {ErrorCode::StoreUnwritable, "check that folder and file exist and may be written"};
    case SQLITE_IOERR:
      return {ErrorCode::StoreUnwritable, "check the disk and run again; finished pages are kept"};
    default:
      return {ErrorCode::Internal, "this is a fault of ziping"};
  }
}

}  // namespace

Error sqlite_error(int code, const std::string& path, const std::string& detail) {
  const Meaning meaning = meaning_of(code & 0xFF);
  Origin origin;
  origin.stage = "store";
  return {meaning.code, fmt::format("database {}: {}; {}", path, detail, meaning.remedy), origin};
}

Connection::~Connection() {
  sqlite3_close(handle_);
}

Status Connection::open(const std::string& path, bool read_only, bool create) {
  path_ = path;
  // What a writer that was killed left half done has to be rolled back before anything can be read, and that is
  // writing.
  std::error_code ignored;
  const bool hot = read_only && std::filesystem::exists(path + "-journal", ignored);
  int flags = read_only && !hot ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (!read_only && create) flags |= SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) return error(code);
  sqlite3_busy_timeout(handle_, 5000);
  if (hot) return execute("PRAGMA query_only = ON");
  return Done{};
}

Error Connection::error(int code) const {
  const bool same = handle_ != nullptr && (sqlite3_extended_errcode(handle_) & 0xFF) == (code & 0xFF);
  return sqlite_error(code, path_, same ? sqlite3_errmsg(handle_) : sqlite3_errstr(code));
}

Status Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error(code);
  return Done{};
}

Result<std::string> Connection::text(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr);
  std::string value;
  if (code == SQLITE_OK) {
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
      const void* bytes = sqlite3_column_text(statement, 0);
      if (bytes != nullptr) value = static_cast<const char*>(bytes);
    }
  }
  if (code != SQLITE_ROW && code != SQLITE_DONE) {
    Error failure = error(code);
    sqlite3_finalize(statement);
    return failure;
  }
  sqlite3_finalize(statement);
  return value;
}

Result<std::int64_t> Connection::number(const std::string& sql) {
  Result<std::string> value = text(sql);
  if (!value) return value.error();
  std::int64_t number = 0;
  const bool negative = value->starts_with('-');
  for (char c : *value) {
    if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
  }
  return negative ? -number : number;
}

Result<std::vector<std::vector<std::string>>> Connection::rows(const std::string& sql, int columns) {
  sqlite3_stmt* statement = nullptr;
  if (const int code = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr); code != SQLITE_OK) {
    return error(code);
  }
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(statement, &sqlite3_finalize);
  std::vector<std::vector<std::string>> all;
  Query query(*this, statement);
  while (query.step()) {
    std::vector<std::string>& row = all.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(query.text(i));
  }
  if (Status status = query.status(); !status) return status.error();
  return all;
}

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(handle_);
}

Query::Query(const Connection& connection, sqlite3_stmt* statement) : connection_(connection), statement_(statement) {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query::~Query() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query& Query::bind(std::string_view value) {
  // A null pointer would bind NULL; an empty view may hold one.
  const char* data = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text64(statement_, ++index_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK && code_ == SQLITE_OK) code_ = code;
  return *this;
}

Query& Query::bind(std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_, ++index_, value);
  if (code != SQLITE_OK && code_ == SQLITE_OK) code_ = code;
  return *this;
}

Query& Query::bind(double value) {
  const int code = sqlite3_bind_double(statement_, ++index_, value);
  if (code != SQLITE_OK && code_ == SQLITE_OK) code_ = code;
  return *this;
}

Query& Query::bind_null() {
  const int code = sqlite3_bind_null(statement_, ++index_);
  if (code != SQLITE_OK && code_ == SQLITE_OK) code_ = code;
  return *this;
}

bool Query::step() {
  if (code_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) code_ = code;
  return false;
}

Status Query::run() {
  while (step()) {
  }
  return status();
}

Status Query::status() const {
  if (code_ == SQLITE_OK) return Done{};
  return connection_.error(code_);
}

std::string Query::text(int column) const {
  const void* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Query::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Query::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::string> Query::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<int> Query::optional_small(int column) const {
  if (is_null(column)) return std::nullopt;
  return small(column);
}

Status Transaction::begin() {
  Status status = connection_.execute("BEGIN IMMEDIATE");
  open_ = status.has_value();
  return status;
}

Status Transaction::commit() {
  Status status = connection_.execute("COMMIT");
  if (status) open_ = false;
  return status;
}

Transaction::~Transaction() {
  if (open_ && sqlite3_get_autocommit(connection_.handle()) == 0) {
    sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

}  // namespace ziping::store
