#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "output/filter.h"
#include "sample/money_units.h"
#include "sample/plan.h"
#include "store/samples.h"

namespace ziping::sample {

enum class Method { Simple, Stratified, MusInterval, MusCell, Risk };
enum class StratumKey { Entity, Year, Kind, Size };
/// What a stratum's share of the sample follows: its elements, its money, or nothing (all the same).
enum class Allocation { Elements, Money, Equal };

/// Points of risk of a figure: `plain` for being there, and more for each reason to look.
struct RiskPoints {
  int plain = 1;
  int unsure = 5;
  /// For each failed check that names it, by severity.
  int error = 10;
  int warning = 3;
};

/// What is to be drawn. Simple, stratified and risk-weighted samples are of all figures the filter lets pass; those by
/// money, and those allotted by it, of amounts of money only, those by money without the ones that are not above zero.
struct Design {
  Method method = Method::Simple;
  std::uint64_t seed = 0;
  output::Filter filter = {};
  /// Only amounts of money, whatever the method.
  bool money_only = false;
  /// Number of draws; where there is none, what the plan asks for.
  std::optional<std::uint64_t> size = {};
  double confidence = 0.95;
  /// Share of the total, or above 1 an amount in yuan.
  Decimal tolerable = *Decimal::parse("0.05");
  Decimal expected = Decimal(0);
  /// By default Poisson for money and Hypergeometric for elements.
  std::optional<Likelihood> likelihood = {};
  std::vector<StratumKey> strata = {};
  /// Upper ends of the classes of size, in yuan (for what is no money: in its own unit), ascending.
  std::vector<Decimal> size_bounds = {Decimal(10'000), Decimal(100'000), Decimal(1'000'000), Decimal(10'000'000)};
  Allocation allocation = Allocation::Elements;
  /// For MusInterval: draw from the frame in random order. Risk always does.
  bool shuffle = false;
  RiskPoints points = {};
};

std::string to_string(Method method);
std::string to_string(Likelihood likelihood);

/// An amount in cents, rounded half away from zero; nullopt where it does not fit in 63 bits.
std::optional<std::int64_t> cents(const Decimal& yuan);

/// Draws a sample and tells everything that is needed to draw it again (SPECIFICATION.md). `drawn_at` and `id` are left
/// to the caller. Error usage where nothing is there to draw from or the plan cannot be met.
Result<store::SampleRecord> draw_sample(const std::vector<store::FigureRow>& figures, const Design& design,
                                        const MoneyUnits& money);

}  // namespace ziping::sample
