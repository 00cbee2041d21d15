#include "review/settle.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/rational.h"
#include "check/check.h"
#include "extract/figures.h"
#include "review/form_decision.h"
#include "review/what_if.h"

namespace ziping::review {
namespace {

using extract::Comparator;
using extract::Fact;

Error unclear(const std::string& message) {
  Origin origin;
  origin.stage = "review";
  return {ErrorCode::ValueUnclear, message, origin};
}

/// The context in which the figure's own print gives the value that the place gave it; what a bare number needs to
/// be understood the same way.
std::optional<text::QuantityContext> context_of(const Fact& fact, const text::Language& language, int report_year) {
  const std::string print = print_of(fact);
  const std::string unit = fact.unit.value_or("");
  const bool typed = extract::is_typed(fact.confidence);
  const std::array<text::QuantityContext, 3> contexts{text::QuantityContext{unit, false, report_year, typed},
                                                      text::QuantityContext{unit, true, report_year, typed},
                                                      text::QuantityContext{"", false, report_year, typed}};
  for (const text::QuantityContext& context : contexts) {
    Fact again;
    extract::set_quantity(language.read(print, context), &again);
    if (again.value == fact.value && again.base_value == fact.base_value && fact.value) return context;
  }
  return std::nullopt;
}

/// Value in the fact's own unit, base value by the same factor as before.
void put_scaled(const Decimal& value, int decimals, const Fact& before, Fact* fact) {
  fact->value = value;
  fact->decimals = decimals;
  fact->upper.reset();
  if (before.value && before.base_value && !before.value->is_zero()) {
    const Rational factor = Rational(*before.base_value) / Rational(*before.value);
    fact->base_value = (Rational(value) * factor).as_decimal(Decimal::kMaxScale);
  } else {
    fact->base_value = before.unit
                           ? before.base_value && before.base_value->is_zero() ? std::optional(value) : std::nullopt
                           : std::optional(value);
  }
}

void put_text(const std::string& print, Fact* fact) {
  fact->text.replace(fact->match_begin, fact->match_end - fact->match_begin, print);
  fact->match_end = fact->match_begin + print.size();
}

Result<Fact> changed(const Fact& as_read, const std::string& print, const patterns::PatternSet& patterns,
                     int report_year) {
  const text::Language& language = patterns.language();
  Fact fact = as_read;
  put_text(print, &fact);
  if (as_read.value_text) {
    if (print.empty()) return unclear("nothing is no text");
    // A date or grade is kept in its canonical form where the reading was.
    const text::Quantity before = language.read(print_of(as_read), {"", false, report_year});
    const text::Quantity now = language.read(print, {"", false, report_year});
    const bool canonical = !before.literal.empty() && before.literal == *as_read.value_text;
    if (canonical && (now.literal.empty() || now.kind != before.kind))
      return unclear("'" + print + "' is none of the kind that stands here");
    fact.value_text = canonical ? now.literal : print;
    return fact;
  }
  const auto context = context_of(as_read, language, report_year);
  text::QuantityContext place = context.value_or(text::QuantityContext{as_read.unit.value_or(""), false, report_year});
  place.typed = true;  // by the person who corrects it
  const text::Quantity quantity = language.read(print, place);
  const bool figure = quantity.printed_value.has_value() || quantity.value.has_value();
  if (!figure && as_read.value) return unclear("'" + print + "' is no figure");
  if (!figure) return fact;
  if (!context && as_read.value && quantity.printed_unit.empty()) {
    put_scaled(quantity.printed_value.value_or(*quantity.value), quantity.decimals, as_read, &fact);
    return fact;
  }
  fact.value.reset();
  extract::set_quantity(quantity, &fact);
  // A sign that stands in a cell of its own is not part of this print.
  if (fact.comparator == Comparator::None || fact.comparator == Comparator::Equal) {
    const text::Quantity own = language.read(print_of(as_read), context.value_or(text::QuantityContext{}));
    if (own.comparator == text::Comparator::None && !own.upper) fact.comparator = as_read.comparator;
  }
  return fact;
}

/// True where the checks of `record`, run with `facts` in place of its own, would say and blame the same.
bool same_to_checks(const store::DocumentRecord& record, const std::vector<Fact>& facts) {
  std::set<std::string_view> failing;
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict == check::Verdict::Fail) failing.insert(finding.facts.begin(), finding.facts.end());
  }
  const std::vector<Fact>& before = record.extraction.facts;
  return std::equal(before.begin(), before.end(), facts.begin(), facts.end(), [&](const Fact& a, const Fact& b) {
    const bool as_sure = a.sure == b.sure && a.confidence == b.confidence && a.alternatives == b.alternatives;
    return says_the_same(a, b) && (as_sure || !failing.contains(b.id));
  });
}

}  // namespace

bool says_the_same(const Fact& a, const Fact& b) {
  return a.text == b.text && a.value == b.value && a.upper == b.upper && a.value_text == b.value_text &&
         a.unit == b.unit && a.base_value == b.base_value && a.comparator == b.comparator && a.decimals == b.decimals;
}

std::string print_of(const Fact& fact) {
  if (fact.match_begin > fact.match_end || fact.match_end > fact.text.size()) return fact.text;
  return fact.text.substr(fact.match_begin, fact.match_end - fact.match_begin);
}

std::optional<std::string> value_of(const Fact& fact) {
  if (fact.value_text) return fact.value_text;
  if (fact.value) return fact.value->to_string();
  return std::nullopt;
}

Result<Fact> settled(const Fact& as_read, const Proposal& proposal, const patterns::PatternSet& patterns,
                     int report_year) {
  Fact fact = as_read;
  if (proposal.action == store::Action::Unreadable) {
    fact.value.reset();
    fact.value_text.reset();
    fact.upper.reset();
    fact.base_value.reset();
    fact.comparator = Comparator::None;
    fact.alternatives.clear();
    fact.sure = false;
    fact.confidence = 0;
    return fact;
  }
  if (proposal.action == store::Action::Change && proposal.text != print_of(as_read)) {
    Result<Fact> other = changed(as_read, proposal.text, patterns, report_year);
    if (!other) return other;
    fact = std::move(*other);
  }
  fact.sure = true;
  fact.confidence = 1;
  fact.alternatives.clear();
  return fact;
}

std::vector<Fact> facts_as_read(const store::DocumentRecord& record) {
  std::vector<Fact> facts = record.extraction.facts;
  std::map<std::string, const Fact*> read;
  for (const store::Settlement& settlement : record.settled) read.emplace(settlement.other.id, &settlement.other);
  for (Fact& fact : facts) {
    const auto found = read.find(fact.id);
    if (found != read.end()) fact = *found->second;
  }
  return facts;
}

std::vector<store::Settlement> settlements_of(const Trail& trail, const std::vector<Fact>& as_read,
                                              const patterns::PatternSet& patterns, int report_year) {
  std::vector<store::Settlement> settlements;
  for (const Fact& fact : as_read) {
    const store::Decision* decision = trail.in_force(fact.id);
    if (decision == nullptr) continue;
    // What a person confirmed stays what it was, however the print is read today.
    const bool kept = decision->action != store::Action::Unreadable;
    const Proposal proposal{kept ? store::Action::Change : decision->action, decision->new_text};
    auto now = settled(fact, proposal, patterns, report_year);
    if (now) settlements.push_back({decision->id, std::move(*now)});
  }
  return settlements;
}

layout::DocumentReading with_texts(const layout::DocumentReading& reading, const std::vector<Fact>& facts) {
  layout::DocumentReading shown = reading;
  for (const Fact& fact : facts) {
    if (!fact.table || !fact.row || !fact.col) continue;
    for (layout::Table& table : shown.tables) {
      if (table.id != *fact.table) continue;
      for (layout::Cell& cell : table.cells) {
        if (cell.row == *fact.row && cell.col == *fact.col) cell.text = fact.text;
      }
    }
  }
  return shown;
}

void put_in_force(const std::vector<store::Settlement>& settlements, const patterns::PatternSet& patterns,
                  bool forms_changed, store::DocumentRecord* record) {
  std::vector<Fact> facts = facts_as_read(*record);
  record->settled.clear();
  std::vector<Fact> changed_texts;
  for (const store::Settlement& settlement : settlements) {
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == settlement.other.id; });
    if (found == facts.end()) continue;
    record->settled.push_back({settlement.decision, *found});
    const Box box = found->box;
    *found = settlement.other;
    found->box = box;
    if (found->text != record->settled.back().other.text) changed_texts.push_back(*found);
  }
  const bool same = !forms_changed && same_to_checks(*record, facts);
  record->extraction.facts = std::move(facts);
  if (same) return;
  std::vector<check::Finding> own =
      changed_texts.empty()
          ? check::run_checks(record->reading, record->extraction, patterns)
          : check::run_checks(with_texts(record->reading, changed_texts), record->extraction, patterns);
  record->findings = with_comparisons(std::move(own), record->findings);
}

Status keep_decisions(const store::Store& store, std::int64_t document_id, const patterns::PatternSet& patterns,
                      store::DocumentRecord* record) {
  auto decisions = store.decisions(document_id);
  if (!decisions) return decisions.error();
  if (decisions->empty()) return Done{};
  std::vector<Fact> displayed = record->extraction.facts;
  for (Fact& fact : displayed) {
    const auto page = std::find_if(record->reading.pages.begin(), record->reading.pages.end(),
                                   [&](const layout::PageReading& other) { return other.number == fact.page; });
    if (page != record->reading.pages.end()) fact.box = layout::to_displayed(fact.box, *page);
  }
  std::vector<layout::Table> tables = record->reading.tables;
  for (layout::Table& table : tables) {
    const auto page = std::find_if(
        record->reading.pages.begin(), record->reading.pages.end(),
        [&](const layout::PageReading& other) { return !table.pages.empty() && other.number == table.pages.front(); });
    if (page != record->reading.pages.end()) table.boxes.front() = layout::to_displayed(table.boxes.front(), *page);
  }
  const Trail trail(std::move(*decisions), displayed, tables);
  const auto settlements =
      settlements_of(trail, record->extraction.facts, patterns, record->extraction.year.value_or(0));
  // The checks see the kinds of tables that are in force; stored are those that were read, beside the decisions.
  std::vector<extract::TableForm> as_read = record->extraction.forms;
  put_forms(trail, record);
  const bool settled_form = std::any_of(as_read.begin(), as_read.end(), [&](const extract::TableForm& form) {
    return trail.in_force(form.table) != nullptr;
  });
  if (!settlements.empty() || settled_form) put_in_force(settlements, patterns, settled_form, record);
  record->extraction.forms = std::move(as_read);
  return Done{};
}

}  // namespace ziping::review
