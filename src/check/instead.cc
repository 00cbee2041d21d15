#include "check/instead.h"

#include <algorithm>
#include <utility>

#include "base/rational.h"

namespace ziping::check {

using extract::Fact;

Instead::Instead(const extract::Extraction& extraction, const FactsById& facts) : facts_(facts) {
  for (const Fact& fact : extraction.facts) {
    if (fact.value && fact.base_value && *fact.base_value != *fact.value) amounts_.insert(*fact.base_value);
  }
}

std::vector<Decimal> Instead::of(const Fact& fact, const Finding& finding) const {
  std::vector<Decimal> values;
  if (!fact.value) return values;
  for (const Fact* other : facts_.of(finding)) {
    const bool beside = other->table && other->table == fact.table && other->row == fact.row;
    if (beside && other->value && other->unit == fact.unit && *other->value != *fact.value) {
      values.push_back(*other->value);
    }
  }
  add_amounts_near(fact, values);
  return values;
}

void Instead::add_amounts_near(const Fact& fact, std::vector<Decimal>& values) const {
  if (!fact.base_value || fact.base_value->is_zero() || *fact.base_value == *fact.value) return;
  const Rational own(*fact.base_value);
  const Rational factor = own / Rational(*fact.value);
  // A slip, not another thing; and few enough to try.
  const Rational farthest = Rational(1) / Rational(20);
  constexpr std::size_t kMost = 4;
  std::vector<std::pair<Rational, Decimal>> near;
  for (const Decimal& amount : amounts_) {
    const Rational far = ((Rational(amount) - own) / own).abs();
    if (!far.is_zero() && far <= farthest) near.emplace_back(far, amount);
  }
  std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (near.size() > kMost) near.resize(kMost);
  for (const auto& [far, amount] : near) {
    if (const auto value = (Rational(amount) / factor).as_decimal(Decimal::kMaxScale)) values.push_back(*value);
  }
}

}  // namespace ziping::check
