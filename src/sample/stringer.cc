#include "sample/stringer.h"

#include <algorithm>

namespace ziping::sample {

double stringer_bound(std::vector<double> taintings, const LimitOf& limit) {
  std::sort(taintings.begin(), taintings.end(), std::greater<>());
  double before = limit(0);
  double bound = before;
  for (std::size_t j = 0; j < taintings.size(); ++j) {
    const double next = limit(static_cast<int>(j) + 1);
    bound += (next - before) * taintings[j];
    before = next;
  }
  return bound;
}

}  // namespace ziping::sample
