#include <algorithm>
#include <cmath>

#include "sample/audited.h"
#include "sample/distributions.h"
#include "sample/stringer.h"

namespace ziping::sample {
namespace {

/// Hits outside the items that were certain to be drawn, and the size those leave.
struct Lower {
  int draws = 0;
  std::int64_t size = 0;
};

Lower lower_part(const store::SampleRecord& sample, const std::vector<Audited>& audited) {
  Lower lower{static_cast<int>(sample.draws), sample.total};
  for (const Audited& one : audited) {
    if (!one.item->certain) continue;
    lower.draws -= one.item->hits;
    lower.size -= one.element->size;
  }
  return lower;
}

LimitOf binomial_limit(const Lower& lower, double confidence) {
  return [=](int errors) { return binomial_upper(errors, lower.draws, confidence); };
}
LimitOf poisson_limit(const Lower& lower, double confidence) {
  return [=](int errors) { return poisson_factor(errors, confidence) / lower.draws; };
}

/// One direction of misstatement.
struct Side {
  Decimal found, found_certain;
  std::vector<double> taintings;
  bool beyond = false;
};

Side side_of(const std::vector<Audited>& audited, bool over) {
  Side side;
  for (const Audited& one : audited) {
    if (!one.wrong() || one.difference.is_negative() == over) continue;
    const Decimal amount = one.difference.abs();
    side.found = side.found.plus(amount).value_or(side.found);
    if (one.item->certain) {
      side.found_certain = side.found_certain.plus(amount).value_or(side.found_certain);
      continue;
    }
    const double tainting = amount.approximate() / one.book.approximate();
    side.beyond = side.beyond || tainting > 1;
    for (int hit = 0; hit < one.item->hits; ++hit) side.taintings.push_back(tainting);
  }
  return side;
}

void state_side(const Side& side, const Lower& lower, double confidence, Decimal* found, Decimal* likely,
                std::optional<Decimal>* binomial, std::optional<Decimal>* poisson) {
  *found = side.found;
  *likely = side.found_certain;
  std::optional<Decimal> bounds[2] = {side.found_certain, side.found_certain};
  if (lower.draws > 0) {
    const Decimal rest = Decimal(static_cast<long long>(lower.size)).shifted(-2).value_or(Decimal(0));
    double sum = 0;
    for (const double tainting : side.taintings) sum += tainting;
    *likely = likely->plus(times_rounded(rest, sum / lower.draws)).value_or(*likely);
    const LimitOf limits[2] = {binomial_limit(lower, confidence), poisson_limit(lower, confidence)};
    for (int i = 0; i < 2; ++i)
      bounds[i] = bounds[i]->plus(times_rounded_up(rest, stringer_bound(side.taintings, limits[i])));
  }
  *binomial = bounds[0];
  *poisson = bounds[1];
}

}  // namespace

void evaluate_money_units(const store::SampleRecord& sample, const std::vector<Audited>& audited, Evaluation* out) {
  const Lower lower = lower_part(sample, audited);
  MoneyResult money;
  money.method = "stringer";
  money.book = Decimal(static_cast<long long>(sample.total)).shifted(-2).value_or(Decimal(0));
  const Side over = side_of(audited, true);
  const Side under = side_of(audited, false);
  state_side(over, lower, out->confidence, &money.found_over, &money.likely_over, &money.upper_over,
             &money.upper_over_poisson);
  state_side(under, lower, out->confidence, &money.found_under, &money.likely_under, &money.upper_under,
             &money.upper_under_poisson);
  if (over.beyond || under.beyond) {
    out->notes.push_back("an item is wrong by more than its own amount: no bound holds in that direction");
    if (over.beyond) money.upper_over = money.upper_over_poisson = std::nullopt;
    if (under.beyond) money.upper_under = money.upper_under_poisson = std::nullopt;
  }
  out->money = money;

  CountResult& counts = out->counts;
  int hits = 0;
  double certain = 0;
  for (const Audited& one : audited) {
    if (!one.wrong()) continue;
    ++counts.errors;
    counts.likely += 1 / one.chance();
    if (one.item->certain) {
      certain += static_cast<double>(one.element->size);
    } else {
      hits += one.item->hits;
    }
  }
  const double total = static_cast<double>(sample.total);
  const double rest = static_cast<double>(lower.size);
  counts.method = "share of money in wrong figures";
  counts.rate = (certain + (lower.draws > 0 ? rest * hits / lower.draws : 0)) / total;
  const auto upper = [&](const LimitOf& limit) {
    return std::min(1.0, (certain + (lower.draws > 0 ? rest * limit(hits) : 0)) / total);
  };
  counts.rate_upper_binomial = upper(binomial_limit(lower, out->confidence));
  counts.rate_upper_poisson = upper(poisson_limit(lower, out->confidence));
}

void evaluate_risk(const store::SampleRecord& sample, const std::vector<Audited>& audited, Evaluation* out) {
  const Lower lower = lower_part(sample, audited);
  CountResult& counts = out->counts;
  double certain = 0;
  std::vector<double> taintings;
  for (const Audited& one : audited) {
    if (!one.wrong()) continue;
    ++counts.errors;
    counts.likely += 1 / one.chance();
    if (one.item->certain) certain += 1;
    for (int hit = 0; hit < one.item->hits && !one.item->certain; ++hit) {
      taintings.push_back(1 / static_cast<double>(one.element->size));
    }
  }
  const double elements = static_cast<double>(counts.elements);
  const auto upper = [&](const LimitOf& limit) {
    const double rest = lower.draws > 0 ? static_cast<double>(lower.size) * stringer_bound(taintings, limit) : 0;
    return std::min(elements, certain + rest);
  };
  counts.method = "horvitz-thompson; stringer";
  counts.rate = counts.likely / elements;
  counts.upper = std::ceil(upper(binomial_limit(lower, out->confidence)) - 1e-9);
  counts.rate_upper_binomial = upper(binomial_limit(lower, out->confidence)) / elements;
  counts.rate_upper_poisson = upper(poisson_limit(lower, out->confidence)) / elements;
}

}  // namespace ziping::sample
