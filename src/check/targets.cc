#include "check/targets.h"

#include <algorithm>

namespace ziping::check {

using extract::Comparator;

bool any_level_holds(const Material& material, std::string_view list, const IndicatorRow& row) {
  return std::any_of(row.path.begin(), row.path.end(),
                     [&](const std::string& level) { return holds_word(material.book, list, level); });
}

Sense sense_of(const Material& material, const IndicatorRow& row) {
  const Comparator comparator = row.target ? row.target->comparator : Comparator::None;
  if (comparator == Comparator::AtMost || comparator == Comparator::Less) return Sense::LessIsBetter;
  if (comparator == Comparator::AtLeast || comparator == Comparator::Greater) return Sense::MoreIsBetter;
  const bool less =
      any_level_holds(material, "cost-blocks", row) || holds_word(material.book, "less-is-better", row.item);
  return less ? Sense::LessIsBetter : Sense::MoreIsBetter;
}

std::optional<TargetAndActual> compare_target(const Material& material, const IndicatorRow& row) {
  if (!row.target || !row.actual) return std::nullopt;
  TargetAndActual pair;
  pair.target = material.figures.by_id(row.target->id);
  pair.actual = material.figures.by_id(row.actual->id);
  if (!pair.target || !pair.actual || row.target->comparator == Comparator::Between) return std::nullopt;
  const bool same_unit = row.target->unit == row.actual->unit;
  const bool same_kind = pair.target->factor != Rational(1) && pair.actual->factor != Rational(1);
  if (!same_unit && !same_kind && row.target->unit && row.actual->unit) return std::nullopt;
  pair.sense = sense_of(material, row);
  const Rational& wanted = pair.target->value;
  const Rational& reached = pair.actual->value;
  // A condition copied into the actual column says no more than that the condition holds.
  const Comparator said = row.actual->comparator;
  if (said != Comparator::None && said != Comparator::Equal && wanted != reached) return std::nullopt;
  pair.met = pair.sense == Sense::LessIsBetter ? reached <= wanted : reached >= wanted;
  if (row.target->comparator == Comparator::Less || row.target->comparator == Comparator::Greater) {
    if (said == Comparator::None && wanted == reached) pair.met = false;
  }
  return pair;
}

}  // namespace ziping::check
