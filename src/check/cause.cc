#include "check/cause.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/rational.h"
#include "check/facts_by_id.h"
#include "check/word_lists.h"

namespace ziping::check {
namespace {

using extract::Fact;

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

bool read_from_text(const layout::DocumentReading& document) {
  return std::all_of(document.pages.begin(), document.pages.end(),
                     [](const layout::PageReading& page) { return page.source != Source::Ocr; });
}

/// Heads that readers have so little in common on are no words: ink of something else, or half a cell.
constexpr double kUnreadHead = 0.4;

/// Tables of scans with a head that could not be read. What stands below it may have been taken for something else,
/// each figure read beyond doubt: nothing about such a table is blamed on the report.
std::set<std::string> tables_in_doubt(const layout::DocumentReading& document, const extract::Extraction& extraction) {
  std::map<std::string, int> first_rows;
  for (const Fact& fact : extraction.facts) {
    if (!fact.table || !fact.row) continue;
    const auto known = first_rows.emplace(*fact.table, *fact.row).first;
    known->second = std::min(known->second, *fact.row);
  }
  std::set<std::string> doubtful;
  for (const layout::Table& table : document.tables) {
    const auto first = first_rows.find(table.id);
    if (first == first_rows.end()) continue;
    for (const layout::Cell& cell : table.cells) {
      const bool unread = cell.row < first->second && !cell.text.empty() && cell.confidence < kUnreadHead;
      if (unread && on_scan(document, cell.page)) doubtful.insert(table.id);
    }
  }
  return doubtful;
}

}  // namespace

bool on_scan(const layout::DocumentReading& document, int page) {
  return std::any_of(document.pages.begin(), document.pages.end(), [&](const layout::PageReading& other) {
    return other.number == page && other.source == Source::Ocr;
  });
}

void put_first(Finding& finding, const std::string& id) {
  const auto found = std::find(finding.facts.begin(), finding.facts.end(), id);
  if (found != finding.facts.end()) std::rotate(finding.facts.begin(), found, found + 1);
}

void find_causes(const layout::DocumentReading& document, const extract::Extraction& extraction,
                 const patterns::CheckBook& book, Trials& trials, std::vector<Finding>& findings) {
  const FactsById facts(extraction);
  const bool text_layer = read_from_text(document);
  const auto is_limit = [&](const Finding& finding) { return is_word(book, "limit-checks", finding.check); };
  // A limit is kept by many values and says little for any of them: only for one that meets it, or that an exact check
  // asks for as well.
  const auto speaks_for = [&](const Finding& finding, const Fact& fact, const Decimal& value,
                              const std::set<std::size_t>& mended) {
    if (!is_limit(finding)) return true;
    for (const Fact* other : facts.of(finding)) {
      if (other != &fact && other->value && *other->value == value) return true;
    }
    return std::any_of(mended.begin(), mended.end(), [&](std::size_t index) { return !is_limit(findings[index]); });
  };
  const auto mend = [&](Finding& finding, std::size_t index) {
    auto doubtful = facts.of(finding);
    std::erase_if(doubtful, [](const Fact* fact) { return fact->alternatives.empty() || !fact->value; });
    std::stable_sort(doubtful.begin(), doubtful.end(),
                     [](const Fact* a, const Fact* b) { return a->confidence < b->confidence; });
    for (const Fact* fact : doubtful) {
      for (const std::string& reading : fact->alternatives) {
        const auto value = number_in(reading);
        if (!value || *value == *fact->value) continue;
        const Trials::Outcome outcome = trials.with(*fact, *value);
        if (outcome.spoiled > 0 || !outcome.mended.contains(index)) continue;
        if (!speaks_for(finding, *fact, *value, outcome.mended)) continue;
        finding.cause = Cause::Reading;
        finding.suggestion = reading;
        put_first(finding, fact->id);
        return true;
      }
    }
    return false;
  };
  const std::set<std::string> doubtful = tables_in_doubt(document, extraction);
  // Figures are read twice, words are not: of a scan they are never beyond doubt.
  const auto beyond_doubt = [&](const Fact* fact) {
    if (fact->table && doubtful.contains(*fact->table)) return false;
    return fact->sure && (fact->value || !on_scan(document, fact->page));
  };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    if (finding.verdict != Verdict::Fail || mend(finding, i)) continue;
    const auto involved = facts.of(finding);
    const bool sure = involved.empty() ? text_layer : std::all_of(involved.begin(), involved.end(), beyond_doubt);
    finding.cause = sure ? Cause::Report : Cause::Unknown;
  }
}

}  // namespace ziping::check
