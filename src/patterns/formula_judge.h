#pragma once
#include <string>

#include "patterns/expression.h"

namespace ziping::patterns {

/// How the printed figures of a formula are taken: as intervals of half a unit; exactly as printed; exactly only where
/// no decimals are printed (points awarded in whole numbers were not rounded); or exactly on the computed side, so that
/// only the print of the stated figure gives tolerance.
enum class Exactness { Print, Exact, WholeNumbers, ExactOperands };

enum class Outcome { Skip, Pass, Fail, Missing };

/// What came of one formula on one set of figures. `rounding`: it holds only within the tolerance of the print.
/// `truncated`: the stated figure was cut instead of rounded. `missing`: the operand that lacks (Outcome::Missing).
struct Judgement {
  Outcome outcome = Outcome::Skip;
  bool rounding = false;
  bool truncated = false;
  Evaluation left;
  Evaluation right;
  std::string missing;
};

/// `truncation`: a stated figure that was cut to its decimals is accepted and named so.
Judgement judge(const Formula& rule, const OperandSource& source, Exactness exactness, bool truncation);

}  // namespace ziping::patterns
