#pragma once
#include <cstdint>

#include "base/decimal.h"
#include "base/result.h"
#include "sample/distributions.h"

namespace ziping::sample {

/// What a sample is to show. Rates are shares of the population (0.05), exact. `population`: number of elements, for
/// Hypergeometric only.
struct PlanQuestion {
  double confidence = 0.95;
  Decimal tolerable;
  Decimal expected;
  Likelihood likelihood = Likelihood::Poisson;
  std::uint64_t population = 0;
};

struct Plan {
  std::uint64_t size = 0;
  /// Errors the sample may hold and still show it; for Poisson a sum of taintings.
  double errors = 0;
};

/// The smallest sample which shows, with the confidence asked for, that the error rate is below the tolerable one when
/// it holds errors at the expected rate. As in the AICPA's Audit Guide "Audit Sampling" (appendices A and C) and in R's
/// jfa: Poisson takes a fractional sum of taintings (size times expected rate), Binomial and Hypergeometric round the
/// expected number of errors up. Error usage where rates or confidence make no sense, or no sample of up to 100,000
/// (or the population) will do.
Result<Plan> plan_sample(const PlanQuestion& question);

}  // namespace ziping::sample
