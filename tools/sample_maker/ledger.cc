#include "ledger.h"

#include <algorithm>

namespace samples {
namespace {

/// |a - b| within n half units of the last printed decimal.
bool near(const Num& a, const Num& b, int scale, int half_units) {
  const Num d = a - b;
  const long long units = d.at_scale(std::max(d.scale, scale)).units;
  long long unit = 1;
  for (int i = scale; i < std::max(d.scale, scale); ++i) unit *= 10;
  return 2 * (units < 0 ? -units : units) <= unit * half_units;
}

}  // namespace

bool Plan::take(const std::string& check) {
  if (wanted_.erase(check) == 0) return false;
  taken_.push_back(check);
  return true;
}

void Ledger::sum(const std::string& check, const std::vector<Num>& parts, const Num& total, const std::string& note) {
  Finding f{check, false, {}, total.text(), samples::sum(parts).text(), note};
  int scale = total.scale;
  for (const Num& part : parts) {
    f.operands.push_back(part.text());
    scale = std::max(scale, part.scale);
  }
  const bool exact = check == "weight-total" || check == "block-weight" || check == "score-total";
  f.fails = !near(samples::sum(parts), total, scale, exact ? 0 : static_cast<int>(parts.size()) + 1);
  findings_.push_back(std::move(f));
}

void Ledger::rate(const std::string& check, const Num& part, const Num& whole, const Num& stated,
                  const std::string& note) {
  const Num computed = percent(part, whole, stated.scale);
  const bool truncated = percent(part, whole, stated.scale + 6).truncated(stated.scale) == stated;
  Finding f{check, !(computed == stated) && !truncated, {part.text(), whole.text()}, stated.text(), computed.text(),
            note};
  findings_.push_back(std::move(f));
}

void Ledger::difference(const std::string& check, const Num& a, const Num& b, const Num& stated,
                        const std::string& note) {
  const Num computed = a - b;
  const bool fails = !near(computed, stated, std::max({a.scale, b.scale, stated.scale}), 3);
  findings_.push_back({check, fails, {a.text(), b.text()}, stated.text(), computed.text(), note});
}

void Ledger::equal(const std::string& check, const Num& stated, const Num& computed, const std::string& note) {
  findings_.push_back({check, !(stated == computed), {computed.text()}, stated.text(), computed.text(), note});
}

void Ledger::at_most(const std::string& check, const Num& value, const Num& limit, const std::string& note) {
  findings_.push_back({check, value > limit, {value.text(), limit.text()}, value.text(), limit.text(), note});
}

void Ledger::words(const std::string& check, bool holds, const std::vector<std::string>& operands,
                   const std::string& stated, const std::string& computed, const std::string& note) {
  findings_.push_back({check, !holds, operands, stated, computed, note});
}

namespace {

std::vector<std::string> plainly_plantable(const std::string& kind) {
  if (kind == "A") {
    return {"weight-total",   "score-total",   "execution-rate",           "score-range",
            "block-weight",   "funding-sides", "target-missed-full-score", "executed-over-budget",
            "execution-score"};
  }
  if (kind == "B") return {"weight-total", "score-total", "score-range", "block-weight"};
  if (kind == "C") return {"three-public-parts", "project-list-total", "staff-established", "blank-zero-dash"};
  if (kind == "L" || kind == "M" || kind == "U") return {};
  if (kind == "K") return {"score-total", "executed-over-budget"};
  if (kind == "E" || kind == "I") return {"source-sum", "execution-rate", "executed-over-budget"};
  if (kind == "J") return {"weight-total", "score-total", "score-range"};
  if (kind == "G") return {"score-total", "execution-rate", "execution-score", "executed-over-budget"};
  if (kind == "D" || kind == "F" || kind == "H") {
    return {"weight-total", "score-total",          "execution-rate",           "score-range",
            "source-sum",   "executed-over-budget", "target-missed-full-score", "execution-score"};
  }
  return {"column-sum",           "weight-total",       "score-total",
          "execution-rate",       "score-range",        "total-in-prose",
          "grade-band",           "block-weight",       "funding-sides",
          "source-sum",           "change-direction",   "stated-difference",
          "budget-parts",         "three-public-parts", "asset-parts",
          "form-vs-annex",        "project-list-total", "target-missed-full-score",
          "executed-over-budget", "score-rule",         "repeated-amount",
          "prose-vs-table",       "basic-parts",        "functional-items",
          "staff-established",    "execution-score"};
}

/// What came later, beside the first kinds.
std::vector<std::string> further_plantable(const std::string& kind) {
  const std::vector<std::string> in_cells = {"counted-list", "product", "x-of-y", "rate-integer"};
  const std::vector<std::string> in_rows = {"actual-is-comparator", "rate-range", "comparator-sense",
                                            "unit-vs-indicator", "cost-indicator"};
  const std::vector<std::string> in_scores = {"pro-rata-score", "target-met-points-lost"};
  const auto join = [](std::vector<std::vector<std::string>> lists) {
    std::vector<std::string> out;
    for (const std::vector<std::string>& list : lists) out.insert(out.end(), list.begin(), list.end());
    return out;
  };
  if (kind == "A") return join({in_rows, in_scores, {"reason-missing", "phone-digits"}});
  if (kind == "B") return {"checklist-points"};
  if (kind == "C")
    return {"three-public-limit", "running-cost-parts", "of-which-sum", "year-agreement", "phone-digits", "magnitude"};
  if (kind == "D") {
    return join(
        {in_cells, in_rows, in_scores, {"doubled-number", "reason-missing", "weight-pattern", "name-agreement"}});
  }
  if (kind == "F") return join({in_cells, in_rows, in_scores, {"doubled-number", "reason-missing", "name-agreement"}});
  if (kind == "H") return join({in_cells, in_rows, in_scores, {"doubled-number", "reason-missing", "name-agreement"}});
  if (kind == "E") return join({in_cells, in_rows, {"doubled-number", "name-agreement", "phone-digits"}});
  if (kind == "I") return join({in_cells, in_rows, {"doubled-number", "name-agreement"}});
  if (kind == "G") return join({in_rows, {"doubled-number", "name-agreement"}});
  if (kind == "M") {
    return join({in_cells,
                 {"change-rate", "stated-rate", "added-budget", "balance-statement", "of-which-sum", "stale-period",
                  "document-number", "problem-vs-full-marks", "deduction-in-prose", "attachment-gap", "date-order",
                  "score-total", "grade-band"}});
  }
  if (kind != "report") return {};
  return join(
      {in_cells,
       in_rows,
       in_scores,
       {"change-rate",        "stated-rate",       "added-budget",          "balance-statement",  "of-which-sum",
        "stale-period",       "document-number",   "problem-vs-full-marks", "deduction-in-prose", "attachment-gap",
        "date-order",         "doubled-number",    "reason-missing",        "checklist-points",   "three-public-limit",
        "running-cost-parts", "year-agreement",    "phone-digits",          "weight-pattern",     "name-agreement",
        "project-coverage",   "copied-indicators", "indicator-twice",       "unit-slip"}});
}

}  // namespace

std::vector<std::string> plantable(const std::string& kind, bool plain) {
  std::vector<std::string> all = plainly_plantable(kind);
  if (plain) return all;
  for (std::string& check : further_plantable(kind)) all.push_back(std::move(check));
  return all;
}

std::vector<std::string> plantable_by_name(const std::string& kind) {
  if (kind == "report")
    return {"default-full-score", "budget-adjustment", "all-actual-equal-target", "unit-cost", "last-year-column"};
  if (kind == "D" || kind == "F") return {"all-actual-equal-target", "unit-cost"};
  return {};
}

Plan make_plan(const std::string& kind, int wanted, bool plain, Random* random) {
  std::vector<std::string> all = plantable(kind, plain);
  random->shuffle(&all);
  const std::size_t count =
      wanted >= 0 ? static_cast<std::size_t>(wanted) : static_cast<std::size_t>(random->between(0, 5));
  if (all.size() > count) all.resize(count);
  return Plan(all);
}

}  // namespace samples
