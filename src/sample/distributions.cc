#include "sample/distributions.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace ziping::sample {

double binomial_upper(double errors, double size, double confidence) {
  if (errors >= size) return 1;
  return boost::math::quantile(boost::math::beta_distribution<double>(errors + 1, size - errors), confidence);
}

double poisson_factor(double errors, double confidence) {
  return boost::math::quantile(boost::math::gamma_distribution<double>(errors + 1, 1), confidence);
}

double poisson_at_most(double errors, double mean) {
  if (mean <= 0) return 1;
  return boost::math::cdf(boost::math::complement(boost::math::gamma_distribution<double>(errors + 1, 1), mean));
}

double binomial_at_most(std::uint64_t errors, std::uint64_t size, double rate) {
  if (errors >= size) return 1;
  return boost::math::cdf(boost::math::binomial_distribution<double>(static_cast<double>(size), rate),
                          static_cast<double>(errors));
}

// Summed from the logarithms of the terms: the library's own distribution takes no population above 2^32 and grows slow
// before.
double hypergeometric_at_most(std::uint64_t errors, std::uint64_t size, std::uint64_t wrong, std::uint64_t population) {
  const auto log_choose = [](std::uint64_t n, std::uint64_t k) {
    const auto gamma = [](std::uint64_t x) { return std::lgamma(static_cast<double>(x) + 1); };
    return gamma(n) - gamma(k) - gamma(n - k);
  };
  const std::uint64_t right = population - wrong;
  const std::uint64_t least = size > right ? size - right : 0;
  const std::uint64_t most = std::min({errors, size, wrong});
  if (errors >= std::min(size, wrong)) return 1;
  const double all = log_choose(population, size);
  double sum = 0;
  for (std::uint64_t k = least; k <= most; ++k) {
    sum += std::exp(log_choose(wrong, k) + log_choose(right, size - k) - all);
  }
  return std::min(sum, 1.0);
}

std::uint64_t hypergeometric_upper(std::uint64_t errors, std::uint64_t size, std::uint64_t population,
                                   double confidence) {
  std::uint64_t low = errors;
  std::uint64_t high = population - (size - errors);
  while (low < high) {
    const std::uint64_t middle = low + (high - low + 1) / 2;
    if (hypergeometric_at_most(errors, size, middle, population) > 1 - confidence) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

double student_quantile(double probability, double freedom) {
  return boost::math::quantile(boost::math::students_t_distribution<double>(freedom), probability);
}

double chi_square_beyond(double value, double freedom) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared_distribution<double>(freedom), value));
}

}  // namespace ziping::sample
