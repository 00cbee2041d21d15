#pragma once
#include <functional>
#include <vector>

namespace ziping::sample {

/// The limit for so many errors: p(j) of the bound below. Rates, or confidence factors.
using LimitOf = std::function<double(int errors)>;

/// Stringer (1963): p(0) + sum over the taintings, largest first, of (p(j) - p(j-1)) times the j-th. A tainting is
/// (book - audited) / book, from 0 to 1; others are no errors of this kind and must be left out by the caller.
double stringer_bound(std::vector<double> taintings, const LimitOf& limit);

}  // namespace ziping::sample
