#include "patterns/formula_judge.h"

namespace ziping::patterns {
namespace {

/// The same figures with fewer or no intervals.
class ExactSource : public OperandSource {
 public:
  ExactSource(const OperandSource& source, Exactness exactness) : source_(source), exactness_(exactness) {}
  std::vector<Operand> find(const Selector& selector) const override {
    auto found = source_.find(selector);
    for (Operand& operand : found) operand = sharpened(operand);
    return found;
  }
  Operand self() const override { return sharpened(source_.self()); }

 private:
  Operand sharpened(Operand operand) const {
    const bool whole = operand.half >= Rational::make(1, 2);
    if (exactness_ == Exactness::Exact || whole) operand.half = Rational(0);
    return operand;
  }
  const OperandSource& source_;
  Exactness exactness_;
};

bool is_cut(const Evaluation& stated, const Evaluation& computed) {
  const Rational unit = stated.range.high - stated.range.low;
  if (!(unit > Rational(0))) return false;
  if (stated.point.sign() < 0) {
    return computed.range.low <= stated.point && computed.range.high > stated.point - unit;
  }
  return computed.range.high >= stated.point && computed.range.low < stated.point + unit;
}

}  // namespace

Judgement judge(const Formula& rule, const OperandSource& source, Exactness exactness, bool truncation) {
  Judgement result;
  const ExactSource sharpened(source, exactness == Exactness::ExactOperands ? Exactness::Exact : exactness);
  const bool print = exactness == Exactness::Print;
  const bool stated_by_print = print || exactness == Exactness::ExactOperands;
  result.left = stated_by_print ? evaluate(rule.left, source) : evaluate(rule.left, sharpened);
  result.right = print ? evaluate(rule.right, source) : evaluate(rule.right, sharpened);
  for (const Evaluation* side : {&result.left, &result.right}) {
    if (result.missing.empty()) result.missing = side->missing;
  }
  if (!result.left.defined() || !result.right.defined()) {
    result.outcome = Outcome::Missing;
    return result;
  }
  if (holds(rule.relation, result.left.range, result.right.range)) {
    result.outcome = Outcome::Pass;
    result.rounding = !holds(rule.relation, result.left.range, Interval::exactly(result.right.point));
    Evaluation by_print = result.right;
    by_print.range = Interval::exactly(by_print.point);
    if (result.rounding && truncation && is_cut(result.left, by_print)) {
      result.rounding = false;
      result.truncated = true;
    }
  } else if (truncation && rule.relation == Relation::Equal && is_cut(result.left, result.right)) {
    result.outcome = Outcome::Pass;
    result.truncated = true;
  } else {
    result.outcome = Outcome::Fail;
  }
  return result;
}

}  // namespace ziping::patterns
