#include <fmt/format.h>

#include "base/sha256.h"
#include "store/names.h"
#include "store/state.h"

namespace ziping::store {
namespace {

/// Columns as ZIPING_DECISION_COLUMNS in statements.cc.
Decision read_decision(const Query& query) {
  Decision decision;
  decision.id = query.number(0);
  decision.when = query.text(1);
  decision.reviewer = query.text(2);
  decision.action = from_name<Action>(query.text(3)).value_or(Action::Skip);
  decision.blind = query.number(4) != 0;
  decision.fact = query.text(5);
  decision.concept_id = query.text(6);
  decision.item = query.optional_text(7);
  decision.ink.page = query.small(8);
  decision.ink.box = query.box(9);
  decision.ink.figure = query.small(13);
  decision.ink.figures = query.small(14);
  decision.ink_sha256 = query.text(15);
  decision.old_text = query.text(16);
  decision.old_value = query.optional_text(17);
  decision.new_text = query.text(18);
  decision.new_value = query.optional_text(19);
  decision.unit = query.optional_text(20);
  decision.reason = query.text(21);
  decision.page_sha256 = query.text(22);
  if (!query.is_null(23)) decision.undoes = query.number(23);
  decision.chain = query.text(24);
  return decision;
}

Status add(Store::State& state, std::int64_t document_id, const Decision& decision) {
  Query query = state.query(Sql::AddDecision);
  query.bind(document_id).bind(decision.when).bind(decision.reviewer).bind(to_name(decision.action));
  query.bind(decision.blind).bind(decision.fact).bind(decision.concept_id).bind(decision.item);
  query.bind(decision.ink.page).bind(decision.ink.box).bind(decision.ink.figure).bind(decision.ink.figures);
  query.bind(decision.ink_sha256).bind(decision.old_text).bind(decision.old_value).bind(decision.new_text);
  query.bind(decision.new_value).bind(decision.unit).bind(decision.reason).bind(decision.page_sha256);
  return query.bind(decision.undoes).bind(decision.chain).run();
}

}  // namespace

std::string chain_of(const Decision& decision, std::string_view document_sha256, std::string_view before) {
  std::string all;
  // Lengths keep the members apart.
  const auto put = [&](std::string_view part) { all += fmt::format("{}:{}", part.size(), part); };
  const auto put_optional = [&](const std::optional<std::string>& part) {
    all += part ? '+' : '-';
    put(part.value_or(""));
  };
  put(before);
  put(document_sha256);
  put(decision.when);
  put(decision.reviewer);
  put(to_name(decision.action));
  put(decision.blind ? "blind" : "");
  put(decision.fact);
  put(decision.concept_id);
  put_optional(decision.item);
  const Ink& ink = decision.ink;
  put(fmt::format("{} {} {} {} {} {} {}", ink.page, ink.box.x0, ink.box.y0, ink.box.x1, ink.box.y1, ink.figure,
                  ink.figures));
  put(decision.ink_sha256);
  put(decision.old_text);
  put_optional(decision.old_value);
  put(decision.new_text);
  put_optional(decision.new_value);
  put_optional(decision.unit);
  put(decision.reason);
  put(decision.page_sha256);
  put(decision.undoes ? std::to_string(*decision.undoes) : "");
  return sha256_hex(std::string_view(all));
}

Result<std::vector<Decision>> Store::decisions(std::int64_t document_id) const {
  const auto guard = state_->guard();
  Query query = state_->query(Sql::Decisions);
  query.bind(document_id);
  std::vector<Decision> trail;
  while (query.step()) trail.push_back(read_decision(query));
  if (Status status = query.status(); !status) return status.error();
  return trail;
}

Result<Decision> Store::decide(std::int64_t document_id, Decision decision, const std::vector<Settlement>& settled,
                               const std::vector<check::Finding>& findings) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready.error();
  std::string document_sha256;
  {
    Query query = state_->query(Sql::FindById);
    query.bind(document_id);
    if (query.step()) document_sha256 = query.text(1);
    if (Status status = query.status(); !status) return status.error();
  }
  // What a person said must survive a power cut.
  if (Status full = state_->connection.execute("PRAGMA synchronous = FULL"); !full) return full.error();
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun.error();
  std::string before;
  {
    Query query = state_->query(Sql::LastChain);
    if (query.step()) before = query.text(0);
    if (Status status = query.status(); !status) return status.error();
  }
  decision.chain = chain_of(decision, document_sha256, before);
  if (Status added = add(*state_, document_id, decision); !added) return added.error();
  decision.id = state_->connection.last_id();
  std::vector<Settlement> known = settled;
  for (Settlement& settlement : known) {
    if (settlement.decision == 0) settlement.decision = decision.id;
  }
  if (Status written = write_settled(*state_, document_id, known); !written) return written.error();
  if (Status written = write_findings(*state_, document_id, findings); !written) return written.error();
  if (Status left = state_->query(Sql::SetYearsCompared).bind(document_id).bind(false).run(); !left)
    return left.error();
  if (Status done = transaction.commit(); !done) return done.error();
  if (Status normal = state_->connection.execute("PRAGMA synchronous = NORMAL"); !normal) return normal.error();
  return decision;
}

Result<DocumentCounts> Store::counts(std::int64_t document_id) const {
  const auto guard = state_->guard();
  DocumentCounts counts;
  {
    Query query = state_->query(Sql::CountFacts);
    query.bind(document_id);
    if (query.step()) {
      counts.facts = query.small(0);
      counts.unsure = query.small(1);
      counts.open = query.small(2);
      counts.settled = query.small(3);
      counts.pages = query.small(4);
      counts.tables = query.small(5);
    }
    if (Status status = query.status(); !status) return status.error();
  }
  Query query = state_->query(Sql::CountFindings);
  query.bind(document_id);
  if (query.step()) {
    counts.errors = query.small(0);
    counts.warnings = query.small(1);
    counts.notices = query.small(2);
  }
  if (Status status = query.status(); !status) return status.error();
  return counts;
}

Status find_decision_faults(Store::State& state, Faults* faults) {
  std::string before;
  Query query = state.query(Sql::AllDecisions);
  while (query.step()) {
    const Decision decision = read_decision(query);
    if (chain_of(decision, query.text(26), before) != decision.chain) {
      faults->push_back(fmt::format("document {}: decision {} is not what was decided, or one before it is gone",
                                    query.number(25), decision.id));
    }
    before = decision.chain;
  }
  if (Status status = query.status(); !status) return status;
  for (const auto& [sql, why] : {std::pair{Sql::SettledUndone, "a decision that is not in force"},
                                 std::pair{Sql::SettledAbroad, "a decision on another document"}}) {
    Query strays = state.query(sql);
    while (strays.step()) {
      faults->push_back(fmt::format("document {}: fact {} is settled by {}", strays.number(0), strays.text(1), why));
    }
    if (Status status = strays.status(); !status) return status;
  }
  return Done{};
}

}  // namespace ziping::store
