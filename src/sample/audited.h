#pragma once
#include <vector>

#include "base/result.h"
#include "sample/evaluate.h"

namespace ziping::sample {

/// An item with what the auditor found: `difference` is book less audited, in yuan for money, else in its own unit.
struct Audited {
  const store::SampleItem* item = nullptr;
  const store::FrameRow* element = nullptr;
  Decimal book;
  Decimal difference;

  bool wrong() const { return !difference.is_zero(); }
  double chance() const {
    return item->certain ? 1 : static_cast<double>(item->chance) / static_cast<double>(item->chance_of);
  }
};

/// Error usage where answers do not fit the items, or some are missing and that is refused.
Result<std::vector<Audited>> audited_items(const store::SampleRecord& sample,
                                           const std::vector<store::SampleAnswer>& answers, const MoneyUnits& money,
                                           Unexamined unexamined);

/// factor · amount, rounded to cents: up (away from what is proved) or to the nearest.
Decimal times_rounded_up(const Decimal& amount, double factor);
Decimal times_rounded(const Decimal& amount, double factor);

/// How each kind of sample speaks of money and of counts (evaluate_units.cc, evaluate_elements.cc).
void evaluate_money_units(const store::SampleRecord& sample, const std::vector<Audited>& audited, Evaluation* out);
void evaluate_risk(const store::SampleRecord& sample, const std::vector<Audited>& audited, Evaluation* out);
void evaluate_elements(const store::SampleRecord& sample, const std::vector<Audited>& audited, bool pooled,
                       Evaluation* out);

}  // namespace ziping::sample
