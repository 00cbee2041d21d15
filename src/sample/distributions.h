#pragma once
#include <cstdint>

namespace ziping::sample {

enum class Likelihood { Poisson, Binomial, Hypergeometric };

/// Upper confidence limits for what a sample of `size` with `errors` says of the whole. Probabilities are doubles;
/// money never passes through here.

/// Clopper and Pearson: the rate at which so few errors have probability 1 - confidence. 1 where all are errors.
double binomial_upper(double errors, double size, double confidence);
/// The mean of a Poisson distribution with the same property: the auditing guides' confidence factor (errors 0 at 95 %:
/// 3.00). The factor by the sample's size is the rate.
double poisson_factor(double errors, double confidence);
/// The largest number of errors in a population under which so few in the sample have a probability above
/// 1 - confidence.
std::uint64_t hypergeometric_upper(std::uint64_t errors, std::uint64_t size, std::uint64_t population,
                                   double confidence);

/// The probability of at most `errors` ones.
double poisson_at_most(double errors, double mean);
double binomial_at_most(std::uint64_t errors, std::uint64_t size, double rate);
double hypergeometric_at_most(std::uint64_t errors, std::uint64_t size, std::uint64_t wrong, std::uint64_t population);

/// The quantile of Student's distribution. `freedom` > 0.
double student_quantile(double probability, double freedom);
/// The probability of a chi-square value at least so large.
double chi_square_beyond(double value, double freedom);

}  // namespace ziping::sample
