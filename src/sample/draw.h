#pragma once
#include <cstdint>
#include <vector>

#include "sample/generator.h"

namespace ziping::sample {

/// One drawn element: its number in the frame (from 0), how often it was hit, and how likely it was to be drawn at all
/// as a fraction. `certain`: the design takes it always.
struct Drawn {
  std::uint64_t position = 0;
  int hits = 1;
  bool certain = false;
  std::uint64_t chance = 1;
  std::uint64_t chance_of = 1;

  bool operator==(const Drawn&) const = default;
};

/// All draws yield elements in the order they were hit. `wanted` beyond what there is takes everything.

/// Simple random sampling without replacement of `wanted` among `count`.
std::vector<Drawn> draw_simple(std::uint64_t count, std::uint64_t wanted, Generator& generator);

/// A stratum's elements by number in the frame, and how many of them are wanted.
struct Stratum {
  std::vector<std::uint64_t> members;
  std::uint64_t wanted = 0;
};
/// Simple random sampling within each, one after the other from the same generator.
std::vector<Drawn> draw_stratified(const std::vector<Stratum>& strata, Generator& generator);

enum class UnitMethod { Interval, Cell };

/// Sampling of units (cents, or points of risk): every unit of the elements laid end to end is equally likely, so that
/// an element is as likely as it is large. The total is cut into `wanted` equal intervals; Interval hits the same place
/// of each, Cell another random place of each. Elements of size 0 are never drawn. The arithmetic is exact: places are
/// counted in 1/wanted of a unit. The total must be below 2^63 and `wanted` below 2^31.
std::vector<Drawn> draw_units(const std::vector<std::uint64_t>& sizes, std::uint64_t wanted, UnitMethod method,
                              Generator& generator);

/// How many each stratum gives of `wanted` in proportion to `sizes` (largest remainders; of equal remainders the first
/// stratum's), at least `least` where the stratum has that many, at most its `counts`.
std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& sizes, const std::vector<std::uint64_t>& counts,
                                    std::uint64_t wanted, std::uint64_t least);

}  // namespace ziping::sample
