#include <fmt/format.h>

#include "patterns/scoring_book.h"
#include "patterns/scoring_rule.h"

namespace ziping::patterns {
namespace {

std::string printed(const Decimal& value) {
  return value.reduced().to_string();
}

std::string condition(const ValueRange& range) {
  const char* x = range.around ? "|x|" : "x";
  if (range.low && range.high && *range.low == *range.high) return fmt::format("{} = {}", x, printed(*range.low));
  std::string text;
  if (range.low && range.high) {
    return fmt::format("{} {} {} {} {}", printed(*range.low), range.low_closed ? "≤" : "<", x,
                       range.high_closed ? "≤" : "<", printed(*range.high));
  }
  if (range.low) return fmt::format("{} {} {}", x, range.low_closed ? "≥" : ">", printed(*range.low));
  if (range.high) return fmt::format("{} {} {}", x, range.high_closed ? "≤" : "<", printed(*range.high));
  return {};
}

std::string amount(const Points& points) {
  switch (points.kind) {
    case Points::Kind::Award:
      return printed(points.value);
    case Points::Kind::Deduct:
      return "w - " + printed(points.value);
    case Points::Kind::Full:
      return "w";
    case Points::Kind::Part:
      return printed(points.value) + "%·w";
    case Points::Kind::Even:
      return "w/" + printed(points.value);
    case Points::Kind::None:
      break;
  }
  return "0";
}

/// Where the deductions begin: said by the text, or the bound of the band with full points, or the target.
std::string base_text(const ScoringRule& rule, const Deduction& deduction) {
  if (deduction.base) return printed(*deduction.base);
  if (rule.base) return printed(*rule.base);
  if (!rule.ranks.empty() && rule.ranks.front().range.high) return printed(*rule.ranks.front().range.high);
  for (const Band& band : rule.bands) {
    if (band.range.high && deduction.side != Deduction::Side::Below) return printed(*band.range.high);
    if (band.range.low) return printed(*band.range.low);
    if (band.range.high) return printed(*band.range.high);
  }
  return "t";
}

std::string full_text(const ScoringRule& rule) {
  for (const Band& band : rule.bands) {
    if (band.points.kind == Points::Kind::Award) return amount(band.points);
  }
  return "w";
}

/// What the deductions begin from: what the ranges give at their base.
std::string start_text(const ScoringRule& rule, const Deduction& deduction) {
  const auto& base = deduction.base ? deduction.base : rule.base;
  for (const Band& band : rule.bands) {
    const bool gives = band.points.kind != Points::Kind::None && (band.range.low || band.range.high);
    if (base && gives && band.range.contains(Rational(*base))) return amount(band.points);
  }
  return full_text(rule);
}

std::string off(const Deduction& deduction) {
  return printed(deduction.points) + (deduction.of_weight ? "%·w" : "");
}

std::string formula(const ScoringRule& rule, const Deduction& deduction) {
  const std::string base = base_text(rule, deduction);
  const bool both = deduction.side == Deduction::Side::Both;
  const bool above = deduction.side == Deduction::Side::Above;
  const std::string far = both    ? fmt::format("|x - {}|", base)
                          : above ? fmt::format("(x - {})", base)
                                  : fmt::format("({} - x)", base);
  const std::string steps = deduction.step == Decimal(1) ? far : far + "/" + printed(deduction.step);
  std::string text = fmt::format("{} - {}·{}", start_text(rule, deduction), off(deduction), steps);
  if (rule.terms.most_deducted) text += fmt::format(", at least w - {}", printed(*rule.terms.most_deducted));
  if (rule.terms.floor_zero) text = fmt::format("max(0, {})", text);
  return fmt::format("{} where x {} {}", text, both ? "≠" : above ? ">" : "<", base);
}

std::string formula(const Share& share) {
  const std::string factor = share.factor ? printed(*share.factor) : "w";
  if (share.divisor) return factor + "·x/" + printed(*share.divisor);
  switch (share.of) {
    case Share::Of::Actual:
      return factor + "·x/t";
    case Share::Of::Target:
      return factor + "·t/x";
    case Share::Of::Rate:
      return factor + "·x/100";
    case Share::Of::Lack:
      return factor + "·(1 - x/100)";
    case Share::Of::Named:
      break;
  }
  return factor + "·x";
}

}  // namespace

std::vector<std::string> as_formulas(const ScoringRule& rule) {
  std::vector<std::string> lines;
  for (const Band& band : rule.bands) {
    const std::string where = band.word.empty() ? condition(band.range) : band.word;
    lines.push_back(fmt::format("{} where {}", amount(band.points), where));
  }
  for (const Deduction& deduction : rule.deductions) lines.push_back(formula(rule, deduction));
  for (const Share& share : rule.shares) lines.push_back(formula(share));
  for (const Band& rank : rule.ranks) {
    lines.push_back(fmt::format("{} where rank {}", amount(rank.points), condition(rank.range)));
  }
  if (!rule.list.empty()) {
    std::string sum;
    for (const ListedPoint& point : rule.list) {
      const bool less = point.points.kind == Points::Kind::Deduct;
      sum += fmt::format("{}{}", sum.empty() ? "" : (less ? " - " : " + "),
                         less ? printed(point.points.value) : amount(point.points));
    }
    lines.push_back(sum);
  }
  if (rule.terms.per_case) lines.push_back(fmt::format("{} - {}·n", full_text(rule), printed(*rule.terms.per_case)));
  return lines;
}

std::string ScoringBook::describe(const ScoringRule& rule, Tongue tongue) const {
  std::string text;
  const auto add = [&](std::string_view name, std::initializer_list<std::pair<std::string_view, std::string>> values) {
    std::string sentence = phrase(name, tongue);
    for (const auto& [key, value] : values) {
      const std::string sign = fmt::format("{{{}}}", key);
      if (const auto at = sentence.find(sign); at != std::string::npos) sentence.replace(at, sign.size(), value);
    }
    if (!text.empty() && !sentence.empty()) text += phrase("separator", tongue);
    text += sentence;
  };
  for (const Band& band : rule.bands) {
    add(band.word.empty() ? "band" : "tier",
        {{"where", band.word.empty() ? condition(band.range) : band.word}, {"points", amount(band.points)}});
  }
  for (const Deduction& deduction : rule.deductions) {
    const char* name = deduction.side == Deduction::Side::Both    ? "step-both"
                       : deduction.side == Deduction::Side::Above ? "step-above"
                                                                  : "step-below";
    const std::string base = base_text(rule, deduction);
    add(name, {{"points", off(deduction)},
               {"step", printed(deduction.step)},
               {"base", base == "t" ? phrase("target", tongue) : base}});
  }
  for (const Share& share : rule.shares) add("share", {{"formula", formula(share)}});
  for (const Band& rank : rule.ranks) add("rank", {{"where", condition(rank.range)}, {"points", amount(rank.points)}});
  for (const ListedPoint& point : rule.list) {
    const bool less = point.points.kind == Points::Kind::Deduct;
    add(less ? "item-less" : "item",
        {{"what", point.text}, {"points", less ? printed(point.points.value) : amount(point.points)}});
  }
  if (rule.terms.per_case) add("per-case", {{"points", printed(*rule.terms.per_case)}});
  if (!rule.tier_shares.empty()) {
    std::string list;
    for (const Decimal& share : rule.tier_shares) list += (list.empty() ? "" : "-") + printed(share);
    add("tier-shares", {{"list", list}});
  }
  for (const ListedPoint& weight : rule.weights)
    add("weight", {{"what", weight.text}, {"points", printed(weight.points.value)}});
  for (const Band& grade : rule.grades) add("grade", {{"where", condition(grade.range)}, {"what", grade.word}});
  if (rule.terms.floor_zero) add("floor", {});
  if (rule.terms.capped) add("cap", {});
  if (rule.terms.most_awarded) add("most-awarded", {{"points", printed(*rule.terms.most_awarded)}});
  if (rule.terms.most_deducted) add("most-deducted", {{"points", printed(*rule.terms.most_deducted)}});
  if (rule.terms.nothing_beyond) add("nothing-beyond", {{"points", printed(*rule.terms.nothing_beyond)}});
  if (rule.terms.default_full) add("default-full", {});
  if (rule.terms.veto) add("veto", {});
  if (rule.terms.choice) add("choice", {});
  if (rule.terms.reason_below) add("reason-below", {{"a", printed(*rule.terms.reason_below)}});
  if (rule.is(RuleFamily::Judgement)) add("judgement", {});
  if (rule.terms.part_steps == Terms::PartSteps::Up) add("part-steps-up", {});
  if (rule.terms.part_steps == Terms::PartSteps::Down) add("part-steps-down", {});
  return text.empty() ? phrase("nothing", tongue) : text;
}

}  // namespace ziping::patterns
