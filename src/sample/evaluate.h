#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sample/money_units.h"
#include "store/samples.h"

namespace ziping::sample {

/// What the sample says of all money of the frame, in yuan. Overstatement: the figure is above what the auditor found.
/// Bounds are rounded up to a cent, estimates to the nearest. A bound that cannot be given is missing and `notes` says
/// why.
struct MoneyResult {
  std::string method;
  Decimal book;
  /// Sum of the differences found.
  Decimal found_over, found_under;
  Decimal likely_over, likely_under;
  /// With binomial limits and with Poisson's, for samples by money; with Student's t, `upper_over` alone, for others.
  std::optional<Decimal> upper_over, upper_under;
  std::optional<Decimal> upper_over_poisson, upper_under_poisson;
  /// The amount that is tolerable, of samples by money.
  std::optional<Decimal> tolerable;
};

/// What the sample says of how many figures of the frame are wrong. `rate`: the share of money in wrong figures, of
/// samples by money; else of figures.
struct CountResult {
  std::uint64_t elements = 0;
  std::uint64_t errors = 0;
  double likely = 0;
  double rate = 0;
  std::optional<double> rate_upper_binomial, rate_upper_poisson;
  /// Number of wrong figures at most.
  std::optional<double> upper;
  std::string method;
};

struct Evaluation {
  std::uint64_t items = 0;
  std::uint64_t examined = 0;
  double confidence = 0.95;
  std::optional<MoneyResult> money;
  CountResult counts;
  std::vector<std::string> notes;
  /// Whether the bounds are not above what is tolerable: of samples by money in money, of others in wrong figures.
  bool tolerable_shown = false;
};

/// Items the auditor has not examined.
enum class Unexamined { Refuse, Agree, Wrong };

struct EvaluateOptions {
  Unexamined unexamined = Unexamined::Refuse;
  /// Instead of what the sample was drawn for.
  std::optional<double> confidence = {};
  std::optional<Decimal> tolerable = {};
};

/// Samples by money: Stringer's bound, items that were certain counted as found. Simple and stratified ones: difference
/// estimation for money (Student's t), hypergeometric limits for errors; with several strata of unequal shares each
/// stratum's limit at the confidence 1 - (1 - confidence) / strata, so that their sum holds at least as often
/// (Bonferroni). Risk-weighted ones: Horvitz and Thompson's estimate; Stringer's bound with an error's share of its
/// item's points as tainting. Unexamined items of `Wrong` count as wholly wrong (their true value 0).
Result<Evaluation> evaluate(const store::SampleRecord& sample, const std::vector<store::SampleAnswer>& answers,
                            const MoneyUnits& money, const EvaluateOptions& options);

/// As stored and as `ziping sample evaluate --json` prints it.
std::string to_json(const Evaluation& evaluation);

}  // namespace ziping::sample
