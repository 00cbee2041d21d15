#include "sample/design.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "base/limits.h"
#include "base/sha256.h"
#include "sample/strata.h"

namespace ziping::sample {
namespace {

using Json = nlohmann::ordered_json;

/// The version of SPECIFICATION.md that a sample follows.
constexpr const char* kSpecification = "ziping-sample-1";
/// Two are needed to tell how far a stratum's elements differ.
constexpr std::uint64_t kLeastInStratum = 2;

Error refuse(std::string why) {
  return {ErrorCode::Usage, std::move(why), {}};
}

bool by_money(const Design& design) {
  return design.method == Method::MusInterval || design.method == Method::MusCell;
}

/// The figures a design draws from, beside the frame made of them.
struct Material {
  std::vector<const store::FigureRow*> figures;
  std::vector<store::FrameRow> frame;
  std::vector<std::uint64_t> sizes;
  std::vector<std::uint64_t> absolute_cents;
  std::int64_t total = 0;
  /// Left out: no money, not above zero.
  std::int64_t no_money = 0;
  std::int64_t not_positive = 0;
};

bool passes(const output::Filter& filter, const store::FigureRow& figure) {
  store::DocumentRow row;
  row.entity = figure.entity;
  row.year = figure.year;
  output::Filter document = filter;
  document.statuses.clear();
  extract::Fact fact;
  fact.concept_id = figure.concept_id;
  fact.sure = figure.sure;
  return document.takes(row) && filter.takes(fact);
}

std::int64_t points_of(const store::FigureRow& figure, const RiskPoints& points) {
  return points.plain + (figure.sure ? 0 : points.unsure) + std::int64_t{points.error} * figure.errors +
         std::int64_t{points.warning} * figure.warnings;
}

Result<Material> gather(const std::vector<store::FigureRow>& figures, const Design& design, const MoneyUnits& money) {
  Material material;
  const bool need_money = by_money(design) || design.money_only || design.allocation == Allocation::Money;
  for (const store::FigureRow& figure : figures) {
    if (!passes(design.filter, figure)) continue;
    const bool is_money = money.contains(figure.unit);
    if (need_money && !is_money) {
      ++material.no_money;
      continue;
    }
    const auto amount = is_money ? cents(figure.base_value) : std::optional<std::int64_t>(0);
    if (!amount) return refuse(figure.file + ": the amount " + figure.text + " is too large to sample by");
    if (by_money(design) && *amount <= 0) {
      ++material.not_positive;
      continue;
    }
    std::int64_t size = 1;
    if (by_money(design)) size = *amount;
    if (design.method == Method::Risk) size = points_of(figure, design.points);
    if (__builtin_add_overflow(material.total, size, &material.total)) return refuse("the total is too large");
    material.figures.push_back(&figure);
    const bool layered = design.method == Method::Stratified;
    material.frame.push_back({figure.document, figure.fact, layered ? stratum_of(figure, design) : "", size});
    material.sizes.push_back(static_cast<std::uint64_t>(size));
    material.absolute_cents.push_back(static_cast<std::uint64_t>(*amount < 0 ? -*amount : *amount));
  }
  if (material.frame.empty()) {
    return refuse("no figure to draw from" + std::string(need_money ? " (of amounts of money)" : ""));
  }
  return material;
}

/// A rate, from a rate or an amount in yuan.
Result<Decimal> rate_of(const Decimal& given, const Material& material, const Design& design) {
  if (given <= Decimal(1)) return given;
  if (!by_money(design)) return refuse("a tolerable amount of money needs a sample by money; give a rate");
  const auto total = Decimal(static_cast<long long>(material.total)).shifted(-2);
  const auto rate = total ? given.divided(*total, 12) : std::nullopt;
  return rate ? Result<Decimal>(*rate) : refuse("the amount is too large");
}

std::string frame_digest(const std::vector<store::FrameRow>& frame) {
  std::string lines;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    const store::FrameRow& row = frame[i];
    lines += fmt::format("{},{},{},{},{}\n", i, row.document, row.fact, row.stratum, row.size);
  }
  return sha256_hex(lines);
}

/// The number of draws, told with how it was come by in `told`.
Result<std::uint64_t> size_of(const Material& material, const Design& design, Json* told) {
  const auto tolerable = rate_of(design.tolerable, material, design);
  if (!tolerable) return tolerable.error();
  const auto expected = rate_of(design.expected, material, design);
  if (!expected) return expected.error();
  const bool elements = design.method == Method::Simple || design.method == Method::Stratified;
  const Likelihood likelihood = design.likelihood.value_or(elements ? Likelihood::Hypergeometric : Likelihood::Poisson);
  if (likelihood == Likelihood::Hypergeometric && !elements) {
    return refuse("the hypergeometric distribution is of elements; sizes by money or risk need poisson or binomial");
  }
  (*told)["confidence"] = design.confidence;
  (*told)["tolerable"] = tolerable->reduced().to_string();
  (*told)["expected"] = expected->reduced().to_string();
  (*told)["likelihood"] = to_string(likelihood);
  if (design.size) {
    (*told)["size"] = "given";
    if (*design.size < 1 || *design.size > limits().sample_draws)
      return refuse("the size lies between 1 and 1,000,000");
    return *design.size;
  }
  const auto plan = plan_sample({design.confidence, *tolerable, *expected, likelihood, material.frame.size()});
  if (!plan) return plan.error();
  (*told)["size"] = "planned";
  (*told)["errors_allowed"] = plan->errors;
  return plan->size;
}

std::vector<Drawn> draw(const Material& material, const Design& design, std::uint64_t size, Generator& generator,
                        Json* told) {
  if (design.method == Method::Simple) return draw_simple(material.frame.size(), size, generator);
  if (design.method == Method::Stratified) {
    const std::vector<Layer> layers = layers_of(material.frame, material.absolute_cents);
    std::vector<std::uint64_t> shares;
    std::vector<std::uint64_t> counts;
    for (const Layer& layer : layers) {
      counts.push_back(layer.members.size());
      shares.push_back(design.allocation == Allocation::Elements ? counts.back()
                       : design.allocation == Allocation::Money  ? layer.cents
                                                                 : 1);
    }
    const auto wanted = allocate(shares, counts, size, kLeastInStratum);
    std::vector<Stratum> strata;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      strata.push_back({layers[i].members, wanted[i]});
      (*told)["strata"].push_back({{"stratum", layers[i].label}, {"elements", counts[i]}, {"drawn", wanted[i]}});
    }
    return draw_stratified(strata, generator);
  }
  const UnitMethod method = design.method == Method::MusCell ? UnitMethod::Cell : UnitMethod::Interval;
  if (!design.shuffle && design.method != Method::Risk) return draw_units(material.sizes, size, method, generator);
  const std::vector<std::uint64_t> order = generator.choice(material.sizes.size(), material.sizes.size());
  std::vector<std::uint64_t> sizes;
  for (const std::uint64_t position : order) sizes.push_back(material.sizes[position]);
  std::vector<Drawn> drawn = draw_units(sizes, size, method, generator);
  for (Drawn& element : drawn) element.position = order[element.position];
  return drawn;
}

const char* name_of(Allocation allocation) {
  return allocation == Allocation::Elements ? "elements" : allocation == Allocation::Money ? "money" : "equal";
}

}  // namespace

std::string to_string(Method method) {
  switch (method) {
    case Method::Simple:
      return "simple";
    case Method::Stratified:
      return "stratified";
    case Method::MusInterval:
      return "mus-interval";
    case Method::MusCell:
      return "mus-cell";
    case Method::Risk:
      break;
  }
  return "risk";
}

std::string to_string(Likelihood likelihood) {
  if (likelihood == Likelihood::Poisson) return "poisson";
  return likelihood == Likelihood::Binomial ? "binomial" : "hypergeometric";
}

std::optional<std::int64_t> cents(const Decimal& yuan) {
  const auto shifted = yuan.shifted(2);
  const auto whole = shifted ? shifted->rounded(0) : std::nullopt;
  if (!whole || whole->abs() > Decimal(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return static_cast<std::int64_t>(whole->coefficient());
}

Result<store::SampleRecord> draw_sample(const std::vector<store::FigureRow>& figures, const Design& design,
                                        const MoneyUnits& money) {
  if (design.method == Method::Stratified && design.strata.empty()) return refuse("strata by what? give --by");
  auto material = gather(figures, design, money);
  if (!material) return material.error();
  Json told;
  const auto size = size_of(*material, design, &told);
  if (!size) return size.error();
  Generator generator(design.seed);
  store::SampleRecord record;
  const std::vector<Drawn> drawn = draw(*material, design, *size, generator, &told);
  for (const Drawn& element : drawn) {
    const store::FigureRow& figure = *material->figures[element.position];
    store::SampleItem item;
    item.position = static_cast<std::int64_t>(element.position);
    item.hits = element.hits;
    item.certain = element.certain;
    item.chance = static_cast<std::int64_t>(element.chance);
    item.chance_of = static_cast<std::int64_t>(element.chance_of);
    item.money = money.contains(figure.unit);
    item.figure = figure;
    record.draws += element.hits;
    record.items.push_back(std::move(item));
  }
  if (design.method == Method::Stratified) told["allocation"] = name_of(design.allocation);
  if (design.method == Method::Risk) {
    const RiskPoints& points = design.points;
    told["points"] = {
        {"plain", points.plain}, {"unsure", points.unsure}, {"error", points.error}, {"warning", points.warning}};
  }
  told["shuffled"] = design.method == Method::Risk || (by_money(design) && design.shuffle);
  told["filter"] = {{"concepts", design.filter.concepts},
                    {"years", design.filter.years},
                    {"entities", design.filter.entities},
                    {"only_sure", design.filter.only_sure}};
  told["left_out"] = {{"no_money", material->no_money}, {"not_above_zero", material->not_positive}};
  record.method = to_string(design.method);
  record.seed = std::to_string(design.seed);
  record.generator = kGeneratorName;
  record.specification = kSpecification;
  record.design = told.dump();
  record.total = material->total;
  record.frame_sha256 = frame_digest(material->frame);
  record.frame = std::move(material->frame);
  return record;
}

}  // namespace ziping::sample
