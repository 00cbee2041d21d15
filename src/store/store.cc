#include "store/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

#include "store/state.h"

namespace ziping::store {
namespace {

Error store_error(ErrorCode code, std::string message) {
  Origin origin;
  origin.stage = "store";
  return {code, std::move(message), origin};
}

/// Columns as ZIPING_DOCUMENT_COLUMNS in statements.cc.
DocumentRow read_row(const Query& query) {
  DocumentRow row;
  row.id = query.number(0);
  row.sha256 = query.text(1);
  row.file = query.text(2);
  row.job_key = query.text(3);
  row.status = query.text(4);
  row.pages = query.small(5);
  row.attempts = query.small(6);
  row.entity = query.optional_text(7);
  row.year = query.optional_small(8);
  row.reading_key = query.text(9);
  row.pages_asked = query.small(10);
  return row;
}

Result<std::vector<DocumentRow>> read_rows(Query query) {
  std::vector<DocumentRow> rows;
  while (query.step()) rows.push_back(read_row(query));
  if (Status status = query.status(); !status) return status.error();
  return rows;
}

bool all_of_class(const std::string& text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
}

Status check_place(const std::string& path, const OpenOptions& options) {
  std::error_code ignored;
  const auto kind = std::filesystem::status(path, ignored).type();
  if (kind == std::filesystem::file_type::directory) {
    return store_error(ErrorCode::StoreUnwritable,
                       fmt::format("database {}: is a folder; give the name of a file in it", path));
  }
  if (kind == std::filesystem::file_type::not_found && (options.read_only || !options.create)) {
    return store_error(ErrorCode::InputMissing, fmt::format("database {}: there is no such file", path));
  }
  return Done{};
}

}  // namespace

Store::State::~State() {
  for (sqlite3_stmt* statement : prepared) sqlite3_finalize(statement);
  if (wal) {
    // Readers may be there: then the WAL stays, which is no fault.
    sqlite3_busy_timeout(connection.handle(), 0);
    sqlite3_exec(connection.handle(), "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE", nullptr, nullptr,
                 nullptr);
  }
}

Status Store::State::prepare_all() {
  for (std::size_t i = 0; i < kStatements; ++i) {
    const std::string_view text = statements().at(i);
    const int code = sqlite3_prepare_v3(connection.handle(), text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared.at(i), nullptr);
    if (code != SQLITE_OK) return connection.error(code);
  }
  return Done{};
}

Status Store::State::start_writing() {
  if (read_only) return store_error(ErrorCode::Internal, "database opened for reading is to be written");
  if (wal) return Done{};
  Result<std::string> mode = connection.text("PRAGMA journal_mode = WAL");
  if (!mode) return mode.error();
  wal = *mode == "wal";
  return connection.execute("PRAGMA synchronous = NORMAL");
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, const OpenOptions& options) {
  if (Status place = check_place(path, options); !place) return place.error();
  auto state = std::make_unique<State>();
  state->read_only = options.read_only;
  if (!options.read_only) {
    if (Status locked = state->lock.take(path); !locked) return locked.error();
  }
  Connection& connection = state->connection;
  if (Status opened = connection.open(path, options.read_only, options.create); !opened) return opened.error();
  if (!options.read_only && sqlite3_db_readonly(connection.handle(), "main") == 1) {
    return store_error(ErrorCode::StoreUnwritable,
                       fmt::format("database {}: is read-only; make it writable or give another --db", path));
  }
  const Status set = connection.execute(
      "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY");
  if (!set) return set.error();
  if (Status adopted = adopt_schema(connection, options.read_only); !adopted) return adopted.error();
  if (Status prepared = state->prepare_all(); !prepared) return prepared.error();
  if (!options.read_only) {
    // A writer that was killed left its journal beside; whoever comes next leaves one file again.
    const Result<std::string> mode = connection.text("PRAGMA journal_mode");
    if (!mode) return mode.error();
    if (*mode == "wal") {
      if (Status ready = state->start_writing(); !ready) return ready.error();
    } else {
      // Nobody uses it without a WAL; SQLite says nothing where it could not remove it.
      std::error_code ignored;
      std::filesystem::remove(path + "-shm", ignored);
    }
  }
  return Store(std::move(state));
}

Result<std::optional<DocumentRow>> Store::find_by_hash(const std::string& sha256) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::FindByHash);
  query.bind(sha256);
  std::optional<DocumentRow> row;
  if (query.step()) row = read_row(query);
  if (Status status = query.status(); !status) return status.error();
  return row;
}

Result<std::vector<DocumentRow>> Store::list() const {
  const auto guard = state_->guard();
  return read_rows(state_->query(Sql::List));
}

Result<std::optional<DocumentRow>> Store::find(const std::string& name) const {
  const auto guard = state_->guard();
  const auto unique = [&](Query& query) -> Result<std::optional<DocumentRow>> {
    std::vector<DocumentRow> rows;
    while (query.step()) rows.push_back(read_row(query));
    if (Status status = query.status(); !status) return status.error();
    if (rows.empty()) return std::optional<DocumentRow>{};
    if (rows.size() == 1) return std::optional<DocumentRow>{rows.front()};
    std::string names;
    for (const DocumentRow& row : rows)
      names += fmt::format("\n  {}  {}  {}", row.id, row.sha256.substr(0, 12), row.file);
    return store_error(ErrorCode::Usage, fmt::format("more than one document answers to '{}':{}", name, names));
  };
  {
    Query query = state_->query(Sql::FindByFile);
    query.bind(name);
    auto found = unique(query);
    if (!found || found->has_value()) return found;
  }
  if (all_of_class(name, "0123456789") && name.size() < 10) {
    Query query = state_->query(Sql::FindById);
    query.bind(std::stoi(name));
    auto found = unique(query);
    if (!found || found->has_value()) return found;
  }
  if (name.size() >= 4 && all_of_class(name, "0123456789abcdef")) {
    Query query = state_->query(Sql::FindByHashPrefix);
    query.bind(name);
    return unique(query);
  }
  return std::optional<DocumentRow>{};
}

Result<std::vector<std::string>> Store::paths(std::int64_t document_id) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::Paths);
  query.bind(document_id);
  std::vector<std::string> files;
  while (query.step()) files.push_back(query.text(0));
  if (Status status = query.status(); !status) return status.error();
  return files;
}

Result<std::int64_t> Store::begin(const DocumentRow& row, bool fresh) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready.error();
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun.error();
  if (Status done = state_->query(Sql::InsertDocument).bind(row.sha256).run(); !done) return done.error();
  const Result<std::optional<DocumentRow>> stored = find_by_hash(row.sha256);
  if (!stored) return stored.error();
  const std::int64_t id = stored->value_or(DocumentRow{}).id;
  if (Status done = state_->query(Sql::AddPath).bind(id).bind(row.file).run(); !done) return done.error();
  if (Status done = state_->query(Sql::DropReadings).bind(id).bind(fresh).bind(row.reading_key).run(); !done) {
    return done.error();
  }
  if (Status done = state_->query(Sql::DropPageAttempts).bind(id).bind(fresh).bind(row.reading_key).run(); !done) {
    return done.error();
  }
  Status noted = state_->query(Sql::BeginDocument).bind(id).bind(row.job_key).bind(row.reading_key).bind(fresh).run();
  if (!noted) return noted.error();
  if (Status done = transaction.commit(); !done) return done.error();
  return id;
}

Result<int> Store::count_attempt(std::int64_t document_id) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready.error();
  Query query = state_->query(Sql::CountAttempt);
  query.bind(document_id);
  int attempts = 0;
  while (query.step()) attempts = query.small(0);
  if (Status status = query.status(); !status) return status.error();
  return attempts;
}

Result<std::vector<PageRow>> Store::pages(std::int64_t document_id) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::Readings);
  query.bind(document_id);
  std::vector<PageRow> rows;
  while (query.step()) rows.push_back({query.small(0), query.text(1)});
  if (Status status = query.status(); !status) return status.error();
  return rows;
}

Status Store::put_page(std::int64_t document_id, const PageRow& page, const layout::PageReading& reading, bool failed) {
  if (page.number != reading.number) return store_error(ErrorCode::Internal, "a page reading under another number");
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  const Status put = state_->query(Sql::PutReading).bind(document_id).bind(page.number).bind(page.reading).run();
  if (!put) return put;
  if (Status ended = end_page(document_id, page.number, failed); !ended) return ended;
  return transaction.commit();
}

Result<int> Store::begin_page(std::int64_t document_id, int page) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready.error();
  Query query = state_->query(Sql::BeginPageAttempt);
  query.bind(document_id).bind(page);
  int unfinished = 0;
  while (query.step()) unfinished = query.small(0);
  if (Status status = query.status(); !status) return status.error();
  return unfinished;
}

Status Store::end_page(std::int64_t document_id, int page, bool failed) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  return state_->query(Sql::EndPageAttempt).bind(document_id).bind(page).bind(failed).run();
}

Status Store::withdraw_page(std::int64_t document_id, int page) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  return state_->query(Sql::WithdrawPageAttempt).bind(document_id).bind(page).run();
}

Result<std::map<int, int>> Store::failed_attempts(std::int64_t document_id) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::PageAttempts);
  query.bind(document_id);
  std::map<int, int> failed;
  while (query.step()) failed.emplace(query.small(0), query.small(1));
  if (Status status = query.status(); !status) return status.error();
  return failed;
}

Result<bool> Store::may_pass(std::int64_t document_id, int attempts) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::MayPass);
  query.bind(document_id).bind(attempts);
  const bool some = query.step() && query.number(0) != 0;
  if (Status status = query.status(); !status) return status.error();
  return some;
}

Status Store::put_findings(std::int64_t document_id, const std::vector<check::Finding>& findings) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  if (Status written = write_findings(*state_, document_id, findings); !written) return written;
  return transaction.commit();
}

Result<std::set<std::int64_t>> Store::years_pending() const {
  const auto guard = state_->guard();
  std::set<std::int64_t> pending;
  Query query = state_->query(Sql::YearsPending);
  while (query.step()) pending.insert(query.number(0));
  if (Status status = query.status(); !status) return status.error();
  return pending;
}

Status Store::set_years_compared(const std::set<std::int64_t>& document_ids) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  for (const std::int64_t id : document_ids) {
    if (Status done = state_->query(Sql::SetYearsCompared).bind(id).bind(true).run(); !done) return done;
  }
  return transaction.commit();
}

Status Store::finish(std::int64_t document_id, const DocumentRecord& record) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  // The one commit that must survive a power cut: a document told to be done is done.
  if (Status full = state_->connection.execute("PRAGMA synchronous = FULL"); !full) return full;
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  if (Status written = write_results(*state_, document_id, record); !written) return written;
  if (Status done = state_->query(Sql::DropEndedAttempts).bind(document_id).run(); !done) return done;
  if (Status done = transaction.commit(); !done) return done;
  return state_->connection.execute("PRAGMA synchronous = NORMAL");
}

Status Store::put_path(std::int64_t document_id, const std::string& file) {
  const auto guard = state_->guard();
  {
    Query known = state_->query(Sql::HasPath);
    known.bind(document_id).bind(file);
    if (known.step()) return Done{};
    if (Status status = known.status(); !status) return status;
  }
  if (Status ready = state_->start_writing(); !ready) return ready;
  return state_->query(Sql::AddPath).bind(document_id).bind(file).run();
}

Result<DocumentRecord> Store::load(std::int64_t document_id, const Parts& parts) const {
  const auto guard = state_->guard();
  DocumentRow row;
  {
    Query query = state_->query(Sql::FindById);
    query.bind(document_id);
    if (!query.step()) {
      if (Status status = query.status(); !status) return status.error();
      return store_error(ErrorCode::Usage, fmt::format("no document has the number {}", document_id));
    }
    row = read_row(query);
  }
  return read_results(*state_, row, parts);
}

}  // namespace ziping::store
