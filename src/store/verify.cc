#include <fmt/format.h>

#include "store/state.h"

namespace ziping::store {
namespace {

/// The rows of a PRAGMA that lists faults, a line each.
Result<Faults> ask(Connection& connection, const std::string& pragma, int columns) {
  const auto rows = connection.rows(pragma, columns);
  if (!rows) return rows.error();
  Faults lines;
  for (const auto& row : *rows) lines.push_back(fmt::format("{}", fmt::join(row, " ")));
  return lines;
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
  status = rows(Sql::NotOk, [](const Query& q) {
    return fmt::format("document {}: is said to be ok, but its page {} is not", q.number(0), q.number(1));
  });
  if (!status) return status.error();
  status = rows(Sql::BadReadings, [](const Query& q) {
    return fmt::format("document {}: the reading of page {} is none", q.number(0), q.number(1));
  });
  if (!status) return status.error();
  status = rows(Sql::BadPages, [](const Query& q) {
    return fmt::format("document {}: has a page {} that the file has not", q.number(0), q.number(1));
  });
  if (!status) return status.error();
  status = rows(Sql::Nameless,
                [](const Query& q) { return fmt::format("document {}: no file name leads to it", q.number(0)); });
  if (!status) return status.error();
  Query search = state.query(Sql::OrphanSearch);
  if (search.step() && search.number(0) > 0) {
    faults.push_back(fmt::format("full text: {} entries do not match the pages", search.number(0)));
  }
  if (Status searched = search.status(); !searched) return searched.error();
  return faults;
}

}  // namespace ziping::store
