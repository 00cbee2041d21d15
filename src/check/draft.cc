#include "check/draft.h"

#include <fmt/format.h>

#include <algorithm>

namespace ziping::check {
namespace {

using patterns::CheckSeverity;

Severity severity_of(CheckSeverity severity) {
  switch (severity) {
    case CheckSeverity::Error:
      return Severity::Error;
    case CheckSeverity::Warning:
      return Severity::Warning;
    case CheckSeverity::Notice:
      break;
  }
  return Severity::Notice;
}

/// In the unit of the stated figure: exact if that takes few digits, else with two digits more than it is printed with.
std::string amount(const Rational& value, const Figure* unit) {
  const Rational in_unit = unit ? value / unit->factor : value;
  const int printed = unit ? std::max(unit->fact->decimals.value_or(0), unit->fact->value->scale()) : 2;
  if (const auto exact = in_unit.as_decimal(std::max(printed, 2) + 2)) return exact->to_string();
  const auto rounded = in_unit.rounded(printed + 2);
  return rounded ? rounded->to_string() : std::string("?");
}

std::string default_sentence(const Draft& draft) {
  if (draft.verdict == Verdict::Uncheckable) return "missing";
  if (draft.verdict == Verdict::Fail) return "fail";
  if (draft.truncated) return "truncated";
  return draft.rounding ? "rounding" : "pass";
}

std::string filled(std::string_view sentence, const std::map<std::string, std::string, std::less<>>& values) {
  std::string result;
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    result += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = sentence.find('}', open);
    if (close == std::string_view::npos) break;
    const auto value = values.find(sentence.substr(open + 1, close - open - 1));
    result += value == values.end() ? "-" : value->second;
    sentence.remove_prefix(close + 1);
  }
  return result;
}

using Values = std::map<std::string, std::string, std::less<>>;

/// A figure without an item of its own is called by its concept.
void name_item(const Draft& draft, const patterns::CheckBook& book, Values& values, Values& values_zh) {
  if (values.contains("item") || draft.facts.empty()) return;
  const patterns::Sentence name = book.name_of(draft.facts.front()->concept_id);
  values["item"] = name.en;
  values_zh["item"] = name.zh;
}

/// "expense.final[item, within=table]" is for formulas; people are told the name of the concept and the item.
void name_missing(const patterns::CheckBook& book, Values& values, Values& values_zh) {
  const auto missing = values.find("missing");
  if (missing == values.end()) return;
  const auto selector = patterns::parse_selector(missing->second);
  if (!selector) return;
  const patterns::Sentence name = book.name_of(selector->concept_id);
  const std::string item = selector->items.empty() ? "" : " (" + selector->items.front() + ")";
  values_zh["missing"] = name.zh + item;
  missing->second = name.en + item;
}

}  // namespace

Draft draft(std::string check, Verdict verdict, std::vector<const extract::Fact*> facts) {
  Draft result;
  result.check = std::move(check);
  result.verdict = verdict;
  result.facts = std::move(facts);
  if (!result.facts.empty() && result.facts.front()->item) result.fill["item"] = *result.facts.front()->item;
  return result;
}

Finding finished(const Draft& draft, const patterns::CheckBook& book, bool words) {
  Finding finding;
  finding.check = draft.check;
  finding.verdict = draft.verdict;
  finding.rounding = draft.rounding;
  finding.rule = draft.rule;
  if (draft.verdict == Verdict::Fail) {
    const patterns::CheckRecord* record = book.find(draft.check);
    const CheckSeverity severity = draft.severity.value_or(record ? record->severity : CheckSeverity::Error);
    finding.severity = severity_of(severity);
  }
  finding.operands = draft.operands;
  for (const extract::Fact* fact : draft.facts) {
    finding.facts.push_back(fact->id);
    if (words && draft.operands.empty() && fact->value) finding.operands.push_back(fact->value->to_string());
  }
  if (!words) return finding;
  auto values = draft.fill;
  auto values_zh = draft.fill_zh;
  name_item(draft, book, values, values_zh);
  name_missing(book, values, values_zh);
  const auto say = [&](const char* name, const std::optional<Rational>& value, std::optional<std::string> text) {
    if (!text && value && value->defined()) text = amount(*value, draft.unit);
    if (text) values[name] = *text;
    return text;
  };
  finding.stated = say("stated", draft.stated, draft.stated_text);
  finding.computed = say("computed", draft.computed, draft.computed_text);
  finding.tolerance = say("tolerance", draft.tolerance, std::nullopt);
  if (draft.stated && draft.computed) say("difference", *draft.stated - *draft.computed, std::nullopt);
  if (draft.rule) values.emplace("rule", *draft.rule);
  const std::string name = draft.sentence.empty() ? default_sentence(draft) : draft.sentence;
  const patterns::Sentence& sentence = book.sentence(draft.check, name);
  finding.message_en = filled(sentence.en, values);
  for (const auto& [key, value] : values_zh) values[key] = value;
  finding.message_zh = filled(sentence.zh, values);
  return finding;
}

}  // namespace ziping::check
