#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "check/finding.h"
#include "extract/extraction.h"
#include "layout/reading.h"
#include "store/decision.h"
#include "store/samples.h"
#include "store/search.h"
#include "store/statistics.h"

namespace ziping::store {

/// A document's place in the batch. `job_key`: SHA-256 over file hash, options, pattern digest, engine identity and
/// data version; equal keys mean the stored result is the result. `reading_key`: the same without the patterns; equal
/// keys mean the stored page readings are the readings. `pages` is 0 until the file was opened.
struct DocumentRow {
  std::int64_t id = 0;
  std::string sha256;
  std::string file;
  std::string job_key;
  std::string status;  // ok, partial, failed, skipped, running
  int pages = 0;
  int attempts = 0;
  std::optional<std::string> entity;
  std::optional<int> year;
  std::string reading_key;
  /// How many of the pages were asked for (--pages).
  int pages_asked = 0;
};

/// A page as read: `reading` is the worker's message (JSON), kept whole so that patterns and checks run again from it.
struct PageRow {
  int number = 0;
  std::string reading;
};

/// A whole document, ready to be stored or shown. To `finish` it comes with boxes of the straightened page and is
/// written with displayed boxes (layout::to_displayed); `load` yields displayed boxes.
struct DocumentRecord {
  DocumentRow row;
  layout::DocumentReading reading;
  extract::Extraction extraction;
  std::vector<check::Finding> findings;
  /// Program version, patterns digest, engine identity, options: JSON object.
  std::string generator;
  /// layout::page_text of each of reading.pages. `finish` makes it, `load` yields it.
  std::vector<std::string> page_texts;
  /// What people settled: those facts stand among extraction.facts as settled, and here as they were read.
  std::vector<Settlement> settled;
};

/// What of a document is loaded; the rest of the record stays empty.
struct Parts {
  bool pages = true;
  bool tables = true;
  bool facts = true;
  bool findings = true;
};

struct OpenOptions {
  bool read_only = false;
  bool create = true;
};

/// What `merge` did. Documents: `taken` were not known, `replaced` were, with a worse or no result of the same work,
/// `same` were as good; `unfinished` had no result in the other database. `conflicts`: what was not taken, a line each;
/// `left` what stays in the other database as it should, likewise.
struct MergeReport {
  int taken = 0;
  int replaced = 0;
  int same = 0;
  int unfinished = 0;
  std::vector<std::string> conflicts;
  std::vector<std::string> left;
};

/// What `verify` found wrong: one line a person can read, each.
using Faults = std::vector<std::string>;

/// The database of a batch: one connection, one writer (a lock file beside it). Every failure is an Error of the
/// store_* codes that names the path and the remedy (input_missing where a database to read is not there); the file
/// is left as it was. Thread safe: calls are served one after the other. Never to be carried across fork.
class Store {
 public:
  static Result<Store> open(const std::string& path, const OpenOptions& options);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// The stored document with this content, if any (by SHA-256), or by file name suffix / id / hash prefix. A name
  /// that more than one document answers to is a usage error which lists them.
  Result<std::optional<DocumentRow>> find_by_hash(const std::string& sha256) const;
  /// All documents by file name.
  Result<std::vector<DocumentRow>> list() const;
  Result<std::optional<DocumentRow>> find(const std::string& name) const;
  /// Every file name under which a document was met.
  Result<std::vector<std::string>> paths(std::int64_t document_id) const;

  /// Records that work on a document begins, before it does. Attempts counted for other work are forgotten. Page
  /// readings of another reading_key, or all of them (and the attempts) if `fresh`, are dropped; older results of it
  /// are removed when `finish` is called.
  Result<std::int64_t> begin(const DocumentRow& row, bool fresh = false);
  /// Counts an attempt at what a document may take this very process down with, before it is made, and yields how
  /// many there were with it. `finish` sets the count back.
  Result<int> count_attempt(std::int64_t document_id);
  /// Counts an attempt at a page (0: at opening the document) before it is made, and yields how many in a row never
  /// ended, with this one.
  Result<int> begin_page(std::int64_t document_id, int page);
  /// The attempt ended: `failed` in a way that may pass, or else for good. `put_page` includes it.
  Status end_page(std::int64_t document_id, int page, bool failed);
  /// The attempt did not take place: the run is interrupted.
  Status withdraw_page(std::int64_t document_id, int page);
  /// How often in a row each page (0: the opening) failed in a way that may pass.
  Result<std::map<int, int>> failed_attempts(std::int64_t document_id) const;
  /// Whether some page failed so, fewer than `attempts` times, or was skipped: reading it again may help.
  Result<bool> may_pass(std::int64_t document_id, int attempts) const;
  /// Pages acknowledged so far for the reading key: a killed run goes on behind them.
  Result<std::vector<PageRow>> pages(std::int64_t document_id) const;
  Status put_page(std::int64_t document_id, const PageRow& page, const layout::PageReading& reading,
                  bool failed = false);
  /// One transaction: tables, cells, words, facts, findings, diagnostics and the final status of the document.
  Status finish(std::int64_t document_id, const DocumentRecord& record);
  /// Replaces the findings of a finished document, as where another document changes what can be said of it.
  Status put_findings(std::int64_t document_id, const std::vector<check::Finding>& findings);
  /// Finished documents that were not yet held against those of the years beside them, as they stand now. `finish`,
  /// `decide` and `merge` put documents among them, set_years_compared takes them out.
  Result<std::set<std::int64_t>> years_pending() const;
  Status set_years_compared(const std::set<std::int64_t>& document_ids);
  /// Another file name under which the same bytes were met. Writes nothing where it is known.
  Status put_path(std::int64_t document_id, const std::string& file);
  /// What is stored of a document, boxes as displayed. Pages come with their paragraphs and the diagnostics.
  Result<DocumentRecord> load(std::int64_t document_id, const Parts& parts = {}) const;

  /// Paragraphs and cells that hold every one of the words (words of any length, spaces and all; small and capital
  /// letters of the alphabet are one).
  Result<Hits> search(const std::vector<std::string>& words, std::size_t most) const;

  /// The trail of a document, oldest first.
  Result<std::vector<Decision>> decisions(std::int64_t document_id) const;
  /// One transaction: the decision's row (id and chain are given here), all settlements of the document as they follow
  /// from its trail, and the findings on them. Yields the decision as stored.
  Result<Decision> decide(std::int64_t document_id, Decision decision, const std::vector<Settlement>& settled,
                          const std::vector<check::Finding>& findings);
  Result<DocumentCounts> counts(std::int64_t document_id) const;

  /// Takes over the documents of another database in one transaction; both have to be of this program's schema. Of two
  /// results of the same work the better is kept, of two of different work that which is here (a conflict). Taking the
  /// same database over again changes nothing. Adds to `report`.
  Status merge(const std::string& input, MergeReport* report);

  /// Integrity, foreign keys, one row for every page asked for, readings and results that agree, nothing orphaned.
  Result<Faults> verify() const;

  Result<Statistics> statistics() const;
  /// All figures that can be sampled: numeric facts in the order of their documents' hashes, then as they stand.
  Result<std::vector<FigureRow>> figures() const;
  /// Records a sample and yields its number, or what was written in a worksheet and what came of it.
  Result<std::int64_t> put_sample(const SampleRecord& record);
  Status put_evaluation(const EvaluationRecord& record);
  Result<std::vector<std::int64_t>> samples() const;
  /// Error input_missing where there is no such sample.
  Result<SampleRecord> load_sample(std::int64_t id) const;

  struct State;

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::store
