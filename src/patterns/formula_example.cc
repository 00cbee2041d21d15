#include "patterns/formula_example.h"

#include <fmt/format.h>

#include <algorithm>

namespace ziping::patterns {
namespace {

struct Given {
  Selector selector;
  Operand operand;
};

bool any_of(const std::vector<std::string>& wanted, const std::vector<std::string>& there) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
           return std::find(there.begin(), there.end(), word) != there.end();
         });
}

bool names(const Selector& wanted, const Selector& given, const Selector* self) {
  if (wanted.concept_id != given.concept_id || wanted.year != given.year) return false;
  if (wanted.no_item && !given.items.empty()) return false;
  if (wanted.named && given.items.empty()) return false;
  if (wanted.same_item && self != nullptr && self->items != given.items) return false;
  return any_of(wanted.items, given.items) && any_of(wanted.path, given.path);
}

class GivenSource : public OperandSource {
 public:
  GivenSource(const std::vector<Given>& figures, const Given& self) : figures_(figures), self_(self) {}
  std::vector<Operand> find(const Selector& selector) const override {
    std::vector<Operand> found;
    for (const Given& figure : figures_) {
      if (names(selector, figure.selector, &self_.selector)) found.push_back(figure.operand);
    }
    return found;
  }
  Operand self() const override { return self_.operand; }

 private:
  const std::vector<Given>& figures_;
  const Given& self_;
};

std::string_view outcome_name(const Judgement& judgement) {
  switch (judgement.outcome) {
    case Outcome::Skip:
      return "skip";
    case Outcome::Fail:
      return "fail";
    case Outcome::Missing:
      return "missing";
    case Outcome::Pass:
      break;
  }
  if (judgement.truncated) return "truncated";
  return judgement.rounding ? "rounding" : "pass";
}

}  // namespace

void run_formula_example(const FormulaRecord& formula, const std::vector<std::string>& exact_concepts,
                         const TomlRecord& example) {
  std::vector<Given> figures;
  const TomlRecord given = example.table("given");
  for (const std::string& key : given.keys()) {
    const std::string printed = given.text(key);
    auto selector = parse_selector(key);
    const auto value = Decimal::parse(printed);
    if (!selector) return given.fail(key, selector.error().message);
    if (!value) return given.fail(key, "this is no decimal");
    const bool exact =
        std::find(exact_concepts.begin(), exact_concepts.end(), selector->concept_id) != exact_concepts.end();
    const Rational half = exact ? Rational(0) : Rational::power_of_ten(-value->scale()) / Rational(2);
    figures.push_back({std::move(selector).value(), {Rational(*value), half, figures.size(), 0}});
  }
  const std::string expected = example.text("expect");
  const auto driver = std::find_if(figures.begin(), figures.end(),
                                   [&](const Given& figure) { return names(formula.each, figure.selector, nullptr); });
  if (driver == figures.end()) return example.fail("given", "nothing here starts the formula (see 'each')");
  const GivenSource source(figures, *driver);
  Judgement judgement;
  const bool wanted = !formula.when || judge(*formula.when, source, Exactness::Exact, false).outcome != Outcome::Fail;
  if (wanted) judgement = judge(formula.rule, source, formula.exactness, formula.truncation);
  if (outcome_name(judgement) != expected) {
    example.fail("expect", fmt::format("the formula comes to '{}'", outcome_name(judgement)));
  }
}

}  // namespace ziping::patterns
