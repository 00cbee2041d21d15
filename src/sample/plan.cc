#include "sample/plan.h"

#include <fmt/format.h>

#include <algorithm>

namespace ziping::sample {
namespace {

constexpr std::uint64_t kLargest = 100'000;

/// ceil(rate · n), exactly: 3.5 % of 400 are 14, though 0.035 · 400 in doubles is a little more.
std::uint64_t rounded_up(const Decimal& rate, std::uint64_t n) {
  const auto product = rate.times(Decimal(static_cast<long long>(n)));
  if (!product) return n;
  const Decimal whole = *product->truncated(0);
  return static_cast<std::uint64_t>(whole.coefficient()) + (whole == *product ? 0 : 1);
}

}  // namespace

Result<Plan> plan_sample(const PlanQuestion& question) {
  const auto refuse = [](std::string why) { return Error{ErrorCode::Usage, std::move(why), {}}; };
  if (!(question.confidence > 0 && question.confidence < 1)) return refuse("the confidence lies between 0 and 1");
  if (question.tolerable <= Decimal(0) || question.tolerable >= Decimal(1)) {
    return refuse("the tolerable rate lies between 0 and 1");
  }
  if (question.expected.is_negative() || question.expected >= question.tolerable) {
    return refuse("the expected rate lies between 0 and the tolerable one");
  }
  const bool finite = question.likelihood == Likelihood::Hypergeometric;
  const double tolerable = question.tolerable.approximate();
  const double risk = 1 - question.confidence;
  const std::uint64_t wrong = rounded_up(question.tolerable, question.population);
  const std::uint64_t most = finite ? question.population : kLargest;
  for (std::uint64_t n = 1; n <= most; ++n) {
    Plan plan{n, 0};
    double chance = 1;
    if (question.likelihood == Likelihood::Poisson) {
      plan.errors = static_cast<double>(n) * question.expected.approximate();
      chance = poisson_at_most(plan.errors, static_cast<double>(n) * tolerable);
    } else {
      const std::uint64_t errors = rounded_up(question.expected, n);
      plan.errors = static_cast<double>(errors);
      if (errors >= n && n < most) continue;
      chance = finite ? hypergeometric_at_most(errors, n, wrong, question.population)
                      : binomial_at_most(errors, n, tolerable);
    }
    if (chance <= risk) return plan;
  }
  if (finite) return Plan{question.population, static_cast<double>(rounded_up(question.expected, question.population))};
  return refuse(fmt::format("no sample of up to {} elements shows that: expect less, or tolerate more", kLargest));
}

}  // namespace ziping::sample
