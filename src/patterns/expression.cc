#include "patterns/expression.h"

#include <algorithm>

namespace ziping::patterns {
namespace {

using Kind = Expression::Kind;

Evaluation of_operand(const Operand& operand) {
  return {operand.value, Interval::around(operand.value, operand.half), {operand.tag}, {}};
}

Evaluation missing(const Selector& selector) {
  return {Rational::undefined(), Interval::undefined(), {}, selector.text};
}

Evaluation one_fact(const Selector& selector, const OperandSource& source) {
  const auto found = source.find(selector);
  if (found.empty()) return missing(selector);
  const bool disagree = std::any_of(found.begin(), found.end(), [&](const Operand& other) {
    return other.distance == found.front().distance && other.value != found.front().value;
  });
  return disagree ? missing(selector) : of_operand(found.front());
}

Evaluation over_facts(const Expression& call, const OperandSource& source) {
  const auto found = source.find(call.selector);
  Evaluation result{Rational(0), Interval::exactly(Rational(0)), {}, {}};
  if (call.kind == Kind::Count) {
    result.point = Rational(static_cast<long long>(found.size()));
    result.range = Interval::exactly(result.point);
    for (const Operand& operand : found) result.tags.push_back(operand.tag);
    return result;
  }
  if (found.empty()) return missing(call.selector);
  for (const Operand& operand : found) {
    result.point = result.point + operand.value;
    result.range = result.range + Interval::around(operand.value, operand.half);
    result.tags.push_back(operand.tag);
  }
  return result;
}

Evaluation combined(Kind kind, Evaluation left, const Evaluation& right) {
  if (left.missing.empty()) left.missing = right.missing;
  left.tags.insert(left.tags.end(), right.tags.begin(), right.tags.end());
  switch (kind) {
    case Kind::Add:
      left.point = left.point + right.point;
      left.range = left.range + right.range;
      break;
    case Kind::Subtract:
      left.point = left.point - right.point;
      left.range = left.range - right.range;
      break;
    case Kind::Multiply:
      left.point = left.point * right.point;
      left.range = left.range * right.range;
      break;
    case Kind::Divide:
      left.point = left.point / right.point;
      left.range = left.range / right.range;
      break;
    case Kind::Minimum:
    case Kind::Maximum: {
      const bool low = kind == Kind::Minimum;
      const auto choose = [low](const Rational& a, const Rational& b) {
        if (!a.defined() || !b.defined()) return Rational::undefined();
        return (a < b) == low ? a : b;
      };
      left.point = choose(left.point, right.point);
      left.range = {choose(left.range.low, right.range.low), choose(left.range.high, right.range.high)};
      break;
    }
    default:
      break;
  }
  return left;
}

Evaluation nearest(const Expression& call, const OperandSource& source) {
  const Evaluation wanted = evaluate(call.parts.front(), source);
  std::optional<Evaluation> best;
  for (std::size_t i = 1; i < call.parts.size(); ++i) {
    Evaluation candidate = evaluate(call.parts[i], source);
    if (!candidate.defined()) continue;
    if (!best || (candidate.point - wanted.point).abs() < (best->point - wanted.point).abs()) best = candidate;
  }
  return best ? *best : evaluate(call.parts[1], source);
}

Evaluation absolute(Evaluation value) {
  if (!value.defined()) return value;
  value.point = value.point.abs();
  if (value.range.high.sign() < 0) {
    value.range = -value.range;
  } else if (value.range.low.sign() < 0) {
    value.range = {Rational(0), std::max(-value.range.low, value.range.high,
                                         [](const Rational& a, const Rational& b) { return a < b; })};
  }
  return value;
}

}  // namespace

Evaluation evaluate(const Expression& expression, const OperandSource& source) {
  switch (expression.kind) {
    case Kind::Number:
      return {expression.number, Interval::exactly(expression.number), {}, {}};
    case Kind::Self:
      return of_operand(source.self());
    case Kind::Fact:
      return one_fact(expression.selector, source);
    case Kind::Sum:
    case Kind::Count:
      return over_facts(expression, source);
    case Kind::OrZero: {
      Evaluation value = evaluate(expression.parts.front(), source);
      if (!value.missing.empty()) return {Rational(0), Interval::exactly(Rational(0)), {}, {}};
      return value;
    }
    case Kind::First:
      for (const Expression& part : expression.parts) {
        Evaluation value = evaluate(part, source);
        if (value.missing.empty()) return value;
      }
      return evaluate(expression.parts.front(), source);
    case Kind::Nearest:
      return nearest(expression, source);
    case Kind::Whole: {
      Evaluation value = evaluate(expression.parts.front(), source);
      value.point = (value.point + Rational::make(1, 2)).floor();
      value.range = Interval::exactly(value.point);
      return value;
    }
    case Kind::Absolute:
      return absolute(evaluate(expression.parts.front(), source));
    case Kind::Negate: {
      Evaluation value = evaluate(expression.parts.front(), source);
      value.point = -value.point;
      value.range = -value.range;
      return value;
    }
    default: {
      Evaluation value = evaluate(expression.parts.front(), source);
      for (std::size_t i = 1; i < expression.parts.size(); ++i) {
        value = combined(expression.kind, std::move(value), evaluate(expression.parts[i], source));
      }
      return value;
    }
  }
}

bool holds(Relation relation, const Interval& left, const Interval& right) {
  switch (relation) {
    case Relation::Equal:
      return left.meets(right);
    case Relation::AtMost:
      return left.low <= right.high;
    case Relation::AtLeast:
      return left.high >= right.low;
    case Relation::Less:
      return left.low < right.high;
    case Relation::Greater:
      return left.high > right.low;
    case Relation::Unequal:
      return left.defined() && right.defined() && !(left.low == right.high && left.high == right.low);
  }
  return false;
}

}  // namespace ziping::patterns
