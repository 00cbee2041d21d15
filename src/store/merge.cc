#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/state.h"

namespace ziping::store {
namespace {

/// How a result's status ranks: of two of the same work, the one where less went wrong is kept.
constexpr std::string_view kRank =
    "CASE {0}.status WHEN 'ok' THEN 4 WHEN 'partial' THEN 3 WHEN 'failed' THEN 2 WHEN 'skipped' THEN 1 ELSE 0 END";

/// A table whose rows belong to documents, found by the schema itself: it refers, through ON DELETE CASCADE alone, to
/// `document`. So a migration that adds one need not touch this file.
struct OwnedTable {
  std::string name;
  std::vector<std::string> columns;
  /// The column that is the row's number, empty where it has none.
  std::string id;
  /// The column that names its owner, and the owner's table and column.
  std::string reference;
  std::string owner;
  std::string owner_id;
};

std::string quoted(const std::string& name) {
  return "\"" + name + "\"";
}

class Merger {
 public:
  Merger(Store::State& state, const std::string& input, MergeReport& report)
      : connection_(state.connection), input_(input), report_(report) {}

  Status run() {
    if (Status found = find_tables(); !found) return found;
    Transaction transaction(connection_);
    if (Status begun = transaction.begin(); !begun) return begun;
    using Step = Status (Merger::*)();
    for (const Step step : {&Merger::compare, &Merger::tell, &Merger::remove_replaced, &Merger::copy, &Merger::paths,
                            &Merger::index_text}) {
      if (Status done = (this->*step)(); !done) return done;
    }
    return transaction.commit();
  }

 private:
  Result<std::vector<std::vector<std::string>>> rows(const std::string& sql, int columns) {
    return connection_.rows(sql, columns);
  }

  Status find_tables() {
    const auto names = rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT "
        "LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
        1);
    if (!names) return names.error();
    std::map<std::string, OwnedTable> candidates;
    for (const auto& row : *names) {
      const std::string& name = row.front();
      const auto keys = rows(
          "SELECT \"table\", \"from\", coalesce(\"to\", ''), on_delete FROM pragma_foreign_key_list('" + name + "')",
          4);
      if (!keys) return keys.error();
      if (keys->size() != 1 || keys->front()[3] != "CASCADE") continue;
      OwnedTable table{name, {}, "", keys->front()[1], keys->front()[0], keys->front()[2]};
      if (Status described = describe(&table); !described) return described;
      candidates.emplace(name, std::move(table));
    }
    // Owners before what they own.
    std::set<std::string> known = {"document"};
    for (bool more = true; more;) {
      more = false;
      for (auto entry = candidates.begin(); entry != candidates.end();) {
        if (known.count(entry->second.owner) == 0) {
          ++entry;
          continue;
        }
        known.insert(entry->first);
        tables_.push_back(std::move(entry->second));
        entry = candidates.erase(entry);
        more = true;
      }
    }
    return Done{};
  }

  Status describe(OwnedTable* table) {
    const auto columns =
        rows("SELECT name, pk, upper(type), (SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = '" +
                 table->name + "') FROM pragma_table_info('" + table->name + "') ORDER BY cid",
             4);
    if (!columns) return columns.error();
    int keys = 0;
    for (const auto& column : *columns) {
      table->columns.push_back(column[0]);
      keys += column[1] == "0" ? 0 : 1;
      if (column[1] == "1" && column[2] == "INTEGER" && column[3] == "0") table->id = column[0];
    }
    if (keys != 1 || table->id == table->reference) table->id.clear();
    if (table->owner_id.empty()) {
      // REFERENCES without a column means the owner's key.
      const auto key = rows("SELECT name FROM pragma_table_info('" + table->owner + "') WHERE pk = 1", 1);
      if (!key) return key.error();
      if (!key->empty()) table->owner_id = key->front().front();
    }
    return Done{};
  }

  // What becomes of each document of the other database; `mine` is the same content here.
  Status compare() {
    return connection_.execute(fmt::format(
        "DROP TABLE IF EXISTS temp.taken; DROP TABLE IF EXISTS temp.met; "
        "CREATE TEMP TABLE met AS SELECT o.document_id AS other, m.document_id AS mine, CASE "
        "WHEN m.document_id IS NULL THEN 'new' "
        "WHEN o.status = 'running' THEN 'same' "
        "WHEN m.status = 'running' THEN 'better' "
        "WHEN o.job_key <> m.job_key THEN 'conflict' "
        "WHEN {} <= {} THEN 'same' "
        "WHEN EXISTS (SELECT 1 FROM main.decision c WHERE c.document_id = m.document_id) THEN 'decided' "
        "ELSE 'better' END AS fate "
        "FROM source.document o LEFT JOIN main.document m ON m.sha256 = o.sha256; "
        "CREATE TEMP TABLE taken AS SELECT other AS document_id, mine FROM met WHERE fate IN ('new', 'better')",
        fmt::format(kRank, "o"), fmt::format(kRank, "m")));
  }

  Status tell() {
    const auto counts = rows("SELECT fate, count(*) FROM temp.met GROUP BY fate", 2);
    if (!counts) return counts.error();
    for (const auto& row : *counts) {
      const int count = std::stoi(row[1]);
      if (row[0] == "new") report_.taken += count;
      if (row[0] == "better") report_.replaced += count;
      if (row[0] == "same") report_.same += count;
    }
    const auto open = connection_.number("SELECT count(*) FROM source.document WHERE status = 'running'");
    if (!open) return open.error();
    report_.unfinished += static_cast<int>(*open);
    for (const auto& [fate, reason] :
         {std::pair{"conflict", "was read with other options, patterns or models than the stored one, which is kept"},
          std::pair{"decided", "is read better here, but decisions were made on the stored one, which is kept"}}) {
      if (Status told = tell_of(fmt::format("SELECT other FROM temp.met WHERE fate = '{}'", fate), reason); !told) {
        return told;
      }
    }
    return tell_of_samples();
  }

  // A sample is named by its number in worksheets people hold, so it cannot get another one here.
  Status tell_of_samples() {
    const auto samples = connection_.number("SELECT count(*) FROM source.sample");
    if (!samples) return samples.error();
    if (*samples > 0) {
      std::string left = fmt::format(
          "{}: {} audit samples stay there, for their worksheets name them by number; evaluate them with that database",
          input_, *samples);
      if (std::find(report_.left.begin(), report_.left.end(), left) == report_.left.end()) {
        report_.left.push_back(std::move(left));
      }
    }
    return Done{};
  }

  Status tell_of(const std::string& documents, const std::string& reason) {
    const auto files = rows("SELECT min(file) FROM source.document_path WHERE document_id IN (" + documents +
                                ") GROUP BY document_id ORDER BY 1",
                            1);
    if (!files) return files.error();
    for (const auto& row : *files) report_.conflicts.push_back(fmt::format("{}: {}: {}", input_, row.front(), reason));
    return Done{};
  }

  Status remove_replaced() {
    if (Status dropped = drop_text("SELECT mine FROM temp.taken WHERE mine IS NOT NULL"); !dropped) return dropped;
    return connection_.execute("DELETE FROM main.document WHERE document_id IN (SELECT mine FROM temp.taken)");
  }

  // Numbers of rows are moved behind the highest here: one shift a table keeps all references and the order.
  Status copy() {
    std::map<std::string, std::int64_t> shift;
    const auto highest = connection_.number("SELECT coalesce(max(document_id), 0) FROM main.document");
    if (!highest) return highest.error();
    shift["document"] = *highest;
    shift_ = *highest;
    const auto columns = rows("SELECT name FROM pragma_table_info('document') ORDER BY cid", 1);
    if (!columns) return columns.error();
    OwnedTable documents{"document", {}, "document_id", "document_id", "document", "document_id"};
    for (const auto& row : *columns) documents.columns.push_back(row.front());
    if (Status copied = copy_rows(documents, shift, "SELECT document_id FROM temp.taken"); !copied) return copied;
    std::map<std::string, std::string> owned = {{"document", "SELECT document_id FROM temp.taken"}};
    for (const OwnedTable& table : tables_) {
      if (!table.id.empty()) {
        const auto last =
            connection_.number(fmt::format("SELECT coalesce(max({}), 0) FROM main.{}", quoted(table.id), table.name));
        if (!last) return last.error();
        shift[table.name] = *last;
        owned[table.name] = fmt::format("SELECT {} FROM source.{} WHERE {} IN ({})", quoted(table.id), table.name,
                                        quoted(table.reference), owned.at(table.owner));
      }
      if (Status copied = copy_rows(table, shift, owned.at(table.owner)); !copied) return copied;
    }
    // Beside the documents that are here already they are new.
    return connection_.execute(
        fmt::format("UPDATE main.document SET years_compared = 0 WHERE document_id > {}", *highest));
  }

  Status copy_rows(const OwnedTable& table, const std::map<std::string, std::int64_t>& shift,
                   const std::string& owners) {
    std::string names;
    std::string values;
    for (const std::string& column : table.columns) {
      const std::string separator = names.empty() ? "" : ", ";
      names += separator + quoted(column);
      values += separator + quoted(column);
      if (column == table.id) {
        values += fmt::format(" + {}", shift.at(table.name));
      } else if (column == table.reference) {
        values += fmt::format(" + {}", shift.at(table.owner));
      }
    }
    return connection_.execute(fmt::format("INSERT INTO main.{0} ({1}) SELECT {2} FROM source.{0} WHERE {3} IN ({4})",
                                           table.name, names, values, quoted(table.reference), owners));
  }

  // The other names under which a known content was met.
  Status paths() {
    return connection_.execute(
        "INSERT OR IGNORE INTO main.document_path (document_id, file) SELECT m.mine, p.file FROM temp.met m JOIN "
        "source.document_path p ON p.document_id = m.other WHERE m.fate IN ('same', 'conflict', 'decided')");
  }

  // The full text keeps no copy of what it was made from: entries go before the passages do.
  Status drop_text(const std::string& documents) {
    return connection_.execute(
        "INSERT INTO main.passage_search (passage_search, rowid, text) SELECT 'delete', passage_id, p.text FROM "
        "main.passage_padded p JOIN main.passage USING (passage_id) WHERE document_id IN (" +
        documents + ")");
  }

  Status index_text() {
    return connection_.execute(fmt::format(
        "INSERT INTO main.passage_search (rowid, text) SELECT passage_id, p.text FROM main.passage_padded p JOIN "
        "main.passage USING (passage_id) WHERE document_id > {} ORDER BY passage_id; "
        "DROP TABLE temp.taken; DROP TABLE temp.met",
        shift_));
  }

  Connection& connection_;
  const std::string& input_;
  MergeReport& report_;
  std::vector<OwnedTable> tables_;
  std::int64_t shift_ = 0;
};

}  // namespace

Status Store::merge(const std::string& input, MergeReport* report) {
  const auto guard = state_->guard();
  {
    // Whether it is ours, of this schema and whole.
    const Result<Store> other = Store::open(input, {.read_only = true, .create = false});
    if (!other) return other.error();
    // A trail is one chain of decisions and stays where it was made.
    const auto decisions = other->state_->connection.number("SELECT count(*) FROM decision");
    if (!decisions) return decisions.error();
    if (*decisions > 0) {
      return Error{
          ErrorCode::Usage,
          fmt::format("database {}: holds decisions of reviewers, which are not carried over; merge the others "
                      "into it instead",
                      input),
          {}};
    }
  }
  std::error_code ignored;
  if (std::filesystem::equivalent(input, state_->connection.path(), ignored)) {
    return Error{ErrorCode::Usage, fmt::format("database {}: is to be merged into itself", input), {}};
  }
  if (Status ready = state_->start_writing(); !ready) return ready;
  Connection& connection = state_->connection;
  Query attach = state_->query(Sql::Attach);
  if (Status attached = attach.bind(input).run(); !attached) return attached;
  if (Status full = connection.execute("PRAGMA synchronous = FULL"); !full) return full;
  MergeReport merged = *report;
  Status done = Merger(*state_, input, merged).run();
  const Status detached = connection.execute("DETACH source");
  if (!done) return done;
  if (!detached) return detached;
  *report = std::move(merged);
  return connection.execute("PRAGMA synchronous = NORMAL");
}

}  // namespace ziping::store
