#pragma once
#include <array>
#include <mutex>
#include <string>

#include "store/connection.h"
#include "store/statements.h"
#include "store/store.h"
#include "store/writer_lock.h"

namespace ziping::store {

/// What an open store consists of. The order matters: statements and connection close before the lock is given back.
struct Store::State {
  WriterLock lock;
  Connection connection;
  std::array<sqlite3_stmt*, kStatements> prepared{};
  bool read_only = false;
  /// The journal was switched to WAL by this connection (done before the first write, undone at the end, so that a
  /// run that changes nothing leaves every byte as it was and the file can be handed on alone).
  bool wal = false;
  /// Held through every call from outside.
  std::recursive_mutex mutex;

  State() = default;
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Status prepare_all();
  Status start_writing();
  std::unique_lock<std::recursive_mutex> guard() { return std::unique_lock(mutex); }
  Query query(Sql sql) { return {connection, prepared.at(static_cast<std::size_t>(sql))}; }
};

/// Brings a database to this program's schema, and refuses one that is not ours, newer or damaged without touching it.
Status adopt_schema(Connection& connection, bool read_only);

/// One document's results from and to the tables (results_write.cc, results_read.cc).
Status write_results(Store::State& state, std::int64_t document_id, const DocumentRecord& record);
/// Paragraphs and cells for the full text (passages_write.cc).
Status write_passages(Store::State& state, std::int64_t document_id, const layout::DocumentReading& reading);
/// The box around `box` of that page as it is displayed upright.
Box displayed(const layout::DocumentReading& reading, const Box& box, int page);
Result<DocumentRecord> read_results(Store::State& state, const DocumentRow& row, const Parts& parts);
/// In place of what stands: the figures settled, the findings.
Status write_settled(Store::State& state, std::int64_t document_id, const std::vector<Settlement>& settled);
Status write_findings(Store::State& state, std::int64_t document_id, const std::vector<check::Finding>& findings);
/// Decisions that are not what was decided, figures settled by what does not settle them.
Status find_decision_faults(Store::State& state, Faults* faults);

}  // namespace ziping::store
