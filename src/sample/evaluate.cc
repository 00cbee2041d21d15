#include "sample/evaluate.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "sample/audited.h"

namespace ziping::sample {
namespace {

using Json = nlohmann::ordered_json;

Error refuse(std::string why) {
  return {ErrorCode::Usage, std::move(why), {}};
}

/// Fifteen digits behind the point: as exact as the factor itself.
Decimal exactly(double factor) {
  return Decimal::parse(fmt::format("{:.15f}", factor)).value_or(Decimal(0));
}

/// Money, to the cent.
void put(Json* json, const char* name, const std::optional<Decimal>& value) {
  (*json)[name] = value ? Json(value->rounded(2).value_or(*value).to_string()) : Json(nullptr);
}
void put(Json* json, const char* name, const std::optional<double>& value) {
  (*json)[name] = value ? Json(*value) : Json(nullptr);
}

/// Samples by money are drawn to show an amount, all others a rate of wrong figures.
void judge(const store::SampleRecord& sample, const Decimal& tolerable, Evaluation* evaluation) {
  if (sample.method.starts_with("mus") && evaluation->money) {
    MoneyResult& money = *evaluation->money;
    const auto amount = money.book.times(tolerable);
    money.tolerable = tolerable > Decimal(1) || !amount ? tolerable : amount->rounded(2).value_or(*amount);
    evaluation->tolerable_shown = money.upper_over && money.upper_under && *money.upper_over <= *money.tolerable &&
                                  *money.upper_under <= *money.tolerable;
    return;
  }
  const CountResult& counts = evaluation->counts;
  const double upper = counts.upper.value_or(static_cast<double>(counts.elements));
  evaluation->tolerable_shown = upper <= tolerable.approximate() * static_cast<double>(counts.elements);
}

}  // namespace

Decimal times_rounded(const Decimal& amount, double factor) {
  const auto product = amount.times(exactly(factor));
  return product ? product->rounded(2).value_or(*product) : amount;
}

Decimal times_rounded_up(const Decimal& amount, double factor) {
  const auto product = amount.times(exactly(factor));
  if (!product) return amount;
  const Decimal cut = product->truncated(2).value_or(*product);
  return cut == *product ? cut : cut.plus(*Decimal::make(1, 2)).value_or(cut);
}

Result<std::vector<Audited>> audited_items(const store::SampleRecord& sample,
                                           const std::vector<store::SampleAnswer>& answers, const MoneyUnits& money,
                                           Unexamined unexamined) {
  if (answers.size() != sample.items.size()) {
    return refuse(fmt::format("{} answers for {} items", answers.size(), sample.items.size()));
  }
  std::vector<Audited> audited;
  std::size_t open = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const store::SampleItem& item = sample.items[i];
    Audited one;
    one.item = &item;
    one.element = &sample.frame.at(static_cast<std::size_t>(item.position));
    Decimal found = unexamined == Unexamined::Wrong ? Decimal(0) : item.figure.value;
    if (answers[i].audited) {
      found = *answers[i].audited;
    } else {
      ++open;
    }
    const auto factor = money.find(item.figure.unit);
    const Decimal unit = item.money && factor != money.end() ? factor->second : Decimal(1);
    const auto book = item.figure.value.times(unit);
    const auto difference = item.figure.value.minus(found);
    const auto scaled = difference ? difference->times(unit) : std::nullopt;
    if (!book || !scaled) return refuse(fmt::format("row {}: a figure too long to reckon with", i + 1));
    one.book = *book;
    one.difference = *scaled;
    audited.push_back(one);
  }
  if (open > 0 && unexamined == Unexamined::Refuse) {
    return refuse(
        fmt::format("{} of {} items have no auditor's value; fill them in, or say what an empty one means "
                    "with --empty agrees or --empty wrong",
                    open, answers.size()));
  }
  return audited;
}

Result<Evaluation> evaluate(const store::SampleRecord& sample, const std::vector<store::SampleAnswer>& answers,
                            const MoneyUnits& money, const EvaluateOptions& options) {
  const auto audited = audited_items(sample, answers, money, options.unexamined);
  if (!audited) return audited.error();
  const Json design = Json::parse(sample.design, nullptr, false);
  Evaluation result;
  Decimal tolerable;
  if (design.is_object()) {
    result.confidence = design.value("confidence", 0.95);
    tolerable = Decimal::parse(design.value("tolerable", "0.05")).value_or(Decimal(0));
  }
  result.confidence = options.confidence.value_or(result.confidence);
  tolerable = options.tolerable.value_or(tolerable);
  result.items = sample.items.size();
  for (const store::SampleAnswer& answer : answers) result.examined += answer.audited ? 1U : 0U;
  result.counts.elements = sample.frame.size();
  if (sample.method == "risk") {
    evaluate_risk(sample, *audited, &result);
  } else if (sample.method.starts_with("mus")) {
    evaluate_money_units(sample, *audited, &result);
  } else {
    // In proportion to the strata's elements the sample is at least as good as a simple one of the same size.
    const bool pooled =
        sample.method == "simple" || (design.is_object() && design.value("allocation", std::string()) == "elements");
    evaluate_elements(sample, *audited, pooled, &result);
  }
  if (result.examined < result.items) {
    result.notes.push_back(fmt::format("{} items were not examined and count as {}", result.items - result.examined,
                                       options.unexamined == Unexamined::Wrong ? "wrong" : "right"));
  }
  judge(sample, tolerable, &result);
  return result;
}

std::string to_json(const Evaluation& evaluation) {
  Json json;
  json["items"] = evaluation.items;
  json["examined"] = evaluation.examined;
  json["confidence"] = evaluation.confidence;
  json["tolerable_shown"] = evaluation.tolerable_shown;
  if (evaluation.money) {
    const MoneyResult& money = *evaluation.money;
    Json part;
    part["method"] = money.method;
    if (money.method == "stringer") put(&part, "book", money.book);
    put(&part, "tolerable", money.tolerable);
    put(&part, "found_over", money.found_over);
    put(&part, "found_under", money.found_under);
    put(&part, "likely_over", money.likely_over);
    put(&part, "likely_under", money.likely_under);
    put(&part, "upper_over", money.upper_over);
    put(&part, "upper_under", money.upper_under);
    put(&part, "upper_over_poisson", money.upper_over_poisson);
    put(&part, "upper_under_poisson", money.upper_under_poisson);
    json["money"] = std::move(part);
  }
  const CountResult& counts = evaluation.counts;
  Json part;
  part["method"] = counts.method;
  part["elements"] = counts.elements;
  part["errors"] = counts.errors;
  part["likely"] = counts.likely;
  part["rate"] = counts.rate;
  put(&part, "rate_upper_binomial", counts.rate_upper_binomial);
  put(&part, "rate_upper_poisson", counts.rate_upper_poisson);
  put(&part, "upper", counts.upper);
  json["counts"] = std::move(part);
  json["notes"] = evaluation.notes;
  return json.dump();
}

}  // namespace ziping::sample
