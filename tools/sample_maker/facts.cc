#include "facts.h"

namespace samples {

std::string to_yuan(const Num& value, int power) {
  Num out = value;
  for (int i = 0; i < power; ++i) out = out.scale > 0 ? Num{out.units, out.scale - 1} : Num{out.units * 10, 0};
  return out.reduced().text();
}

std::string FactMaker::money_text(const Num& value) const {
  const Num shown = style_.trim ? value.reduced() : value.at_scale(style_.decimals);
  return style_.thousands ? shown.grouped() : shown.text();
}

std::string FactMaker::rate_text(const Num& value) const {
  return (style_.trim ? value.reduced() : value).text() + "%";
}

FactNote FactMaker::money(std::string concept_id, std::string item, const Num& value) const {
  FactNote fact;
  fact.concept_id = std::move(concept_id);
  if (!item.empty()) fact.item = std::move(item);
  fact.period = year_;
  fact.value = (style_.trim ? value.reduced() : value.at_scale(style_.decimals)).text();
  fact.unit = style_.money_unit;
  fact.base_value = to_yuan(value, style_.yuan() ? 0 : 4);
  fact.decimals = style_.trim ? value.reduced().scale : style_.decimals;
  return fact;
}

FactNote FactMaker::percent(std::string concept_id, std::string item, const Num& value) const {
  FactNote fact;
  fact.concept_id = std::move(concept_id);
  if (!item.empty()) fact.item = std::move(item);
  fact.period = year_;
  fact.value = (style_.trim ? value.reduced() : value).text();
  fact.unit = "%";
  fact.base_value = fact.value;
  fact.decimals = (style_.trim ? value.reduced() : value).scale;
  return fact;
}

FactNote FactMaker::count(std::string concept_id, std::string item, const Num& value, std::string unit) const {
  FactNote fact;
  fact.concept_id = std::move(concept_id);
  if (!item.empty()) fact.item = std::move(item);
  fact.period = year_;
  fact.value = value.reduced().text();
  if (!unit.empty()) fact.unit = std::move(unit);
  fact.base_value = fact.unit && fact.unit->starts_with("万") ? to_yuan(value, 4) : fact.value;
  fact.decimals = value.reduced().scale;
  return fact;
}

FactNote FactMaker::words(std::string concept_id, std::string value) const {
  FactNote fact;
  fact.concept_id = std::move(concept_id);
  fact.period = year_;
  fact.value = std::move(value);
  return fact;
}

Prose& Prose::say(std::string_view words) {
  paragraph_.text += words;
  return *this;
}

Prose& Prose::figure(std::string_view shown, FactNote fact) {
  Figure figure;
  figure.begin = paragraph_.text.size();
  paragraph_.text += shown;
  figure.end = paragraph_.text.size();
  figure.fact = std::move(fact);
  paragraph_.figures.push_back(std::move(figure));
  return *this;
}

Prose& Prose::money(const FactMaker& maker, FactNote fact, const Num& value, std::string_view unit) {
  return figure(maker.money_text(value) + (maker.style().space_before_unit ? " " : "") + std::string(unit),
                std::move(fact));
}

}  // namespace samples
