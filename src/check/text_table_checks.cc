#include <algorithm>
#include <set>

#include "check/sentence.h"
#include "check/targets.h"
#include "check/text_checks.h"

namespace ziping::check {
namespace {

using extract::Fact;
using patterns::TextMatch;

std::string group(const TextMatch& match, std::string_view name) {
  const auto found = match.groups.find(name);
  return found == match.groups.end() ? std::string() : found->second;
}

/// Rows with their own weight and score.
struct ScoredRow {
  std::string item;
  std::string label;
  const Figure* weight = nullptr;
  const Figure* score = nullptr;
};

std::vector<ScoredRow> scored_rows(const Material& material, const std::vector<IndicatorTable>& tables) {
  std::vector<ScoredRow> rows;
  for (const IndicatorTable& table : tables) {
    if (table.form->subject) continue;
    for (const IndicatorRow& row : table.rows) {
      if (!row.weight || !row.score || row.shares_score || row.shares_weight) continue;
      const ScoredRow scored{row.item, material.figures.label(row.item), material.figures.by_id(row.weight->id),
                             material.figures.by_id(row.score->id)};
      if (scored.weight && scored.score) rows.push_back(scored);
    }
  }
  // A narrative tells them item by item.
  for (const Figure& weight : material.figures.of("indicator.weight")) {
    if (weight.fact->table || !weight.fact->item) continue;
    for (const Figure& score : material.figures.of("indicator.score")) {
      const bool same = !score.fact->table && score.item == weight.item && score.fact->report == weight.fact->report;
      if (same) rows.push_back({*weight.fact->item, weight.item, &weight, &score});
    }
  }
  return rows;
}

/// "预算控制数超出 ..." is about 预算控制率: the ending of a rate need not be said.
bool is_named(const Material& material, const ScoredRow& row, const std::string& words) {
  if (row.label.empty()) return false;
  if (words.find(row.label) != std::string::npos) return true;
  constexpr std::size_t kLongEnough = 12;  // four characters
  for (const std::string& ending : material.book.words("rate-endings")) {
    if (!row.label.ends_with(ending) || row.label.size() < kLongEnough + ending.size()) continue;
    if (words.find(row.label.substr(0, row.label.size() - ending.size())) != std::string::npos) return true;
  }
  return false;
}

/// "Indicator X loses 5 points": against every row of that name; one that agrees is enough.
void deductions(const Material& material, const std::vector<ScoredRow>& rows, const std::string& text, Drafts& drafts) {
  for (const TextMatch& match : material.book.match("deduction-in-prose", text)) {
    const std::string name = material.figures.label(group(match, "name"));
    const auto printed = Decimal::parse(group(match, "n"));
    const bool nothing_left = match.pattern == "no-points";
    if (!printed && !nothing_left) continue;
    const ScoredRow* best = nullptr;
    Rational off;
    for (const ScoredRow& row : rows) {
      if (!is_named(material, row, name)) continue;
      const Rational wanted = nothing_left ? row.weight->value : Rational(*printed);
      const bool agrees = row.weight->value - row.score->value == wanted;
      if (best && !agrees) continue;
      best = &row;
      off = wanted;
    }
    if (!best) continue;
    const Rational lost = best->weight->value - best->score->value;
    Draft result = draft("deduction-in-prose", lost == off ? Verdict::Pass : Verdict::Fail,
                         {best->score->fact, best->weight->fact});
    result.fill["item"] = best->item;
    result.unit = best->score;
    result.stated = off;
    result.computed = lost;
    drafts.push_back(std::move(result));
  }
}

/// "Nothing is left over" against all money blocks that say how much was spent.
void balance(const Material& material, const std::string& text, Drafts& drafts) {
  const auto matches = material.book.match("balance-statement", text);
  if (matches.empty()) return;
  const Figure* left_over = nullptr;
  Rational most(0);
  bool any = false;
  for (const Figure& budget : material.figures.of("funds.budget")) {
    if (!holds_word(material.book, "whole-funds", budget.fact->item.value_or(""))) continue;
    const Figure* executed = material.figures.in_row("funds.executed", *budget.fact);
    if (!executed) continue;
    any = true;
    const Rational left = budget.value - executed->value;
    if (left > most + budget.half + executed->half) {
      most = left;
      left_over = &budget;
    }
  }
  if (!any) return;
  Draft result = draft("balance-statement", left_over ? Verdict::Fail : Verdict::Pass, {});
  result.fill["text"] = text.substr(matches.front().begin, matches.front().end - matches.front().begin);
  result.stated_text = "0";
  if (left_over) {
    result.facts = {left_over->fact, material.figures.in_row("funds.executed", *left_over->fact)->fact};
    result.unit = left_over;
    result.computed = most;
  }
  drafts.push_back(std::move(result));
}

/// A sentence admits one problem, in whatever words and for however many indicators.
void admitted(const Material& material, const std::vector<ScoredRow>& rows, std::string_view sentence,
              std::set<std::string>& said, Drafts& drafts) {
  Draft result = draft("problem-vs-full-marks", Verdict::Fail, {});
  for (const TextMatch& match : material.book.match("problem-vs-full-marks", std::string(sentence))) {
    for (const ScoredRow& row : rows) {
      const bool meant = std::any_of(match.words.begin(), match.words.end(), [&](const std::string& word) {
        return material.figures.label(word) == row.label;
      });
      if (!meant || row.score->value < row.weight->value || !said.insert(row.label).second) continue;
      if (result.facts.empty()) {
        result.fill["text"] = sentence.substr(match.begin, match.end - match.begin);
        result.fill["item"] = row.item;
        result.unit = row.score;
        result.stated = row.score->value;
      } else {
        result.fill["item"] += ", " + row.item;
      }
      result.facts.insert(result.facts.end(), {row.score->fact, row.weight->fact});
      break;
    }
  }
  if (!result.facts.empty()) drafts.push_back(std::move(result));
}

bool explains_adjustment(const Material& material, const std::string& printed) {
  if (holds_word(material.book, "adjustment-words", printed)) return true;
  const std::string text = material.language.normalise(printed).utf8;
  for (const std::string_view sentence : parted_into_sentences(text)) {
    for (std::size_t begin = 0; begin < sentence.size();) {
      const auto end = std::min(sentence.find(',', begin), sentence.size());
      const std::string_view clause = sentence.substr(begin, end - begin);
      if (holds_word(material.book, "adjustment-words-of-money", clause) &&
          holds_word(material.book, "adjusted-money", clause)) {
        return true;
      }
      begin = end + 1;
    }
  }
  return false;
}

/// An annual budget that differs from the initial one wants a word of explanation somewhere.
void adjustment(const Material& material, Drafts& drafts) {
  // A form alone has no room for explanations.
  constexpr std::size_t kNarrative = 1500;
  std::size_t bytes = 0;
  for (const layout::Paragraph& paragraph : material.document.paragraphs) bytes += paragraph.text.size();
  if (bytes < kNarrative) return;
  bool explained = false;
  for (const layout::Paragraph& paragraph : material.document.paragraphs) {
    explained = explained || explains_adjustment(material, paragraph.text);
  }
  for (const Figure& budget : material.figures.of("funds.budget")) {
    if (budget.fact->subject || !holds_word(material.book, "whole-funds", budget.fact->item.value_or(""))) continue;
    const Figure* initial = material.figures.in_row("funds.initial", *budget.fact);
    if (!initial || initial->range().meets(budget.range())) continue;
    Draft result = draft("budget-adjustment", explained ? Verdict::Pass : Verdict::Fail, {budget.fact, initial->fact});
    result.unit = &budget;
    result.stated = budget.value;
    result.computed = initial->value;
    drafts.push_back(std::move(result));
  }
}

void years_in_rules(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  const auto year = material.figures.year();
  if (!year) return;
  std::set<std::string> said;
  for (const IndicatorTable& table : tables) {
    for (const IndicatorRow& row : table.rows) {
      const std::string text = material.language.normalise(row.rule + "\n" + row.explanation).utf8;
      for (const TextMatch& match : material.book.match("year-agreement", text)) {
        if (match.pattern != "year-in-rule") continue;
        const std::string stated = group(match, "year");
        if (stated == std::to_string(*year) || !said.insert(row.item + stated).second) continue;
        Draft result = draft("year-agreement", Verdict::Fail, {});
        if (row.score) result.facts.push_back(row.score);
        result.operands = {stated};
        result.stated_text = stated;
        result.computed_text = std::to_string(*year);
        result.fill["text"] = row.item;
        result.severity = patterns::CheckSeverity::Notice;
        drafts.push_back(std::move(result));
      }
    }
  }
}

}  // namespace

void check_text_against_tables(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  const std::vector<ScoredRow> rows = scored_rows(material, tables);
  std::set<std::string> said;
  bool problems = false;
  for (const layout::Paragraph& paragraph : material.document.paragraphs) {
    const std::string text = material.language.normalise(paragraph.text).utf8;
    constexpr std::size_t kLongestHeading = 60;
    const bool heading = paragraph.kind == layout::ParagraphKind::Heading;
    if (heading && text.size() < kLongestHeading) problems = holds_word(material.book, "problem-headings", text);
    deductions(material, rows, text, drafts);
    balance(material, text, drafts);
    if (!problems) continue;
    for (const std::string_view sentence : parted_into_sentences(text)) {
      admitted(material, rows, sentence, said, drafts);
    }
  }
  adjustment(material, drafts);
  years_in_rules(material, tables, drafts);
}

}  // namespace ziping::check
