#include "review/decide.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/sha256.h"
#include "review/form_decision.h"

namespace ziping::review {
namespace {

using extract::Fact;
using store::Action;
using store::Decision;

Error no_fact(const std::string& id) {
  return {ErrorCode::Usage, fmt::format("the document has no figure {}", id), {}};
}

const Fact* find_fact(const std::vector<Fact>& facts, const std::string& id) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

/// Everything of the decision but what it says.
Decision about(const store::DocumentRecord& record, const std::vector<Fact>& as_read, const Fact& fact) {
  Decision decision;
  decision.fact = fact.id;
  decision.concept_id = fact.concept_id;
  decision.item = fact.item;
  const std::vector<store::Ink> inks = inks_of(as_read);
  for (std::size_t i = 0; i < as_read.size(); ++i) {
    if (as_read[i].id == fact.id) decision.ink = inks[i];
  }
  decision.ink_sha256 = ink_sha256(record.row.sha256, decision.ink);
  decision.old_text = decision.new_text = print_of(fact);
  decision.old_value = decision.new_value = value_of(fact);
  decision.unit = fact.unit;
  decision.page_sha256 = page_sha256(record, fact.page);
  return decision;
}

}  // namespace

Result<Outcome> store_outcome(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                              const std::vector<Fact>& as_read, Decision decision,
                              const patterns::PatternSet& patterns) {
  std::vector<Decision> decisions = trail.decisions();
  decision.id = 0;
  decisions.push_back(decision);
  const Trail next(std::move(decisions), as_read, record.reading.tables);
  const auto settlements = settlements_of(next, as_read, patterns, record.extraction.year.value_or(0));
  Outcome outcome;
  outcome.record = record;
  const bool changes = decision.action != Action::Skip && !decision.blind;
  if (is_about_form(decision)) put_forms(next, &outcome.record);
  if (changes) put_in_force(settlements, patterns, is_about_form(decision), &outcome.record);
  outcome.effect = effect_of(record.findings, outcome.record.findings);
  auto stored = store.decide(record.row.id, std::move(decision), settlements, outcome.record.findings);
  if (!stored) return stored.error();
  outcome.decision = std::move(*stored);
  for (store::Settlement& settlement : outcome.record.settled) {
    if (settlement.decision == 0) settlement.decision = outcome.decision.id;
  }
  return outcome;
}

std::string page_sha256(const store::DocumentRecord& record, int page) {
  std::string all;
  const auto put_box = [&](const Box& box) { all += fmt::format("[{} {} {} {}]", box.x0, box.y0, box.x1, box.y1); };
  const auto put = [&](const std::string& text) { all += fmt::format("{}:{}", text.size(), text); };
  for (const layout::PageReading& reading : record.reading.pages) {
    if (reading.number != page) continue;
    all += fmt::format("{} {} {} {} {} ", record.row.sha256, page, reading.width, reading.height, reading.rotation);
    for (const layout::TextLine& line : reading.lines) {
      put(line.text);
      put_box(line.box);
    }
  }
  for (const layout::Table& table : record.reading.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (cell.page != page) continue;
      put(cell.text);
      put_box(cell.box);
      put_box(cell.ink);
      for (const layout::Reading& reading : cell.readings) {
        put(reading.reader);
        put(reading.text);
      }
    }
  }
  return sha256_hex(std::string_view(all));
}

Result<std::vector<Fact>> proposed(const store::DocumentRecord& record, const std::string& fact,
                                   const Proposal& proposal, const patterns::PatternSet& patterns) {
  const std::vector<Fact> as_read = facts_as_read(record);
  const std::vector<store::Ink> inks = inks_of(as_read);
  const Fact* asked = find_fact(as_read, fact);
  const Fact* standing = find_fact(record.extraction.facts, fact);
  if (asked == nullptr || standing == nullptr) return no_fact(fact);
  const store::Ink& ink = inks[static_cast<std::size_t>(asked - as_read.data())];
  // To accept is to accept what stands, be it read or settled before.
  Proposal whole = proposal;
  if (proposal.action == Action::Accept || proposal.action == Action::ReportWrong) {
    whole = {Action::Change, print_of(*standing)};
  }
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < as_read.size(); ++i) {
    if (!same_ink(inks[i], ink)) continue;
    auto now = settled(as_read[i], whole, patterns, record.extraction.year.value_or(0));
    // Another fact of the same print that cannot take the text stays as it was.
    if (!now && as_read[i].id == fact) return now.error();
    if (now) facts.push_back(std::move(*now));
  }
  return facts;
}

Result<Outcome> decide(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                       const Statement& statement, const patterns::PatternSet& patterns) {
  const std::vector<Fact> as_read = facts_as_read(record);
  const Fact* standing = find_fact(record.extraction.facts, statement.fact);
  const Fact* read = find_fact(as_read, statement.fact);
  if (standing == nullptr || read == nullptr) return no_fact(statement.fact);
  Decision decision = about(record, as_read, *standing);
  decision.when = statement.when;
  decision.reviewer = statement.reviewer;
  decision.action = statement.proposal.action;
  decision.blind = statement.blind;
  decision.reason = statement.reason;
  // Without seeing what was settled one can only accept what was read.
  if (statement.blind) {
    decision.new_text = print_of(*read);
    decision.new_value = value_of(*read);
  }
  if (decision.action == Action::Change || decision.action == Action::Unreadable) {
    const auto facts = proposed(record, statement.fact, statement.proposal, patterns);
    if (!facts) return facts.error();
    const Fact* now = find_fact(*facts, statement.fact);
    if (now == nullptr) return no_fact(statement.fact);
    decision.new_text = print_of(*now);
    decision.new_value = value_of(*now);
    decision.unit = now->unit;
  }
  return store_outcome(store, record, trail, as_read, std::move(decision), patterns);
}

Result<Outcome> undo(store::Store& store, const store::DocumentRecord& record, const Trail& trail,
                     const std::string& reviewer, const std::string& when, const patterns::PatternSet& patterns) {
  const Decision* last = trail.last_of(reviewer);
  if (last == nullptr) return Error{ErrorCode::Usage, "there is no decision of yours to take back", {}};
  const std::vector<Fact> as_read = facts_as_read(record);
  Decision decision = *last;
  decision.when = when;
  decision.reviewer = reviewer;
  decision.action = Action::Undo;
  decision.reason.clear();
  decision.undoes = last->id;
  std::swap(decision.old_text, decision.new_text);
  std::swap(decision.old_value, decision.new_value);
  decision.page_sha256 = page_sha256(record, decision.ink.page);
  return store_outcome(store, record, trail, as_read, std::move(decision), patterns);
}

}  // namespace ziping::review
