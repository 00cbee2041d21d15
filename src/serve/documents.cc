#include "serve/documents.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace ziping::serve {
namespace {

constexpr std::size_t kHash = 64;
constexpr std::size_t kShortHash = 12;

bool is_hex(const std::string& text) {
  return text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void complete(OpenDocument* document) {
  const store::DocumentRecord& record = document->record;
  document->queue = review::queue_of(record, document->trail);
  for (std::size_t i = 0; i < record.extraction.facts.size(); ++i) {
    const std::string& id = record.extraction.facts[i].id;
    document->places.emplace(id, i);
    document->state[id] = document->trail.in_force(id) != nullptr ? "settled" : "none";
  }
  for (const review::Waiting& waiting : document->queue) document->state[waiting.fact] = "open";
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict != check::Verdict::Fail) continue;
    for (const std::string& fact : finding.facts) {
      auto& ids = document->failing[fact];
      if (ids.empty() || ids.back() != finding.id) ids.push_back(finding.id);
    }
  }
}

bool stands_as_seen(const Documents::Seen& seen, const extract::Fact& fact, const store::Decision* standing) {
  if (seen.text && *seen.text != review::print_of(fact)) return false;
  if (!seen.decision) return true;
  if (!seen.decision->has_value()) return standing == nullptr;
  return standing != nullptr && standing->id == **seen.decision;
}

}  // namespace

const layout::PageReading* OpenDocument::page(int number) const {
  const auto found = std::find_if(record.reading.pages.begin(), record.reading.pages.end(),
                                  [&](const layout::PageReading& page) { return page.number == number; });
  return found == record.reading.pages.end() ? nullptr : &*found;
}

Documents::Documents(store::Store& store, std::shared_ptr<const patterns::PatternSet> patterns)
    : store_(store), patterns_(std::move(patterns)) {}

Result<std::shared_ptr<const OpenDocument>> Documents::get(const std::string& id) {
  const std::shared_ptr<const OpenDocument> none;
  if (id.size() < kShortHash || id.size() > kHash || !is_hex(id)) return none;
  {
    const std::lock_guard guard(mutex_);
    const auto found = std::find_if(open_.begin(), open_.end(), [&](const auto& document) {
      return document->record.row.sha256.compare(0, id.size(), id) == 0;
    });
    if (found != open_.end()) {
      open_.splice(open_.begin(), open_, found);
      return open_.front();
    }
  }
  const auto row = id.size() == kHash ? store_.find_by_hash(id) : store_.find(id);
  if (!row) return row.error();
  if (!*row || (*row)->status == "running" || (*row)->sha256.compare(0, id.size(), id) != 0) return none;
  return load((*row)->id);
}

Result<std::shared_ptr<const OpenDocument>> Documents::load(std::int64_t id) {
  auto record = store_.load(id);
  if (!record) return record.error();
  auto decisions = store_.decisions(id);
  if (!decisions) return decisions.error();
  return open(std::move(*record), std::move(*decisions));
}

Result<std::shared_ptr<const OpenDocument>> Documents::open(store::DocumentRecord record,
                                                            std::vector<store::Decision> decisions) {
  const auto counts = store_.counts(record.row.id);
  if (!counts) return counts.error();
  auto document = std::make_shared<OpenDocument>();
  document->record = std::move(record);
  document->counts = *counts;
  document->trail =
      review::Trail(std::move(decisions), review::facts_as_read(document->record), document->record.reading.tables);
  return keep(std::move(document));
}

std::shared_ptr<const OpenDocument> Documents::keep(std::shared_ptr<OpenDocument> document) {
  complete(document.get());
  const std::lock_guard guard(mutex_);
  std::erase_if(open_, [&](const auto& other) { return other->record.row.id == document->record.row.id; });
  counts_[document->record.row.sha256] = document->counts;
  open_.push_front(std::move(document));
  if (open_.size() > limits().open_documents) open_.pop_back();
  return open_.front();
}

void Documents::changed(const std::string& sha256) {
  const std::lock_guard guard(mutex_);
  std::erase_if(open_, [&](const auto& other) { return other->record.row.sha256 == sha256; });
  counts_.erase(sha256);
}

void Documents::all_changed() {
  const std::lock_guard guard(mutex_);
  open_.clear();
  counts_.clear();
}

Result<std::vector<ListedDocument>> Documents::list() {
  auto rows = store_.list();
  if (!rows) return rows.error();
  std::vector<ListedDocument> listed;
  for (store::DocumentRow& row : *rows) {
    ListedDocument document{std::move(row), {}};
    {
      const std::lock_guard guard(mutex_);
      const auto known = counts_.find(document.row.sha256);
      if (known != counts_.end()) {
        document.counts = known->second;
        listed.push_back(std::move(document));
        continue;
      }
    }
    const auto counts = store_.counts(document.row.id);
    if (!counts) return counts.error();
    document.counts = *counts;
    if (document.row.status != "running") {
      const std::lock_guard guard(mutex_);
      counts_[document.row.sha256] = *counts;
    }
    listed.push_back(std::move(document));
  }
  return listed;
}

Result<Documents::Decided> Documents::decided(std::shared_ptr<const OpenDocument> before,
                                              Result<review::Outcome> outcome) {
  if (!outcome) return outcome.error();
  std::vector<store::Decision> decisions = before->trail.decisions();
  decisions.push_back(outcome->decision);
  auto after = open(outcome->record, std::move(decisions));
  if (!after) return after.error();
  return Decided{std::move(before), std::move(*after), std::move(*outcome)};
}

Result<Documents::Decided> Documents::decide(const std::string& id, const review::Statement& statement,
                                             const Seen& seen) {
  const std::lock_guard guard(deciding_);
  auto before = get(id);
  if (!before) return before.error();
  const OpenDocument* document = before->get();
  const extract::Fact* fact = document == nullptr ? nullptr : document->fact(statement.fact);
  if (fact == nullptr) return Decided{*before, nullptr, std::nullopt};
  const store::Decision* standing = document->trail.in_force(statement.fact);
  if (!statement.blind && !stands_as_seen(seen, *fact, standing)) return Decided{*before, nullptr, std::nullopt};
  return decided(*before, review::decide(store_, document->record, document->trail, statement, *patterns_));
}

Result<Documents::Decided> Documents::undo(const std::string& id, const std::string& reviewer,
                                           const std::string& when) {
  const std::lock_guard guard(deciding_);
  auto before = get(id);
  if (!before) return before.error();
  const OpenDocument* document = before->get();
  if (document == nullptr) return Decided{};
  return decided(*before, review::undo(store_, document->record, document->trail, reviewer, when, *patterns_));
}

Result<Documents::Decided> Documents::decide_form(const std::string& id, const review::FormStatement& statement) {
  const std::lock_guard guard(deciding_);
  auto before = get(id);
  if (!before) return before.error();
  const OpenDocument* document = before->get();
  if (document == nullptr) return Decided{};
  return decided(*before, review::decide_form(store_, document->record, document->trail, statement, *patterns_));
}

}  // namespace ziping::serve
