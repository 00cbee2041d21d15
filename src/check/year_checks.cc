#include "check/year_checks.h"

#include <algorithm>

#include "check/draft.h"
#include "check/figures.h"
#include "check/targets.h"

namespace ziping::check {
namespace {

using patterns::CheckBook;

/// Two figures against each other: equal where both prints allow one value.
Draft compared(const char* check, const Figure& stated, const Rational& other, const Rational& half) {
  const Rational off = (stated.value - other).abs();
  Draft result = draft(check, off <= stated.half + half ? Verdict::Pass : Verdict::Fail, {stated.fact});
  result.unit = &stated;
  result.stated = stated.value;
  result.computed = other;
  result.tolerance = stated.half + half;
  result.rounding = result.verdict == Verdict::Pass && off > stated.half;
  return result;
}

/// The one figure of the same thing in the other report; nullptr where there is none, or where several disagree.
const Figure* same_thing(const Figures& figures, const Figure& wanted, int year) {
  const Figure* found = nullptr;
  for (const Figure& figure : figures.of(wanted.fact->concept_id)) {
    const bool same = figure.item == wanted.item && figure.path == wanted.path &&
                      figure.fact->subject == wanted.fact->subject && figure.period.value_or(year) == year;
    if (!same) continue;
    if (found && found->value != figure.value) return nullptr;
    found = &figure;
  }
  return found;
}

class AcrossYears {
 public:
  AcrossYears(const extract::Extraction& now, const LastYear& before, const patterns::PatternSet& patterns)
      : book_(patterns.checks()),
        before_(before),
        now_figures_(now, book_, patterns.language()),
        before_figures_(before.extraction, book_, patterns.language()),
        year_(now.year.value_or(0)) {}

  std::vector<Finding> run() {
    for (const std::string& concept_id : book_.words("last-year-concepts")) last_year_column(concept_id);
    const auto failed = static_cast<std::size_t>(
        std::count_if(drafts_.begin(), drafts_.end(), [](const Draft& d) { return d.verdict == Verdict::Fail; }));
    // Where most differs, these are no two years of one account (another unit of that name, another scope).
    if (2 * failed > drafts_.size()) return {};
    carried_over();
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      Draft& draft = drafts_[i];
      draft.fill["other"] = before_.file;
      Finding finding = finished(draft, book_);
      finding.id = "y" + std::to_string(findings.size() + 1);
      const bool sure = sure_[i] && draft.facts.front()->sure;
      if (finding.verdict == Verdict::Fail) finding.cause = sure ? Cause::Report : Cause::Unknown;
      if (draft.computed && finding.computed) finding.operands.push_back(*finding.computed);
      findings.push_back(std::move(finding));
    }
    return findings;
  }

 private:
  void last_year_column(const std::string& concept_id) {
    for (const Figure& figure : now_figures_.of(concept_id)) {
      if (figure.period != year_ - 1) continue;
      const Figure* other = same_thing(before_figures_, figure, year_ - 1);
      if (!other) continue;
      add(compared("last-year-column", figure, other->value, other->half), other->fact->sure);
    }
  }

  /// What this year's report brings over from last year, against last year's budget less its spending.
  void carried_over() {
    const Figure* left_budget = nullptr;
    for (const Figure& figure : before_figures_.of("funds.budget")) {
      if (!figure.fact->subject && is_word(book_, "whole-funds", figure.fact->item.value_or(""))) left_budget = &figure;
    }
    const Figure* spent = left_budget ? before_figures_.in_row("funds.executed", *left_budget->fact) : nullptr;
    if (!spent) return;
    for (const char* concept_id : {"funds.initial", "funds.budget"}) {
      for (const Figure& figure : now_figures_.of(concept_id)) {
        if (figure.fact->subject || !is_word(book_, "carried-over", figure.fact->item.value_or(""))) continue;
        add(compared("carry-over", figure, left_budget->value - spent->value, left_budget->half + spent->half),
            left_budget->fact->sure && spent->fact->sure);
        return;
      }
    }
  }

  void add(Draft draft, bool sure) {
    drafts_.push_back(std::move(draft));
    sure_.push_back(sure);
  }

  const CheckBook& book_;
  const LastYear& before_;
  const Figures now_figures_;
  const Figures before_figures_;
  const int year_;
  std::vector<Draft> drafts_;
  /// Whether the other report's figures were read beyond doubt: they are no facts of this one.
  std::vector<bool> sure_;
};

}  // namespace

std::vector<Finding> check_against_last_year(const extract::Extraction& now, const LastYear& before,
                                             const patterns::PatternSet& patterns) {
  return AcrossYears(now, before, patterns).run();
}

std::vector<Finding> check_against_published(const extract::Extraction& report,
                                             const std::vector<PublishedFigure>& published,
                                             const patterns::PatternSet& patterns) {
  const CheckBook& book = patterns.checks();
  const Figures figures(report, book, patterns.language());
  const auto label = [&](const std::string& text) { return figures.label(text); };
  std::vector<Finding> findings;
  for (const PublishedFigure& other : published) {
    if (!report.entity || label(*report.entity) != label(other.entity) || report.year != other.year) continue;
    const auto one = patterns.language().read("1" + other.unit);
    if (!one.value || one.value->is_zero()) continue;
    const Rational factor(*one.value);
    const Rational half = factor * Rational::power_of_ten(-other.value.scale()) / Rational(2);
    for (const Figure& figure : figures.of(other.concept_id)) {
      if (figure.item != label(other.item) || figure.fact->subject) continue;
      if (figure.period.value_or(other.year) != other.year) continue;
      const Draft draft = compared("published-accounts", figure, Rational(other.value) * factor, half);
      Finding finding = finished(draft, book);
      finding.id = "a" + std::to_string(findings.size() + 1);
      if (finding.verdict == Verdict::Fail) finding.cause = figure.fact->sure ? Cause::Report : Cause::Unknown;
      findings.push_back(std::move(finding));
      break;
    }
  }
  return findings;
}

}  // namespace ziping::check
