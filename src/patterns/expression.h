#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "base/result.h"

namespace ziping::patterns {

/// How far from the driving fact a formula looks for an operand.
enum class Within { Row, Table, Subject, Report, Document };

/// Which facts a name in a formula stands for:
///   concept[item|other name, path=block, year=-1, within=table]
/// Everything in brackets is optional. `same` as item: the driving fact's own item; `none`: only facts without one;
/// `named`: only facts with one. `path`: the name of the level directly above. `year` is relative to the driving fact's
/// (default 0, or no year).
struct Selector {
  std::string concept_id;
  std::vector<std::string> items;
  bool same_item = false;
  bool no_item = false;
  bool named = false;
  std::vector<std::string> path;
  int year = 0;
  std::optional<Within> within;
  /// As written, for messages.
  std::string text;
};

/// A figure that a selector found. `half` is half a unit of its last printed digit, 0 for what is counted exactly;
/// `tag` is the caller's own number for it; `distance` grows with the way from the driving fact.
struct Operand {
  Rational value;
  Rational half;
  std::size_t tag = 0;
  int distance = 0;
};

/// Where a formula gets its figures from. All that match, nearest first; `self` is the driving fact.
class OperandSource {
 public:
  virtual ~OperandSource() = default;
  virtual std::vector<Operand> find(const Selector& selector) const = 0;
  virtual Operand self() const = 0;
};

/// What an expression comes to: by the printed figures, and the range that their print allows. Undefined with
/// `missing` set to the operand that lacks, or empty after an overflow or a division by zero.
struct Evaluation {
  Rational point;
  Interval range;
  std::vector<std::size_t> tags;
  std::string missing;
  bool defined() const { return point.defined() && range.defined(); }
};

/// A parsed expression: figures, selectors, `this`, + - * / and the functions sum count min max or_zero first nearest
/// abs (nearest(x, a, b): whichever of a, b is there and nearest to x; whole(x): the nearest integer). A bare selector
/// takes the nearest fact; if several equally near ones disagree, its value counts as missing.
struct Expression {
  enum class Kind {
    Number,
    Self,
    Fact,
    Sum,
    Count,
    Minimum,
    Maximum,
    OrZero,
    First,
    Nearest,
    Absolute,
    Whole,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate
  };
  Kind kind = Kind::Number;
  Rational number;
  Selector selector;
  std::vector<Expression> parts;
};

enum class Relation { Equal, AtMost, AtLeast, Less, Greater, Unequal };

/// "left = right": the left side is what the report states, the right side what it is held against.
struct Formula {
  Expression left;
  Relation relation = Relation::Equal;
  Expression right;
};

/// Errors name the column (from 1) within `text` in origin.column.
Result<Formula> parse_formula(std::string_view text);
Result<Expression> parse_expression(std::string_view text);
Result<Selector> parse_selector(std::string_view text);

Evaluation evaluate(const Expression& expression, const OperandSource& source);
/// Whether the relation holds for some values within both ranges.
bool holds(Relation relation, const Interval& left, const Interval& right);

}  // namespace ziping::patterns
