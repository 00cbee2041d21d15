#include "sample/draw.h"

#include <algorithm>
#include <numeric>

namespace ziping::sample {
namespace {

using Wide = unsigned __int128;

}  // namespace

std::vector<Drawn> draw_simple(std::uint64_t count, std::uint64_t wanted, Generator& generator) {
  Stratum all;
  all.members.resize(count);
  std::iota(all.members.begin(), all.members.end(), std::uint64_t{0});
  all.wanted = wanted;
  return draw_stratified({all}, generator);
}

std::vector<Drawn> draw_stratified(const std::vector<Stratum>& strata, Generator& generator) {
  std::vector<Drawn> drawn;
  for (const Stratum& stratum : strata) {
    const std::uint64_t count = stratum.members.size();
    const std::uint64_t wanted = std::min(stratum.wanted, count);
    const std::vector<std::uint64_t> order = generator.choice(count, wanted);
    for (std::uint64_t i = 0; i < wanted; ++i) {
      drawn.push_back({stratum.members[order[i]], 1, wanted == count, wanted, count});
    }
  }
  return drawn;
}

std::vector<Drawn> draw_units(const std::vector<std::uint64_t>& sizes, std::uint64_t wanted, UnitMethod method,
                              Generator& generator) {
  std::vector<Drawn> drawn;
  const std::uint64_t total = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  if (total == 0 || wanted == 0) return drawn;
  // In 1/wanted of a unit: interval k is [k * total, (k + 1) * total), element i is `wanted` times its size long.
  const std::uint64_t start = method == UnitMethod::Interval ? generator.below(total) : 0;
  std::size_t at = 0;
  Wide begin = 0;
  Wide end = Wide{sizes[0]} * wanted;
  for (std::uint64_t k = 0; k < wanted; ++k) {
    const std::uint64_t offset = method == UnitMethod::Interval ? start : generator.below(total);
    const Wide place = Wide{k} * total + offset;
    while (place >= end) {
      begin = end;
      end += Wide{sizes[++at]} * wanted;
    }
    if (!drawn.empty() && drawn.back().position == at) {
      ++drawn.back().hits;
      continue;
    }
    Drawn element{at, 1, false, 1, 1};
    if (method == UnitMethod::Interval) {
      element.certain = end - begin >= total;
      const Wide chance = std::min<Wide>(end - begin, total);
      element.chance = static_cast<std::uint64_t>(chance);
      element.chance_of = total;
    } else {
      // Certain where it fills a whole cell; else it is missed where every cell it reaches into misses it.
      const Wide first = (begin + total - 1) / total;
      element.certain = (first + 1) * total <= end;
      const Wide in_first = std::min(first * total, end) - begin;
      const Wide in_next = end > first * total ? end - first * total : 0;
      if (!element.certain) {
        const double missed = (1 - static_cast<double>(in_first) / static_cast<double>(total)) *
                              (1 - static_cast<double>(in_next) / static_cast<double>(total));
        element.chance_of = std::uint64_t{1} << 53U;
        element.chance = static_cast<std::uint64_t>((1 - missed) * static_cast<double>(element.chance_of));
      }
    }
    drawn.push_back(element);
  }
  return drawn;
}

std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& sizes, const std::vector<std::uint64_t>& counts,
                                    std::uint64_t wanted, std::uint64_t least) {
  const std::size_t strata = sizes.size();
  std::vector<std::uint64_t> shares(strata, 0);
  std::vector<Wide> rests(strata, 0);
  Wide total = 0;
  for (const std::uint64_t size : sizes) total += size;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < strata && total > 0; ++i) {
    const Wide exact = Wide{wanted} * sizes[i];
    shares[i] = static_cast<std::uint64_t>(exact / total);
    rests[i] = exact % total;
    given += shares[i];
  }
  std::vector<std::size_t> order(strata);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
  for (std::size_t i = 0; i < strata && given < wanted && total > 0; ++i, ++given) ++shares[order[i]];
  for (std::size_t i = 0; i < strata; ++i) shares[i] = std::min(std::max(shares[i], least), counts[i]);
  return shares;
}

}  // namespace ziping::sample
