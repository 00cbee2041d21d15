#pragma once
#include "check/indicator_rows.h"
#include "check/material.h"
#include "check/word_lists.h"

namespace ziping::check {

/// Which way an indicator is better.
enum class Sense { MoreIsBetter, LessIsBetter };

/// From the comparator of the target; where it has none, from the block and name (lists "cost-blocks",
/// "less-is-better" of patterns/checks).
Sense sense_of(const Material& material, const IndicatorRow& row);

/// Target and actual of a row as comparable figures; nullopt where one is missing, qualitative, or of another kind.
struct TargetAndActual {
  const Figure* target = nullptr;
  const Figure* actual = nullptr;
  Sense sense = Sense::MoreIsBetter;
  bool met = false;
};
std::optional<TargetAndActual> compare_target(const Material& material, const IndicatorRow& row);

/// Whether any word of a list of patterns/checks stands in a level's name.
bool any_level_holds(const Material& material, std::string_view list, const IndicatorRow& row);

}  // namespace ziping::check
