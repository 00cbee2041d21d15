#include "check/cause.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/rational.h"

namespace ziping::check {
namespace {

using extract::Fact;
using FactsById = std::unordered_map<std::string, const Fact*>;

FactsById by_id(const extract::Extraction& extraction) {
  FactsById facts;
  for (const Fact& fact : extraction.facts) facts.emplace(fact.id, &fact);
  return facts;
}

std::vector<const Fact*> facts_of(const Finding& finding, const FactsById& facts) {
  std::vector<const Fact*> found;
  for (const std::string& id : finding.facts) {
    const auto fact = facts.find(id);
    if (fact != facts.end()) found.push_back(fact->second);
  }
  return found;
}

void put_first(Finding& finding, const std::string& id) {
  const auto found = std::find(finding.facts.begin(), finding.facts.end(), id);
  if (found != finding.facts.end()) std::rotate(finding.facts.begin(), found, found + 1);
}

/// The number in another reading of a cell, if it is one: digits, signs and commas, then perhaps a unit.
std::optional<Decimal> number_in(const std::string& reading) {
  std::string digits;
  for (const char c : reading) {
    const bool part = (c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.empty());
    if (part) digits += c;
    if (!part && c != ',' && c != ' ' && !digits.empty()) break;
  }
  return Decimal::parse(digits);
}

std::optional<Decimal> difference(const Finding& finding) {
  const auto stated = finding.stated ? Decimal::parse(*finding.stated) : std::nullopt;
  const auto computed = finding.computed ? Decimal::parse(*finding.computed) : std::nullopt;
  return stated && computed ? stated->minus(*computed) : std::nullopt;
}

/// A comparison with the figure itself as one side must be off by as much as the root: a limit may be kept by many
/// other values, and then says nothing about this one.
bool follows(const Finding& finding, const Finding& root, const FactsById& facts, const std::string& culprit) {
  const auto fact = facts.find(culprit);
  if (fact == facts.end() || !fact->second->value) return false;
  const auto is_side = [&](const std::optional<std::string>& side) {
    const auto value = side ? Decimal::parse(*side) : std::nullopt;
    return value && *value == *fact->second->value;
  };
  if (!is_side(finding.stated) && !is_side(finding.computed)) return true;
  const auto own = difference(finding);
  const auto other = difference(root);
  return own && other && own->abs() == other->abs();
}

bool on_scan(const layout::DocumentReading& document, const Fact& fact) {
  return std::any_of(document.pages.begin(), document.pages.end(), [&](const layout::PageReading& page) {
    return page.number == fact.page && page.source == Source::Ocr;
  });
}

bool read_from_text(const layout::DocumentReading& document) {
  return std::all_of(document.pages.begin(), document.pages.end(),
                     [](const layout::PageReading& page) { return page.source != Source::Ocr; });
}

}  // namespace

void find_causes(const layout::DocumentReading& document, const extract::Extraction& extraction, Trials& trials,
                 std::vector<Finding>& findings) {
  const FactsById facts = by_id(extraction);
  const bool text_layer = read_from_text(document);
  const auto mend = [&](Finding& finding, std::size_t index) {
    auto doubtful = facts_of(finding, facts);
    std::erase_if(doubtful, [](const Fact* fact) { return fact->alternatives.empty() || !fact->value; });
    std::stable_sort(doubtful.begin(), doubtful.end(),
                     [](const Fact* a, const Fact* b) { return a->confidence < b->confidence; });
    for (const Fact* fact : doubtful) {
      for (const std::string& reading : fact->alternatives) {
        const auto value = number_in(reading);
        if (!value || *value == *fact->value) continue;
        const Trials::Outcome outcome = trials.with(*fact, *value);
        if (outcome.spoils || !outcome.mended.contains(index)) continue;
        finding.cause = Cause::Reading;
        finding.suggestion = reading;
        put_first(finding, fact->id);
        return true;
      }
    }
    return false;
  };
  // Figures are read twice, words are not: of a scan they are never beyond doubt.
  const auto beyond_doubt = [&](const Fact* fact) { return fact->sure && (fact->value || !on_scan(document, *fact)); };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    if (finding.verdict != Verdict::Fail || mend(finding, i)) continue;
    const auto involved = facts_of(finding, facts);
    const bool sure = involved.empty() ? text_layer : std::all_of(involved.begin(), involved.end(), beyond_doubt);
    finding.cause = sure ? Cause::Report : Cause::Unknown;
  }
}

void find_roots(const extract::Extraction& extraction, Trials& trials, std::vector<Finding>& findings) {
  const FactsById facts = by_id(extraction);
  std::unordered_map<std::string, int> failures;
  for (const Finding& finding : findings) {
    if (finding.verdict != Verdict::Fail) continue;
    for (const std::string& id : finding.facts) ++failures[id];
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& root = findings[i];
    if (root.verdict != Verdict::Fail || !root.root.empty() || !root.stated || !root.computed) continue;
    const auto off = difference(root);
    if (!off || off->is_zero()) continue;
    std::set<std::size_t> explained;
    std::string culprit;
    for (const Fact* fact : facts_of(root, facts)) {
      if (!fact->value || failures[fact->id] < 2) continue;
      for (const auto& other : {fact->value->minus(*off), fact->value->plus(*off)}) {
        if (!other || trials.used_up()) continue;
        const Trials::Outcome outcome = trials.with(*fact, *other);
        if (!outcome.mended.contains(i) || outcome.spoils || outcome.mended.size() <= explained.size()) continue;
        explained = outcome.mended;
        culprit = fact->id;
      }
    }
    std::erase_if(explained, [&](std::size_t index) { return !follows(findings[index], root, facts, culprit); });
    for (const std::size_t index : explained) {
      put_first(findings[index], culprit);
      if (index != i && findings[index].root.empty()) findings[index].root = root.id;
    }
  }
}

}  // namespace ziping::check
