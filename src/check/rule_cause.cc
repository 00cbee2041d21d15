#include "check/rule_cause.h"

#include <algorithm>

#include "check/facts_by_id.h"
#include "check/indicator_rows.h"
#include "check/rule_checks.h"
#include "check/trial.h"

namespace ziping::check {
namespace {

/// Trials of one document; each reads a text as a rule.
constexpr int kMostTrials = 64;

/// The cell of a row that holds a text.
const layout::Cell* cell_of(const layout::DocumentReading& document, const IndicatorRow& row, const std::string& text) {
  if (text.empty()) return nullptr;
  for (const layout::Table& table : document.tables) {
    if (table.id != row.form->table) continue;
    for (const layout::Cell& cell : table.cells) {
      if (cell.row <= row.row && row.row < cell.row + cell.row_span && cell.text == text) return &cell;
    }
  }
  return nullptr;
}

bool names(const Finding& finding, const extract::Fact* fact) {
  return fact && std::find(finding.facts.begin(), finding.facts.end(), fact->id) != finding.facts.end();
}

class RuleCauses {
 public:
  explicit RuleCauses(const Material& material)
      : material_(material), tables_(indicator_tables(material.document, material.extraction)) {}

  void judge(Finding& finding) {
    for (const IndicatorTable& table : tables_) {
      for (const IndicatorRow& row : table.rows) {
        const std::string& text = row.rule.empty() ? row.explanation : row.rule;
        if (text != *finding.rule || !names(finding, row.score) || !names(finding, row.weight)) continue;
        for (std::string IndicatorRow::*part : {&IndicatorRow::rule, &IndicatorRow::explanation}) {
          if (by_readings(row, part, finding)) return;
        }
      }
    }
  }

 private:
  bool by_readings(const IndicatorRow& row, std::string IndicatorRow::*part, Finding& finding) {
    const layout::Cell* cell = cell_of(material_.document, row, row.*part);
    if (!cell || !on_scan(material_.document, cell->page)) return false;
    if (!cell->sure && finding.cause == Cause::Report) finding.cause = Cause::Unknown;
    for (const layout::Reading& reading : cell->readings) {
      if (reading.text.empty() || reading.text == cell->text || left_-- <= 0) continue;
      IndicatorRow other = row;
      other.*part = reading.text;
      if (!holds(other, finding)) continue;
      finding.cause = Cause::Reading;
      finding.suggestion = reading.text;
      return true;
    }
    return false;
  }

  /// Whether the checks of the row go through with another text, and one of them has something to say.
  bool holds(const IndicatorRow& row, const Finding& finding) const {
    Drafts drafts;
    check_rules(material_, {{row.form, {row}}}, drafts);
    bool passed = false;
    for (const Draft& draft : drafts) {
      const Finding now = finished(draft, material_.book, false);
      if (!names(now, row.score)) continue;
      if (now.verdict == Verdict::Fail) return false;
      if (now.verdict == Verdict::Uncheckable && now.check == "checklist-points") return false;
      passed = passed || (now.verdict == Verdict::Pass && (now.check == finding.check || now.check == "score-rule"));
    }
    return passed;
  }

  const Material& material_;
  std::vector<IndicatorTable> tables_;
  int left_ = kMostTrials;
};

}  // namespace

void find_rule_causes(const Material& material, std::vector<Finding>& findings) {
  std::optional<RuleCauses> causes;
  for (Finding& finding : findings) {
    if (finding.verdict != Verdict::Fail || !finding.rule || finding.facts.empty()) continue;
    if (finding.cause != Cause::Report && finding.cause != Cause::Unknown) continue;
    if (!causes) causes.emplace(material);
    causes->judge(finding);
  }
}

}  // namespace ziping::check
