#include <fmt/format.h>

#include <charconv>
#include <map>
#include <random>
#include <set>

#include "cli/sample_command.h"

namespace ziping::cli {
namespace {

Error refuse(std::string why) {
  return {ErrorCode::Usage, std::move(why), {}};
}

const std::map<std::string, sample::Method> kMethods = {{"simple", sample::Method::Simple},
                                                        {"stratified", sample::Method::Stratified},
                                                        {"mus-interval", sample::Method::MusInterval},
                                                        {"mus", sample::Method::MusInterval},
                                                        {"mus-cell", sample::Method::MusCell},
                                                        {"risk", sample::Method::Risk}};
const std::map<std::string, sample::Likelihood> kLikelihoods = {{"poisson", sample::Likelihood::Poisson},
                                                                {"binomial", sample::Likelihood::Binomial},
                                                                {"hypergeometric", sample::Likelihood::Hypergeometric}};
const std::map<std::string, sample::StratumKey> kKeys = {{"entity", sample::StratumKey::Entity},
                                                         {"year", sample::StratumKey::Year},
                                                         {"kind", sample::StratumKey::Kind},
                                                         {"size", sample::StratumKey::Size}};
const std::map<std::string, sample::Allocation> kAllocations = {{"elements", sample::Allocation::Elements},
                                                                {"money", sample::Allocation::Money},
                                                                {"equal", sample::Allocation::Equal}};

Result<std::uint64_t> seed_of(const std::string& text) {
  if (text.empty()) {
    std::random_device device;
    return std::uint64_t{device()} << 32U | device();
  }
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size()) {
    return refuse("--seed " + text + ": is no number from 0 to 18446744073709551615");
  }
  return seed;
}

}  // namespace

Result<Decimal> share_of(const std::string& text) {
  const bool percent = text.ends_with('%');
  const auto number = Decimal::parse(percent ? text.substr(0, text.size() - 1) : text);
  const auto share = number && percent ? number->shifted(-2) : number;
  if (!share || share->is_negative()) return refuse(text + ": is no share (5%, 0.05) and no amount in yuan");
  return *share;
}

Result<sample::Design> design_of(const SampleArguments& arguments) {
  sample::Design design = arguments.design;
  design.method = kMethods.at(arguments.method);
  const auto seed = seed_of(arguments.seed);
  if (!seed) return seed.error();
  design.seed = *seed;
  design.size = arguments.size;
  if (!arguments.likelihood.empty()) design.likelihood = kLikelihoods.at(arguments.likelihood);
  design.allocation = kAllocations.at(arguments.allocation);
  for (const std::string& key : arguments.by) design.strata.push_back(kKeys.at(key));
  if (!arguments.bounds.empty()) design.size_bounds.clear();
  for (const std::string& bound : arguments.bounds) {
    const auto value = Decimal::parse(bound);
    if (!value || (!design.size_bounds.empty() && *value <= design.size_bounds.back())) {
      return refuse("--size-classes: ascending numbers, as 10000,1000000");
    }
    design.size_bounds.push_back(*value);
  }
  if (!arguments.points.empty()) {
    if (arguments.points.size() != 4) return refuse("--points: four numbers, plain,unsure,error,warning");
    design.points = {arguments.points[0], arguments.points[1], arguments.points[2], arguments.points[3]};
  }
  const auto confidence = share_of(arguments.confidence);
  if (!confidence) return confidence.error();
  design.confidence = confidence->approximate();
  const auto tolerable = share_of(arguments.tolerable);
  if (!tolerable) return tolerable.error();
  design.tolerable = *tolerable;
  const auto expected = share_of(arguments.expected);
  if (!expected) return expected.error();
  design.expected = *expected;
  return design;
}

sample::MoneyUnits money_units(const std::vector<store::FigureRow>& figures, const patterns::PatternSet& patterns) {
  std::set<std::string> units;
  for (const store::FigureRow& figure : figures) units.insert(figure.unit);
  sample::MoneyUnits money;
  for (const std::string& unit : units) {
    const text::Quantity one = patterns.language().read("1" + unit);
    if (one.kind == "amount" && one.value && !unit.empty()) money.emplace(unit, *one.value);
  }
  return money;
}

}  // namespace ziping::cli
