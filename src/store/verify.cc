#include <fmt/format.h>
#include <sqlite3.h>

#include "store/state.h"

namespace ziping::store {
namespace {

/// The rows of a PRAGMA that lists faults.
Result<Faults> ask(Connection& connection, const std::string& pragma, int columns) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(connection.handle(), pragma.c_str(), -1, &statement, nullptr);
  if (code != SQLITE_OK) return connection.error(code);
  Faults rows;
  {
    Query query(connection, statement);
    while (query.step()) {
      std::string line;
      for (int i = 0; i < columns; ++i) line += (i > 0 ? " " : "") + query.text(i);
      rows.push_back(line);
    }
    if (Status status = query.status(); !status) {
      sqlite3_finalize(statement);
      return status.error();
    }
  }
  sqlite3_finalize(statement);
  return rows;
}

}  // namespace

Result<Faults> Store::verify() const {
  State& state = *state_;
  const auto guard = state.guard();
  Result<Faults> integrity = ask(state.connection, "PRAGMA integrity_check(20)", 1);
  if (!integrity) return integrity.error();
  Faults faults;
  for (const std::string& line : *integrity) {
    if (line != "ok") faults.push_back("integrity: " + line);
  }
  Result<Faults> keys = ask(state.connection, "PRAGMA foreign_key_check", 3);
  if (!keys) return keys.error();
  for (const std::string& line : *keys) faults.push_back("foreign key: " + line);

  const auto rows = [&](Sql sql, auto describe_row) -> Status {
    Query query = state.query(sql);
    while (query.step()) faults.push_back(describe_row(query));
    return query.status();
  };
  Status status = rows(Sql::PageSums, [](const Query& q) {
    return fmt::format("document {}: {} pages asked for, {} stored", q.number(0), q.number(1), q.number(2));
  });
  if (!status) return status.error();
  status = rows(Sql::LostReadings, [](const Query& q) {
    return fmt::format("document {}: the reading of page {} is gone", q.number(0), q.number(1));
  });
  if (!status) return status.error();
  status = rows(Sql::OrphanFindingFacts, [](const Query& q) {
    return fmt::format("document {}: finding {} names fact {}, which is not there", q.number(0), q.text(1), q.text(2));
  });
  if (!status) return status.error();
  status = rows(Sql::StrayCells, [](const Query& q) {
    return fmt::format("document {}: fact {} names a cell that is not there", q.number(0), q.text(1));
  });
  if (!status) return status.error();
  if (Status decided = find_decision_faults(state, &faults); !decided) return decided.error();
  Query search = state.query(Sql::OrphanSearch);
  if (search.step() && search.number(0) > 0) {
    faults.push_back(fmt::format("full text: {} entries do not match the pages", search.number(0)));
  }
  if (Status searched = search.status(); !searched) return searched.error();
  return faults;
}

}  // namespace ziping::store
