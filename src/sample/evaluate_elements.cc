#include <cmath>
#include <map>

#include "sample/audited.h"
#include "sample/distributions.h"

namespace ziping::sample {
namespace {

/// With fewer differences the distribution of their mean is too lopsided for Student's t (the auditing guides name 15
/// to 20 as the least).
constexpr std::uint64_t kEnoughDifferences = 15;

struct Layer {
  std::uint64_t elements = 0;
  std::uint64_t drawn = 0;
  std::uint64_t wrong = 0;
  Decimal sum;
  double squares = 0;
};

std::map<std::string, Layer> layers_of(const store::SampleRecord& sample, const std::vector<Audited>& audited) {
  std::map<std::string, Layer> layers;
  for (const store::FrameRow& row : sample.frame) ++layers[row.stratum].elements;
  for (const Audited& one : audited) {
    Layer& layer = layers[one.element->stratum];
    ++layer.drawn;
    layer.wrong += one.wrong() ? 1U : 0U;
    layer.sum = layer.sum.plus(one.difference).value_or(layer.sum);
    layer.squares += one.difference.approximate() * one.difference.approximate();
  }
  return layers;
}

double upper_count(const std::map<std::string, Layer>& layers, bool pooled, double confidence) {
  Layer whole;
  double open = 0;
  for (const auto& [label, layer] : layers) {
    whole.elements += layer.elements;
    whole.drawn += layer.drawn;
    whole.wrong += layer.wrong;
    open += layer.drawn < layer.elements ? 1 : 0;
  }
  const auto limit = [](const Layer& layer, double level) {
    return static_cast<double>(hypergeometric_upper(layer.wrong, layer.drawn, layer.elements, level));
  };
  if (pooled) return limit(whole, confidence);
  double sum = 0;
  for (const auto& [label, layer] : layers) sum += limit(layer, 1 - (1 - confidence) / std::max(1.0, open));
  return sum;
}

void estimate_money(const std::map<std::string, Layer>& layers, const std::vector<Audited>& audited, Evaluation* out) {
  MoneyResult money;
  money.method = "difference";
  Decimal net;
  double variance = 0;
  double freedom = 0;
  bool told = true;
  for (const Audited& one : audited) {
    Decimal& side = one.difference.is_negative() ? money.found_under : money.found_over;
    side = side.plus(one.difference.abs()).value_or(side);
  }
  for (const auto& [label, layer] : layers) {
    if (layer.drawn == 0) continue;
    const Decimal elements(static_cast<long long>(layer.elements));
    const Decimal drawn(static_cast<long long>(layer.drawn));
    const auto scaled = layer.sum.times(elements);
    const auto projected = scaled ? scaled->divided(drawn, 6) : std::nullopt;
    if (projected) net = net.plus(*projected).value_or(net);
    if (layer.drawn == layer.elements) continue;
    if (layer.drawn < 2) {
      told = false;
      continue;
    }
    const double n = static_cast<double>(layer.drawn);
    const double all = static_cast<double>(layer.elements);
    const double mean = layer.sum.approximate() / n;
    const double spread = std::max(0.0, (layer.squares - n * mean * mean) / (n - 1));
    variance += all * all * (1 - n / all) * spread / n;
    freedom += n - 1;
  }
  const Decimal rounded = net.rounded(2).value_or(net);
  (rounded.is_negative() ? money.likely_under : money.likely_over) = rounded.abs();
  if (out->counts.errors < kEnoughDifferences && freedom > 0) {
    out->notes.push_back("fewer than 15 differences: no bound in money; a sample by money gives one");
  } else if (told) {
    const double reach = freedom > 0 ? student_quantile(out->confidence, freedom) * std::sqrt(variance) : 0;
    money.upper_over = std::max(Decimal(0), rounded.plus(times_rounded_up(Decimal(1), reach)).value_or(rounded));
    money.upper_under =
        std::max(Decimal(0), rounded.negated().plus(times_rounded_up(Decimal(1), reach)).value_or(rounded));
  }
  out->money = money;
}

}  // namespace

void evaluate_elements(const store::SampleRecord& sample, const std::vector<Audited>& audited, bool pooled,
                       Evaluation* out) {
  const auto layers = layers_of(sample, audited);
  CountResult& counts = out->counts;
  bool all_money = true;
  for (const Audited& one : audited) {
    counts.errors += one.wrong() ? 1U : 0U;
    counts.likely += one.wrong() ? 1 / one.chance() : 0;
    all_money = all_money && one.item->money;
  }
  const double elements = static_cast<double>(counts.elements);
  counts.method = pooled ? "hypergeometric" : "hypergeometric by stratum";
  counts.rate = counts.likely / elements;
  counts.upper = upper_count(layers, pooled, out->confidence);
  if (pooled) {
    const auto errors = static_cast<double>(counts.errors);
    const auto drawn = static_cast<double>(audited.size());
    counts.rate_upper_binomial = binomial_upper(errors, drawn, out->confidence);
    counts.rate_upper_poisson = std::min(1.0, poisson_factor(errors, out->confidence) / drawn);
  }
  if (all_money) estimate_money(layers, audited, out);
}

}  // namespace ziping::sample
