#include "check/unit_slips.h"

#include <string>

namespace ziping::check {
namespace {

/// Powers of ten between the units that reports mix up: yuan, thousand, ten thousand and hundred million yuan.
constexpr int kSlips[] = {3, 4, 8};

std::string slip_between(const Rational& a, const Rational& b) {
  if (!a.defined() || !b.defined() || a.is_zero() || b.is_zero()) return {};
  for (const int power : kSlips) {
    const Rational factor = Rational::power_of_ten(power);
    if (a == b * factor || b == a * factor) return "10^" + std::to_string(power);
  }
  return {};
}

}  // namespace

void add_unit_slips(Drafts& drafts) {
  const std::size_t count = drafts.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Draft& failed = drafts[i];
    if (failed.verdict != Verdict::Fail || !failed.stated || !failed.computed) continue;
    std::string slip = slip_between(*failed.stated, *failed.computed);
    if (slip.empty()) continue;
    Draft result = draft("unit-slip", Verdict::Fail, failed.facts);
    result.unit = failed.unit;
    result.stated = failed.stated;
    result.computed = failed.computed;
    result.fill["other"] = std::move(slip);
    drafts.push_back(std::move(result));
  }
}

}  // namespace ziping::check
